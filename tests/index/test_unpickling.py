# SPDX-License-Identifier: MIT
from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from index.builder import build
from index.errors import LibraryError, SearchError
from index.library import Library
from index.postings import PostingsReader
from index.searcher import Searcher
from index.unpickling import guard_whoosh, loads

if TYPE_CHECKING:
    from pathlib import Path


class Hostile:
    """Makes a folder when it is unpickled."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return (os.mkdir, (str(self.folder),))


@pytest.fixture
def index(sample_library: Path, tmp_path: Path) -> Path:
    """A copy of the search index of the sample library."""
    return shutil.copytree(sample_library / "search", tmp_path / "search")


def put_into_toc(index: Path, payload: bytes, place: str) -> None:
    """Put a pickle in the place of the schema or of the segments of a table of contents."""
    toc = next(index.glob("*.toc"))
    data = toc.read_bytes()
    schema = data.index(b"\x80\x02cwhoosh.fields")
    end = data.index(b".", data.index(b"ub", schema)) + 1
    while True:
        try:
            loads(data[schema:end])
            break
        except (pickle.UnpicklingError, EOFError, ValueError, IndexError):
            end = data.index(b".", end) + 1
    if place == "segments":
        segments = data.index(b"\x80", end)
        toc.write_bytes(data[:segments] + payload)
        return
    # Before the schema stands its length, as a number of 7 bits a byte.
    start = schema - len(_varint(end - schema))
    toc.write_bytes(data[:start] + _varint(len(payload)) + payload + data[end:])


def _varint(number: int) -> bytes:
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    return bytes([*out, number])


@pytest.mark.parametrize("place", ["schema", "segments"])
def test_a_hostile_table_of_contents_does_not_run(index: Path, tmp_path: Path, place: str) -> None:
    put_into_toc(index, pickle.dumps(Hostile(tmp_path / "ran"), 2), place)
    with pytest.raises(SearchError, match="cannot be read"):
        PostingsReader.open(index, 3)
    assert not (tmp_path / "ran").exists()


def test_the_hostile_table_of_contents_would_run_without_the_guard(index: Path, tmp_path: Path) -> None:
    """The attack is real: the test above would fail."""
    put_into_toc(index, pickle.dumps(Hostile(tmp_path / "ran"), 2), "segments")
    script = "import sys\nfrom whoosh.filedb.filestore import FileStorage\nFileStorage(sys.argv[1]).open_index()"
    subprocess.run([sys.executable, "-c", script, str(index)], capture_output=True, check=False)
    assert (tmp_path / "ran").exists()


@pytest.mark.parametrize("protocol", [0, 2, 4])
def test_a_hostile_pickle_is_refused(tmp_path: Path, protocol: int) -> None:
    with pytest.raises(pickle.UnpicklingError, match="a search index may not hold"):
        loads(pickle.dumps(Hostile(tmp_path / "ran"), protocol))
    assert not (tmp_path / "ran").exists()


def test_bytes_of_old_pickles_are_read() -> None:
    assert loads(pickle.dumps((1, 2.5, b"\x00\xff", "text"), 2)) == (1, 2.5, b"\x00\xff", "text")


def test_no_other_codec_is_loaded() -> None:
    with pytest.raises(pickle.UnpicklingError, match="may not hold text as"):
        loads(b"\x80\x02c_codecs\nencode\nX\x01\x00\x00\x00aX\x05\x00\x00\x00rot13\x86R.")


def test_every_reader_of_pickles_in_whoosh_is_guarded() -> None:
    """A new version that reads them elsewhere must not pass unseen."""
    guard_whoosh()
    readers = (pickle, pickle.load, pickle.loads, pickle.Unpickler)
    loaded = [module for name, module in sys.modules.items() if name.startswith("whoosh")]
    assert loaded
    for module in loaded:
        assert not [name for name, value in vars(module).items() if any(value is reader for reader in readers)]


def test_a_library_that_was_replaced_meanwhile_is_not_searched(
    sample_articles: Path, sample_library: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(sample_library, tmp_path / "library")
    with Library.open(folder) as library:
        build(sample_articles, folder, edition="2027.01")
        with pytest.raises(LibraryError, match="was replaced meanwhile: open it again"):
            Searcher(library)
