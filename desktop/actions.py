# SPDX-License-Identifier: MIT
"""Everything the window can be told to do, with its keys. The help page lists these, so none is missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

THEME_WORDS = {"system": "Follow the system", "light": "Light", "dark": "Dark", "contrast": "High contrast"}


class WindowActions:
    """The actions of one window. The window connects them; nothing is connected here."""

    def __init__(self, window: QWidget) -> None:
        """Make every action and give it to `window`, so that its keys work anywhere in it."""
        self._window = window
        self.search = self._action("Search", "Ctrl+K", "/")
        self.filter = self._action("Filter the sidebar", "Ctrl+L")
        self.sidebar = self._action("Show or hide the sidebar", "Ctrl+B")
        self.back = self._action("Back", "Alt+Left", "Back")
        self.forward = self._action("Forward", "Alt+Right", "Forward")
        self.start = self._action("Start page", "Alt+Home")
        self.clinical = self._action("Clinical level", "Ctrl+1")
        self.plain = self._action("Plain level", "Ctrl+2")
        self.larger = self._action("Larger text", "Ctrl++", "Ctrl+=")
        self.smaller = self._action("Smaller text", "Ctrl+-")
        self.usual_size = self._action("Usual text size", "Ctrl+0")
        self.next_tab = self._action("Next section", "Ctrl+Tab", "Ctrl+PgDown")
        self.previous_tab = self._action("Previous section", "Ctrl+Shift+Tab", "Ctrl+PgUp")
        self.find = self._action("Find in this article", "Ctrl+F")
        self.find_next = self._action("Find next", "F3", "Ctrl+G")
        self.find_previous = self._action("Find previous", "Shift+F3", "Ctrl+Shift+G")
        self._add_own()
        self.print_ = self._action("Print this article", "Ctrl+P")
        self._add_paper()
        self.study = self._action("Study: review cards", "Ctrl+Shift+S")
        self.quiz = self._action("Quiz on this article", "Ctrl+Shift+K")
        self.export_cards = self._action("Export cards for Anki…")
        self.new_window = self._action("New window", "Ctrl+N")
        self.close_window = self._action("Close this window", "Ctrl+W")
        self.quit = self._action("Quit", "Ctrl+Q")
        self.feedback = self._action("Feedback on this article", "Ctrl+Shift+F")
        self.emergency = self._action("Local emergency number")
        self.more = self._action("More", "Alt+M")
        self.shortcuts = self._action("Keys and help", "F1")
        self.about = self._action("About this content")
        self.themes = self._theme_actions()

    def _add_own(self) -> None:
        """Make the actions of the reader's own things."""
        self.bookmark = self._action("Bookmark this section", "Ctrl+D")
        self.bookmark.setCheckable(True)
        self.bookmarks = self._action("Bookmarks", "Ctrl+Shift+B")
        self.reading_lists = self._action("Reading lists", "Ctrl+Shift+L")
        self.read_later = self._action("Put this section on a reading list", "Ctrl+Shift+D")
        self.notes = self._action("Notes and highlights", "Ctrl+Shift+N")
        self.recent = self._action("What was read lately", "Ctrl+Shift+H")
        self.highlight = self._action("Highlight the chosen words, or not any more", "Ctrl+H")
        self.note = self._action("Note on the chosen words, else on the section", "Ctrl+M")
        self.section_note = self._action("Note on this section", "Ctrl+Shift+M")
        self.next_note = self._action("Next note or highlight in this section", "F4")
        self.previous_note = self._action("Note or highlight before", "Shift+F4")
        self.caret = self._action("Choose words with the arrow keys", "F7")
        self.caret.setCheckable(True)
        self.compare = self._action("Compare with another article", "F8")
        marking = (self.highlight, self.note, self.section_note, self.next_note, self.previous_note, self.caret)
        #: Those of the reader's own things that an article is needed for.
        self.in_article = (*marking, self.read_later, self.compare)
        self.export_clinic = self._action("Export clinic notes…")
        self.export_own = self._action("Export all my things…")
        self.import_own = self._action("Import…")
        self.forget = self._action("Forget everything…")
        self.undo = self._action("Take back the last change to my things", "Ctrl+Z")

    def _add_paper(self) -> None:
        """Make the actions that take an article elsewhere."""
        self.leaflet = self._action("Make a leaflet of this article", "Ctrl+Shift+P")
        self.copy_cited = self._action("Copy with citation", "Ctrl+Shift+C")
        self.copy_bibtex = self._action("Copy the citation as BibTeX")
        self.copy_ris = self._action("Copy the citation as RIS")
        self.save_references = self._action("Save the citation and all references…")
        self.paper = (self.leaflet, self.copy_cited, self.copy_bibtex, self.copy_ris, self.save_references)

    def _action(self, words: str, *keys: str) -> QAction:
        action = QAction(words, self._window)
        action.setShortcuts([QKeySequence(key) for key in keys])
        if keys:
            action.setToolTip(f"{words} ({QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText)})")
        self._window.addAction(action)
        return action

    def _theme_actions(self) -> dict[str, QAction]:
        group = QActionGroup(self._window)
        actions = {}
        for choice, words in THEME_WORDS.items():
            action = QAction(words, self._window)
            action.setCheckable(True)
            action.setData(choice)
            group.addAction(action)
            actions[choice] = action
        return actions

    def with_keys(self) -> Iterator[QAction]:
        """Yield every action that has a key, in the order they were made."""
        return (item for item in vars(self).values() if isinstance(item, QAction) and item.shortcuts())

    def _fill_own(self, menu: QMenu) -> None:
        """Fill the menu of the reader's own things."""
        menu.addActions([self.bookmarks, self.reading_lists, self.read_later, self.notes, self.recent])
        menu.addSeparator()
        menu.addActions([self.highlight, self.note, self.section_note, self.next_note, self.caret, self.undo])
        menu.addSeparator()
        menu.addActions([self.export_clinic, self.export_own, self.import_own])
        menu.addSeparator()
        menu.addAction(self.forget)

    def more_menu(self) -> QMenu:
        """Return the menu behind the More button."""
        menu = QMenu("More", self._window)
        menu.addActions([self.start, self.new_window])
        menu.addMenu("Study").addActions([self.study, self.quiz, self.export_cards])
        menu.addSeparator()
        menu.addMenu("Reading level").addActions([self.clinical, self.plain])
        theme = menu.addMenu("Theme")
        theme.addActions(list(self.themes.values()))
        text = menu.addMenu("Text size")
        text.addActions([self.larger, self.smaller, self.usual_size])
        menu.addSeparator()
        menu.addActions([self.find, self.compare, self.bookmark, self.print_, self.leaflet, self.feedback])
        menu.addMenu("Cite this article").addActions(list(self.paper[1:]))
        self._fill_own(menu.addMenu("My things"))
        menu.addSeparator()
        menu.addActions([self.emergency, self.shortcuts, self.about])
        menu.addSeparator()
        menu.addActions([self.close_window, self.quit])
        return menu
