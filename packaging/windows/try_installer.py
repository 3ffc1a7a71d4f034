# SPDX-License-Identifier: MIT
"""Tries the installer and the portable zip, as in python packaging/windows/try_installer.py dist.

Installs, searches, upgrades and removes Lamplight for the user who runs it. It runs on Windows, where the release
workflow calls it, and under Wine, where try-under-wine.sh does. It refuses where Lamplight is already used.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_ENTRY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Lamplight"
_QUERY = ("reg", "query")
_PATIENCE = 300.0
RUNNING, FOREIGN_FOLDER = 3, 4
#: A path with spaces and letters that no code page of a western Windows has.
ODD_FOLDER = "Program folder مجلد"


class Failure(Exception):
    """Something that does not work; its text says what."""


def run(command: Sequence[str | Path] | str, *, code: int = 0) -> str:
    """Run a program and return what it printed. Raises Failure for another exit code than `code`."""
    # Pipes for all three: under Wine a console program ends at once without them.
    done = subprocess.run(command, capture_output=True, input=b"", timeout=_PATIENCE, check=False)
    said = (done.stdout + done.stderr).decode("utf-8", "replace").strip()
    if done.returncode != code:
        raise Failure(f"{command} ended with {done.returncode}, not with {code}, and said: {said[-500:]}")
    return said


def install(setup: Path, folder: Path | None = None, *, code: int = 0) -> None:
    """Install silently, into the folder of last time or into `folder`, which NSIS wants last and without quotes."""
    run(f'"{setup}" /S' + (f" /D={folder}" if folder else ""), code=code)


def must(true: object, what: str) -> None:
    """Raise Failure unless something is true."""
    if not true:
        raise Failure(what)


def wait_until(true: Callable[[], bool], what: str) -> None:
    """Wait half a minute at most for something to become true: an uninstaller works on after it seems to have ended."""
    deadline = time.monotonic() + 30
    while not true():
        if time.monotonic() > deadline:
            raise Failure(what)
        time.sleep(0.2)


def try_program(folder: Path, data: Path, scratch: Path) -> None:
    """Self-test, search and a picture of the window, with the reader's own things in `data`."""
    out, picture = scratch / "self-test نتيجة.json", scratch / "window.png"
    printed = run([folder / "lamplight.exe", "--self-test", "--out", out])
    must(not printed, f"the self-test printed {printed!r}")
    outcome = json.loads(out.read_text(encoding="utf-8"))
    must(outcome["ok"] is True, f"the self-test says {outcome}")
    answer = json.loads(run([folder / "lamplight-index.exe", "search", "newmonia", "--json"]))
    found = [hit["article"] for hit in answer["hits"]]
    must("pneumonia-in-children" in found, f"newmonia finds {found}")
    run([folder / "lamplight.exe", "--screenshot", picture, "--profile", data, "--open", "asthma"])
    must(picture.stat().st_size > 10_000, "the picture of the window is empty")
    print(f"  works: {outcome['articles']} articles, edition {outcome['edition']}", flush=True)


def try_installer(setup: Path, folder: Path, scratch: Path) -> None:
    """Install, upgrade and remove; the reader's own things and a foreign file stay."""
    data = Path(os.environ["LOCALAPPDATA"]) / "Lamplight"
    menu = Path(os.environ["APPDATA"]) / "Microsoft" / "Windows" / "Start Menu" / "Programs" / "Lamplight.lnk"
    must(not menu.exists() and not data.exists(), f"Lamplight is used here: {data} or {menu} is there")
    foreign = scratch / "foreign"
    foreign.mkdir()
    (foreign / "letter.txt").write_text("mine", encoding="utf-8")
    install(setup, foreign, code=FOREIGN_FOLDER)
    must(len(list(foreign.iterdir())) == 1, "something was put into a foreign folder")

    print(f"install into {folder}", flush=True)
    install(setup, folder)
    must(menu.is_file(), "there is no entry in the start menu")
    must("QuietUninstallString" in run([*_QUERY, _ENTRY]), "Windows does not list it")
    try_program(folder, data, scratch)
    own = (data / "lamplight.sqlite").read_bytes()
    must(own, "the reader's own things were not saved")

    print("upgrade", flush=True)
    old_part, mine = folder / "_internal" / "of-an-older-version.txt", folder / "my own notes.txt"
    old_part.write_text("old", encoding="utf-8")
    mine.write_text("mine", encoding="utf-8")
    install(setup)
    must(not old_part.exists(), "a part of the old version is left")
    must(not list(folder.glob("*.old")), "the old program is still aside")
    must((data / "lamplight.sqlite").read_bytes() == own, "the upgrade changed the reader's own things")
    try_program(folder, data, scratch)

    print("remove", flush=True)
    own = (data / "lamplight.sqlite").read_bytes()
    run(f'"{folder / "uninstall.exe"}" /S')
    wait_until(lambda: not (folder / "uninstall.exe").exists(), "the uninstaller is still there")
    wait_until(lambda: not menu.exists(), "the start menu's entry is still there")
    wait_until(_is_unlisted, "Windows still lists it")
    must([path.name for path in folder.iterdir()] == [mine.name], f"it left {list(folder.iterdir())}")
    must((data / "lamplight.sqlite").read_bytes() == own, "removing it changed the reader's own things")
    mine.unlink()


def _is_unlisted() -> bool:
    return subprocess.run([*_QUERY, _ENTRY], capture_output=True, input=b"", check=False).returncode != 0


def try_portable(archive: Path, scratch: Path) -> None:
    """Unpack and try the portable program."""
    print("portable", flush=True)
    stick = scratch / "stick عصا"
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(stick)
    folder = stick / "Lamplight"
    must((folder / "profile").is_dir(), "the zip has no folder for the profile")
    try_program(folder, folder / "profile", scratch)
    article = scratch / "articles" / "conditions" / "mumps"
    article.mkdir(parents=True)
    (article / "article.yaml").write_text("title: Mumps\n", encoding="utf-8")
    (article / "plain.md").write_text("## In short\n\nSwollen cheeks.\n", encoding="utf-8")
    run([folder / "lamplight-index.exe", "build", scratch / "articles", "--out", scratch / "library"])
    must((folder / "profile" / "library.key").is_file(), "the profile of the portable program is elsewhere")


def speak_utf8() -> None:
    """Print names in every script, which a pipe on Windows would refuse."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


def main(arguments: Sequence[str]) -> int:
    """Try what lies in the folder named; return 0, or 1 with one line that says what does not work."""
    speak_utf8()
    dist = Path(arguments[0]).resolve()
    setups, archives = sorted(dist.glob("*-setup.exe")), sorted(dist.glob("*-portable.zip"))
    try:
        must(len(setups) == 1 and len(archives) == 1, f"{dist} holds no installer and zip, or more than one")
        with tempfile.TemporaryDirectory(prefix="lamplight try ") as scratch:
            try_installer(setups[0], Path(scratch) / ODD_FOLDER / "Lamp light", Path(scratch))
            try_portable(archives[0], Path(scratch))
    except (Failure, OSError, ValueError, KeyError, subprocess.SubprocessError) as error:
        print(f"try_installer.py: {error}", file=sys.stderr)
        return 1
    print("all of it works")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
