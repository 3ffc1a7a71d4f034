# SPDX-License-Identifier: MIT
from __future__ import annotations

from pathlib import Path

import pytest

from desktop.arguments import Options, UsageError, parse
from index import __version__
from index.article import Level


def test_nothing_asked_for_opens_the_window() -> None:
    assert parse([]) == Options()


def test_everything_can_be_asked_for() -> None:
    options = parse(
        [
            "--library",
            "lib",
            "--profile",
            "me",
            "--open",
            "asthma#treatment",
            "--level",
            "plain",
            "--theme",
            "dark",
            "--text-size",
            "150%",
            "--screenshot",
            "x.png",
            "--size",
            "1366x768",
        ]
    )
    assert options == Options(
        library=Path("lib"),
        profile=Path("me"),
        open="asthma#treatment",
        level=Level.PLAIN,
        theme="dark",
        text_size=150,
        screenshot=Path("x.png"),
        size=(1366, 768),
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--size", "big"], "'big' is not a size"),
        (["--size", "10x10"], "'10x10' is not a size"),
        (["--text-size", "1000"], "is not a text size"),
        (["--theme", "pink"], "invalid choice"),
        (["--level", "expert"], "invalid choice"),
        (["--out", "x"], "--out goes with --leaflet or --self-test"),
        (["--leaflet", "asthma"], "--leaflet needs --out"),
        (["--leaflet", "asthma", "--out", "x.pdf", "--self-test"], "--leaflet alone"),
        (["--paper", "a4"], "--paper goes with --leaflet"),
        (["--leaflet", "--out", "x.pdf"], "expected at least one argument"),
        (["--open", "asthma", "--search", "x"], "not both"),
        (["nonsense"], "unrecognized arguments"),
        (["--libr", "x"], "unrecognized arguments"),
    ],
)
def test_a_wrong_command_line_is_one_sentence(arguments: list[str], message: str) -> None:
    with pytest.raises(UsageError, match=message) as error:
        parse(arguments)
    assert "\n" not in str(error.value)


def test_several_leaflets_can_be_asked_for() -> None:
    options = parse(["--leaflet", "asthma", "burns", "--out", "x.pdf", "--paper", "letter"])
    assert options == Options(leaflet=("asthma", "burns"), out=Path("x.pdf"), paper="letter")
    assert options.needs_no_screen


def test_version_and_help_are_texts() -> None:
    assert parse(["--version"]) == f"lamplight {__version__}\n"
    text = parse(["--help"])
    assert isinstance(text, str)
    options = ("--library", "--profile", "--open", "--search", "--level", "--screenshot", "--self-test", "--leaflet")
    for option in options:
        assert option in text
