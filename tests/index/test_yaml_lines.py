# SPDX-License-Identifier: MIT
"""YAML with lines: what it reads, and what it refuses."""

from __future__ import annotations

import pytest

from index.yaml_lines import YamlFault, read_yaml


def test_values_are_plain_data() -> None:
    """Numbers, text, lists and mappings; yes and no stay words."""
    data = read_yaml("a: 1\nb: [x, 2.5]\nc: {d: true}\ne: no\nf: '7'\ng:\n").data
    assert data == {"a": 1, "b": ["x", 2.5], "c": {"d": True}, "e": "no", "f": "7", "g": None}


def test_every_value_has_its_line() -> None:
    """A path leads to the line of the value, or of what is around it."""
    document = read_yaml("a: 1\nb:\n  - c: 2\n  - c: 3\n")
    assert document.line_of("b", 1, "c") == 4
    assert document.line_of("b", 0, "missing") == 3


def test_an_unquoted_date_is_text_and_noted() -> None:
    """A date does not become something else, and `check` can ask for quotes."""
    document = read_yaml('due: 2027-01-31\nseen: "2026-01-31"\n')
    assert document.data == {"due": "2027-01-31", "seen": "2026-01-31"}
    assert document.dates == [(1, "2027-01-31")]


def test_a_key_that_stands_twice_is_a_fault() -> None:
    """The line is the one of the second."""
    assert read_yaml("a: 1\nb: 2\na: 3\n").faults[0][0] == 3


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: x: y\n", 1, "quote text that holds a colon"),
        ("a: 1\nb: [1\nc: 2\n", 3, "not readable YAML"),
        ("a: &bomb [x]\nb: *bomb\n", 1, "anchors and aliases"),
        ("a: !!python/object:os.system x\n", 1, "is not allowed"),
        ("[" * 100_000, 1, "nested more than"),
        ("- " * 50_000 + "a", 1, "nested more than"),
        ("? [a]\n: b\n", 1, "a key must be a word"),
        ("a: 1\n---\na: 2\n", 2, "second document"),
        ("[" + "1," * 60_000 + "1]", 1, "more than 50000 values"),
    ],
)
def test_what_is_no_article_data_is_refused(text: str, line: int, words: str) -> None:
    """The message says what to write instead, and the line is right."""
    with pytest.raises(YamlFault, match=words) as caught:
        read_yaml(text)
    assert caught.value.line == line
