# SPDX-License-Identifier: MIT
"""The questions of an article with their answers, taken one by one from its ready page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from index.article import Level
from index.errors import ArticleNotFoundError
from index.sections import QUESTIONS

if TYPE_CHECKING:
    from index.library import Library

_HEAD = re.compile(r'<h2><a name="([^"]*)"></a>(.*?)</h2>', re.DOTALL)
#: What article.yaml adds below the last answer: where sources differ.
_ADDED = '<div class="callout'
_BLOCK_END = re.compile(r"</(?:p|li|h[2-4]|tr)>|<br/?>")
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Question:
    """A question of an article: its anchor, its words, and its answer as HTML of the subset and as plain text."""

    anchor: str
    words: str
    answer_html: str
    answer: str


def questions_of(library: Library, slug: str) -> tuple[Question, ...]:
    """Return the questions of an article in their order; none when it has none or is not in this library.

    Raises LibraryError when the library is damaged.
    """
    try:
        page = library.page(slug, Level.PLAIN, QUESTIONS)
    except ArticleNotFoundError:
        return ()
    return split_questions(page)


def split_questions(page: str) -> tuple[Question, ...]:
    """Return the questions that stand on a ready page of HTML."""
    heads = list(_HEAD.finditer(page))
    ends = [head.start() for head in heads[1:]] + [len(page)]
    found = []
    for head, end in zip(heads, ends, strict=True):
        answer = page[head.end() : end].partition(_ADDED)[0]
        found.append(Question(head[1], words_of(head[2]), answer, words_of(answer)))
    return tuple(found)


def words_of(html: str) -> str:
    """Return the words of HTML of the subset, a block a line."""
    text = unescape(_TAG.sub("", _BLOCK_END.sub("\n", " ".join(html.split()))))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
