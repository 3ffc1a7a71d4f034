# SPDX-License-Identifier: MIT
"""The named errors of the headless half. Every message is one sentence that says what to do."""

from __future__ import annotations

from dataclasses import dataclass


class LamplightError(Exception):
    """Base of every error that is shown to a person; its text is one line without a traceback."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault in an article source, or a warning about it. `line` counts from 1."""

    path: str
    line: int
    message: str
    rule: str = "format"
    warning: bool = False

    def __str__(self) -> str:
        """Return `path:line: message`, as editors and people read it."""
        mark = "warning: " if self.warning else ""
        return f"{self.path}:{self.line}: {mark}{self.message}"


class SourceError(LamplightError):
    """Article sources that cannot be read; carries every problem found, not only the first."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep `problems` and show them one a line."""
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class LibraryError(LamplightError):
    """A built library that cannot be opened: missing, damaged, or made by a newer program."""


class BuildError(LamplightError):
    """A library that could not be built; the previous one is whole."""


class ArticleNotFoundError(LamplightError):
    """A slug, section or level that the library does not hold."""


class SearchError(LamplightError):
    """A search index that cannot answer."""
