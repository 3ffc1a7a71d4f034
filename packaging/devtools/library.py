# SPDX-License-Identifier: MIT
"""The library that the window opens, built from the articles of this checkout when they or the builder changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from devtools import running, stamps
from devtools.problem import AGAIN, SetupProblem

if TYPE_CHECKING:
    from pathlib import Path

    from devtools.places import Places

# What a built library depends on; the rest of resources/ is only for the screen.
_INPUTS = ("index", "resources", "packaging/requirements.lock")
_LEFT_OUT = frozenset({"resources/icons", "resources/qss", "resources/themes.json", "resources/translations"})


def _stamp_path(places: Places) -> Path:
    return places.build / "library.json"


def _result(places: Places) -> list[int]:
    return stamps.file_state(places.library / "manifest.json")


def _stamp(places: Places) -> dict[str, Any]:
    return {
        "state": stamps.tree_state(places.root, _INPUTS, _LEFT_OUT),
        "content": stamps.tree_content(places.root, _INPUTS, _LEFT_OUT),
        "result": _result(places),
    }


def pending(places: Places) -> str:
    """Say that the library is to be built, or nothing. Files are opened only when their times differ."""
    task = f"build the library from {places.articles.relative_to(places.root)}"
    stamp = stamps.read(_stamp_path(places))
    if not stamp.get("result") or stamp["result"] != _result(places):
        return task
    if stamp.get("state") == stamps.tree_state(places.root, _INPUTS, _LEFT_OUT):
        return ""
    return "" if stamp.get("content") == stamps.tree_content(places.root, _INPUTS, _LEFT_OUT) else task


def build(places: Places) -> None:
    """Build the library with the builder's own progress, and note what it was built from."""
    before = _stamp(places)
    source, target = str(places.articles), str(places.library)
    command = [str(places.python), "-P", "-m", "index", "build", source, "--out", target]
    outcome = running.run(command, cwd=places.root, env=places.module_environment(), keep=False)
    if outcome.code:
        raise SetupProblem(f"the library was not built; what is wrong stands above. {AGAIN}")
    stamps.write(_stamp_path(places), {**before, "result": _result(places)})
