# SPDX-License-Identifier: MIT
"""What this content is, what it is not, and who may do what with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from desktop.dialogs.frame import FramedDialog

if TYPE_CHECKING:
    from desktop.session import Edition

_TEXT = """
<p><b>For information only</b><br>Lamplight helps you look things up. It does not examine anybody, does not know who is
ill, and does not replace the judgment of a clinician. If somebody may be in danger, get emergency help first and read
later.</p>
<p><b>How the articles were made</b><br>
The articles were drafted by software from the sources that each one lists, every
source looked up when it was written. No article has been reviewed by a clinician unless its References tab names one.
Where sources differ, the article says so. Each article says when its sources were checked and when it should be looked
at again.</p>
<p><b>Doses and numbers</b><br>Medicine doses are left out, except for oral rehydration, resuscitation, first aid, and
where a guideline that was read gives them. Check every dose against your national formulary.</p>
<p><b>If you find a mistake</b><br>Press Ctrl+Shift+F in the article. Your words are saved in a file that can be carried
out and sent on.</p>
<p><b>Licenses</b><br>Articles and figures: Creative Commons Attribution 4.0 (CC BY 4.0). The program: MIT License. It
uses Qt and PySide6 under the LGPL version 3, and Whoosh under the BSD license.</p>
"""


class AboutDialog(FramedDialog):
    """The full text behind the disclaimer."""

    def __init__(self, edition: Edition, parent: QWidget | None) -> None:
        """Build the text for an edition."""
        versions = f"Lamplight {edition.program}, edition {edition.content}, {edition.articles} articles."
        lead = f"{versions} Works with no network."
        super().__init__("About this content", lead, parent)
        text = QLabel(_TEXT)
        text.setTextFormat(Qt.TextFormat.RichText)
        text.setWordWrap(True)
        text.setAlignment(Qt.AlignmentFlag.AlignTop)
        text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(text)
        area.setAccessibleName("About this content")
        self.body.addWidget(area, 1)
        self.add_buttons()
        self.resize(600, 560)
