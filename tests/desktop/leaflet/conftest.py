# SPDX-License-Identifier: MIT
"""Leaflets of the sample library."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from desktop.leaflet.maker import LeafletMaker

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from index.library import Library

TODAY = datetime.date(2026, 11, 22)


@pytest.fixture
def maker(qapp: QApplication, library: Library) -> LeafletMaker:
    """Makes leaflets; the local emergency number is 112."""
    return LeafletMaker(library, "112", TODAY)
