# SPDX-License-Identifier: MIT
"""The note that is open beside the text: what it stands at, what became of that, and its words, saved while written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from desktop.announcing import announce
from desktop.notes.note_form import NoteForm
from desktop.notes.note_keeper import sort_words
from desktop.own.anchors import How
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
_LONGEST_QUOTE = 280


class NotePanel(QFrame):
    """Shows one note and saves what is written into it.

    Signals:
        closed: it was put away; the keyboard belongs to the text again.
        step_requested: (1 or -1) the next note of the section, or the one before.
        place_requested: (Note) the words that it stands at are to be shown.
        attach_requested: (Note) the note is to stand at the words that are chosen in the text, or found there.
        owner_changed: (owner) whose clinic notes are written.
    """

    closed = Signal()
    step_requested = Signal(int)
    place_requested = Signal(object)
    attach_requested = Signal(object)
    owner_changed = Signal(str)

    def __init__(
        self, keeper: NoteKeeper, standings: Standings, names: Names, theme: Theme, text_percent: int, *, kept: bool
    ) -> None:
        """Build the panel, empty. `kept` tells whether what is saved is there after the next start."""
        super().__init__()
        self.setObjectName("notePanel")
        self._keeper, self._standings, self._names, self._kept = keeper, standings, names, kept
        self._theme = theme
        self.usual_owner = ""
        self.note: Note | None = None
        self._before: Note | None = None
        self._is_new = self._saving = False
        self.failure = ""
        self.head = self._label("notePanelHead")
        self.place = self._label("notePlace")
        self.quote = self._label("noteQuote")
        self.state = self._label("noteState")
        self.attach = QPushButton()
        self.attach.setProperty("flat", "true")
        self.form = NoteForm(theme, text_percent)
        self.saved = self._label("noteSaved")
        self.remove = QPushButton("Delete")
        self.remove.setAccessibleName("Delete this note")
        self.previous = self._tool("up", "Note before (Shift+F4)", lambda: self.step_requested.emit(-1))
        self.next = self._tool("down", "Next note (F4)", lambda: self.step_requested.emit(1))
        self.close_button = self._tool("close", "Close the note (Esc)", self.put_away)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save)
        self._arrange()
        self.form.edited.connect(self._edited)
        self.form.color_chosen.connect(self._recolor)
        self.remove.clicked.connect(self._remove)
        self.attach.clicked.connect(lambda: self.attach_requested.emit(self.note))
        self.set_theme(theme, text_percent)

    @staticmethod
    def _label(name: str) -> QLabel:
        label = QLabel()
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    @staticmethod
    def _tool(icon: str, words: str, act: object) -> QToolButton:
        button = QToolButton()
        button.setProperty("icon_name", icon)
        button.setToolTip(words)
        button.setAccessibleName(words.partition(" (")[0])
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(act)
        return button

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(2)
        top.addWidget(self.head, 1)
        for button in (self.previous, self.next, self.close_button):
            top.addWidget(button)
        foot = QHBoxLayout()
        foot.addWidget(self.saved, 1)
        foot.addWidget(self.remove)
        inside = self._inside = QWidget()
        inside.setObjectName("notePanelInside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(top)
        for part in (self.place, self.quote, self.state, self.attach):
            column.addWidget(part)
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
        self._theme = theme
        scale = interface_percent(text_percent) / 100
        size = round(16 * scale)
        for button in (self.previous, self.next, self.close_button):
            button.setIcon(theme.icon(str(button.property("icon_name")), "soft-ink", size))
            button.setIconSize(QSize(size, size))
        self.form.set_theme(theme, text_percent)
        # 16 pixels: the scroll bar, which must not lie over the fields.
        self.setMinimumWidth(max(round(240 * scale), self._inside.minimumSizeHint().width() + round(16 * scale)))
        self._show_quote()

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
        note = self.note
        if note is None:
            return
        standing = self._standings.of(note)
        level = f", {note.anchor.level} text" if note.anchor.level and note.anchor.quote else ""
        self.head.setText(sort_words(note) if note.anchor.quote else f"{sort_words(note)} on this section")
        self.place.setText(f"{self._names.place(note.slug, standing.section)}{level}")
        self._show_quote()
        self.state.setText(standing.words_of_state)
        self.state.setVisible(bool(standing.words_of_state))
        now = f"It now reads “{_short(standing.words)}”." if standing.words else ""
        if now:
            self.state.setText(f"{standing.words_of_state} {now}")
        self.attach.setText("Keep it here" if standing.how is How.CHANGED else "Attach to the words chosen in the text")
        self.attach.setVisible(standing.how in {How.CHANGED, How.LOST} and not self._is_new)
        self.setAccessibleName(f"{self.head.text()}, {self.place.text()}")

    def _show_quote(self) -> None:
        note = self.note
        quote = note.anchor.quote if note is not None else ""
        self.quote.setVisible(bool(quote))
        if note is not None:
            self.quote.setText(_short(quote))
            self.quote.setProperty("mark", note.color)
            self.quote.style().unpolish(self.quote)
            self.quote.style().polish(self.quote)

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


def _short(quote: str) -> str:
    quote = " ".join(quote.split())
    return quote if len(quote) <= _LONGEST_QUOTE else f"{quote[:_LONGEST_QUOTE].rstrip()}…"
