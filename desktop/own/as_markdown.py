# SPDX-License-Identifier: MIT
"""The reader's things as Markdown, to read and print without Lamplight."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.own.bookmarks import BookmarkStore
from desktop.own.notes import NoteKind, NoteStore
from desktop.own.reading_lists import ReadingListStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from desktop.own.bookmarks import Folder
    from desktop.own.file import OwnFile
    from desktop.own.notes import Note

# What would begin a heading, a list or a quotation at the start of a line.
_BEGINS = re.compile(r"^(\s*|\s*\d+)(?=[#>*+-]|(?<=\d)[.)]\s)", re.MULTILINE)


def as_markdown(file: OwnFile, titles: Mapping[str, str]) -> str:
    """Return notes, bookmarks and reading lists; `titles` are those of the articles by slug, as far as known."""

    def title(slug: str) -> str:
        return titles.get(slug) or slug.replace("-", " ").capitalize()

    parts = [
        *_notes(NoteStore(file), title),
        *_bookmarks(BookmarkStore(file), title),
        *_lists(ReadingListStore(file), title),
    ]
    return "\n\n".join(parts or ["There are no notes, bookmarks or reading lists yet."]) + "\n"


def _notes(store: NoteStore, title: Callable[[str], str]) -> Iterator[str]:
    notes = store.all()
    if notes:
        yield "# Notes and highlights"
    for slug in sorted({note.slug for note in notes}, key=lambda slug: title(slug).casefold()):
        yield f"## {_plain(title(slug))}"
        section = ""
        for note in store.of_article(slug):
            if note.anchor.section != section:
                section = note.anchor.section
                yield f"### {_heading(section)}"
            yield from _note(note)


def _note(note: Note) -> Iterator[str]:
    if note.clinic:
        whose = ", ".join(filter(None, (_plain(note.owner), note.dated))) or "no owner named"
        yield f"**Note of the clinic** ({whose})"
    if note.anchor.quote:
        yield f"> {_plain(note.anchor.quote)}"
    if note.text:
        yield _plain(note.text)
    color = f", {note.color}" if note.kind is NoteKind.HIGHLIGHT else ""
    level = f", {note.anchor.level} level" if note.anchor.level else ""
    yield f"*{note.kind.value.capitalize()}{color}{level}, {note.changed[:10]}*"


def _bookmarks(store: BookmarkStore, title: Callable[[str], str]) -> Iterator[str]:
    marks = store.all()
    if not marks:
        return
    names = {folder.id: folder for folder in store.all_folders()}
    paths = {"": "", **{key: " / ".join(_path(key, names)) for key in names}}
    yield "# Bookmarks"
    for folder in sorted({mark.folder for mark in marks}, key=lambda key: paths.get(key, "")):
        if paths.get(folder):
            yield f"## {_plain(paths[folder])}"
        lines = []
        for mark in marks:
            if mark.folder == folder:
                section = f", {_heading(mark.section)}" if mark.section else ""
                lines.append(f"- {_plain(mark.title or title(mark.slug) + section)}")
        yield "\n".join(lines)


def _path(key: str, folders: Mapping[str, Folder]) -> tuple[str, ...]:
    folder = folders[key]
    return (*((folders[folder.parent].name,) if folder.parent in folders else ()), folder.name)


def _lists(store: ReadingListStore, title: Callable[[str], str]) -> Iterator[str]:
    lists = store.lists()
    if lists:
        yield "# Reading lists"
    for reading_list in lists:
        yield f"## {_plain(reading_list.name)}"
        entries = [
            f"- [{'x' if entry.finished else ' '}] {_plain(title(entry.slug))}"
            + (f", {_heading(entry.section)}" if entry.section else "")
            for entry in store.entries(reading_list.id)
        ]
        if entries:
            yield "\n".join(entries)


def _heading(section: str) -> str:
    return _plain(section.replace("-", " ").capitalize()) or "The whole article"


def _plain(text: str) -> str:
    """Return a text in which nothing at the start of a line is taken for Markdown."""
    return _BEGINS.sub(r"\1\\", text)
