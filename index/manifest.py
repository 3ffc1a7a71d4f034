# SPDX-License-Identifier: MIT
"""manifest.json: what a built library holds, so that a damaged, newer or foreign one is noticed before it is used."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from index.errors import LibraryError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from index.trust import Trust

#: The edition that a build makes when none is named.
EDITION = "2026.11"
FORMAT = "lamplight-library"
#: Grows when the folder is laid out in another way.
FORMAT_VERSION = 1
#: Grows when the tables of articles.sqlite or the fields of search/ change.
SCHEMA_VERSION = 3

MANIFEST = "manifest.json"
DATABASE = "articles.sqlite"
SEARCH = "search"

#: "sizes" checks every size, and hashes as much as fits in `HASHED_AT_OPEN`; "full" hashes every file.
Verify = Literal["sizes", "full"]
#: Bytes that an open may hash without being felt; the search index comes first.
HASHED_AT_OPEN = 32 * 1024 * 1024
_MANIFEST_LIMIT = 4 * 1024 * 1024
_SAFE_PATH = re.compile(r"(search/)?[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}")


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One file of a library: its path inside the folder, its size in bytes and its SHA-256 in hex."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a library says of itself. `sequence` grows with every edition; `fingerprint` is the SHA-256 of the file."""

    edition: str
    sequence: int
    content_hash: str
    counts: Mapping[str, int]
    files: tuple[FileEntry, ...]
    program: str
    format_version: int = FORMAT_VERSION
    schema_version: int = SCHEMA_VERSION
    signature: str = ""
    fingerprint: str = ""

    def to_json(self) -> bytes:
        """Return the manifest as it stands in its file."""
        return (json.dumps(self._as_dict(), indent=1, sort_keys=True) + "\n").encode()

    def signed_part(self) -> bytes:
        """Return the bytes that the signature covers: everything but the signature."""
        return replace(self, signature="").to_json()

    def signed_with(self, signature: str) -> bytes:
        """Return the manifest as it stands in its file, carrying `signature`."""
        return replace(self, signature=signature).to_json()

    def _as_dict(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "format_version": self.format_version,
            "schema_version": self.schema_version,
            "program": self.program,
            "edition": self.edition,
            "sequence": self.sequence,
            "content_hash": self.content_hash,
            "counts": dict(self.counts),
            "files": {entry.path: {"size": entry.size, "sha256": entry.sha256} for entry in self.files},
            "signature": self.signature,
        }


def sequence_of(edition: str) -> int:
    """Return the sequence number of an edition: 202611 for 2026.11. Raises ValueError for another form."""
    match = re.fullmatch(r"(\d{4})\.(\d{2})", edition)
    if not match:
        raise ValueError(f"An edition is a year and a month such as {EDITION}, not {edition!r}.")
    return int(match[1] + match[2])


def file_entry(folder: Path, path: str) -> FileEntry:
    """Return the entry of the file that lies at `path` inside `folder`."""
    return FileEntry(path, (folder / path).stat().st_size, hash_file(folder / path))


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_manifest(folder: Path, trust: Trust) -> Manifest:
    """Return the manifest of the library in `folder`.

    Raises LibraryError when there is none, when it is damaged or made by a newer program, or when it is not trusted.
    """
    raw = _manifest_bytes(folder)
    manifest = _parse(raw, folder)
    if not trust.accepts(raw, manifest.signed_part(), manifest.signature):
        raise LibraryError(
            f"The library {folder} was not built on this computer by this user: "
            "build it again with lamplight-index build."
        )
    return manifest


def check_files(folder: Path, manifest: Manifest, verify: Verify = "sizes") -> str:
    """Check the files of a library against its manifest.

    Returns in a sentence what is wrong with the search index, "" when nothing is: the articles can be read without it.
    Raises LibraryError at the first other file that differs.
    """
    search = [entry for entry in manifest.files if entry.path.startswith(f"{SEARCH}/")]
    others = [entry for entry in manifest.files if entry not in search]
    try:
        hashed = check_entries(folder, search, verify)
        fault = ""
    except LibraryError as error:
        hashed, fault = 0, str(error)
    check_entries(folder, others, verify, hashed, alone=False)
    return fault


