# SPDX-License-Identifier: MIT
"""A query while it is being understood: its words, and what was found of them so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.query import FoundFinding, NamedRun, Option, Wanted
    from index.results import Understood
    from index.wording import Word


@dataclass(slots=True)
class Draft:
    """A query while it is being understood."""

    words: list[Word]
    understood: list[Understood] = field(default_factory=list)
    names: list[NamedRun] = field(default_factory=list)
    findings: list[FoundFinding] = field(default_factory=list)
    wanted: list[Wanted] = field(default_factory=list)
    #: Other wordings of a run of words: (start, end) -> options.
    others: dict[tuple[int, int], list[Option]] = field(default_factory=dict)
    #: Whether capitals mean something in it: not when all of it is in capitals.
    shouts: bool = True
    #: The places of words that belong to a name, and of those that say what is wanted.
    named: set[int] = field(default_factory=set)
    steering: set[int] = field(default_factory=set)
    #: The terms of words that say what is wanted.
    soft: set[str] = field(default_factory=set)
    #: Where each name stands, and the places of words that have other wordings.
    name_runs: dict[tuple[int, int], NamedRun] = field(default_factory=dict)
    explained: set[int] = field(default_factory=set)

    def forget_name(self, run: tuple[int, int]) -> None:
        """Take back that a run of words is a name."""
        name = self.name_runs.pop(run)
        self.names.remove(name)
        self.named.difference_update(range(*run))
        self.others.pop(run, None)
        self.understood = [item for item in self.understood if item.typed != name.typed]

    def typed(self, run: tuple[int, int]) -> str:
        """Return the words of a run as they were typed; what stands for several words once."""
        words = self.words[run[0] : run[1]]
        said = [
            word.typed
            for place, word in enumerate(words)
            if not place or word.typed != words[place - 1].typed or word.plain == words[place - 1].plain
        ]
        return " ".join(said)


def is_inside(run: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether a run of words lies in a longer one."""
    return other[0] <= run[0] and run[1] <= other[1] and run != other
