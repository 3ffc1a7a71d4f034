# SPDX-License-Identifier: MIT
"""What the README says is so."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.actions import WindowActions
from desktop.arguments import Options, parse
from index.__main__ import main
from index.places import articles_folder, source_root

README = (source_root() / "README.md").read_text(encoding="utf-8")


def test_every_file_it_names_is_there() -> None:
    named = re.findall(r"\]\(([^)#:]+)\)", README) + re.findall(
        r"`((?:packaging|desktop|resources)/[\w./-]+|LICENSE)`", README
    )
    assert len(named) > 4
    missing = [name for name in named if not (source_root() / name).exists() and "your-slug" not in name]
    assert missing == []


def test_it_counts_the_articles_rightly() -> None:
    said = re.search(r"this\s+edition has (\d+)", README)
    assert said is not None
    assert int(said[1]) == len(list(articles_folder().glob("*/*/article.yaml")))


def test_every_key_it_names_does_something(qapp: QApplication) -> None:
    window = QWidget()
    keys = {key.toString() for action in WindowActions(window).with_keys() for key in action.shortcuts()}
    named = set(re.findall(r"\b(?:Ctrl\+(?:Shift\+)?\w|Alt\+Left|F1)\b", README))
    assert len(named) > 5
    assert named <= keys


def test_its_commands_are_understood() -> None:
    arguments = re.search(r"dev\.py run -- ([^`]+)`", README)
    assert arguments is not None
    assert isinstance(parse(arguments[1].split()), Options)
    for line in re.findall(r"bin/lamplight-index (.+)", README):
        with pytest.raises(SystemExit) as ended:
            # With --help the whole line is read, and nothing is done.
            main([*shlex.split(line), "--help"])
        assert ended.value.code == 0


def test_the_picture_is_of_this_window() -> None:
    picture = re.search(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert picture is not None
    assert Path(source_root() / picture[1]).read_bytes().startswith(b"\x89PNG")
