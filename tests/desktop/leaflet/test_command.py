# SPDX-License-Identifier: MIT
"""`lamplight --leaflet`, run as a program without a screen."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from desktop.leaflet.choices import Choices
from desktop.leaflet.command import Order, write_leaflets
from desktop.settings import Settings
from index.errors import LamplightError
from tests.desktop.leaflet.conftest import TODAY
from tests.desktop.paper.written_pdf import WrittenPdf

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from index.library import Library

SETTINGS = Settings(emergency_number="115", clinic_name="Hill Clinic", leaflet=Choices(text_size=164).as_text())


def test_each_leaflet_begins_on_a_new_page(qapp: QApplication, library: Library, tmp_path: Path) -> None:
    out = tmp_path / "shelf.pdf"
    remarks = write_leaflets(library, SETTINGS, Order(("impetigo", "hand-washing"), out, text_size=100), TODAY)
    pages = [" ".join(page.split()) for page in WrittenPdf(out.read_bytes()).pages()]
    first = next(number for number, page in enumerate(pages) if "Hand washing" in page)
    assert remarks == []
    assert "Hill Clinic Impetigo When to get help Call 115 now" in pages[0]
    assert "Page 1 of" in pages[first]
    assert not any("Impetigo" in page for page in pages[first:])


def test_more_than_two_pages_are_remarked_on(qapp: QApplication, library: Library, tmp_path: Path) -> None:
    order = Order(("impetigo",), tmp_path / "large.pdf", text_size=300)
    assert write_leaflets(library, SETTINGS, order, TODAY)[0].startswith("Impetigo takes ")


def test_nothing_is_written_when_one_is_not_there(qapp: QApplication, library: Library, tmp_path: Path) -> None:
    out = tmp_path / "shelf.pdf"
    with pytest.raises(LamplightError, match="'nothing'"):
        write_leaflets(library, SETTINGS, Order(("impetigo", "nothing"), out), TODAY)
    assert not out.exists()


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_paper_is_as_asked_for(
    qapp: QApplication, library: Library, tmp_path: Path, paper: str, size: tuple[int, int]
) -> None:
    out = tmp_path / "one.pdf"
    write_leaflets(library, SETTINGS, Order(("itching",), out, paper=paper), TODAY)
    assert WrittenPdf(out.read_bytes()).box() == size


def run(library: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "desktop", "--library", str(library), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


def test_the_program_writes_a_shelf_of_leaflets(sample_library: Path, tmp_path: Path) -> None:
    out = tmp_path / "shelf.pdf"
    done = run(sample_library, "--profile", str(tmp_path / "me"), "--leaflet", "impetigo", "itching", "--out", str(out))
    assert (done.returncode, done.stderr) == (0, "")
    assert len(WrittenPdf(out.read_bytes()).pages()) >= 2


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--leaflet", "nothing", "--out", "{}/x.pdf"], 1, "There is no article 'nothing'"),
        (["--leaflet", "impetigo", "--out", "{}/none/x.pdf"], 1, "cannot be written"),
        (["--leaflet", "impetigo"], 2, "--leaflet needs --out"),
    ],
)
def test_what_goes_wrong_is_one_line(
    sample_library: Path, tmp_path: Path, arguments: list[str], code: int, words: str
) -> None:
    profile = ["--profile", str(tmp_path / "me")]
    done = run(sample_library, *profile, *(argument.format(tmp_path) for argument in arguments))
    assert done.returncode == code
    assert words in done.stderr
    assert done.stderr.count("\n") == 1
