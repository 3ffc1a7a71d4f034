# SPDX-License-Identifier: MIT
from __future__ import annotations

import random
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from desktop.study.card import Grade
from desktop.study.memory import Stage

if TYPE_CHECKING:
    from desktop.study.schedule import Schedule

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


def test_a_new_card_that_was_easy_is_known_for_days(schedule: Schedule) -> None:
    memory = schedule.after(None, Grade.EASY, NOW, "card 0")
    assert memory.stage is Stage.REVIEW
    assert memory.due - NOW >= timedelta(days=2)


def test_a_new_card_that_was_not_known_comes_back_in_a_minute(schedule: Schedule) -> None:
    memory = schedule.after(None, Grade.AGAIN, NOW, "card 0")
    assert (memory.stage, memory.due - NOW) == (Stage.LEARNING, timedelta(minutes=1))


def test_the_same_answer_gives_the_same_plan(schedule: Schedule) -> None:
    memory = schedule.after(None, Grade.EASY, NOW, "card 0")
    later = memory.due
    plans = {schedule.after(memory, Grade.EASY, later, "card 1").due for _ in range(20)}
    assert len(plans) == 1


def test_cards_learned_together_do_not_all_come_back_together(schedule: Schedule) -> None:
    memory = schedule.after(None, Grade.EASY, NOW, "card 0")
    plans = {schedule.after(memory, Grade.EASY, memory.due, f"card {number}").due for number in range(40)}
    assert len(plans) > 1


def test_the_generator_of_others_is_left_as_it_was(schedule: Schedule) -> None:
    before = random.getstate()
    schedule.after(None, Grade.EASY, NOW, "card 0")
    assert random.getstate() == before


def test_better_grades_wait_longer(schedule: Schedule) -> None:
    memory = schedule.after(None, Grade.EASY, NOW, "card 0")
    due = [choice.due for _, choice in sorted(schedule.choices(memory, memory.due, "card 1").items())]
    assert due == sorted(due)
    assert len(set(due)) == 4


def test_a_card_is_expected_to_fade(schedule: Schedule) -> None:
    memory = schedule.after(None, Grade.GOOD, NOW, "card 0")
    memory = schedule.after(memory, Grade.GOOD, NOW + timedelta(minutes=10), "card 1")
    soon, late = (schedule.recall(memory, NOW + timedelta(days=days)) for days in (1, 60))
    assert 0 < late < soon <= 1


def test_times_of_another_zone_are_taken_for_what_they_are(schedule: Schedule) -> None:
    there = NOW.astimezone(timezone(timedelta(hours=5)))
    assert schedule.after(None, Grade.GOOD, there, "card 0") == schedule.after(None, Grade.GOOD, NOW, "card 0")


def test_neither_torch_nor_numpy_is_loaded() -> None:
    program = (
        "import desktop.study.schedule, genanki, sys; "
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'torch', 'numpy', 'pandas', 'frozendict'}))"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
