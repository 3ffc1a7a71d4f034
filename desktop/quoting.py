# SPDX-License-Identifier: MIT
"""Says again what somebody typed, so that it fits into a sentence of ours."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 80
_LONGEST_WORD = 20
_BREAK = "\u200b"
_LONG_WORD = re.compile(rf"\S{{{_LONGEST_WORD}}}(?=\S)")


def quoted(typed: str) -> str:
    """Return `typed` in quotation marks: shortened when it is long, with long words that may be broken into lines.

    Control signs are left out: one of them would turn the rest of the sentence from right to left.
    """
    text = "".join(char for char in typed.strip() if unicodedata.category(char) not in {"Cc", "Cf"} or char == "\u200d")
    if len(text) > _LONGEST:
        text = text[: _LONGEST - 1].rstrip() + "…"
    return f"“{_LONG_WORD.sub(lambda match: match[0] + _BREAK, text)}”"
