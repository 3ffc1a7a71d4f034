# SPDX-License-Identifier: MIT
from __future__ import annotations

import errno
import hashlib
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index import builder
from index.article import Level
from index.builder import Progress, build
from index.errors import ArticleNotFoundError, BuildError, SourceError
from index.library import Library
from index.searcher import Searcher

if TYPE_CHECKING:
    from tests.conftest import MakeArticle

ROOT = Path(__file__).parents[2]

#: Builds and kills itself at a step: "reading 2", "indexing 1", or at a rename of the switch.
KILLER = """
import os, signal, sys
from pathlib import Path
from index import switch
from index.builder import build
articles, out, step = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
def die(): os.kill(os.getpid(), signal.SIGKILL)
rename, sync = Path.rename, switch.sync_tree
def counted(self, target):
    result = rename(self, target)
    if step == "renamed " + self.name: die()
    return result
def synced(folder):
    if step == "unsynced": die()
    sync(folder)
    if step == "synced": die()
Path.rename, switch.sync_tree = counted, synced
build(articles, out, progress=lambda p: die() if step == f"{p.stage} {p.done}" else None)
"""


@pytest.fixture
def out(sample_articles: Path, tmp_path: Path) -> Path:
    """A library that a test may build again."""
    build(sample_articles, tmp_path / "library")
    return tmp_path / "library"


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_build_reports_what_it_built(sample_articles: Path, tmp_path: Path) -> None:
    report = build(sample_articles, tmp_path / "library", edition="2027.01")
    assert (report.articles, report.problems, report.manifest.sequence) == (3, (), 202701)


def test_the_same_articles_give_the_same_bytes(sample_articles: Path, sample_library: Path, tmp_path: Path) -> None:
    build(sample_articles, tmp_path / "again")
    assert digest(tmp_path / "again" / "articles.sqlite") == digest(sample_library / "articles.sqlite")


def test_the_content_hash_changes_with_a_word(make_article: MakeArticle, tmp_path: Path) -> None:
    first = build(make_article("conditions/sepsis", "## Overview\n\nOne.\n"), tmp_path / "a").manifest
    second = build(make_article("conditions/sepsis", "## Overview\n\nTwo.\n"), tmp_path / "b").manifest
    assert first.content_hash != second.content_hash


def test_progress_comes_in_order_and_ends_full(sample_articles: Path, tmp_path: Path) -> None:
    steps: list[Progress] = []
    build(sample_articles, tmp_path / "library", progress=steps.append)
    assert list(dict.fromkeys(step.stage for step in steps)) == ["reading", "indexing", "finishing"]
    assert all(step.done <= step.total for step in steps)
    assert steps[-1].done == steps[-1].total


def test_a_title_and_one_text_are_enough(make_article: MakeArticle, tmp_path: Path) -> None:
    build(make_article("symptoms/cough", "Any words.\n\n## Odd heading\n\nMore.\n"), tmp_path / "library")
    with Library.open(tmp_path / "library") as library:
        assert "Any words." in library.page_text("cough", Level.CLINICAL, "overview")


