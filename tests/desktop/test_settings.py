# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.settings import Settings, SettingsStore, next_text_size
from desktop.userdata import UserData


def test_settings_are_read_back_as_saved() -> None:
    chosen = Settings(theme="dark", text_size=150, level="plain", sidebar_shown=False, emergency_number="112")
    assert Settings.from_texts(chosen.as_texts()) == chosen


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("theme", "pink"),
        ("text_size", "huge"),
        ("level", "expert"),
        ("kind", ""),
        ("grouping", "?"),
        ("sidebar_width", "-3"),
    ],
)
def test_a_value_that_makes_no_sense_is_left_at_its_default(name: str, text: str) -> None:
    assert Settings.from_texts({name: text}) == Settings()


def test_the_clinic_and_how_its_leaflets_are_made_are_kept() -> None:
    chosen = Settings(
        clinic_name="Hill", clinic_address="Ring Road", clinic_telephone="0700", leaflet='{"level": "plain"}'
    )
    assert Settings.from_texts(chosen.as_texts()) == chosen


def test_sizes_are_kept_within_bounds() -> None:
    assert Settings.from_texts({"text_size": "5000"}).text_size == 300
    assert Settings.from_texts({"text_size": "1"}).text_size == 80


def test_only_what_changed_is_saved() -> None:
    with UserData(None) as data:
        store = SettingsStore(data)
        store.save(replace(store.current, theme="dark"))
        assert data.settings() == {"theme": "dark"}


def test_an_override_is_not_saved() -> None:
    with UserData(None) as data:
        store = SettingsStore(data)
        store.override(replace(store.current, level="plain"))
        assert store.current.level == "plain"
        assert data.settings() == {}


@pytest.mark.parametrize(
    ("size", "step", "wanted"),
    [(100, 1, 110), (100, -1, 90), (300, 1, 300), (80, -1, 80), (105, 1, 110), (105, -1, 100)],
)
def test_text_size_goes_in_steps_and_stops_at_the_ends(size: int, step: int, wanted: int) -> None:
    assert next_text_size(size, step) == wanted
