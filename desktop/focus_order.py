# SPDX-License-Identifier: MIT
"""The order in which Tab goes through parts of a window that are made while it is open."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable


def let_tab_follow(place: QWidget, stops: Iterable[QWidget]) -> None:
    """Let Tab go from `place`, which must take the keyboard in some way, through `stops` in their order.

    Qt puts every new widget behind all others of its window.
    """
    for before, after in pairwise((place, *stops)):
        QWidget.setTabOrder(before, after)
