# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

from index.article import Level
from index.builder import build
from index.library import Library
from index.questions import questions_of, split_questions, words_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakeArticle


def test_every_question_of_an_article_comes_with_its_answer(library: Library) -> None:
    found = questions_of(library, "impetigo")
    tab = next(tab for tab in library.article("impetigo").tabs[Level.PLAIN] if tab.section == "questions")
    assert [question.anchor for question in found] == [anchor.anchor for anchor in tab.anchors]
    assert [question.words for question in found] == [anchor.title for anchor in tab.anchors]
    assert found[0].answer.startswith("Yes. The germs pass from skin to skin")
    assert found[0].answer_html.startswith("<p>Yes. The germs")


def test_an_article_that_is_not_there_has_no_question(library: Library) -> None:
    assert questions_of(library, "no-such-article") == ()


def test_a_withdrawn_article_has_no_question(make_article: MakeArticle, tmp_path: Path) -> None:
    articles = make_article("conditions/gone", plain="## In short\n\nText.\n", status={"withdrawn": "It was wrong."})
    (articles / "conditions" / "gone" / "questions.md").write_text("## Is it wrong?\n\nYes.\n", encoding="utf-8")
    build(articles, tmp_path / "library")
    with Library.open(tmp_path / "library") as library:
        assert questions_of(library, "gone") == ()


def test_where_sources_differ_is_no_part_of_the_last_answer() -> None:
    page = (
        '<h2><a name="is-it-so"></a>Is it so?</h2><p>Yes.</p>'
        '<div class="callout differ"><p><strong>Sources differ.</strong> Some say no.</p></div>'
    )
    assert [question.answer for question in split_questions(page)] == ["Yes."]


def test_words_are_told_without_markup_a_block_a_line() -> None:
    html = "<p>A &lt;b&gt; and\n<strong>bold</strong>.</p><ul><li>one</li><li>two</li></ul>"
    assert words_of(html) == "A <b> and bold.\none\ntwo"
