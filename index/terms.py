# SPDX-License-Identifier: MIT
"""The word tables: spellings, asking words, words that mean a section, and everyday words for clinical ones.

They lie in `resources/synonyms` as YAML and go into every library that is built, so that a search reads its words
exactly as the articles were read.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from index.errors import BuildError
from index.places import resources_folder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Intent:
    """Words that ask for a part of an article: the first of `sections` that the article has.

    With `question` a question of the article that has such a word answers better. With `kept` the words are looked for
    as well.
    """

    sections: tuple[str, ...]
    phrases: frozenset[str]
    question: bool = False
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Tables:
    """All word tables. Spellings map what is written to what it is read as."""

    inside: Mapping[str, str]
    endings: Mapping[str, str]
    words: Mapping[str, str]
    stop: frozenset[str]
    asking: frozenset[str]
    #: Everyday words that some abbreviations look like.
    ordinary: frozenset[str]
    intents: tuple[Intent, ...]
    #: Short forms, each with what it is written out as.
    short: Mapping[str, str]
    #: Everyday phrases, each followed by the clinical ones that are looked for as well.
    lay: tuple[tuple[str, ...], ...]

    @property
    def question_words(self) -> frozenset[str]:
        """All words that questions are made of, whether or not an article has them."""
        steering = {word for intent in self.intents for phrase in intent.phrases for word in phrase.split()}
        return self.stop | self.asking | steering

    def to_json(self) -> str:
        """Return the tables as the library keeps them."""
        return json.dumps(
            {
                "inside": self.inside,
                "endings": self.endings,
                "words": self.words,
                "stop": sorted(self.stop),
                "asking": sorted(self.asking),
                "ordinary": sorted(self.ordinary),
                "intents": [
                    [list(intent.sections), sorted(intent.phrases), intent.question, intent.kept]
                    for intent in self.intents
                ],
                "lay": self.lay,
                "short": self.short,
            },
            ensure_ascii=False,
            sort_keys=True,
        )

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Return the tables that `to_json` wrote. Raises ValueError, KeyError or TypeError for anything else."""
        data = json.loads(text)
        return cls(
            inside=data["inside"],
            endings=data["endings"],
            words=data["words"],
            stop=frozenset(data["stop"]),
            asking=frozenset(data["asking"]),
            ordinary=frozenset(data["ordinary"]),
            intents=tuple(
                Intent(tuple(sections), frozenset(phrases), bool(question), bool(kept))
                for sections, phrases, question, kept in data["intents"]
            ),
            lay=tuple(map(tuple, data["lay"])),
            short=dict(data["short"]),
        )


def read_tables(folder: Path | None = None) -> Tables:
    """Return the tables of a folder of YAML files, by default the project's own. Raises BuildError."""
    folder = folder or resources_folder() / "synonyms"
    try:
        spelling = _load(folder / "spelling.yaml")
        asking = _load(folder / "asking.yaml")
        return Tables(
            inside=dict(spelling["inside"]),
            endings=dict(spelling["endings"]),
            words=dict(spelling["words"]),
            stop=frozenset(asking["stop"].split()),
            asking=frozenset(asking["asking"].split()),
            ordinary=frozenset(asking["ordinary"].split()),
            intents=tuple(
                Intent(
                    tuple(intent["sections"]),
                    frozenset(intent["words"]),
                    bool(intent.get("question")),
                    bool(intent.get("kept")),
                )
                for intent in _load(folder / "intents.yaml")
            ),
            lay=tuple(map(tuple, _load(folder / "lay.yaml"))),
            short=dict(_load(folder / "short.yaml")),
        )
    except OSError as error:
        raise BuildError(f"The word table {error.filename} cannot be read: {error.strerror or error}.") from error
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise BuildError(f"The word tables in {folder} are not in order: {error}.") from error


def read_english(folder: Path | None = None) -> tuple[str, ...]:
    """Return common English words without regular endings, and medical ones: a word that is one was not misspelled.

    Raises BuildError when a list cannot be read. Source: the SCOWL word lists, see english.LICENSE beside them, and our
    own list of medicines and diseases.
    """
    folder = folder or resources_folder() / "synonyms"
    words: set[str] = set()
    for path in (folder / "english.txt", folder / "medical.txt"):
        try:
            words.update(path.read_text(encoding="ascii").split())
        except (OSError, ValueError) as error:
            raise BuildError(f"The word list {path} cannot be read: {error}.") from error
    return tuple(sorted(words))


def _load(path: Path) -> Any:
    # Imported here because a reader of a built library never needs it.
    import yaml  # noqa: PLC0415

    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise ValueError(f"{path.name}: {' '.join(str(error).split())}") from error
