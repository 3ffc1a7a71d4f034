# SPDX-License-Identifier: MIT
"""What is known of how well a card is remembered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class Stage(StrEnum):
    """Where a card is: being learned, known for days to come, or being learned once more after it was forgotten."""

    LEARNING = "learning"
    REVIEW = "review"
    RELEARNING = "relearning"


@dataclass(frozen=True, slots=True)
class Memory:
    """What the scheduler knows of one card. Times are in UTC; stability is in days, difficulty from 1 to 10."""

    stage: Stage
    step: int | None
    stability: float
    difficulty: float
    due: datetime
    last: datetime
