# SPDX-License-Identifier: MIT
"""The command build.py: its steps, what stops it, and what a tried bundle has to do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bundling import cli, freezing, smoke
from bundling.places import BundlePlaces
from bundling.release import Release
from devtools.places import Places
from devtools.problem import SetupProblem

if TYPE_CHECKING:
    from collections.abc import Callable

BUILD = Path(__file__).resolve().parents[2] / "packaging" / "build.py"
RELEASE = Release("0.1.0", 0)
pytestmark = pytest.mark.skipif(os.name != "posix", reason="scripts stand for programs")


@pytest.fixture
def bundle(tmp_path: Path) -> BundlePlaces:
    """A checkout with a bundle in it, whose programs are yet to be written."""
    places = BundlePlaces(tmp_path / "check out")
    (places.root / "index").mkdir(parents=True)
    (places.root / "index" / "__init__.py").write_text('__version__ = "0.1.0"\n', encoding="utf-8")
    places.inside.mkdir(parents=True)
    return places


def _script(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)


def test_it_says_how_it_is_used() -> None:
    outcome = subprocess.run([sys.executable, BUILD, "--help"], capture_output=True, text=True, check=False)
    assert outcome.returncode == 0
    assert "--bundle-only" in outcome.stdout


def test_articles_are_checked_before_anything_is_made_of_them(bundle: BundlePlaces) -> None:
    names = [name for name, _ in cli.bundle_steps(bundle, RELEASE)]
    assert names.index("Articles") < names.index("Library") < names.index("Freezing") < names.index("Trying")
    assert names.index("Slimming") < names.index("Licenses") < names.index("Listing") < names.index("Trying")


def test_there_is_nothing_to_pack_before_a_bundle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "__init__.py").write_text('__version__ = "0.1.0"\n', encoding="utf-8")
    monkeypatch.setattr(Places, "of_this_checkout", lambda: BundlePlaces(tmp_path))
    assert cli.main(["--packages-only"]) == 1
    assert capsys.readouterr().err == "build.py: there is no bundle yet: leave out --packages-only.\n"


def test_articles_that_do_not_pass_are_not_shipped(bundle: BundlePlaces) -> None:
    _script(bundle.python, "exit 1")
    with pytest.raises(SetupProblem, match="the articles do not pass the check"):
        freezing.check_content(bundle, RELEASE)


def test_a_missing_tool_is_named(program: Callable[[str, str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    program("ldd", "")
    with pytest.raises(SetupProblem, match="freezing needs binutils: install them"):
        freezing.check_tools()
    program("objdump", "")
    program("strip", "")
    freezing.check_tools()


def test_what_freezing_left_out_is_named(bundle: BundlePlaces) -> None:
    _script(bundle.python, f'mkdir -p "{bundle.bundle}" && touch "{bundle.program("lamplight")}"')
    with pytest.raises(SetupProblem, match="freezing made no lamplight-index"):
        freezing.freeze(bundle, RELEASE)


def test_a_system_without_a_recipe_is_told(bundle: BundlePlaces, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "windows.installer", None)
    with pytest.raises(SetupProblem, match="no recipe for installers in packaging/windows"):
        cli.write_installers(bundle, RELEASE, bundle.dist)


# ------------------------------------------------------------------------------------------------- trying a bundle

#: Writes an empty file where the last argument says, as a screenshot would.
_TAKE = 'for last; do :; done; : >"$last"'
_FOUND = 'echo \'{"hits": [{"article": "pneumonia-in-children"}]}\''
_SELF_TEST = 'printf \'{"ok": true, "articles": 3, "edition": "2026.11"}\' >"$3"'


@pytest.fixture
def tried(bundle: BundlePlaces) -> Callable[..., str]:
    """Return a function that tries a bundle of scripts; each may be given another text."""

    def try_it(window: str = "", headless: str = "", differing: str = "0.0") -> str:
        take = f'case "$1" in --self-test) {_SELF_TEST} ;; *) {_TAKE} ;; esac'
        _script(bundle.program("lamplight"), window or take)
        _script(bundle.program("lamplight-index"), headless or _FOUND)
        _script(bundle.python, f'case "$*" in *compare*) echo {differing} ;; *) {_TAKE} ;; esac')
        return smoke.smoke_test(bundle, RELEASE)

    return try_it


def test_a_good_bundle_is_told_of(tried: Callable[..., str]) -> None:
    assert tried().startswith("3 articles, edition 2026.11; 0.0000% of the picture")


def test_a_word_on_stderr_fails_the_build(tried: Callable[..., str]) -> None:
    with pytest.raises(SetupProblem, match=r"said: .*cannot"):
        tried(window="echo 'qt.qpa: cannot' >&2")


def test_a_failed_self_test_fails_the_build(tried: Callable[..., str]) -> None:
    with pytest.raises(SetupProblem, match=r"self-test of the bundle failed: .*'ok': False"):
        tried(window='printf \'{"ok": false}\' >"$3"')


def test_a_search_that_does_not_find_fails_the_build(tried: Callable[..., str]) -> None:
    with pytest.raises(SetupProblem, match="does not find pneumonia-in-children"):
        tried(headless="echo '{\"hits\": []}'")


def test_another_picture_fails_the_build(tried: Callable[..., str], bundle: BundlePlaces) -> None:
    with pytest.raises(SetupProblem, match=r"25\.00% of the window differ"):
        tried(differing="0.25")
    assert (bundle.work / "bundle.png").exists()


def test_a_tried_program_sees_nothing_of_the_build_machine(bundle: BundlePlaces, tmp_path: Path) -> None:
    variables = smoke.bare_variables(bundle, RELEASE, tmp_path)
    assert variables.keys() <= {
        "PATH",
        "SYSTEMROOT",
        "TEMP",
        "TMP",
        "HOME",
        "LAMPLIGHT_DATA",
        "LANG",
        "QT_QPA_PLATFORM",
    }
