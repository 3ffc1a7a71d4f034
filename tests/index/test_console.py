# SPDX-License-Identifier: MIT
from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from index.console import speak_utf8

if TYPE_CHECKING:
    import pytest


def test_letters_of_all_scripts_are_written_as_utf_8(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="cp1252", write_through=True))
    speak_utf8()
    sys.stdout.write("حمى")
    assert raw.getvalue() == "حمى".encode()


def test_a_program_without_output_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A windowed program on Windows has neither of the two."""
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    speak_utf8()
    assert sys.stdout is None
