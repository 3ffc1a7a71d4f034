# SPDX-License-Identifier: MIT
"""The program as a user starts it: in a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage

from index import __version__
from index.places import source_root

if TYPE_CHECKING:
    from pathlib import Path


def lamplight(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m desktop` without a screen."""
    kept = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    return subprocess.run(
        [sys.executable, "-m", "desktop", *map(str, arguments)],
        cwd=source_root(),
        env=kept | {"QT_QPA_PLATFORM": "offscreen"} | environment,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def said(outcome: subprocess.CompletedProcess[str]) -> str:
    """Return what was said on standard error, which is one line and no traceback."""
    lines = [line for line in outcome.stderr.splitlines() if "plugin does not support" not in line]
    assert len(lines) == 1, outcome.stderr
    return lines[0]


def test_version_and_wrong_usage() -> None:
    outcome = lamplight("--version")
    assert (outcome.returncode, outcome.stdout) == (0, f"lamplight {__version__}\n")
    wrong = lamplight("--size", "huge")
    assert wrong.returncode == 2
    assert "is not a size" in said(wrong)


def test_self_test_passes_on_a_whole_library(sample_library: Path, tmp_path: Path) -> None:
    out = tmp_path / "outcome.json"
    outcome = lamplight("--self-test", "--library", sample_library, "--out", out)
    assert outcome.returncode == 0, outcome.stderr
    report = json.loads(out.read_text(encoding="utf-8"))
    assert report["ok"] is True
    assert report["articles"] == 3
    printed = lamplight("--self-test", "--library", sample_library)
    assert json.loads(printed.stdout) == report


def test_self_test_names_what_is_wrong(sample_library: Path, tmp_path: Path) -> None:
    library = tmp_path / "library"
    shutil.copytree(sample_library, library)
    (library / "articles.sqlite").write_bytes(b"damaged")
    out = tmp_path / "outcome.json"
    outcome = lamplight("--self-test", "--library", library, "--out", out)
    assert outcome.returncode == 1
    assert "articles.sqlite" in said(outcome)
    # A windowed program has no output: the reason stands in the file too.
    report = json.loads(out.read_text(encoding="utf-8"))
    assert report["ok"] is False
    assert "articles.sqlite" in report["reason"]


@pytest.mark.parametrize("damage", ["missing", "file", "newer"])
def test_a_library_that_cannot_be_opened_is_one_sentence(sample_library: Path, tmp_path: Path, damage: str) -> None:
    library = tmp_path / "a library مكتبة"
    if damage == "file":
        library.write_text("not a folder", encoding="utf-8")
    elif damage == "newer":
        shutil.copytree(sample_library, library)
        manifest = json.loads((library / "manifest.json").read_text(encoding="utf-8"))
        (library / "manifest.json").write_text(json.dumps(manifest | {"schema_version": 999}), encoding="utf-8")
    outcome = lamplight("--screenshot", tmp_path / "x.png", "--library", library)
    assert outcome.returncode == 1
    assert str(library) in said(outcome)


@pytest.mark.parametrize(
    ("theme", "size", "text"),
    [("light", "1366x768", "100"), ("dark", "1280x800", "200"), ("contrast", "700x500", "300")],
)
def test_a_screenshot_shows_the_window_asked_for(
    sample_library: Path, tmp_path: Path, theme: str, size: str, text: str
) -> None:
    picture = tmp_path / "a picture صورة.png"
    outcome = lamplight(
        *("--screenshot", picture, "--library", sample_library, "--open", "impetigo#treatment"),
        *("--theme", theme, "--size", size, "--text-size", text),
    )
    assert outcome.returncode == 0, outcome.stderr
    image = QImage(str(picture))
    assert f"{image.width()}x{image.height()}" == size
    paper = {"light": "#ffffff", "dark": "#1b2220", "contrast": "#000000"}[theme]
    colors = [image.pixelColor(x, y).name() for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)]
    assert colors.count(paper) > len(colors) / 4
    assert len(set(colors)) > 20


def test_a_screenshot_of_a_search_waits_for_the_answer(sample_library: Path, tmp_path: Path) -> None:
    picture = tmp_path / "search.png"
    nothing = tmp_path / "nothing.png"
    for file, query in ((picture, "impetigo"), (nothing, "zzqqxxyy")):
        outcome = lamplight("--screenshot", file, "--library", sample_library, "--search", query)
        assert outcome.returncode == 0, outcome.stderr
    assert QImage(str(picture)) != QImage(str(nothing))


def test_a_picture_that_cannot_be_written_is_said(sample_library: Path, tmp_path: Path) -> None:
    outcome = lamplight("--screenshot", tmp_path / "no" / "x.png", "--library", sample_library)
    assert outcome.returncode == 1
    assert "cannot be written" in said(outcome)


def test_an_article_that_is_not_there_is_said(sample_library: Path, tmp_path: Path) -> None:
    outcome = lamplight("--screenshot", tmp_path / "x.png", "--library", sample_library, "--open", "nonsense")
    assert outcome.returncode == 1
    assert "nonsense" in said(outcome)


def test_what_is_said_is_utf_8_on_every_system(tmp_path: Path) -> None:
    """A pipe on Windows has an encoding of its own, which knows few letters."""
    outcome = lamplight("--self-test", "--library", tmp_path / "مكتبة", PYTHONIOENCODING="cp1252")
    assert "مكتبة" in said(outcome)
    assert "مكتبة" in json.loads(outcome.stdout)["reason"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there always is a screen")
def test_no_screen_is_said_before_qt_aborts(sample_library: Path) -> None:
    outcome = lamplight("--library", sample_library, QT_QPA_PLATFORM="")
    assert outcome.returncode == 1
    assert "no screen" in said(outcome)
    wrong = lamplight("--library", sample_library, QT_QPA_PLATFORM="", DISPLAY=":4711")
    assert wrong.returncode == 1
    assert "no screen" in said(wrong)


def test_a_profile_that_is_a_file_is_said(sample_library: Path, tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    profile.write_text("x", encoding="utf-8")
    outcome = lamplight("--screenshot", tmp_path / "x.png", "--library", sample_library, "--profile", profile)
    assert outcome.returncode == 1
    assert "is a file, not a folder" in said(outcome)


def test_a_picture_leaves_nothing_in_the_profile(sample_library: Path, tmp_path: Path) -> None:
    home = tmp_path / "data"
    shutil.copytree(os.environ["LAMPLIGHT_DATA"], home)
    before = sorted(path.name for path in home.iterdir())
    picture = tmp_path / "x.png"
    outcome = lamplight("--screenshot", picture, "--library", sample_library, LAMPLIGHT_DATA=str(home))
    assert outcome.returncode == 0, outcome.stderr
    assert sorted(path.name for path in home.iterdir()) == before