def check_entries(
    folder: Path, entries: Sequence[FileEntry], verify: Verify, hashed: int = 0, *, alone: bool = True
) -> int:
    """Check files against what is known of them; `hashed` bytes were hashed before. Returns how many are now.

    With `alone` no other file may lie in the search folder: Whoosh opens whatever is there. Raises LibraryError.
    """
    listed = {entry.path for entry in entries}
    for found in _found_files(folder) if alone else ():
        if found not in listed:
            raise _damaged(folder, f"{found} does not belong to it")
    for entry in sorted(entries, key=lambda entry: entry.size):
        path = folder / entry.path
        try:
            if not path.is_file():
                raise _damaged(folder, f"{entry.path} is missing")
            if path.stat().st_size != entry.size:
                raise _damaged(folder, f"{entry.path} has another size than it was built with")
            hashed += entry.size
            if (verify == "full" or hashed <= HASHED_AT_OPEN) and hash_file(path) != entry.sha256:
                raise _damaged(folder, f"{entry.path} has been changed")
        except OSError as error:
            raise LibraryError(f"The library file {path} cannot be read: {error.strerror or error}.") from error
    return hashed


def _damaged(folder: Path, what: str) -> LibraryError:
    return LibraryError(
        f"The library {folder} is damaged: {what}; build it again with lamplight-index build or install again."
    )


def _found_files(folder: Path) -> Iterator[str]:
    """Yield the paths of the files of the search index."""
    search = folder / SEARCH
    try:
        for path in search.iterdir() if search.is_dir() else ():
            yield f"{SEARCH}/{path.name}"
    except OSError as error:
        raise LibraryError(f"The folder {search} cannot be read: {error.strerror or error}.") from error


def _manifest_bytes(folder: Path) -> bytes:
    path = folder / MANIFEST
    try:
        if not folder.exists():
            raise LibraryError(f"There is no library at {folder}: build one with lamplight-index build --out {folder}.")
        if not folder.is_dir():
            raise LibraryError(f"{folder} is a file, not a library folder.")
        if not path.exists():
            raise LibraryError(
                f"The folder {folder} holds no library: build one with lamplight-index build --out {folder}."
            )
        with path.open("rb") as file:
            raw = file.read(_MANIFEST_LIMIT + 1)
    except OSError as error:
        raise LibraryError(f"The library {folder} cannot be read: {error.strerror or error}.") from error
    if len(raw) > _MANIFEST_LIMIT:
        raise _damaged(folder, f"{MANIFEST} is too long")
    return raw


def _parse(raw: bytes, folder: Path) -> Manifest:
    try:
        data = json.loads(raw)
        if data["format"] != FORMAT:
            raise _damaged(folder, f"{MANIFEST} is not one of a library")
        _refuse_newer(data, folder)
        files = tuple(
            FileEntry(path, int(entry["size"]), str(entry["sha256"])) for path, entry in data["files"].items()
        )
        manifest = Manifest(
            edition=str(data["edition"]),
            sequence=int(data["sequence"]),
            content_hash=str(data["content_hash"]),
            counts={str(name): int(count) for name, count in data["counts"].items()},
            files=files,
            program=str(data["program"]),
            format_version=int(data["format_version"]),
            schema_version=int(data["schema_version"]),
            signature=str(data["signature"]),
            fingerprint=hashlib.sha256(raw).hexdigest(),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _damaged(folder, f"{MANIFEST} cannot be understood") from error
    if DATABASE not in data["files"] or not all(_SAFE_PATH.fullmatch(entry.path) for entry in files):
        raise _damaged(folder, f"{MANIFEST} names files that no library has")
    return manifest


def _refuse_newer(data: Mapping[str, Any], folder: Path) -> None:
    """Raise LibraryError when a newer or an older program made the library."""
    versions = (int(data["format_version"]), int(data["schema_version"]))
    if versions[0] > FORMAT_VERSION or versions[1] > SCHEMA_VERSION:
        raise LibraryError(f"The library {folder} was made by a newer Lamplight: install the newer version to open it.")
    if versions != (FORMAT_VERSION, SCHEMA_VERSION):
        raise LibraryError(
            f"The library {folder} was made by an older Lamplight: build it again with lamplight-index build."
        )
