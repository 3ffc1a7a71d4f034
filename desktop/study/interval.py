# SPDX-License-Identifier: MIT
"""Lengths of time in words, and the day of a learner, which begins when most people sleep."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

#: A day begins at four in the morning, on the clock of this computer: who learns past midnight is still in yesterday.
_DAY_BEGINS = timedelta(hours=4)


def local_now() -> datetime:
    """Return the time now, in the zone of this computer."""
    return datetime.now(UTC).astimezone()


def day_start(now: datetime) -> datetime:
    """Return when the learner's day began, in the zone of `now`."""
    shifted = now - _DAY_BEGINS
    return shifted.replace(hour=0, minute=0, second=0, microsecond=0) + _DAY_BEGINS


def day_end(now: datetime) -> datetime:
    """Return when the learner's day ends."""
    return day_start(now) + timedelta(days=1)


def interval_words(length_s: float) -> str:
    """Return a length of time in short words, such as "10 min", "3 days", "2 months"."""
    minutes = length_s / 60
    if minutes < 1.5:
        return "1 min"
    if minutes < 60:
        return f"{round(minutes)} min"
    hours = minutes / 60
    if hours < 20:
        return _counted(round(hours), "hour")
    days = hours / 24
    if days < 45:
        return _counted(max(1, round(days)), "day")
    if days < 365:
        return _counted(round(days / 30.4), "month")
    years = days / 365.25
    return _counted(1, "year") if years < 1.25 else f"{years:.1f} years".replace(".0 ", " ")


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
