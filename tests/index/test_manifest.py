# SPDX-License-Identifier: MIT
from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from index.assets import asset_json
from index.errors import LibraryError
from index.library import Library
from index.manifest import MANIFEST, read_manifest, sequence_of
from index.trust import own_key, sign, user_trust

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def folder(sample_library: Path, tmp_path: Path) -> Path:
    """A copy of the sample library, to be damaged."""
    return shutil.copytree(sample_library, tmp_path / "library")


def change(folder: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Change a manifest and sign it again, as a newer program would have written it."""
    path = folder / MANIFEST
    data = json.loads(path.read_bytes())
    change(data)
    data["signature"] = ""
    unsigned = (json.dumps(data, indent=1, sort_keys=True) + "\n").encode()
    data["signature"] = sign(unsigned, own_key())
    path.write_bytes((json.dumps(data, indent=1, sort_keys=True) + "\n").encode())


def refusal(folder: Path) -> str:
    """Return why a library is not opened."""
    with pytest.raises(LibraryError) as caught:
        Library.open(folder)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_manifest_fits_its_schema(sample_library: Path) -> None:
    jsonschema.validate(
        json.loads((sample_library / MANIFEST).read_bytes()), asset_json("schemas/manifest.schema.json")
    )


def test_a_manifest_counts_what_is_there(sample_library: Path) -> None:
    manifest = read_manifest(sample_library, user_trust())
    assert manifest.counts == {"articles": 3, "condition": 1, "procedure": 1, "symptom": 1}
    assert (manifest.edition, manifest.sequence) == ("2026.11", 202611)


def test_a_sound_library_opens_whole(sample_library: Path) -> None:
    with Library.open(sample_library, verify="full") as library:
        assert library.manifest.program


def flip(path: Path) -> None:
    """Change one bit in the middle of a file."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def search_fault(folder: Path) -> str:
    """Return what an opened library says of its search index."""
    with Library.open(folder) as library:
        assert library.article("impetigo").article.title == "Impetigo"
        return library.search_fault


def test_a_changed_byte_is_noticed(folder: Path) -> None:
    flip(folder / "articles.sqlite")
    assert refusal(folder).endswith(
        "articles.sqlite has been changed; build it again with lamplight-index build or install again."
    )


def test_articles_are_read_though_their_search_index_is_damaged(folder: Path) -> None:
    assert search_fault(folder) == ""
    flip(folder / "search" / "_MAIN_1.toc")
    assert "search/_MAIN_1.toc has been changed" in search_fault(folder)


def test_another_size_is_noticed(folder: Path) -> None:
    with (folder / "articles.sqlite").open("ab") as file:
        file.write(b"x")
    assert "articles.sqlite has another size" in refusal(folder)


def test_a_missing_file_is_noticed(folder: Path) -> None:
    (folder / "articles.sqlite").unlink()
    assert "articles.sqlite is missing" in refusal(folder)


def test_a_file_that_nobody_listed_is_noticed(folder: Path) -> None:
    """Whoosh would open a newer table of contents that somebody put there."""
    (folder / "search" / "_MAIN_2.toc").write_bytes(b"")
    assert "search/_MAIN_2.toc does not belong to it" in search_fault(folder)


def test_a_folder_without_a_library_is_said(tmp_path: Path) -> None:
    assert refusal(tmp_path).startswith(f"The folder {tmp_path} holds no library: build one")


def test_no_folder_is_said(tmp_path: Path) -> None:
    assert refusal(tmp_path / "gone").startswith(f"There is no library at {tmp_path / 'gone'}")


def test_a_file_instead_of_a_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "is a file, not a library folder" in refusal(tmp_path / "file")


def test_a_newer_schema_is_said(folder: Path) -> None:
    change(folder, lambda data: data.update(schema_version=99))
    assert "made by a newer Lamplight: install the newer version" in refusal(folder)


def test_an_older_schema_is_said(folder: Path) -> None:
    change(folder, lambda data: data.update(schema_version=0))
    assert "made by an older Lamplight: build it again" in refusal(folder)


@pytest.mark.parametrize("name", ["../articles.sqlite", "/etc/passwd", "search/../x", "a/b", ".hidden"])
def test_a_manifest_names_only_its_own_files(folder: Path, name: str) -> None:
    change(folder, lambda data: data["files"].update({name: {"size": 1, "sha256": "0" * 64}}))
    assert "names files that no library has" in refusal(folder)


@pytest.mark.parametrize(
    "text", ["", "[]", "{", "nul", '{"format": "other"}', "[" * 5000, '{"format": "lamplight-library"}']
)
def test_a_garbled_manifest_is_said(folder: Path, text: str) -> None:
    (folder / MANIFEST).write_text(text)
    assert "is damaged: manifest.json" in refusal(folder)


def test_a_huge_manifest_is_not_read(folder: Path) -> None:
    (folder / MANIFEST).write_bytes(b" " * (5 * 1024 * 1024))
    assert "manifest.json is too long" in refusal(folder)


def test_a_library_of_somebody_else_is_refused(folder: Path, tmp_path: Path) -> None:
    own_key(tmp_path / "other")
    with pytest.raises(LibraryError, match="was not built on this computer by this user: build it again"):
        Library.open(folder, trust=user_trust(tmp_path / "other"))


def test_a_changed_manifest_is_refused(folder: Path) -> None:
    path = folder / MANIFEST
    path.write_text(path.read_text().replace('"articles": 3', '"articles": 4'))
    assert "was not built on this computer by this user" in refusal(folder)


def test_an_edition_gives_its_number() -> None:
    assert sequence_of("2027.02") == 202702


@pytest.mark.parametrize("edition", ["2026", "26.11", "2026.1", "next"])
def test_another_form_of_edition_is_refused(edition: str) -> None:
    with pytest.raises(ValueError, match="An edition is a year and a month"):
        sequence_of(edition)
