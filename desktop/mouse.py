# SPDX-License-Identifier: MIT
"""The mouse's own buttons for back and forward."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

WAY_BUTTONS = (Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton)


def left_to_window(event: QEvent) -> bool:
    """Return whether the event is of a button for back or forward, and if so let it go on to the window.

    To be returned by an event filter: a list would keep every press to itself.
    """
    if isinstance(event, QMouseEvent) and event.button() in WAY_BUTTONS:
        event.ignore()
        return True
    return False