def test_paths_may_have_spaces_and_arabic_letters(sample_articles: Path, tmp_path: Path) -> None:
    question = "" if sys.platform == "win32" else "?"  # Windows allows none in a name
    out = tmp_path / f"with space #1 {question}%" / "مكتبة"
    build(sample_articles, out)
    with Library.open(out) as library, Searcher(library) as searcher:
        assert searcher.search("impetigo").hits[0].slug == "impetigo"


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize(
    ("step", "edition"),
    [
        ("reading 1", "old"),
        ("reading 3", "old"),
        ("indexing 2", "old"),
        ("finishing 0", "old"),
        ("finishing 5", "old"),
        ("unsynced", "old"),
        ("synced", "old"),
        ("renamed library", "old"),
        ("renamed .library.new", "new"),
    ],
)
def test_a_killed_build_leaves_a_whole_library(out: Path, make_article: MakeArticle, step: str, edition: str) -> None:
    make_article("conditions/one")
    make_article("conditions/two")
    articles = make_article("conditions/three")
    done = subprocess.run([sys.executable, "-c", KILLER, str(articles), str(out), step], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    with Library.open(out, verify="full") as library:
        library.entry("impetigo" if edition == "old" else "one")
    build(articles, out)
    assert sorted(path.name for path in out.parent.iterdir()) == [".library.lock", "articles", "library"]


def test_a_stopped_build_leaves_the_old_library(out: Path, make_article: MakeArticle) -> None:
    before = digest(out / "manifest.json")
    with pytest.raises(BuildError, match="was stopped; the library is as it was before"):
        build(make_article("conditions/new"), out, stop=lambda: True)
    assert digest(out / "manifest.json") == before
    assert not list(out.parent.glob(".library.new"))


def test_a_full_disk_leaves_the_old_library(
    out: Path, make_article: MakeArticle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(builder, "write_search", full)
    with pytest.raises(BuildError, match="could not be written: the disk is full; what was there is whole"):
        build(make_article("conditions/new"), out)
    with Library.open(out, verify="full") as library:
        library.entry("impetigo")


def test_a_database_without_room_is_a_full_disk(
    sample_articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(builder, "write_search", full)
    with pytest.raises(BuildError, match="the disk is full"):
        build(sample_articles, tmp_path / "library")


def test_a_folder_that_cannot_be_made_is_one_sentence(sample_articles: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BuildError, match=r"^The library .* could not be written: .*; what was there is whole\.$"):
        build(sample_articles, tmp_path / "file" / "library")


def test_every_problem_is_reported_and_nothing_built(make_article: MakeArticle, out: Path) -> None:
    make_article("conditions/one", body_systems=["nonsense"])
    articles = make_article("conditions/two", body_systems=["nonsense"])
    with pytest.raises(SourceError) as caught:
        build(articles, out)
    assert {Path(problem.path).parent.name for problem in caught.value.problems} == {"one", "two"}
    with Library.open(out) as library:
        library.entry("impetigo")


def test_bad_articles_can_be_left_out(make_article: MakeArticle, tmp_path: Path) -> None:
    make_article("conditions/good")
    articles = make_article("conditions/bad", body_systems=["nonsense"])
    report = build(articles, tmp_path / "library", skip_bad=True)
    assert (report.articles, len(report.problems)) == (1, 1)


def test_no_articles_are_no_library(tmp_path: Path) -> None:
    (tmp_path / "articles" / "conditions").mkdir(parents=True)
    with pytest.raises(BuildError, match="holds no articles to build"):
        build(tmp_path / "articles", tmp_path / "library")


def test_no_folder_of_articles_is_said(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="There is no folder of articles at"):
        build(tmp_path / "gone", tmp_path / "library")


def test_another_form_of_edition_is_said(sample_articles: Path, tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="An edition is a year and a month"):
        build(sample_articles, tmp_path / "library", edition="new")


def test_of_a_withdrawn_article_only_the_reason_is_kept(make_article: MakeArticle, tmp_path: Path) -> None:
    articles = make_article(
        "conditions/old-cure",
        "## Overview\n\nDrink mercury.\n",
        summary="Drink mercury every day.",
        red_flags=[{"text": "Mercury is not enough", "action": "same-day"}],
        status={"withdrawn": "It was wrong."},
    )
    build(articles, tmp_path / "library")
    with Library.open(tmp_path / "library") as library, Searcher(library) as searcher:
        assert library.article("old-cure").article.red_flags == ()
        assert "It was wrong." in library.page_text("old-cure", Level.PLAIN, "overview")
        assert searcher.search("mercury").total == 0
        assert searcher.search("old cure").total == 1
        with pytest.raises(ArticleNotFoundError):
            library.page("old-cure", Level.CLINICAL, "references")
