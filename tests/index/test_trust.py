# SPDX-License-Identifier: MIT
from __future__ import annotations

import hashlib
import os
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from index.errors import LibraryError
from index.trust import KEY_FILE, PIN_MODULE, Trust, own_key, pinned_hash, read_key, sign, user_trust

if TYPE_CHECKING:
    from pathlib import Path


def test_there_is_no_key_before_one_is_made(tmp_path: Path) -> None:
    assert read_key(tmp_path / "nowhere") is None


def test_a_key_is_made_once(tmp_path: Path) -> None:
    assert own_key(tmp_path) == own_key(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [KEY_FILE]


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps files of a profile apart by other means")
def test_only_its_user_can_read_a_key(tmp_path: Path) -> None:
    own_key(tmp_path / "new")
    assert (tmp_path / "new" / KEY_FILE).stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps files of a profile apart by other means")
def test_a_key_that_others_can_read_is_refused(tmp_path: Path) -> None:
    own_key(tmp_path)
    (tmp_path / KEY_FILE).chmod(0o644)
    with pytest.raises(LibraryError, match="Others can read the key"):
        read_key(tmp_path)


def test_a_key_of_another_length_is_refused(tmp_path: Path) -> None:
    own_key(tmp_path)
    (tmp_path / KEY_FILE).write_bytes(b"short")
    with pytest.raises(LibraryError, match="is damaged: delete it"):
        own_key(tmp_path)


def test_a_data_folder_that_is_a_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    reason = ".+" if os.name == "nt" else "Not a directory"  # Windows says so in its own words
    with pytest.raises(LibraryError, match=rf"^The key .*: {reason}\.$"):
        own_key(tmp_path / "file")


def test_a_signature_of_this_key_is_accepted() -> None:
    assert Trust(key=b"k" * 32).accepts(b"whole", b"signed", sign(b"signed", b"k" * 32))


@pytest.mark.parametrize("signature", ["", "0" * 64, sign(b"signed", b"other"), "é"])
def test_any_other_signature_is_not(signature: str) -> None:
    assert not Trust(key=b"k" * 32).accepts(b"whole", b"signed", signature)


def test_without_a_key_or_pin_nothing_is_accepted() -> None:
    assert not Trust().accepts(b"whole", b"signed", sign(b"signed", b""))


def test_the_pinned_manifest_is_accepted_whoever_signed_it() -> None:
    assert Trust(pinned=hashlib.sha256(b"whole").hexdigest()).accepts(b"whole", b"signed", "")


def test_another_manifest_than_the_pinned_is_not() -> None:
    assert not Trust(pinned=hashlib.sha256(b"whole").hexdigest()).accepts(b"changed", b"signed", "")


def test_a_source_tree_pins_nothing() -> None:
    assert pinned_hash() is None


def test_a_frozen_program_pins_its_library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, PIN_MODULE, SimpleNamespace(MANIFEST_SHA256="ab" * 32))
    assert user_trust(tmp_path) == Trust(pinned="ab" * 32, key=None)
