# SPDX-License-Identifier: MIT
"""Time from start to settled content, and memory at rest, beside Kiwix, Zeal and a bare PySide6 window.

Run: python tests/benchmarks/startup.py LIBRARY [RUNS] [--bundle FOLDER] [--cold].
Needs Debian's xvfb, openbox, kiwix, zeal and zim-tools; a program that is not there is left out. All show the same
articles: Lamplight from its library, Kiwix from a ZIM file and Zeal from a docset made of the same pages. The programs
take turns, so that a busy machine is unfair to none. "Settled" is when the picture on the screen changed last, but for
a blinking cursor, before it stayed the same for two seconds; memory is the proportional set size (PSS) of the process
and its children then. Read the ratios, not the times. With --bundle the frozen program in FOLDER
(build/bundle/frozen/lamplight) takes its turn too, and is what the others are compared with. The first round is printed
apart: with --cold the disk's cache is emptied before each start of it, for which root is needed.
"""

from __future__ import annotations

import argparse
import os
import select
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from index.article import Kind, Level
from index.library import Library

_STILL = 2.0
_LONGEST = 40.0
_POLL = 0.004
_HEIGHT = 768
#: A blinking cursor is no change of what is shown.
_CURSOR_ROWS = 60
_BARE = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow, QTextBrowser
app = QApplication(sys.argv); window = QMainWindow(); view = QTextBrowser(); view.setPlainText("A bare window. " * 200)
window.setCentralWidget(view); window.resize(1280, 800); window.show(); app.exec()
"""
_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000030000000300802000000d8606ed0000000274944415478daedcd310100000801a0f5fe9d"
    "35841f04a0269d4ba5522814028140201008048207c1026f5c0001a2f5a7b30000000049454e44ae426082"
)


class Program(NamedTuple):
    """A program to be measured: how it is started, and what its environment adds."""

    name: str
    command: list[str]
    environment: dict[str, str]


def pages(library: Library) -> dict[str, tuple[str, str]]:
    """Return the title and the whole clinical text in HTML of every article by its slug."""
    found = {}
    for kind in Kind:
        for entry in library.entries(kind):
            record = library.article(entry.slug)
            parts = [library.page(entry.slug, Level.CLINICAL, tab.section) for tab in record.tabs[Level.CLINICAL]]
            body = "".join(parts).replace("figure:", "").replace("article:", "").replace("cite:", "#")
            html = f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{entry.title}</title></head><body>"
            found[entry.slug] = (entry.title, f"{html}<h1>{entry.title}</h1>{body}</body></html>")
    return found


def make_zim(texts: dict[str, tuple[str, str]], folder: Path) -> Path | None:
    """Write a ZIM file of the pages; None without zimwriterfs."""
    if shutil.which("zimwriterfs") is None:
        return None
    source = folder / "zim"
    source.mkdir()
    for slug, (_title, html) in texts.items():
        (source / f"{slug}.html").write_text(html, encoding="utf-8")
    (source / "icon.png").write_bytes(_PNG)
    welcome = "calciphylaxis.html" if "calciphylaxis" in texts else f"{next(iter(texts))}.html"
    fields = {
        "welcome": welcome,
        "illustration": "icon.png",
        "language": "eng",
        "title": "Lamplight",
        "name": "lamplight",
    }
    fields |= {"description": "The same articles", "creator": "Lamplight", "publisher": "Lamplight"}
    options = [f"--{name}={value}" for name, value in fields.items()]
    out = folder / "articles.zim"
    outcome = subprocess.run(
        [str(shutil.which("zimwriterfs")), *options, str(source), str(out)], capture_output=True, text=True, check=False
    )
    if not out.exists():
        print(f"no ZIM file: {outcome.stderr.strip()[-300:]}")
        return None
    return out


def make_docset(texts: dict[str, tuple[str, str]], home: Path) -> None:
    """Write a Zeal docset of the pages into a home folder."""
    contents = home / ".local/share/Zeal/Zeal/docsets/Lamplight.docset/Contents"
    documents = contents / "Resources/Documents"
    documents.mkdir(parents=True)
    (contents / "Info.plist").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict>'
        "<key>CFBundleIdentifier</key><string>lamplight</string><key>CFBundleName</key><string>Lamplight</string>"
        "<key>DocSetPlatformFamily</key><string>lamplight</string><key>isDashDocset</key><true/></dict></plist>",
        encoding="utf-8",
    )
    database = sqlite3.connect(contents / "Resources/docSet.dsidx")
    database.execute("CREATE TABLE searchIndex(id INTEGER PRIMARY KEY, name TEXT, type TEXT, path TEXT)")
    for slug, (title, html) in texts.items():
        (documents / f"{slug}.html").write_text(html, encoding="utf-8")
        database.execute("INSERT INTO searchIndex(name, type, path) VALUES (?, 'Guide', ?)", (title, f"{slug}.html"))
    database.commit()
    database.close()


def programs(library: Path, work: Path, bundle: Path | None) -> list[Program]:
    """Return the programs that this machine has, ready to show the same articles."""
    with Library.open(library) as opened:
        texts = pages(opened)
    root = Path(__file__).resolve().parents[2]
    first = "calciphylaxis" if "calciphylaxis" in texts else next(iter(texts))
    ours = ["-m", "desktop", "--library", str(library), "--profile", str(work / "profile"), "--open", first]
    here = {"PYTHONPATH": str(root)}
    found = [
        Program("Lamplight", [sys.executable, *ours], here),
        Program("bare window", [sys.executable, "-c", _BARE], here),
    ]
    if bundle is not None:
        shipped = [str(bundle / "lamplight"), "--profile", str(work / "bundle profile"), "--open", first]
        found.insert(0, Program("bundle", shipped, {}))
    zim = make_zim(texts, work)
    if shutil.which("kiwix-desktop") and zim is not None:
        found.append(Program("Kiwix", ["kiwix-desktop", str(zim)], {"QTWEBENGINE_DISABLE_SANDBOX": "1"}))
    if shutil.which("zeal"):
        make_docset(texts, work / "home")
        query = f"lamplight:{texts[first][0]}"
        found.append(Program("Zeal", ["zeal", query], {"QTWEBENGINE_DISABLE_SANDBOX": "1"}))
    return found


def family(pid: int) -> set[int]:
    """Return a process and everything it started."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rsplit(")", 1)[1].split()[1])
        except (OSError, IndexError):
            continue
    found = {pid}
    while True:
        more = {child for child, parent in parents.items() if parent in found} - found
        if not more:
            return found
        found |= more


