# SPDX-License-Identifier: MIT
"""The answer of a card as it is shown on a page of learning."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.study.card import StudyCard

_CITATION = re.compile(r"<sup>.*?</sup>", re.DOTALL)
_EMPTY_ANCHOR = re.compile(r'<a name="[^"]*"></a>')
#: The last space below an answer is that of the page.
_LAST = re.compile(r'<p style="margin-top:0; margin-bottom:\d+px;([^"]*)">((?:(?!<p ).)*)$', re.DOTALL)


def answer_html(card: StudyCard, gap: int) -> str:
    """Return an answer with `gap` pixels between its paragraphs.

    Marks of citations are left out: the references they lead to are a click away, in the section.
    """
    html = card.back_html or "".join(f"<p>{escape(line)}</p>" for line in card.back.split("\n"))
    html = _EMPTY_ANCHOR.sub("", _CITATION.sub("", html))
    html = html.replace("<p>", f'<p style="margin-top:0; margin-bottom:{gap}px; line-height:118%;">')
    html = html.replace("<li>", '<li style="line-height:118%;">')
    return _LAST.sub(r'<p style="margin-top:0; margin-bottom:0;\1">\2', html)
