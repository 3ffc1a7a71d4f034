# SPDX-License-Identifier: MIT
"""Which libraries may be opened.

A search index holds pickles, and reading a pickle can run code that was put into it. So a library is opened only when
it is the one that this program was shipped with (the hash of its manifest is pinned), or when this user built it (its
manifest carries a keyed hash made with a key that only this user can read).
"""

from __future__ import annotations

import hashlib
import hmac
import importlib
import os
import secrets
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.errors import LibraryError
from index.places import user_data_folder

if TYPE_CHECKING:
    from pathlib import Path

#: The file in the user's data folder that holds the key.
KEY_FILE = "library.key"
_KEY_BYTES = 32
#: The module that packaging writes into a frozen program; MANIFEST_SHA256 in it pins the shipped library.
PIN_MODULE = "lamplight_pin"


@dataclass(frozen=True, slots=True)
class Trust:
    """What makes a library acceptable: the pinned SHA-256 of its manifest.json in hex, or this user's key."""

    pinned: str | None = None
    key: bytes | None = None

    def accepts(self, manifest: bytes, signed: bytes, signature: str) -> bool:
        """Tell whether a library may be opened.

        `manifest` is its whole manifest.json, `signed` the part of it that the hex `signature` covers.
        """
        if self.pinned and hmac.compare_digest(hashlib.sha256(manifest).hexdigest(), self.pinned.lower()):
            return True
        if self.key is None or not signature.isascii():
            return False
        return hmac.compare_digest(sign(signed, self.key), signature)


def sign(data: bytes, key: bytes) -> str:
    """Return the keyed hash (HMAC-SHA256) of `data` in hex."""
    return hmac.new(key, data, hashlib.sha256).hexdigest()


def user_trust(data_folder: Path | None = None) -> Trust:
    """Return what this program and this user trust. Makes no key: without one nothing of this user's was built."""
    return Trust(pinned=pinned_hash(), key=read_key(data_folder))


def pinned_hash() -> str | None:
    """Return the manifest hash that is frozen into an installed program, or None in a source tree."""
    try:
        value = importlib.import_module(PIN_MODULE).MANIFEST_SHA256
    except (ImportError, AttributeError):
        return None
    return value if isinstance(value, str) else None


def read_key(data_folder: Path | None = None) -> bytes | None:
    """Return this user's key, or None when there is none. Raises LibraryError when others could have read it."""
    path = (data_folder or user_data_folder()) / KEY_FILE
    try:
        with path.open("rb") as file:
            if os.name == "posix" and stat.S_IMODE(os.fstat(file.fileno()).st_mode) & 0o077:
                raise LibraryError(f"Others can read the key {path}: delete it and build the library again.")
            key = file.read(_KEY_BYTES + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise LibraryError(f"The key {path} cannot be read: {error.strerror or error}.") from error
    if len(key) != _KEY_BYTES:
        raise LibraryError(f"The key {path} is damaged: delete it and build the library again.")
    return key


def own_key(data_folder: Path | None = None) -> bytes:
    """Return this user's key and make one first when there is none, readable by this user alone."""
    folder = data_folder or user_data_folder()
    key = read_key(folder)
    if key is not None:
        return key
    path = folder / KEY_FILE
    fresh = path.with_name(f"{KEY_FILE}.{secrets.token_hex(8)}")
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(secrets.token_bytes(_KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise LibraryError(f"The key {path} cannot be written: {error.strerror or error}.") from error
    key = read_key(folder)
    if key is None:
        raise LibraryError(f"The key {path} vanished while it was made: build the library again.")
    return key
