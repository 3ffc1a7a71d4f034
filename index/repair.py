# SPDX-License-Identifier: MIT
"""What answers when a library's search index is damaged: the articles are searched themselves, and a new index is made.

The new index lies in this user's data folder, since an installed library cannot be written. Its own manifest carries
the hashes of its files, the fingerprint of the library that it belongs to, and a signature with this user's key.
"""

from __future__ import annotations

import hmac
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.errors import BuildError, LibraryError, SearchError
from index.indexer import write_index
from index.manifest import MANIFEST, SEARCH, FileEntry, check_entries, file_entry
from index.places import user_data_folder
from index.postings import PostingsReader
from index.scan import ScannedPostings
from index.switch import current, staging
from index.trust import own_key, read_key, sign

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from index.analysis import Analyzer
    from index.library import Library
    from index.postings import TermIndex

#: The folder of a new index, in the user's data folder.
FOLDER = "search-again"


@dataclass(frozen=True, slots=True)
class OpenedIndex:
    """What a search reads. `fault` says in a sentence why it is not the library's own index; "" when it is."""

    index: TermIndex
    fault: str = ""


def open_index(library: Library, analyzer: Analyzer, data_folder: Path | None = None) -> OpenedIndex:
    """Open the index of a library: its own, else the one made again, else none but the articles themselves.

    Raises LibraryError when the articles cannot be read either.
    """
    articles = library.manifest.counts.get("articles", 0)
    fault = library.search_fault
    if not fault:
        try:
            return OpenedIndex(PostingsReader.open(library.folder / SEARCH, articles))
        except SearchError as error:
            fault = str(error)
    return open_without(library, analyzer, fault, data_folder)


def open_without(library: Library, analyzer: Analyzer, fault: str, data_folder: Path | None = None) -> OpenedIndex:
    """Open what there is beside the library's own index, which has a `fault`. Raises LibraryError."""
    articles = library.manifest.counts.get("articles", 0)
    again = _open_again(library, articles, data_folder)
    if again is not None:
        return OpenedIndex(again)
    scanned = ScannedPostings(library.database, analyzer, articles)
    found = "Search is slower" if scanned.complete else "Search finds names only"
    return OpenedIndex(scanned, f"{found} until the search index, which is damaged, has been made again. ({fault})")


def repair(
    library: Library,
    analyzer: Analyzer,
    *,
    data_folder: Path | None = None,
    step: Callable[[int], None] | None = None,
) -> Path:
    """Make the search index of a library again in the user's data folder, and return its folder.

    `step` is called with the number of articles done; what it raises ends the work and leaves nothing. Raises
    BuildError when the folder cannot be written, LibraryError when the articles cannot be read.
    """
    key = own_key(data_folder)
    out = (data_folder or user_data_folder()) / FOLDER
    try:
        with staging(out) as folder:
            write_index(library.database, folder / SEARCH, analyzer, step or (lambda _: None))
            paths = sorted(path for path in (folder / SEARCH).iterdir() if path.is_file())
            entries = [file_entry(folder, f"{SEARCH}/{path.name}") for path in paths]
            signed = _signed_part(library.manifest.fingerprint, entries)
            manifest = {**json.loads(signed), "signature": sign(signed, key)}
            (folder / MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")
    except OSError as error:
        raise BuildError(f"The search index {out} cannot be written: {error.strerror or error}.") from error
    return out


def _open_again(library: Library, articles: int, data_folder: Path | None) -> PostingsReader | None:
    """Return the index that was made again for this very library, when there is one and it is whole."""
    try:
        key = read_key(data_folder)
        folder = current((data_folder or user_data_folder()) / FOLDER)
        if key is None or not (folder / MANIFEST).is_file():
            return None
        manifest = json.loads((folder / MANIFEST).read_bytes())
        entries = [FileEntry(str(path), int(size), str(sha)) for path, size, sha in manifest["files"]]
        signed = _signed_part(library.manifest.fingerprint, entries)
        if not hmac.compare_digest(sign(signed, key), str(manifest["signature"])):
            return None
        check_entries(folder, entries, "full")
        return PostingsReader.open(folder / SEARCH, articles)
    except (LibraryError, SearchError, OSError, ValueError, KeyError, TypeError):
        # Whatever is wrong with it: it is only a copy, and another is made.
        return None


def _signed_part(fingerprint: str, entries: list[FileEntry]) -> bytes:
    """Return the bytes that the signature covers."""
    files = [[entry.path, entry.size, entry.sha256] for entry in entries]
    return json.dumps({"of": fingerprint, "files": files}, sort_keys=True).encode()
