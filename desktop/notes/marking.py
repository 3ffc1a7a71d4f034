# SPDX-License-Identifier: MIT
"""Marks words and writes notes in the article of one window, by key, menu and mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from desktop.announcing import announce
from desktop.focus_order import let_tab_follow
from desktop.notes.changes import Thing
from desktop.notes.clinic_banner import ClinicBanner
from desktop.notes.colors import color_words, swatch
from desktop.notes.note_keeper import NoteKeeper, sort_words
from desktop.notes.section_texts import SectionTexts
from desktop.notes.standing import Standings
from desktop.notes.text_marks import TextMarks
from desktop.own.anchors import Anchor, How
from desktop.own.errors import UserDataError
from desktop.own.notes import COLORS, Note, NoteKind
from index.article import Level

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from desktop.main_window import MainWindow
    from desktop.notes.names import Names
    from desktop.notes.note_panel import NotePanel

_COLOR, _OWNER = "mark_color", "clinic_owner"
_CHOOSE = "Choose words in the text first: with the mouse, or press F7 and use Shift and the arrow keys."


class Marking(QObject):
    """Connects the marks in the text, the note beside it, and the actions of one window."""

    def __init__(self, window: MainWindow, names: Names) -> None:
        """Mark the article of `window`; `connect_window` connects the actions."""
        super().__init__(window)
        self._window, self._names = window, names
        session = window.session
        self.keeper = NoteKeeper(session.userdata.notes, session.changes, window.tell)
        self.standings = Standings(SectionTexts(session.library))
        self.marks = TextMarks(window.article, session.userdata.notes, self.standings, session.look)
        self._panel: NotePanel | None = None
        self.banner = ClinicBanner(session.look.theme, session.look.text_size)
        window.article.page.set_above(self.banner)

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
        self.marks.chosen.connect(self.open)
        self.marks.refilled.connect(self._show_banner)
        self.banner.edit_requested.connect(self.open)
        self.banner.height_changed.connect(article.page.fit_above)
        self._window.session.changes.changed.connect(self._changed)

    # ------------------------------------------------------------------------------------------------- the panel

    @property
    def panel(self) -> NotePanel:
        """The note beside the text; made when it is first wanted."""
        if self._panel is None:
            from desktop.notes.note_panel import NotePanel  # noqa: PLC0415 - the window starts without it

            session = self._window.session
            kept = session.userdata.file.saved
            look = session.look
            panel = NotePanel(self.keeper, self.standings, self._names, look.theme, look.text_size, kept=kept)
            panel.usual_owner = session.userdata.settings().get(_OWNER, "")
            panel.closed.connect(lambda: self._window.article.text.setFocus(Qt.FocusReason.OtherFocusReason))
            panel.step_requested.connect(self.step)
            panel.attach_requested.connect(self._attach)
            panel.owner_changed.connect(lambda owner: self._save(_OWNER, owner))
            panel.hide()
            self._window.desk.lay(panel, 0.32)
            self._panel = panel
        return self._panel

    def open(self, identity: str, *, focus: bool = True) -> None:
        """Open a note beside the text; its words come into view where they stand in the section that is shown."""
        note = self.keeper.store.get(identity)
        if note is None or note.deleted or not self._ready():
            return
        self.panel.show_note(note)
        self.marks.bring_into_view(identity)
        if focus:
            self.panel.form.text.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self.panel, f"{self.panel.accessibleName()}. {note.text or note.anchor.quote}")

    def open_at(self, identity: str) -> None:
        """Open a note of the article that is shown, at its level and in the section where it stands now."""
        note, article = self.keeper.store.get(identity), self._window.article
        if note is None or note.deleted:
            return
        level, section = note.anchor.level, self.standings.of(note).section
        if note.anchor.quote and level != article.level.value:
            self._window.set_level(Level(level))
        if article.text.shown is None or article.text.shown.section != section:
            article.show_article(note.slug, section)
        self.open(identity, focus=False)

    def _ready(self) -> bool:
        """Return whether what is written now is saved, so that another note may take its place."""
        return self._panel is None or self._panel.finish()

    def page_changed(self, *, article: bool) -> None:
        """Put the note away when another page than an article is shown, or another article."""
        if self._panel is None or self._panel.note is None:
            return
        if not article or self._panel.note.slug != self._window.article.slug:
            self._panel.put_away()

    def look_changed(self) -> None:
        """Take over another theme or text size."""
        look = self._window.session.look
        self.banner.set_theme(look.theme, look.text_size)
        self._window.article.page.fit_above()
        if self._panel is not None:
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

    def _give_up(self) -> None:
        self.panel.forget()
        self._window.close()

    def _show_banner(self) -> None:
        """Show the clinic's notes of the section above its text."""
        page = self._window.article.page
        self.banner.show_notes([one.note for one in self.marks.shown if one.note.clinic])
        page.fit_above()
        let_tab_follow(page.tabs.more, (*self.banner.buttons, page.text))

    def _changed(self, thing: Thing) -> None:
        if thing is Thing.NOTES:
            self.marks.refill()
            self._unselect_marked()
            if self._panel is not None:
                self._panel.refresh()

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
            self.open(there.note.id)
        elif anchor is not None:
            self._begin(Note(self._window.article.slug, anchor, NoteKind.NOTE, self.color))
        else:
            self.write_on_section()

    def write_on_section(self) -> None:
        """Write a note on the section that is shown, or open the one that it has."""
        document = self._window.article.text.shown
        if document is None or not document.section:
            return
        there = next((one for one in self.marks.shown if not one.note.anchor.quote and not one.note.clinic), None)
        if there is not None:
            self.open(there.note.id)
        else:
            self._begin(Note(document.slug, Anchor(document.section)))

    def _begin(self, note: Note) -> None:
        if self._ready():
            self.panel.show_note(note, new=True)
            self.panel.form.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, step: int) -> None:
        """Open the next note of the section (1) or the one before (-1)."""
        current = self._panel.note.id if self._panel is not None and self._panel.note is not None else ""
        one = self.marks.next(current, step)
        if one is None:
            self._window.tell("There is no note and no highlight in this section.")
        else:
            self.open(one.note.id)

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
        elif self.panel.finish() and self.keeper.attach(note.id, anchor):
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
