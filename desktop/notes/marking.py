# SPDX-License-Identifier: MIT
"""Marks words and writes notes in the article of one window, by key, menu and mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.announcing import announce
from desktop.focus_order import let_tab_follow
from desktop.notes.changes import Thing
from desktop.notes.clinic_banner import ClinicBanner
from desktop.notes.colors import color_words, swatch
from desktop.notes.note_beside import NoteBeside
from desktop.notes.note_keeper import NoteKeeper, sort_words
from desktop.notes.section_texts import SectionTexts
from desktop.notes.standing import Standings
from desktop.notes.text_marks import TextMarks
from desktop.own.anchors import Anchor, How
from desktop.own.errors import UserDataError
from desktop.own.notes import COLORS, Note, NoteKind

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from desktop.main_window import MainWindow
    from desktop.notes.names import Names

_COLOR = "mark_color"
_CHOOSE = "Choose words in the text first: with the mouse, or press F7 and use Shift and the arrow keys."


class Marking(QObject):
    """Connects the marks in the text, the note beside it, and the actions of one window."""

    def __init__(self, window: MainWindow, names: Names) -> None:
        """Mark the article of `window`; `connect_window` connects the actions."""
        super().__init__(window)
        self._window = window
        session = window.session
        self.keeper = NoteKeeper(session.userdata.notes, session.changes, window.tell)
        self.standings = Standings(SectionTexts(session.library))
        self.marks = TextMarks(window.article, session.userdata.notes, self.standings, session.look)
        self.beside = NoteBeside(window, names, self.keeper, self.standings, self.marks)
        self.banner = ClinicBanner(session.look.theme, session.look.text_size)
        window.article.page.above.set_panel(self.banner)

    def connect_window(self) -> None:
        """Connect the window's actions."""
        acts, article = self._window.acts, self._window.article
        acts.highlight.triggered.connect(lambda _checked: self.highlight())
        acts.note.triggered.connect(self.write)
        acts.section_note.triggered.connect(self.write_on_section)
        acts.next_note.triggered.connect(lambda: self.step(1))
        acts.previous_note.triggered.connect(lambda: self.step(-1))
        acts.caret.toggled.connect(lambda on: article.text.select_by_keys(on=on))
        article.links.menu_made.connect(self._fill_menu)
        self.marks.chosen.connect(self.beside.open)
        self.marks.refilled.connect(self._show_banner)
        self.banner.edit_requested.connect(self.beside.open)
        self.beside.step_requested.connect(self.step)
        self.beside.attach_requested.connect(self._attach)
        self.banner.height_changed.connect(article.page.above.fit)
        self._window.session.changes.changed.connect(self._changed)

    def look_changed(self) -> None:
        """Take over another theme or text size."""
        look = self._window.session.look
        self.banner.set_theme(look.theme, look.text_size)
        self._window.article.page.above.fit()
        self.beside.look_changed()

    def _show_banner(self) -> None:
        """Show the clinic's notes of the section above its text."""
        page = self._window.article.page
        self.banner.show_notes([one.note for one in self.marks.shown if one.note.clinic])
        page.above.fit()
        let_tab_follow(page.tabs.more, (*self.banner.buttons, page.text))

    def _changed(self, thing: Thing) -> None:
        if thing is Thing.NOTES:
            self.marks.refill()
            self._unselect_marked()
            self.beside.refresh()

    def _save(self, name: str, value: str) -> None:
        try:
            self._window.session.userdata.save_setting(name, value)
        except UserDataError as error:
            self._window.tell(str(error))

    # ------------------------------------------------------------------------------------------------- marking

    def _anchor(self) -> Anchor | None:
        """Return the anchor of the chosen words; None when there are none."""
        article = self._window.article
        document, (start, end) = article.text.shown, self.marks.selection()
        if document is None or not document.section or start >= end:
            return None
        level = article.level.value
        return self.standings.anchor(document.slug, level, document.section, document.plain_text, start, end)

    @property
    def color(self) -> str:
        """The color that words were marked with last."""
        color = self._window.session.userdata.settings().get(_COLOR, "")
        return color if color in COLORS else COLORS[0]

    def highlight(self, color: str = "") -> None:
        """Mark the chosen words; words that are marked so already lose their mark."""
        there = self.marks.covering(*self.marks.selection())
        anchor = self._anchor()
        if anchor is None:
            self._window.tell(_CHOOSE)
        elif there is not None and there.note.kind is NoteKind.HIGHLIGHT and color in {"", there.note.color}:
            self.keeper.remove(there.note.id)
        elif there is not None:
            self.keeper.recolor(there.note.id, color or self.color)
        else:
            self._add_highlight(anchor, color or self.color)
        if color and color != self.color:
            self._save(_COLOR, color)

    def _add_highlight(self, anchor: Anchor, color: str) -> None:
        note = Note(self._window.article.slug, anchor, NoteKind.HIGHLIGHT, color)
        if self.keeper.add(note):
            announce(self._window.article.text, f"Marked {color_words(color)}")

    def _unselect_marked(self) -> None:
        """Let words that are marked now be seen in their color."""
        start, end = self.marks.selection()
        if start < end and any((one.start, one.end) == (start, end) for one in self.marks.shown):
            text = self._window.article.text
            cursor = text.textCursor()
            cursor.setPosition(cursor.selectionEnd())
            text.setTextCursor(cursor)

    def write(self) -> None:
        """Write a note on the chosen words, or on what is marked where the cursor is, or else on the section."""
        there = self.marks.covering(*self.marks.selection())
        anchor = self._anchor()
        if there is not None:
            self.beside.open(there.note.id)
        elif anchor is not None:
            self.beside.begin(Note(self._window.article.slug, anchor, NoteKind.NOTE, self.color))
        else:
            self.write_on_section()

    def write_on_section(self) -> None:
        """Write a note on the section that is shown, or open the one that it has."""
        document = self._window.article.text.shown
        if document is None or not document.section:
            return
        there = next((one for one in self.marks.shown if not one.note.anchor.quote and not one.note.clinic), None)
        if there is not None:
            self.beside.open(there.note.id)
        else:
            self.beside.begin(Note(document.slug, Anchor(document.section)))

    def step(self, step: int) -> None:
        """Open the next note of the section (1) or the one before (-1)."""
        one = self.marks.next(self.beside.identity, step)
        if one is None:
            self._window.tell("There is no note and no highlight in this section.")
        else:
            self.beside.open(one.note.id)

    def _attach(self, note: Note) -> None:
        """Let a note stand where its words are found now, or at the words that are chosen."""
        anchor = self._anchor()
        standing = self.standings.of(note)
        if anchor is None and standing.how is How.CHANGED:
            one = next((one for one in self.marks.shown if one.note.id == note.id), None)
            document = self._window.article.text.shown
            if one is not None and document is not None:
                level, section = note.anchor.level, document.section
                text = document.plain_text
                anchor = self.standings.anchor(document.slug, level, section, text, one.start, one.end)
        if anchor is None:
            self._window.tell(_CHOOSE)
        elif self.beside.panel.finish() and self.keeper.attach(note.id, anchor):
            self._window.notice.offer("The note stands at these words now.", "Undo", self._window.own.undo)

    # ------------------------------------------------------------------------------------------------- the menu

    def _fill_menu(self, menu: QMenu) -> None:
        """Put marking and notes at the top of the menu of the text."""
        acts, look = self._window.acts, self._window.session.look
        first = menu.actions()[0] if menu.actions() else None
        there, (start, end) = self.marks.covering(*self.marks.selection()), self.marks.selection()
        mark = menu.addMenu("Highlight")
        for color in COLORS:
            action = mark.addAction(swatch(look.theme, color, 18), color_words(color))
            action.triggered.connect(lambda _checked=False, color=color: self.highlight(color))
        mark.setEnabled(start < end or there is not None)
        actions = [mark.menuAction(), acts.note, acts.section_note]
        if there is not None:
            remove = menu.addAction(f"Remove {sort_words(there.note).lower()}")
            remove.triggered.connect(lambda: self.keeper.remove(there.note.id))
            actions.append(remove)
        actions.append(menu.addSeparator())
        if first is not None:
            menu.insertActions(first, actions)
