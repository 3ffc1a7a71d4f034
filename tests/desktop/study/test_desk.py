# SPDX-License-Identifier: MIT
"""Learning across editions and with the reader's own highlights, on real libraries and a real file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.own.anchors import Anchor
from desktop.own.bookmarks import Folder
from desktop.own.notes import Note, NoteKind
from desktop.study.card import CardKind, Grade
from desktop.study.desk import StudyDesk
from desktop.userdata import UserData
from index.builder import build
from index.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import MakeArticle
    from tests.desktop.study.conftest import Clock

FIRST = (
    "## Is the flu catching?\n\nVery.\n\n## Will it pass by itself?\n\nMostly.\n\n"
    "## What about zinc?\n\nNobody knows.\n"
)
#: The first answer is another one, the second question has other words, the third is gone and another one came.
SECOND = (
    "## Is the flu catching?\n\nYes, very.\n\n## Does it pass by itself?\n\nIt does.\n\n## Who gets it?\n\nAnyone.\n"
)


@pytest.fixture
def data(tmp_path: Path) -> Iterator[UserData]:
    with UserData(tmp_path / "own.sqlite") as data:
        yield data


class Editions:
    """Builds one edition after the other of a library with one article."""

    def __init__(self, folder: Path, make_article: MakeArticle) -> None:
        self._folder, self._make = folder, make_article
        self.opened: list[Library] = []

    def __call__(self, questions: str) -> Library:
        text = "## Overview\n\nThe flu begins with fever and cough. It lasts a week.\n"
        articles = self._make("conditions/flu", text, body_systems=["infections"])
        (articles / "conditions" / "flu" / "questions.md").write_text(questions, encoding="utf-8")
        target = self._folder / f"edition-{len(self.opened)}"
        build(articles, target)
        self.opened.append(Library.open(target))
        return self.opened[-1]


@pytest.fixture
def edition(tmp_path: Path, make_article: MakeArticle) -> Iterator[Editions]:
    editions = Editions(tmp_path, make_article)
    yield editions
    for library in editions.opened:
        library.close()


def learn_all(desk: StudyDesk, deck: str = "all", grade: Grade = Grade.EASY) -> list[str]:
    review = desk.begin(desk.decks.find(deck), 50)
    asked = []
    while review.current is not None:
        asked.append(review.current.front)
        review.answer(grade)
    return asked


def test_what_was_learned_survives_another_edition(edition: Editions, data: UserData, clock: Clock) -> None:
    assert len(learn_all(StudyDesk(edition(FIRST), data, clock))) == 3
    before = StudyDesk(edition.opened[0], data, clock).store.all()

    desk = StudyDesk(edition(SECOND), data, clock)
    desk.refresh()
    assert desk.kept.keys() == before.keys()
    assert {known.memory for known in desk.kept.values()} == {known.memory for known in before.values()}
    same, other, gone = (
        desk.kept[f"flu#{anchor}"] for anchor in ("is-the-flu-catching", "will-it-pass-by-itself", "what-about-zinc")
    )
    assert (same.back, same.was_back, same.retired) == ("Yes, very.", "Very.", "")
    assert (other.front, other.was_front) == ("Does it pass by itself?", "Will it pass by itself?")
    assert gone.retired
    assert gone.back == "Nobody knows."


def test_only_the_question_that_came_is_new_in_another_edition(edition: Editions, data: UserData, clock: Clock) -> None:
    learn_all(StudyDesk(edition(FIRST), data, clock))
    assert learn_all(StudyDesk(edition(SECOND), data, clock)) == ["Who gets it?"]


def test_a_card_that_is_gone_is_neither_asked_nor_counted(edition: Editions, data: UserData, clock: Clock) -> None:
    learn_all(StudyDesk(edition(FIRST), data, clock))
    clock.go_on(days=400)
    desk = StudyDesk(edition(SECOND), data, clock)
    assert "What about zinc?" not in learn_all(desk)
    desk.refresh()
    assert desk.count(10)
    overview = desk.overview(10)
    assert overview.rows[0].counts.total == 3
    assert [known.front for known in overview.aside] == ["What about zinc?"]


def test_a_question_that_comes_back_is_known_again(edition: Editions, data: UserData, clock: Clock) -> None:
    learn_all(StudyDesk(edition(FIRST), data, clock))
    learn_all(StudyDesk(edition(SECOND), data, clock))
    desk = StudyDesk(edition(FIRST), data, clock)
    assert learn_all(desk) == []
    assert not desk.kept["flu#what-about-zinc"].retired


def highlight(data: UserData, quote: str = "fever and cough") -> Note:
    anchor = Anchor("overview", "clinical", quote, "begins with ", ". It lasts")
    return data.notes.save(Note("flu", anchor, NoteKind.HIGHLIGHT))


def test_a_highlight_becomes_a_card_of_its_article(edition: Editions, data: UserData, clock: Clock) -> None:
    highlight(data)
    assert learn_all(StudyDesk(edition(FIRST), data, clock))[-1] == "The flu begins with […]."


def test_a_note_that_highlights_nothing_is_no_card(edition: Editions, data: UserData, clock: Clock) -> None:
    data.notes.save(Note("flu", Anchor("overview", "clinical", "fever"), NoteKind.NOTE, text="Ask about travel."))
    assert len(learn_all(StudyDesk(edition(FIRST), data, clock))) == 3


def test_a_highlight_that_was_taken_away_takes_its_card_out_and_back(
    edition: Editions, data: UserData, clock: Clock
) -> None:
    note = highlight(data)
    desk = StudyDesk(edition(FIRST), data, clock)
    learn_all(desk)
    data.notes.remove(note.id)
    desk.refresh()
    assert desk.kept[f"highlight:{note.id}"].retired
    data.notes.restore(note.id)
    desk.refresh()
    assert not desk.kept[f"highlight:{note.id}"].retired


def test_highlights_are_counted_among_the_cards(edition: Editions, data: UserData, clock: Clock) -> None:
    highlight(data)
    desk = StudyDesk(edition(FIRST), data, clock)
    desk.refresh()
    assert desk.count(10)
    rows = {row.deck.key: row.counts.total for row in desk.overview(10).rows}
    assert rows == {"all": 4, "bookmarks": 0, "system:infections": 4}


def test_a_folder_of_bookmarks_is_a_deck(edition: Editions, data: UserData, clock: Clock) -> None:
    folder = data.marks.save_folder(Folder("Exam"))
    data.marks.add("flu", folder=folder.id)
    desk = StudyDesk(edition(FIRST), data, clock)
    assert [deck.title for deck in desk.decks.offered()][2] == "Exam"
    assert len(learn_all(desk, f"folder:{folder.id}")) == 3


def test_a_quiz_asks_questions_alone(edition: Editions, data: UserData, clock: Clock) -> None:
    highlight(data)
    quiz = StudyDesk(edition(FIRST), data, clock).quiz("flu")
    assert {card.kind for card in quiz.cards} == {CardKind.QUESTION}


def test_a_profile_that_cannot_be_written_can_be_learned_from(edition: Editions, clock: Clock, tmp_path: Path) -> None:
    with UserData(tmp_path / "own.sqlite", read_only=True) as data:
        assert len(learn_all(StudyDesk(edition(FIRST), data, clock))) == 3
    assert not (tmp_path / "own.sqlite").exists()


def test_a_library_is_counted_within_the_time_that_is_given(library: Library, data: UserData, clock: Clock) -> None:
    desk = StudyDesk(library, data, clock)
    assert not desk.count(-1)
    while not desk.count(-1):
        pass
    assert desk.overview(10).rows[0].counts.total == sum(
        desk.source.count(entry.slug) for entry in desk.source.entries()
    )
