# SPDX-License-Identifier: MIT
"""Starting other programs: shown as they go, their complaints kept, and stopped cleanly with Ctrl+C."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from devtools.problem import AGAIN, SetupProblem, meaning_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

PATIENCE = 10.0


@dataclass(frozen=True)
class Outcome:
    """How a program ended, and what it wrote to stderr."""

    code: int
    complaints: str


def run(command: Sequence[str], *, cwd: Path, env: Mapping[str, str], keep: bool = True) -> Outcome:
    """Run a program with its stdout shown; its stderr is kept and returned, or shown as well when `keep` is false."""
    pipe, stdin = (subprocess.PIPE, subprocess.DEVNULL) if keep else (None, None)
    with subprocess.Popen(
        command, cwd=cwd, env=env, stdin=stdin, stderr=pipe, encoding="utf-8", errors="replace"
    ) as process:
        try:
            complaints = process.stderr.read() if process.stderr else ""
            return Outcome(process.wait(), complaints)
        except KeyboardInterrupt:
            _let_end(process)
            raise


def _let_end(process: subprocess.Popen[str]) -> None:
    """Give a program that got the same Ctrl+C time to put its things in order, then end it."""
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def run_or_explain(command: Sequence[str], what: str, *, cwd: Path, env: Mapping[str, str], log: Path) -> None:
    """Run a program; when it fails, keep its words in `log` and raise one line that says what they mean."""
    outcome = run(command, cwd=cwd, env=env)
    if outcome.code == 0:
        return
    hint = _keep(outcome.complaints, log)
    raise SetupProblem(f"{what} failed: {meaning_of(outcome.complaints)}. {AGAIN}{hint}")


def _keep(complaints: str, log: Path) -> str:
    """Write a failed program's words to the log, if the disk allows it, and say where they are."""
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(complaints, encoding="utf-8")
    except OSError:
        return ""
    return f" (All it said is in {log}.)"
