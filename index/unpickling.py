# SPDX-License-Identifier: MIT
"""A second lock on Whoosh's pickles: reading an index can make nothing but the few classes that an index consists of.

The first lock is that only trusted libraries are opened at all (see `index.trust`).
"""

from __future__ import annotations

import importlib
import io
import pickle
import sys
from types import SimpleNamespace
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import ModuleType

#: What a pickle in one of our indexes may name.
_ALLOWED = frozenset(
    {
        ("whoosh.fields", "Schema"),
        ("whoosh.codec.whoosh3", "W3Codec"),
        ("whoosh.codec.whoosh3", "W3Segment"),
        ("index.schema", "Impact"),
        ("index.schema", "ImpactFormat"),
        ("builtins", "int"),
        ("builtins", "set"),
        ("builtins", "frozenset"),
        ("builtins", "object"),
        ("collections", "defaultdict"),
        ("copyreg", "_reconstructor"),
    }
)

#: The modules in which Whoosh, in any of its distributions, reads pickles.
_PLACES = (
    "whoosh.codec.whoosh3",
    "whoosh.columns",
    "whoosh.filedb.compound",
    "whoosh.filedb.filestore",
    "whoosh.filedb.filetables",
    "whoosh.filedb.structfile",
    "whoosh.index",
)


class _Unpickler(pickle.Unpickler):
    """Makes only what `_ALLOWED` lists."""

    def find_class(self, module: str, name: str) -> Any:
        """Return an allowed class. Raises UnpicklingError for any other."""
        if (module, name) == ("_codecs", "encode"):
            # How old pickles write bytes down. Python's own would load any codec.
            return _latin1
        if (module, name) not in _ALLOWED:
            raise pickle.UnpicklingError(f"a search index may not hold {module}.{name}")
        return super().find_class(module, name)


def _latin1(text: str, encoding: str) -> bytes:
    if encoding != "latin1":
        raise pickle.UnpicklingError(f"a search index may not hold text as {encoding}")
    return text.encode("latin1")


def load(file: IO[bytes]) -> Any:
    """Read one pickle from a file. Raises UnpicklingError when it names anything that no index holds."""
    return _Unpickler(file).load()


def loads(data: bytes) -> Any:
    """Read one pickle from bytes. Raises UnpicklingError when it names anything that no index holds."""
    return _Unpickler(io.BytesIO(data)).load()


def guard_whoosh() -> None:
    """Make Whoosh read its pickles with `load` and `loads` for as long as the program runs. May be called again."""
    places = [importlib.import_module(place) for place in _PLACES]
    for module in [*places, *_loaded()]:
        for name, value in list(vars(module).items()):
            # By what it is and not by its name, which differs between the distributions.
            safe = next((ours for theirs, ours in _SAFE if value is theirs), None)
            if safe is not None:
                setattr(module, name, safe)
    # Readers of formats older than ours have pickles of their own.
    vars(importlib.import_module("whoosh.index"))["toc_loaders"] = {}


_SAFE = (
    (pickle.load, load),
    (pickle.loads, loads),
    (pickle.Unpickler, _Unpickler),
    (pickle, SimpleNamespace(**{**vars(pickle), "load": load, "loads": loads, "Unpickler": _Unpickler})),
)


def _loaded() -> list[ModuleType]:
    return [module for name, module in list(sys.modules.items()) if name.split(".")[0] == "whoosh"]
