# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from desktop.study.card import CardKind, StudyCard
from desktop.study.memory import Memory, Stage
from desktop.study.reconcile import reconcile
from desktop.study.review_store import Known

NOW = "2026-12-01T00:00:00+00:00"
MEMORY = Memory(Stage.REVIEW, None, 5.0, 5.0, datetime(2026, 12, 5, tzinfo=UTC), datetime(2026, 11, 30, tzinfo=UTC))


def card(anchor: str, front: str, back: str = "Yes, in most people it does.") -> StudyCard:
    return StudyCard(f"flu#{anchor}", CardKind.QUESTION, "flu", anchor, "Influenza", front, back)


def known(anchor: str, front: str, back: str = "Yes, in most people it does.") -> Known:
    return replace(Known.of(card(anchor, front, back)), memory=MEMORY, answers=3)


def test_what_is_the_same_is_left_alone() -> None:
    assert reconcile([known("will-it-pass", "Will it pass?")], [card("will-it-pass", "Will it pass?")], NOW) == []


def test_a_new_answer_is_taken_over_and_the_old_one_remembered() -> None:
    (after,) = reconcile([known("a", "Will it pass?", "Yes.")], [card("a", "Will it pass?", "Mostly.")], NOW)
    assert (after.back, after.was_back, after.was_front) == ("Mostly.", "Yes.", "")
    assert after.memory == MEMORY


def test_a_question_in_other_words_keeps_its_card_and_says_so() -> None:
    kept = known("will-the-flu-pass-by-itself", "Will the flu pass by itself?", "Yes.")
    (after,) = reconcile([kept], [card("does-the-flu-pass-by-itself", "Does the flu pass by itself?", "It does.")], NOW)
    assert after.key == "flu#will-the-flu-pass-by-itself"
    assert (after.anchor, after.front) == ("does-the-flu-pass-by-itself", "Does the flu pass by itself?")
    assert after.was_front == "Will the flu pass by itself?"
    assert (after.memory, after.answers, after.retired) == (MEMORY, 3, "")


def test_a_question_with_the_same_answer_is_the_same_question() -> None:
    (after,) = reconcile([known("old", "Is it catching?")], [card("new", "Can others get it from me?")], NOW)
    assert (after.anchor, after.retired) == ("new", "")


def test_a_question_that_went_away_is_retired_and_not_lost() -> None:
    kept = known("what-about-zinc", "What about zinc?", "Nobody knows.")
    (after,) = reconcile([kept], [card("is-it-catching", "Is it catching?", "Very.")], NOW)
    assert after == replace(kept, retired=NOW)


def test_a_retired_card_is_retired_once() -> None:
    kept = replace(known("what-about-zinc", "What about zinc?"), retired="2026-01-01")
    assert reconcile([kept], [], NOW) == []


def test_a_question_that_came_back_is_asked_again() -> None:
    kept = replace(known("a", "Will it pass?"), retired="2026-01-01")
    (after,) = reconcile([kept], [card("a", "Will it pass?")], NOW)
    assert (after.retired, after.memory) == ("", MEMORY)


def test_two_cards_do_not_become_one() -> None:
    kept = [known("a", "Will the flu pass?", "A."), known("b", "Will the flu pass soon?", "B.")]
    after = reconcile(kept, [card("c", "Will the flu pass soon, then?", "C.")], NOW)
    assert sorted(bool(one.retired) for one in after) == [False, True]


def test_words_that_changed_back_are_no_change() -> None:
    (first,) = reconcile([known("a", "Will it pass?", "Yes.")], [card("a", "Will it pass?", "No.")], NOW)
    (second,) = reconcile([first], [card("a", "Will it pass?", "Yes.")], NOW)
    assert (second.back, second.was_back) == ("Yes.", "")


def test_a_highlight_that_was_taken_away_is_retired() -> None:
    cloze = Known("highlight:1", CardKind.CLOZE, "flu", "treatment", "Influenza", "Drink […].", "Drink water.")
    (after,) = reconcile([cloze], [card("will-it-pass", "Drink […].", "Drink water.")], NOW)
    assert after.retired == NOW
