# SPDX-License-Identifier: MIT
"""Reading article folders: lenient in what builds, exact in what is wrong."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from index.article import Kind, Urgency
from index.errors import Problem, SourceError
from index.source import read_article, read_articles, read_terms

if TYPE_CHECKING:
    from pathlib import Path


def write(root: Path, kind: str = "conditions", slug: str = "mumps", **files: str | bytes) -> Path:
    """Write an article folder; a file name's underscore stands for its dot."""
    folder = root / kind / slug
    folder.mkdir(parents=True)
    for name, content in files.items():
        data = content if isinstance(content, bytes) else content.encode("utf-8")
        (folder / name.replace("_", ".")).write_bytes(data)
    return folder


def problems_of(folder: Path) -> tuple[Problem, ...]:
    """Return the problems of an article that cannot be read."""
    with pytest.raises(SourceError) as caught:
        read_article(folder)
    return caught.value.problems


def test_a_whole_article_is_read(sample_articles: Path) -> None:
    """Every part of the folder arrives."""
    source = read_article(sample_articles / "conditions" / "impetigo")
    assert source.article.kind is Kind.CONDITION
    assert source.article.urgency is Urgency.SAME_DAY
    assert source.article.references[2].year == 2019
    assert [block.title for block in source.plain][:2] == ["In short", "What it is"]
    assert len(source.questions) == 5
    assert source.figures["layers.svg"].startswith("<svg")


def test_a_title_and_one_text_are_enough(tmp_path: Path) -> None:
    """Other people's articles build with no more than that."""
    source = read_article(write(tmp_path, article_yaml="title: Mumps\n", plain_md="Swollen cheeks.\n\n## Odd\n\nx\n"))
    assert [(block.title, block.line) for block in source.plain] == [("In short", 0), ("Odd", 3)]
    assert source.clinical == ()


def test_empty_and_unknown_keys_do_not_stop_a_build(tmp_path: Path) -> None:
    """They are for `check` to complain of."""
    source = read_article(write(tmp_path, article_yaml="title: Mumps\nsummary:\ncolor: red\n", plain_md="x"))
    assert source.article.summary == ""


def test_a_number_where_text_is_wanted_becomes_text(tmp_path: Path) -> None:
    """An unquoted PubMed number is no reason to refuse an article."""
    yaml = "title: Mumps\nreferences: [{id: a, title: T, pmid: 123}]\n"
    assert read_article(write(tmp_path, article_yaml=yaml, plain_md="x")).article.references[0].pmid == "123"


def test_a_title_above_the_text_is_dropped(tmp_path: Path) -> None:
    """The article's own name is not a section."""
    source = read_article(write(tmp_path, article_yaml="title: Mumps\n", plain_md="# Mumps\n\n## In short\n\nx\n"))
    assert [(block.title, block.line) for block in source.plain] == [("In short", 3)]


@pytest.mark.parametrize(
    ("yaml", "line", "words"),
    [
        ("summary: x\n", 1, "lacks 'title'"),
        ("- title\n", 1, "must hold keys and values"),
        ("title: A\nurgency: now\n", 2, "write one of emergency, same-day"),
        ("title: A\nrelated: fever\n", 2, "must be a list"),
        ("title: A\nreferences:\n  - {id: a, title: T}\n  - {id: a, title: U}\n", 4, "stands twice"),
        ("title: A\nreferences:\n  - {id: a b, title: T}\n", 3, "letters and digits"),
        ("title: A\nfigures:\n  - {file: gone.svg, alt: x}\n", 3, "no file 'gone.svg'"),
        ("title: A\nfigures:\n  - {file: ../x.svg, alt: x}\n", 3, "such as vessel.svg"),
        ("title: A\nstatus: {clinically_reviewed: maybe}\n", 2, "true or false"),
        ("title: A\ntitle: B\n", 2, "stands here twice"),
    ],
)
def test_a_format_fault_has_its_line(tmp_path: Path, yaml: str, line: int, words: str) -> None:
    """The message names the place and what to write."""
    (problem,) = problems_of(write(tmp_path, article_yaml=yaml, plain_md="x"))
    assert problem.path.endswith("mumps/article.yaml")
    assert problem.line == line
    assert words in problem.message


def test_all_faults_are_reported(tmp_path: Path) -> None:
    """Not only the first."""
    yaml = "summary: 3\nurgency: now\n"
    assert [problem.line for problem in problems_of(write(tmp_path, article_yaml=yaml, plain_md="x"))] == [1, 1, 2]


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        (b"ok\n\xff\xfe", 2, "not valid UTF-8"),
        (b"a\n\nb\x07", 3, "control character U+0007"),
        (b"x" * 1_000_001, 1, "larger than 1,000,000 bytes"),
        ("\u202e".encode() * 65, 1, "direction controls"),
        (b"|a" * 5_001, 1, "table cells"),
        (b"## a\n" * 501, 501, "headings"),
        (b"- a\n" + b" " * 50 + b"- b", 2, "indented"),
    ],
)
def test_a_text_that_cannot_be_shown_is_refused(tmp_path: Path, content: bytes, line: int, words: str) -> None:
    """Bytes that are no text, and text that would hang the reader."""
    problem = problems_of(write(tmp_path, article_yaml="title: A\n", plain_md=content))[0]
    assert problem.path.endswith("plain.md")
    assert problem.line == line
    assert words in problem.message


