# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from desktop.own.file import OwnFile
from desktop.study.card import CardKind, Grade
from desktop.study.memory import Memory, Stage
from desktop.study.review_store import Known, ReviewStore, Tally, due_by

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
MEMORY = Memory(Stage.LEARNING, 1, 2.3065, 2.118, NOW + timedelta(minutes=10), NOW)


def card(key: str = "flu#a", **changes: object) -> Known:
    known = Known(key, CardKind.QUESTION, "flu", "a", "Influenza", "Will it pass?", "Yes.")
    return replace(known, **changes)  # type: ignore[arg-type]


def test_a_card_is_there_after_the_program_was_ended(tmp_path: Path) -> None:
    kept = card(memory=MEMORY, answers=1, was_back="No.", retired="2026-12-01", suspended=True)
    file = OwnFile(tmp_path / "own.sqlite")
    ReviewStore(file).save(kept)
    file.close()
    file = OwnFile(tmp_path / "own.sqlite")
    assert file.notice == ""
    assert ReviewStore(file).all() == {"flu#a": kept}
    file.close()


def test_first_and_later_answers_are_counted_apart(store: ReviewStore) -> None:
    review = replace(MEMORY, stage=Stage.REVIEW, step=None)
    store.answered(card(), card(memory=MEMORY), Grade.AGAIN, NOW)
    store.answered(card("flu#b"), card("flu#b", memory=review), Grade.EASY, NOW)
    store.answered(card("flu#b", memory=review), card("flu#b", memory=review), Grade.HARD, NOW)
    store.answered(card(memory=MEMORY), card(memory=review), Grade.GOOD, NOW)
    assert store.first_sight() == Tally(right=1, asked=2)
    assert store.later() == Tally(right=1, asked=1)


def test_the_new_cards_of_a_day_are_counted(store: ReviewStore) -> None:
    store.answered(card(), card(memory=MEMORY), Grade.GOOD, NOW - timedelta(days=1))
    store.answered(card("flu#b"), card("flu#b", memory=MEMORY), Grade.GOOD, NOW)
    store.answered(card(memory=MEMORY), card(memory=MEMORY), Grade.GOOD, NOW)
    assert store.new_since(NOW - timedelta(hours=6)) == 1
    assert store.answers_since(NOW - timedelta(hours=6)) == 2


def test_only_the_last_answer_to_a_card_is_taken_back(store: ReviewStore) -> None:
    store.answered(card(), card(memory=MEMORY, answers=1), Grade.GOOD, NOW)
    store.answered(card(memory=MEMORY, answers=1), card(memory=MEMORY, answers=2), Grade.GOOD, NOW)
    assert store.undo("flu#a") == card(memory=MEMORY, answers=1)
    assert store.get("flu#a") == card(memory=MEMORY, answers=1)
    assert store.answers_since(NOW) == 1
    assert store.undo("flu#nothing") is None


def test_a_card_that_was_thrown_away_is_not_there(store: ReviewStore) -> None:
    store.save(card())
    store.forget("flu#a")
    assert store.all() == {}
    assert store.get("flu#a") is None


def test_what_is_due_is_counted_without_what_is_not_asked(store: ReviewStore) -> None:
    review = replace(MEMORY, stage=Stage.REVIEW)
    store.save(
        card("flu#due", memory=review),
        card("flu#off", memory=review, suspended=True),
        card("flu#gone", memory=review, retired="2026-12-01"),
        card("flu#new"),
        card("flu#late", memory=replace(review, due=NOW + timedelta(days=2))),
    )
    assert store.due_before(NOW + timedelta(days=1)) == 1


def test_what_is_due_comes_longest_due_first_without_what_is_not_asked() -> None:
    def due(key: str, hours: float, **changes: object) -> Known:
        return card(key, memory=replace(MEMORY, due=NOW + timedelta(hours=hours)), **changes)

    cards = [
        due("late", 1),
        due("early", -9),
        due("far", 99),
        due("off", 0, suspended=True),
        due("gone", 0, retired="x"),
    ]
    found = due_by({known.key: known for known in [*cards, card("new")]}, NOW + timedelta(hours=12))
    assert [known.key for known in found] == ["early", "late"]
