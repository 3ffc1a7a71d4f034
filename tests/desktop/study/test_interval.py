# SPDX-License-Identifier: MIT
from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desktop.study.interval import day_end, day_start, interval_words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (60, "1 min"),
        (330, "6 min"),
        (600, "10 min"),
        (2 * 3600, "2 hours"),
        (86400, "1 day"),
        (10 * 86400, "10 days"),
        (70 * 86400, "2 months"),
        (365 * 86400, "1 year"),
        (913 * 86400, "2.5 years"),
        (730.5 * 86400, "2 years"),
    ],
)
def test_lengths_of_time_are_told_in_short_words(seconds: float, words: str) -> None:
    assert interval_words(seconds) == words


def test_who_learns_past_midnight_is_still_in_yesterday() -> None:
    night = datetime(2026, 11, 22, 2, 30, tzinfo=UTC)
    assert day_start(night) == datetime(2026, 11, 21, 4, tzinfo=UTC)
    assert day_end(night) == datetime(2026, 11, 22, 4, tzinfo=UTC)
    assert day_end(day_end(night)) == datetime(2026, 11, 23, 4, tzinfo=UTC)