def test_a_folder_without_texts_is_refused(tmp_path: Path) -> None:
    """There is nothing to show."""
    assert "neither clinical.md nor plain.md" in problems_of(write(tmp_path, article_yaml="title: A\n"))[0].message


def test_a_withdrawn_article_needs_no_text(tmp_path: Path) -> None:
    """The reason is all that is shown."""
    folder = write(tmp_path, article_yaml="title: A\nstatus: {withdrawn: It was wrong.}\n")
    assert read_article(folder).article.status.withdrawn == "It was wrong."


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    """A file of somebody else's computer must not end up in a library."""
    secret = tmp_path / "secret"
    secret.write_text("## In short\n\nsecret\n")
    folder = write(tmp_path, article_yaml="title: A\n")
    link = folder / "plain.md"
    try:
        link.symlink_to(secret)
    except OSError:
        pytest.skip("Windows lets only administrators and developers make links")
    assert "leads out of the folder" in problems_of(folder)[0].message


def test_a_bad_svg_is_a_fault_of_the_article(tmp_path: Path) -> None:
    """It is named with its own path and line."""
    yaml = "title: A\nfigures:\n  - {file: a.svg, alt: x}\n"
    folder = write(tmp_path, article_yaml=yaml, plain_md="x", a_svg="<svg>\n<script/></svg>")
    problems = problems_of(folder)
    assert {problem.path.rpartition("/")[2] for problem in problems} == {"a.svg"}


def test_a_bad_article_is_left_out(sample_articles: Path, tmp_path: Path) -> None:
    """The others are read, and the problem is told."""
    write(tmp_path, slug="bad", article_yaml="title: [\n")
    write(tmp_path, slug="good", article_yaml="title: Good\n", plain_md="x")
    problems: list[Problem] = []
    assert [source.article.slug for source in read_articles(tmp_path, problems=problems)] == ["good"]
    assert len(problems) == 1


def test_a_slug_of_two_kinds_is_a_problem(tmp_path: Path) -> None:
    """A link could not tell them apart."""
    for kind in ("conditions", "symptoms"):
        write(tmp_path, kind, "fever", article_yaml="title: Fever\n", plain_md="x")
    problems: list[Problem] = []
    assert len(list(read_articles(tmp_path, problems=problems))) == 1
    assert "is taken by" in problems[0].message


@pytest.mark.parametrize("slug", ["Mumps", "mumps_1", "a" * 81, "-a"])
def test_a_folder_name_that_is_no_slug_is_refused(tmp_path: Path, slug: str) -> None:
    """It could not be linked to."""
    assert "cannot be a link" in problems_of(write(tmp_path, slug=slug, article_yaml="title: A\n"))[0].message


def test_odd_roots_are_problems(tmp_path: Path) -> None:
    """A missing folder, one without articles, and a file among the articles."""
    (tmp_path / "empty").mkdir()
    write(tmp_path / "stray", article_yaml="title: A\n", plain_md="x")
    (tmp_path / "stray" / "symptoms").mkdir()
    (tmp_path / "stray" / "symptoms" / "notes.txt").write_text("x")
    for name, words in (("gone", "no such folder"), ("empty", "holds no articles"), ("stray", "a file where")):
        problems: list[Problem] = []
        list(read_articles(tmp_path / name, problems=problems))
        assert words in problems[0].message


def test_the_least_that_the_schema_allows_is_an_article(tmp_path: Path) -> None:
    """What the schema lets through fits the records."""
    yaml = """
title: A
applies_to: {}
status: {reviewers: [{name: N, role: R, date: "2026-01-01"}]}
other_names: [{name: B, type: lay}]
icd10: [{code: L01, fit: exact}]
red_flags: [{text: t, action: same-day}]
findings: [{id: f}]
risk_factors: [{name: n, evidence: weak}]
disputed: [{section: x, claim: c, positions: [{text: p}]}]
references: [{id: a, title: T}]
"""
    article = read_article(write(tmp_path, article_yaml=yaml, plain_md="x")).article
    assert article.disputed[0].positions[0].refs == ()
    assert article.status.reviewers[0].role == "R"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every file")
def test_an_unreadable_file_is_a_problem(tmp_path: Path) -> None:
    """No traceback for a lack of permission."""
    folder = write(tmp_path, article_yaml="title: A\n", plain_md="x")
    (folder / "plain.md").chmod(0)
    assert "cannot be read" in problems_of(folder)[0].message


def test_a_path_with_spaces_and_arabic_letters_works(tmp_path: Path) -> None:
    """People keep their files where they like."""
    root = tmp_path / "\u0645\u0642\u0627\u0644\u0627\u062a my files"
    assert read_article(write(root, article_yaml="title: A\n", plain_md="x")).article.title == "A"


def test_findings_are_read(sample_articles: Path) -> None:
    """A finding knows its symptom article."""
    terms = {term.id: term for term in read_terms(sample_articles)}
    assert terms["itching"].article == "itching"
    assert terms["blister"].article is None


def test_findings_are_optional_and_checked(tmp_path: Path) -> None:
    """No file means no findings; a bad one says where."""
    assert read_terms(tmp_path) == ()
    text = "- {id: a, clinical: A, plain: a}\n- {id: a, clinical: B, plain: b}\n"
    (tmp_path / "findings.yaml").write_text(text)
    with pytest.raises(SourceError, match=r"findings.yaml:2: the finding 'a' stands twice"):
        read_terms(tmp_path)
