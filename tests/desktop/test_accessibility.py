# SPDX-License-Identifier: MIT
"""What assistive technology finds in the real program: names, roles and announcements, asked over AT-SPI."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from index.places import source_root

if TYPE_CHECKING:
    from collections.abc import Iterator

SYSTEM_PYTHON = "/usr/bin/python3"
TOOLS = ("Xvfb", "dbus-run-session", "xdotool", SYSTEM_PYTHON)

#: Run by the system's Python, which has pyatspi: starts the program, drives it by keys, writes down what it found.
PROBE = r"""
import json, subprocess, sys
import pyatspi
from gi.repository import GLib

found = {"said": [], "trees": {}}
program = subprocess.Popen(sys.argv[2:])


def wait_for(what, why):
    # Turns the event loop until `what` gives something.
    late = []
    timer = GLib.timeout_add(20000, late.append, True)
    while not (value := what()):
        if late or program.poll() is not None:
            program.kill()
            sys.exit(f"waited in vain for {why}")
        GLib.timeout_add(50, lambda: False)
        GLib.MainContext.default().iteration(True)
    GLib.source_remove(timer)
    return value


def the_program():
    named = [one for one in pyatspi.Registry.getDesktop(0) if one and "lamplight" in (one.name or "").lower()]
    return named[0] if named and named[0].childCount else None


def objects(root):
    waiting = [root]
    while waiting:
        one = waiting.pop()
        states = one.getState()
        if one is not root and not states.contains(pyatspi.STATE_SHOWING):
            continue
        yield one, states
        waiting.extend(child for child in reversed([one.getChildAtIndex(n) for n in range(one.childCount)]) if child)


def tree():
    return [
        {
            "role": one.getRoleName(),
            "name": one.name,
            "description": one.description,
            "focusable": states.contains(pyatspi.STATE_FOCUSABLE),
            "focused": states.contains(pyatspi.STATE_FOCUSED),
        }
        for one, states in objects(app.getChildAtIndex(0))
    ]


def focused(role, name=""):
    def look():
        return [
            one for one, states in objects(app.getChildAtIndex(0))
            if states.contains(pyatspi.STATE_FOCUSED) and one.getRoleName() == role and name in one.name
        ]
    return look


def press(*keys):
    subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)


def heard(words):
    return lambda: [said for said in found["said"] if words in said]


pyatspi.Registry.registerEventListener(
    lambda event: found["said"].append(str(event.any_data)), "object:announcement"
)
app = wait_for(the_program, "the program")
# There is no window manager that would give the keyboard to a new window.
subprocess.run(["xdotool", "search", "--sync", "--onlyvisible", "--name", "Lamplight", "windowfocus"], check=True)
wait_for(focused("text", "Search"), "the search box")
found["trees"]["start"] = tree()
press("ctrl+shift+s")
wait_for(focused("push button", "new cards"), "the decks")
found["trees"]["study"] = tree()
press("Return")
wait_for(heard("Is impetigo catching?"), "a card")
wait_for(focused("push button", "Show the answer"), "what shows its answer")
press("space")
wait_for(heard("The germs pass from skin to skin"), "the answer")
wait_for(focused("push button", "Good"), "the grades")
found["trees"]["card"] = tree()
press("alt+Home")
wait_for(focused("text", "Search"), "the search box again")
subprocess.run(["xdotool", "type", "--delay", "30", "impetaigo"], check=True)
wait_for(heard("suggestion"), "the suggestions")
found["trees"]["suggestions"] = tree()
press("Down")
wait_for(heard("2 of"), "the second suggestion")
press("Up", "Return")
wait_for(lambda: any(one.getRoleName() == "page tab" for one, _ in objects(app.getChildAtIndex(0))), "the article")
found["trees"]["article"] = tree()
press("ctrl+f")
wait_for(focused("text", "Find"), "the find bar")
found["trees"]["find"] = tree()
press("Escape", "ctrl+l", "Tab", "Tab", "Down")
wait_for(focused("table cell"), "a row of the sidebar")
found["trees"]["sidebar"] = tree()
press("ctrl+m")
wait_for(focused("text", "Text of the note"), "the note")
subprocess.run(["xdotool", "type", "--delay", "30", "Ask about soap."], check=True)
found["trees"]["note"] = tree()
press("Escape", "ctrl+shift+n")
wait_for(focused("list item"), "the list of notes")
found["trees"]["notes"] = tree()
press("ctrl+shift+b")
wait_for(lambda: any(one.name == "Search bookmarks" for one, _ in objects(app.getChildAtIndex(0))), "the bookmarks")
found["trees"]["bookmarks"] = tree()
press("ctrl+k")
subprocess.run(["xdotool", "type", "--delay", "30", "zzqqxx"], check=True)
wait_for(heard("zzqqxx"), "that nothing is named so")
press("Return")
wait_for(heard("Nothing was found"), "the results")
found["trees"]["results"] = tree()
press("ctrl+q")
program.wait()
with open(sys.argv[1], "w") as out:
    json.dump(found, out)
