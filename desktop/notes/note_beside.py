# SPDX-License-Identifier: MIT
"""Opens notes beside the article of one window, and sees that nothing written there is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from desktop.announcing import announce
from desktop.own.errors import UserDataError
from index.article import Level

if TYPE_CHECKING:
    from desktop.main_window import MainWindow
    from desktop.notes.names import Names
    from desktop.notes.note_keeper import NoteKeeper
    from desktop.notes.note_panel import NotePanel
    from desktop.notes.standing import Standings
    from desktop.notes.text_marks import TextMarks
    from desktop.own.notes import Note

_OWNER = "clinic_owner"
_SHARE = 0.32


class NoteBeside(QObject):
    """Holds the panel of the note that is open; it is made when it is first wanted.

    Signals:
        step_requested: (1 or -1) the next note of the section, or the one before.
        attach_requested: (Note) the note is to stand at other words.
    """

    step_requested = Signal(int)
    attach_requested = Signal(object)

    def __init__(
        self, window: MainWindow, names: Names, keeper: NoteKeeper, standings: Standings, marks: TextMarks
    ) -> None:
        """Open notes of `keeper` beside the article of `window`, whose marks are `marks`."""
        super().__init__(window)
        self._window, self._names, self._keeper = window, names, keeper
        self._standings, self._marks = standings, marks
        self._panel: NotePanel | None = None

    @property
    def panel(self) -> NotePanel:
        """The panel."""
        if self._panel is None:
            from desktop.notes.note_panel import NotePanel  # noqa: PLC0415 - the window starts without it

            session = self._window.session
            look, kept = session.look, session.userdata.file.saved
            panel = NotePanel(self._keeper, self._standings, self._names, look.theme, look.text_size, kept=kept)
            panel.usual_owner = session.userdata.settings().get(_OWNER, "")
            panel.closed.connect(lambda: self._window.article.text.setFocus(Qt.FocusReason.OtherFocusReason))
            panel.step_requested.connect(self.step_requested)
            panel.attach_requested.connect(self.attach_requested)
            panel.owner_changed.connect(self._save_owner)
            panel.hide()
            self._window.desk.lay(panel, _SHARE)
            self._panel = panel
        return self._panel

    @property
    def identity(self) -> str:
        """The note that is open, or ""."""
        return self._panel.note.id if self._panel is not None and self._panel.note is not None else ""

    def open(self, identity: str, *, focus: bool = True) -> None:
        """Open a note; its words come into view where they stand in the section that is shown."""
        note = self._keeper.store.get(identity)
        if note is None or note.deleted or not self._finished():
            return
        self.panel.show_note(note)
        self._marks.bring_into_view(identity)
        if focus:
            self.panel.form.text.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self.panel, f"{self.panel.accessibleName()}. {note.text or note.anchor.quote}")

    def open_at(self, identity: str) -> None:
        """Open a note of the article that is shown, at its level and in the section where it stands now."""
        note, article = self._keeper.store.get(identity), self._window.article
        if note is None or note.deleted:
            return
        level, section = note.anchor.level, self._standings.of(note).section
        if note.anchor.quote and level != article.level.value:
            self._window.set_level(Level(level))
        if article.text.shown is None or article.text.shown.section != section:
            article.show_article(note.slug, section)
        self.open(identity, focus=False)

    def begin(self, note: Note) -> None:
        """Let the reader write a new note, which is saved with its first words."""
        if self._finished():
            self.panel.show_note(note, new=True)
            self.panel.form.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Follow what changed elsewhere."""
        if self._panel is not None:
            self._panel.refresh()

    def page_changed(self, *, article: bool) -> None:
        """Put the note away when another page than an article is shown, or another article."""
        panel = self._panel
        if panel is None or panel.note is None:
            return
        if not article or panel.note.slug != self._window.article.slug:
            panel.put_away()

    def look_changed(self) -> None:
        """Take over another theme or text size."""
        if self._panel is not None:
            look = self._window.session.look
            self._panel.set_theme(look.theme, look.text_size)

    def may_close(self) -> bool:
        """Save what is written; returns False, and says why, when that cannot be done."""
        if self._panel is None or self._panel.finish():
            return True
        self._window.notice.offer(self._panel.saved.text(), "Close without saving", self._give_up, lasting=True)
        return False

    def forget(self) -> None:
        """Put the note away without saving it."""
        if self._panel is not None:
            self._panel.forget()

    def _finished(self) -> bool:
        """Return whether what is written now is saved, so that another note may take its place."""
        return self._panel is None or self._panel.finish()

    def _give_up(self) -> None:
        self.forget()
        self._window.close()

    def _save_owner(self, owner: str) -> None:
        try:
            self._window.session.userdata.save_setting(_OWNER, owner)
        except UserDataError as error:
            self._window.tell(str(error))
