# SPDX-License-Identifier: MIT
from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.feedback import Feedback, FeedbackError, save_feedback

if TYPE_CHECKING:
    from pathlib import Path

WORDS = Feedback(
    "asthma", "Asthma", "treatment", "plain", "2026.11", "The word “wheeze” is hard.\nSay it plainly.", "Amina"
)


def test_each_word_of_feedback_is_one_line_of_json(tmp_path: Path) -> None:
    file = tmp_path / "feedback.jsonl"
    save_feedback(WORDS, file)
    save_feedback(WORDS, file)
    lines = file.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 2
    saved = json.loads(lines[0])
    assert saved["text"] == WORDS.text
    assert (saved["slug"], saved["section"], saved["level"], saved["name"]) == ("asthma", "treatment", "plain", "Amina")
    assert saved["time"].endswith("+00:00")


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(FeedbackError, match="copy your words"):
        save_feedback(WORDS, tmp_path)


def test_a_disk_that_fills_up_leaves_no_half_line(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="Windows has no limit on the size of files")
    file = tmp_path / "feedback.jsonl"
    save_feedback(WORDS, file)
    before = file.read_bytes()
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    # Room for a part of the line only, as on a disk with one free block.
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 4096, usual[1]))
    try:
        with pytest.raises(FeedbackError, match="make room"):
            save_feedback(replace(WORDS, text="long " * 1200), file)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    assert file.read_bytes() == before


def test_a_line_that_a_power_cut_left_behind_is_not_written_on(tmp_path: Path) -> None:
    file = tmp_path / "feedback.jsonl"
    file.write_bytes(b'{"time": "2026-11-')
    save_feedback(WORDS, file)
    assert json.loads(file.read_text(encoding="utf-8").splitlines()[1])["slug"] == "asthma"
