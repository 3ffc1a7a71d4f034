# SPDX-License-Identifier: MIT
"""What a reader has chosen: read once at start, saved when changed."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from index.article import Kind, Level

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.userdata import UserData

SMALLEST_TEXT = 80
LARGEST_TEXT = 300
#: The steps of the text size, in percent.
TEXT_STEPS = (80, 90, 100, 110, 125, 150, 175, 200, 250, 300)


#: No more new cards than these are learned a day.
MOST_NEW_CARDS = 999

THEME_CHOICES = ("system", "light", "dark", "contrast")


@dataclass(frozen=True, slots=True)
class Settings:
    """A reader's choices. `theme` is system, light, dark or contrast; `geometry` is the window's, in base64.

    `text_size` is in percent, `sidebar_width` in pixels at 100%. `clinic_name` and the like stand on leaflets;
    `leaflet` is how leaflets are made, as desktop/leaflet/choices.py writes and reads it. `new_cards` are those that
    learning adds a day.
    """

    theme: str = "system"
    text_size: int = 100
    level: str = Level.CLINICAL.value
    kind: str = Kind.CONDITION.value
    grouping: str = "letters"
    sidebar_shown: bool = True
    sidebar_width: int = 280
    geometry: str = ""
    last_place: str = ""
    emergency_number: str = ""
    clinic_name: str = ""
    clinic_address: str = ""
    clinic_telephone: str = ""
    leaflet: str = ""
    new_cards: int = 10

    @classmethod
    def from_texts(cls, texts: Mapping[str, str]) -> Settings:
        """Read settings saved as text; a value that makes no sense is left at its default."""
        usual = cls()
        return cls(
            theme=_one_of(texts.get("theme"), THEME_CHOICES, usual.theme),
            text_size=_whole(texts.get("text_size"), SMALLEST_TEXT, LARGEST_TEXT, usual.text_size),
            level=_one_of(texts.get("level"), tuple(Level), usual.level),
            kind=_one_of(texts.get("kind"), tuple(Kind), usual.kind),
            grouping=_one_of(texts.get("grouping"), ("letters", "systems"), usual.grouping),
            sidebar_shown=texts.get("sidebar_shown", "1") != "0",
            sidebar_width=_whole(texts.get("sidebar_width"), 180, 900, usual.sidebar_width),
            geometry=texts.get("geometry", ""),
            last_place=texts.get("last_place", ""),
            emergency_number=texts.get("emergency_number", ""),
            clinic_name=texts.get("clinic_name", ""),
            clinic_address=texts.get("clinic_address", ""),
            clinic_telephone=texts.get("clinic_telephone", ""),
            leaflet=texts.get("leaflet", ""),
            new_cards=_whole(texts.get("new_cards"), 0, MOST_NEW_CARDS, usual.new_cards),
        )

    def as_texts(self) -> dict[str, str]:
        """Return every setting as the text that `from_texts` reads."""
        values = asdict(self)
        return {name: str(int(value)) if isinstance(value, bool) else str(value) for name, value in values.items()}


def _one_of(text: str | None, allowed: Sequence[str], usual: str) -> str:
    return text if text is not None and text in allowed else usual


def _whole(text: str | None, low: int, high: int, usual: int) -> int:
    return min(high, max(low, int(text))) if text is not None and text.isdecimal() else usual


class SettingsStore(QObject):
    """Holds the current settings and saves each change.

    A change made for one start only (a command-line choice) is given to `override` and not saved.

    Signals:
        emergency_number_changed: (number) every open window's danger signs have to name it.
    """

    emergency_number_changed = Signal(str)

    def __init__(self, userdata: UserData) -> None:
        """Read the settings that `userdata` holds."""
        super().__init__()
        self._userdata = userdata
        self.current = Settings.from_texts(userdata.settings())

    def override(self, settings: Settings) -> None:
        """Use these settings for this start only."""
        self.current = settings

    def save(self, settings: Settings) -> None:
        """Use these settings from now on and save those that changed. Raises UserDataError when the disk refuses."""
        before = self.current.as_texts()
        self.current = settings
        if before["emergency_number"] != settings.emergency_number:
            self.emergency_number_changed.emit(settings.emergency_number)
        for name, text in settings.as_texts().items():
            if before[name] != text:
                self._userdata.save_setting(name, text)


def next_text_size(current: int, step: int) -> int:
    """Return the text size one step larger (1) or smaller (-1) than `current`, within bounds."""
    if step > 0:
        return next((size for size in TEXT_STEPS if size > current), LARGEST_TEXT)
    return next((size for size in reversed(TEXT_STEPS) if size < current), SMALLEST_TEXT)
