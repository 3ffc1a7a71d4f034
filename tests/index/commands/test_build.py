# SPDX-License-Identifier: MIT
from __future__ import annotations

import io
from typing import TYPE_CHECKING

from index.__main__ import main
from index.builder import Progress
from index.commands.build import _Meter
from index.library import Library

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.conftest import MakeArticle


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_library_is_built(sample_articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", str(sample_articles), "--out", str(tmp_path / "lib"), "--edition", "2027.02"]) == 0
    output = capsys.readouterr()
    assert output.out == f"3 articles in {tmp_path / 'lib'}, edition 2027.02.\n"
    assert "Reading articles: 3 of 3\n" in output.err
    assert "\r" not in output.err


def test_a_terminal_shows_a_bar() -> None:
    stream = Terminal()
    meter = _Meter(stream)
    meter.show(Progress("reading", 1, 2, "fever"))
    meter.show(Progress("reading", 2, 2, "sepsis"))
    meter.end()
    assert stream.getvalue().startswith("\rReading articles  [###############               ] 1/2 fever")
    assert stream.getvalue().endswith("\n")


def test_many_articles_are_few_lines() -> None:
    stream = io.StringIO()
    meter = _Meter(stream)
    for done in range(1, 100_001):
        meter.show(Progress("reading", done, 100_000))
    meter.end()
    assert len(stream.getvalue().splitlines()) == 11


def test_a_bad_article_is_named_with_its_line(
    make_article: MakeArticle, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    articles = make_article("conditions/bad", body_systems=["nonsense"])
    assert main(["build", str(articles), "--out", str(tmp_path / "lib")]) == 1
    assert "article.yaml:" in capsys.readouterr().err
    assert not (tmp_path / "lib").exists()


def test_a_bad_article_can_be_left_out(
    make_article: MakeArticle, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_article("conditions/good")
    articles = make_article("conditions/bad", body_systems=["nonsense"])
    assert main(["build", str(articles), "--out", str(tmp_path / "lib"), "--skip-bad"]) == 0
    assert "article.yaml:" in capsys.readouterr().err
    with Library.open(tmp_path / "lib") as library:
        assert library.entry("good").title == "Good"


def test_a_file_in_the_way_is_one_sentence(
    sample_articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "lib").write_text("mine")
    assert main(["build", str(sample_articles), "--out", str(tmp_path / "lib")]) == 1
    assert capsys.readouterr().err == f"{tmp_path / 'lib'} is a file: name a folder for the library.\n"
