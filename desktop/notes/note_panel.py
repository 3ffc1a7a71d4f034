# SPDX-License-Identifier: MIT
"""The note that is open beside the text: what it stands at, what became of that, and its words, saved while written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.announcing import announce
from desktop.notes.note_form import NoteForm
from desktop.notes.note_head import NoteHead, word_label
from desktop.own.errors import UserDataError
from desktop.theme import interface_percent

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desktop.notes.names import Names
    from desktop.notes.note_keeper import NoteKeeper
    from desktop.notes.standing import Standings
    from desktop.own.notes import Note
    from desktop.theme import Theme

#: How long after the first unsaved key the note is saved, and after a refusal tried again, in milliseconds.
SAVE_MS = 900
RETRY_MS = 4000


class NotePanel(QFrame):
    """Shows one note and saves what is written into it.

    Signals:
        closed: it was put away; the keyboard belongs to the text again.
        step_requested: (1 or -1) the next note of the section, or the one before.
        attach_requested: (Note) the note is to stand at the words that are chosen in the text, or found there.
        owner_changed: (owner) whose clinic notes are written.
    """

    closed = Signal()
    step_requested = Signal(int)
    attach_requested = Signal(object)
    owner_changed = Signal(str)

    def __init__(
        self, keeper: NoteKeeper, standings: Standings, names: Names, theme: Theme, text_percent: int, *, kept: bool
    ) -> None:
        """Build the panel, empty. `kept` tells whether what is saved is there after the next start."""
        super().__init__()
        self.setObjectName("notePanel")
        self._keeper, self._standings, self._names, self._kept = keeper, standings, names, kept
        self.usual_owner = ""
        self.note: Note | None = None
        self._before: Note | None = None
        self._is_new = self._saving = False
        self.failure = ""
        self.head = NoteHead()
        self.form = NoteForm(theme, text_percent)
        self.saved = word_label("noteSaved")
        self.remove = QPushButton("Delete")
        self.remove.setAccessibleName("Delete this note")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save)
        self._arrange()
        self.form.edited.connect(self._edited)
        self.form.color_chosen.connect(self._recolor)
        self.remove.clicked.connect(self._remove)
        self.head.step_requested.connect(self.step_requested)
        self.head.close_requested.connect(self.put_away)
        self.head.attach_requested.connect(lambda: self.attach_requested.emit(self.note))
        self.set_theme(theme, text_percent)

    def _arrange(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.saved, 1)
        foot.addWidget(self.remove)
        inside = self._inside = QWidget()
        inside.setObjectName("notePanelInside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addWidget(self.form, 1)
        column.addLayout(foot)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)

    def set_theme(self, theme: Theme, text_percent: int) -> None:
        """Change theme and text size."""
        scale = interface_percent(text_percent) / 100
        self.head.set_theme(theme, text_percent)
        self.form.set_theme(theme, text_percent)
        # 16 pixels: the scroll bar, which must not lie over the fields.
        self.setMinimumWidth(max(round(240 * scale), self._inside.minimumSizeHint().width() + round(16 * scale)))

    # ------------------------------------------------------------------------------------------------- showing

    def show_note(self, note: Note, *, new: bool = False) -> None:
        """Show a note; a `new` one is saved when the first word of it is written."""
        self.finish()
        self.note = note
        self._before = None if new else note
        self._is_new = new
        self._fill()
        self.show()

    def refresh(self) -> None:
        """Follow what changed elsewhere: taken back, thrown away, another color."""
        if self.note is None or self._is_new or self._saving or self._timer.isActive():
            return
        now = self._keeper.store.get(self.note.id)
        if now is None or now.deleted:
            self.note = None
            self.put_away()
        elif now != self.note:
            self.note = self._before = now
            self._fill()

    def _fill(self) -> None:
        note = self.note
        if note is None:
            return
        self.form.fill(note, self.usual_owner)
        self._say_saved("")
        self._describe()

    def _describe(self) -> None:
        if self.note is not None:
            self.head.describe(self._standings.of(self.note), self._names, new=self._is_new)
            self.setAccessibleName(f"{self.head.title.text()}, {self.head.place.text()}")

    # ------------------------------------------------------------------------------------------------- saving

    def _edited(self) -> None:
        if self.note is None:
            return
        # Not begun anew by every key: somebody who writes on and on is saved too.
        if not self._timer.isActive():
            self._timer.start(SAVE_MS)
        if not self.failure:
            self._say_saved("Saving…")

    def _recolor(self) -> None:
        self._edited()
        self.save()

    def save(self) -> bool:
        """Save what is written now; returns whether it is saved. What is refused stays here and is tried again."""
        self._timer.stop()
        note = self.note
        if note is None:
            return True
        written = self.form.written(note)
        if written == note or (self._is_new and not written.text.strip()):
            self._say_saved("")
            return True
        self._saving = True
        try:
            self._keeper.write(written)
        except UserDataError as error:
            self._fail(str(error))
            return False
        finally:
            self._saving = False
        self.failure, self._is_new = "", False
        self.note = self._keeper.store.get(written.id)
        if written.clinic and written.owner != self.usual_owner:
            self.usual_owner = written.owner
            self.owner_changed.emit(written.owner)
        self._say_saved("Saved" if self._kept else "Kept until Lamplight is closed")
        self._describe()
        return True

    def _fail(self, sentence: str) -> None:
        first = not self.failure
        self.failure = sentence
        self._say_saved(f"Not saved. {sentence}", danger=True)
        if first:
            announce(self, self.saved.text(), at_once=True)
        self._timer.start(RETRY_MS)

    def _say_saved(self, words: str, *, danger: bool = False) -> None:
        if danger or not self.failure:
            self.saved.setText(words)
            self.saved.setProperty("tone", "danger" if danger else "")
            self.saved.style().unpolish(self.saved)
            self.saved.style().polish(self.saved)

    def finish(self) -> bool:
        """Save, and let what was written be taken back as one change; returns whether all is saved."""
        saved = self.save()
        if saved and self.note is not None and not self._is_new:
            if self._before is None or self._before.changed != self.note.changed:
                self._keeper.written(self._before, self.note)
            self._before = self.note
        return saved

    def put_away(self) -> None:
        """Save and close; what cannot be saved stays open."""
        if self.finish():
            self.note = None
            self.hide()
            self.closed.emit()

    def forget(self) -> None:
        """Close without saving."""
        self._timer.stop()
        self.failure = ""
        self.note = None
        self.hide()

    def _remove(self) -> None:
        note = self.note
        if note is None:
            return
        if self._is_new:
            self.forget()
            self.closed.emit()
        elif self.finish() and self._keeper.remove(note.id):
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)