def pss(pid: int) -> float:
    """Return the proportional set size of a process and its children in MB."""
    total = 0
    for member in family(pid):
        try:
            lines = Path(f"/proc/{member}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


def rows_changed(before: bytes, after: bytes) -> int:
    """Return how many rows of the screen differ."""
    if before == after:
        return 0
    stride = len(after) // _HEIGHT
    return sum(before[at : at + stride] != after[at : at + stride] for at in range(0, len(after), stride))


def measure(program: Program, screen: Path, environment: dict[str, str]) -> tuple[float, float]:
    """Start a program once and return (seconds to settled content, MB at rest)."""
    picture = screen.read_bytes()
    start = time.monotonic()
    process = subprocess.Popen(
        program.command,
        env=environment | program.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    changed = start
    while (now := time.monotonic()) - start < _LONGEST:
        before, picture = picture, screen.read_bytes()
        if rows_changed(before, picture) > _CURSOR_ROWS:
            changed = now
        elif changed > start and now - changed > _STILL:
            break
        select.select([], [], [], _POLL)
    memory = pss(process.pid)
    for member in sorted(family(process.pid), reverse=True):
        try:
            os.kill(member, 15)
        except ProcessLookupError:
            continue
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    return changed - start, memory


def empty_cache() -> None:
    """Let the system forget what it read from the disk. Raises PermissionError for anybody but root."""
    os.sync()
    Path("/proc/sys/vm/drop_caches").write_text("3")


def main() -> None:
    """Measure in turns and print medians and ratios."""
    parser = argparse.ArgumentParser()
    parser.add_argument("library", type=Path)
    parser.add_argument("runs", type=int, nargs="?", default=7)
    parser.add_argument("--bundle", type=Path)
    parser.add_argument("--cold", action="store_true")
    options = parser.parse_args()
    library, runs = options.library.resolve(), options.runs
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "home").mkdir()
        (work / "screen").mkdir()
        ready = programs(library, work, options.bundle.resolve() if options.bundle else None)
        display = ":87"
        server = subprocess.Popen(
            [str(shutil.which("Xvfb")), display, "-screen", "0", f"1366x{_HEIGHT}x24", "-fbdir", str(work / "screen")]
        )
        screen = work / "screen" / "Xvfb_screen0"
        while not screen.exists():
            os.sched_yield()
        environment = os.environ | {"DISPLAY": display, "HOME": str(work / "home"), "LC_ALL": "C.UTF-8"}
        environment |= {"LAMPLIGHT_DATA": os.environ.get("LAMPLIGHT_DATA", str(Path.home() / ".local/share/lamplight"))}
        # Compiled modules are kept, as they are on a user's machine and in a bundle.
        for name in ("QT_QPA_PLATFORM", "PYTHONDONTWRITEBYTECODE"):
            environment.pop(name, None)
        manager = subprocess.Popen([str(shutil.which("openbox"))], env=environment, stderr=subprocess.DEVNULL)
        results: dict[str, list[tuple[float, float]]] = {program.name: [] for program in ready}
        for run in range(runs + 1):
            for program in ready:
                if options.cold and not run:
                    empty_cache()
                outcome = measure(program, screen, environment)
                if run:  # the first round warms the disk's cache
                    results[program.name].append(outcome)
                else:
                    print(f"{program.name:12} {outcome[0]:6.3f} s at its first start{', cold' if options.cold else ''}")
        manager.terminate()
        server.terminate()
        server.wait()
    report(results, runs)


def report(results: dict[str, list[tuple[float, float]]], runs: int) -> None:
    """Print medians and what Lamplight is to each of the others, run by run."""
    print(f"{runs} runs in turns after one to warm up; medians")
    name_of_ours = next(iter(results))
    ours = results[name_of_ours]
    for name, outcomes in results.items():
        seconds = statistics.median(outcome[0] for outcome in outcomes)
        memory = statistics.median(outcome[1] for outcome in outcomes)
        time_ratio = statistics.median(our[0] / other[0] for our, other in zip(ours, outcomes, strict=True))
        memory_ratio = statistics.median(our[1] / other[1] for our, other in zip(ours, outcomes, strict=True))
        line = f"{name:12} {seconds:6.3f} s  {memory:6.1f} MB"
        print(f"{line}   {name_of_ours} takes {time_ratio:.2f} of its time, {memory_ratio:.2f} of its memory")


if __name__ == "__main__":
    main()
