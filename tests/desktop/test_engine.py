# SPDX-License-Identifier: MIT
from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from desktop.app import Windows
from desktop.engine import library_engine
from desktop.navigation import Place
from desktop.search_service import SearchRequest
from index.manifest import SEARCH
from index.repair import FOLDER
from index.trust import user_trust

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.session import Session


@pytest.fixture
def damaged(sample_library: Path, tmp_path: Path, own_data_folder: Path) -> Iterator[Path]:
    """A library whose search index is damaged."""
    folder = shutil.copytree(sample_library, tmp_path / "library")
    next((folder / SEARCH).glob("*.pst")).write_bytes(b"nothing")
    yield folder
    shutil.rmtree(own_data_folder / FOLDER, ignore_errors=True)


def test_a_damaged_index_is_made_again_while_search_answers(damaged: Path) -> None:
    engine = library_engine(damaged, user_trust())()
    try:
        assert "damaged" in engine.fault
        assert engine.answer(SearchRequest("itching")).results.total > 0
        assert engine._repaired.wait(60)
        assert engine.answer(SearchRequest("itching")).results.total > 0
        assert engine.fault == ""
    finally:
        engine.close()


def test_a_sound_index_is_left_alone(sample_library: Path, own_data_folder: Path) -> None:
    engine = library_engine(sample_library, user_trust())()
    assert engine.fault == ""
    engine.close()
    assert not (own_data_folder / FOLDER).exists()


def test_the_reader_is_told_of_a_damaged_index(qtbot: QtBot, session: Session, damaged: Path) -> None:
    session.open_engine = library_engine(damaged, user_trust())
    window = Windows(session).open(Place())
    with qtbot.waitSignal(window.service.faulty, timeout=20_000):
        window.service.start()
    assert "until the search index, which is damaged" in window.notice.sentence.text()
    assert window.notice.isVisible()
    window.close()
