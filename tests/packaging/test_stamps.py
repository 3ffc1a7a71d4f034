# SPDX-License-Identifier: MIT
"""Stamps: cheap to ask, right when something has changed, and never half written."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from devtools import stamps

if TYPE_CHECKING:
    from pathlib import Path

LEFT_OUT = frozenset({"resources/qss"})


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("index/a.py", "resources/articles/fever/article.yaml", "resources/qss/base.qss"):
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path


def _state(tree: Path) -> str:
    return stamps.tree_state(tree, ["index", "resources", "not-there"], LEFT_OUT)


def _content(tree: Path) -> str:
    return stamps.tree_content(tree, ["index", "resources", "not-there"], LEFT_OUT)


def test_a_stamp_comes_back_as_it_was(tmp_path: Path) -> None:
    stamps.write(tmp_path / "build" / "stamp.json", {"lock": [1, 2]})
    assert stamps.read(tmp_path / "build" / "stamp.json") == {"lock": [1, 2]}
    assert [path.name for path in (tmp_path / "build").iterdir()] == ["stamp.json"]


@pytest.mark.parametrize("text", ["", "{", "[]", "\ufeff{}"])
def test_a_damaged_stamp_counts_as_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "stamp.json").write_text(text, encoding="utf-8")
    assert stamps.read(tmp_path / "stamp.json") == {}


def test_the_same_tree_has_the_same_state(tree: Path) -> None:
    assert (_state(tree), _content(tree)) == (_state(tree), _content(tree))


def test_a_changed_file_changes_state_and_content(tree: Path) -> None:
    before = _state(tree), _content(tree)
    (tree / "index" / "a.py").write_text("other", encoding="utf-8")
    assert _state(tree) != before[0]
    assert _content(tree) != before[1]


def test_a_touched_file_changes_the_state_and_not_the_content(tree: Path) -> None:
    before = _state(tree), _content(tree)
    os.utime(tree / "index" / "a.py", (1, 1))
    assert _state(tree) != before[0]
    assert _content(tree) == before[1]


def test_a_removed_or_renamed_file_is_noticed(tree: Path) -> None:
    before = _content(tree)
    (tree / "index" / "a.py").rename(tree / "index" / "b.py")
    renamed = _content(tree)
    (tree / "index" / "b.py").unlink()
    assert len({before, renamed, _content(tree)}) == 3


@pytest.mark.parametrize("name", ["resources/qss/base.qss", "index/__pycache__/a.pyc", "resources/articles/.swap"])
def test_what_the_library_does_not_depend_on_is_left_out(tree: Path, name: str) -> None:
    before = _state(tree)
    (tree / name).parent.mkdir(exist_ok=True)
    (tree / name).write_text("changed", encoding="utf-8")
    assert _state(tree) == before