"""


def _missing() -> str:
    """Return what this machine lacks for asking over AT-SPI, or ""."""
    for tool in TOOLS:
        if shutil.which(tool) is None:
            return f"there is no {tool}"
    asked = subprocess.run([SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False)
    return "the system's Python has no pyatspi" if asked.returncode else ""


MISSING = _missing() if sys.platform.startswith("linux") else "AT-SPI is Linux's"

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"needs at-spi2-core and python3-pyatspi: {MISSING}")


def _path(tool: str) -> str:
    found = shutil.which(tool)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def screen() -> Iterator[str]:
    """A screen of its own, as DISPLAY names it."""
    read, write = os.pipe()
    server = subprocess.Popen(
        [_path("Xvfb"), "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as answer:
        number = answer.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


@pytest.fixture(scope="module")
def found(screen: str, sample_library: Path) -> Iterator[dict[str, Any]]:
    """What was found: the objects in sight at each step, and all that was announced."""
    # Short: the path of a socket may have 108 letters.
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "DISPLAY": screen,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "XDG_RUNTIME_DIR": folder,
        }
        answer = Path(folder) / "found.json"
        program = [sys.executable, "-m", "desktop", "--library", sample_library, "--profile", f"{folder}/profile"]
        probe = subprocess.Popen(
            [_path("dbus-run-session"), "--", SYSTEM_PYTHON, "-c", PROBE, str(answer), *map(str, program)],
            cwd=source_root(),
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        try:
            _, said = probe.communicate(timeout=120)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(probe.pid, signal.SIGTERM)
        assert probe.returncode == 0, said
        yield json.loads(answer.read_text(encoding="utf-8"))


STEPS = ("start", "study", "card", "suggestions", "article", "find", "sidebar", "results")


@pytest.mark.parametrize("step", STEPS)
def test_everything_that_takes_the_keyboard_has_a_name_and_a_role(found: dict[str, Any], step: str) -> None:
    assert [
        item
        for item in found["trees"][step]
        if item["focusable"] and (not item["name"].strip() or item["role"] in {"unknown", "invalid"})
    ] == []


@pytest.mark.parametrize("step", STEPS)
def test_no_button_is_without_a_name(found: dict[str, Any], step: str) -> None:
    buttons = [item for item in found["trees"][step] if item["role"].endswith(("button", "check box", "menu item"))]
    assert buttons
    assert [item for item in buttons if not item["name"].strip()] == []


def _roles(found: dict[str, Any], step: str) -> set[tuple[str, str]]:
    return {(item["role"], item["name"]) for item in found["trees"][step]}


def test_one_choice_of_several_is_a_radio_button(found: dict[str, Any]) -> None:
    for name in ("Reading level: Clinical", "Kind of article: Symptoms", "List A to Z"):
        assert ("radio button", name) in _roles(found, "start")


def test_the_article_has_tabs_text_and_danger_signs(found: dict[str, Any]) -> None:
    roles = _roles(found, "article")
    assert {"Overview", "Treatment", "References"} <= {name for role, name in roles if role == "page tab"}
    # Qt tells of text that can only be read as a label.
    assert any(role in {"label", "document text"} and name.startswith("Article text") for role, name in roles)
    assert any(name.startswith("Danger signs") for _, name in roles)


def test_a_row_of_the_sidebar_is_told_by_its_title(found: dict[str, Any]) -> None:
    reached = [item for item in found["trees"]["sidebar"] if item["focused"] and item["role"] == "table cell"]
    assert [item["name"] for item in reached] == ["Impetigo"]


def test_suggestions_are_told_while_the_keyboard_stays_in_the_box(found: dict[str, Any]) -> None:
    assert any("impetigo" in words and "suggestion" in words for words in found["said"])
    assert any("2 of" in words for words in found["said"])
    assert any(item["role"] == "list item" for item in found["trees"]["suggestions"])
    assert any(item["focused"] and item["name"] == "Search" for item in found["trees"]["suggestions"])


def test_a_grade_says_what_it_means_and_when_the_card_comes_back(found: dict[str, Any]) -> None:
    names = [name for role, name in _roles(found, "card") if role == "push button"]
    assert "Again: I did not know it. Asked again in 1 min" in names
    assert "Undo the last step" not in names
    assert any(name.startswith("Suspend") for name in names)


def test_a_deck_is_told_with_its_counts(found: dict[str, Any]) -> None:
    assert any(name.startswith("Skin: nothing due, ") for _, name in _roles(found, "study"))


def test_the_outcome_of_a_search_is_told(found: dict[str, Any]) -> None:
    assert any(words.startswith("Nothing was found") for words in found["said"])


def test_the_note_beside_the_text_is_told_by_its_parts(found: dict[str, Any]) -> None:
    roles = _roles(found, "note")
    assert ("check box", "Our clinic’s own note") in roles
    assert ("push button", "Delete this note") in roles
    assert ("push button", "Close the note") in roles


def test_a_note_in_the_list_is_told_with_its_place_and_words(found: dict[str, Any]) -> None:
    told = [item["name"] for item in found["trees"]["notes"] if item["focused"] and item["role"] == "list item"]
    assert told == ["Note: Impetigo, Overview. Ask about soap."]
    boxes = [item["description"] for item in found["trees"]["notes"] if item["role"] == "combo box"]
    assert boxes == ["Kind of note", "Color", "Article"]
