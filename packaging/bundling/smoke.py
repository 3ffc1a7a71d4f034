# SPDX-License-Identifier: MIT
"""Tries a bundle right after it was made: self-test, a search, a picture beside the source's picture, silence."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bundling.freezing import variables_of
from devtools.problem import SetupProblem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bundling.places import BundlePlaces
    from bundling.release import Release

_PATIENCE = 180.0
#: How much of a picture may differ between source and bundle: nothing but the blink of a cursor.
_DIFFERING = 0.0005
#: A misspelling and the article that must be found all the same.
_QUERY, _ANSWER = "newmonia", "pneumonia-in-children"
_SHOWN = ("--open", "asthma", "--size", "1200x800", "--theme", "light", "--text-size", "100")


def smoke_test(places: BundlePlaces, release: Release) -> str:
    """Return what was found, in one line. Raises SetupProblem with the first thing that does not work."""
    with tempfile.TemporaryDirectory(prefix="lamplight smoke مصباح ") as folder:
        home = Path(folder)
        variables = bare_variables(places, release, home)
        facts = _self_test(places, variables, home)
        _search(places, variables)
        differing = _picture(places, variables, home, variables_of(places, release)["PYTHONPATH"])
    content = f"{facts['articles']} articles, edition {facts['edition']}"
    return f"{content}; {differing:.4%} of the picture differs from the source's"


def bare_variables(places: BundlePlaces, release: Release, home: Path) -> dict[str, str]:
    """Return the environment of a user who has nothing of ours: a new home and no Python."""
    variables = variables_of(places, release)
    kept = {name: value for name, value in variables.items() if name in {"PATH", "SYSTEMROOT", "TEMP", "TMP"}}
    own = {"HOME": str(home), "LAMPLIGHT_DATA": str(home / "profile"), "LANG": "C.UTF-8"}
    # On Windows the platform without a screen has no fonts, and its pictures no words.
    platform = {} if sys.platform == "win32" else {"QT_QPA_PLATFORM": "offscreen"}
    return {**kept, **own, **platform}


def said(command: Sequence[str], variables: Mapping[str, str]) -> str:
    """Run a program and return its standard output. Raises SetupProblem when it fails or complains."""
    what = Path(command[0]).name
    try:
        answer = subprocess.run(
            command, env=variables, capture_output=True, stdin=subprocess.DEVNULL, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SetupProblem(f"{what} {command[1]} did not end well: {error}.") from error
    complaints = answer.stderr.decode("utf-8", "replace").strip()
    if answer.returncode or complaints:
        raise SetupProblem(
            f"{what} {command[1]} ended with {answer.returncode} and said: {complaints.splitlines()[-1:] or 'nothing'}"
        )
    return answer.stdout.decode("utf-8")


def _self_test(places: BundlePlaces, variables: Mapping[str, str], home: Path) -> dict[str, object]:
    out = home / "self-test.json"
    printed = said([str(places.program("lamplight")), "--self-test", "--out", str(out)], variables)
    facts = json.loads(out.read_text(encoding="utf-8"))
    if printed or not isinstance(facts, dict) or facts.get("ok") is not True:
        raise SetupProblem(f"the self-test of the bundle failed: {facts}, and printed {printed!r}.")
    return facts


def _search(places: BundlePlaces, variables: Mapping[str, str]) -> None:
    answer = json.loads(said([str(places.program("lamplight-index")), "search", _QUERY, "--json"], variables))
    found = [hit["article"] for hit in answer["hits"]]
    if _ANSWER not in found:
        raise SetupProblem(f"the bundle does not find {_ANSWER} for “{_QUERY}”, only {found}.")


def _picture(places: BundlePlaces, variables: Mapping[str, str], home: Path, path: str) -> float:
    """Return which part of the bundle's picture differs from that of the running source."""
    frozen, source = home / "bundle.png", home / "source.png"
    python = str(places.python)
    window = [*_SHOWN, "--screenshot"]
    said([str(places.program("lamplight")), *window, str(frozen)], variables)
    with_source = {**variables, "PYTHONPATH": path, "PYTHONUTF8": "1"}
    said([python, "-P", "-m", "desktop", "--library", str(places.library), *window, str(source)], with_source)
    differing = float(said([python, "-P", "-m", "bundling.pictures", "compare", str(frozen), str(source)], with_source))
    if differing > _DIFFERING:
        for path_of_picture in (frozen, source):
            shutil.copyfile(path_of_picture, places.work / path_of_picture.name)
        raise SetupProblem(f"{differing:.2%} of the window differ from the source's: see {places.work / frozen.name}.")
    return differing
