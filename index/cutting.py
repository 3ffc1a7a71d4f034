# SPDX-License-Identifier: MIT
"""What is shown of a page for a search: a sentence, what it cannot be understood without, and no more than fits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.lines import Quotable

#: Characters of a snippet; a longer sentence is cut at word ends around what matched.
LONGEST = 240
#: A shorter one is followed by the next sentence.
_SHORT = 80
#: What leads to a sentence has so many characters at most.
LONGEST_LEAD = 140
#: ... and each of its parts so many, by how many there are.
_PART = (120, 120, 60, 36, 26)
#: With less room than this, a sentence is not cut in its middle.
_LEAST_ROOM = 60
#: The beginning of a sentence that governs the rest of it has at least and at most so many characters.
_HEAD_LEAST, _HEAD_MOST = 12, 80
_HEAD_ENDS = (re.compile(r"[:;](?=\s)"), re.compile(r",(?=\s)"))
_CLAUSE = re.compile(r"[,;:.!?)]\s+")
_ELLIPSIS = "\u2026"
#: A sentence that begins with one of these means the one before it.
_DEPENDS = re.compile(
    r"(?:Otherwise|But|Then|It|Its|They|Their|This|These|That|Those|Only|And|So|Or|Nor|Yet|Such|Both|Neither|However"
    r"|He|She)\b"
)


def sentences_before(quoted: Quotable, *, led: bool, answer: bool) -> list[int]:
    """Return which sentences of a block come before the quoted one, in order.

    `led` asks for the first one, which says what it is about. An `answer` to a question is begun with its beginning.
    """
    texts = quoted.block.texts
    place = quoted.place
    if not quoted.block.is_prose or not place:
        return []
    before = [place - 1] if _DEPENDS.match(texts[place]) else []
    if (led or answer or quoted.block.run_in) and 0 not in before:
        before.insert(0, 0)
    return before


def quote(quoted: Quotable, *, led: bool = False, titled: bool = False, answer: bool = False) -> tuple[str, str]:
    """Return what leads to a sentence or table row, "" when it needs nothing, and itself with what follows it.

    `led` and `titled` say that it needs the first sentence of its block, and what stands above that.
    """
    text = quoted.text
    title = clip(quoted.title, _PART[1]) if titled else ""
    title += ":" if title and title[-1].isalnum() else ""
    if not quoted.block.is_prose:
        return title, text
    texts = quoted.block.texts
    after = quoted.place + 1
    if len(text) < _SHORT and text.endswith((".", "?", "!")) and after < len(texts):
        text = f"{text} {texts[after]}"
    first = quoted.passage.blocks[0]
    other = answer and first is not quoted.block and first.is_prose
    before = sentences_before(quoted, led=led, answer=answer and not other)
    longest = _PART[len(before) + other + bool(title)]
    parts = [clip(first.texts[0], longest), _ELLIPSIS] if other else [clip(title, longest)] if title else []
    next_place = 0
    for place in before:
        parts += [_ELLIPSIS] * bool(place > next_place and parts) + [clip(texts[place], longest)]
        next_place = place + 1
    parts += [_ELLIPSIS] * bool(before and next_place < quoted.place)
    # A part that was clipped ends with dots itself.
    return " ".join(parts).replace(f"{_ELLIPSIS} {_ELLIPSIS}", _ELLIPSIS), text


def clip(text: str, longest: int) -> str:
    """Return the beginning of a text: to the end of a clause, if there is one, or else of a word."""
    if len(text) <= longest:
        return text
    ends = [match.start() for match in _CLAUSE.finditer(text, longest // 2, longest)]
    end = ends[-1] if ends else max(text.rfind(" ", 0, longest), 1)
    return f"{text[:end].rstrip(',;:. ')} {_ELLIPSIS}"


def cut(
    text: str, spans: tuple[tuple[int, int], ...], longest: int = LONGEST
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Cut a text that is too long at word ends; return it with the spans that are left.

    Its beginning stays, because it governs the rest ("Never", "Hold it while"), and so does what is around the first
    matches; what lies between is left out from one clause to another.
    """
    if len(text) <= longest:
        return text, spans
    head = _head_end(text)
    if longest - head < _LEAST_ROOM:
        head = 0
    # A blank and dots on both sides of what is left out, and at the end.
    room = longest - head - 2 * len(_ELLIPSIS) - 3
    start, stop = spans[0] if spans else (0, 0)
    if stop <= longest - len(_ELLIPSIS) - 1 or room <= stop - start:
        end = max(text.rfind(" ", 0, longest - len(_ELLIPSIS)), 1)
        shown = _tail(text, end)
        return shown, tuple((a, b) for a, b in spans if b <= len(shown) - len(_ELLIPSIS) - 1)
    begin = _clause_start(text, head, start, stop, room)
    end = begin + room
    end = len(text) if end >= len(text) else max(text.rfind(" ", begin, end), min(begin + 1, len(text)))
    joined = f"{text[:head].rstrip(', ')} {_ELLIPSIS} ".lstrip()
    shift = len(joined) - begin
    kept = [(a, b) for a, b in spans if b <= len(text[:head].rstrip(", "))]
    kept += [(a + shift, b + shift) for a, b in spans if a >= begin and b <= len(text[:end].rstrip(",;: "))]
    return joined + (text[begin:] if end == len(text) else _tail(text[begin:], end - begin)), tuple(kept)


def _head_end(text: str) -> int:
    """Return the end of the beginning of a sentence: of its first part, or of some words."""
    for ends in _HEAD_ENDS:
        end = ends.search(text, _HEAD_LEAST, _HEAD_MOST)
        if end:
            return end.end()
    return max(text.rfind(" ", 0, _HEAD_MOST // 2), 0)


def _clause_start(text: str, head: int, start: int, stop: int, room: int) -> int:
    """Return where to go on after what is left out, so that a match from `start` to `stop` fits into `room`."""
    # One more character may be lost at the end, where no word is cut.
    least = max(head, stop - room + 1)
    clauses = [match.end() for match in _CLAUSE.finditer(text, least, start) if match.end() <= start]
    near = [place for place in clauses if place >= start - room // 2]
    if clauses:
        return near[0] if near else clauses[-1]
    word = text.rfind(" ", least, max(start - room // 4, least) + 1) + 1
    return word or text.find(" ", least, start) + 1 or start


def _tail(text: str, end: int) -> str:
    return f"{text[:end].rstrip(',;: ')} {_ELLIPSIS}"
