# SPDX-License-Identifier: MIT
"""The locks: hashes for everything, no address of an index, and the same packages in all the places that name them."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ["requirements", "requirements-dev", "requirements-bench"]


def _wanted(name: str) -> list[str]:
    lines = (ROOT / "packaging" / f"{name}.in").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith(("#", "-r"))]


def _locked(name: str) -> dict[str, list[str]]:
    """Return the pinned packages with their hashes."""
    text = (ROOT / "packaging" / f"{name}.lock").read_text(encoding="utf-8")
    entries = re.sub(r"\\\n\s*", " ", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE)).splitlines()
    return {
        re.split(r" ;| --hash", entry)[0].strip(): re.findall(r"--hash=sha256:[0-9a-f]{64}", entry) for entry in entries
    }


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_has_a_version_and_hashes(name: str) -> None:
    locked = _locked(name)
    assert locked
    assert not [pin for pin, hashes in locked.items() if not hashes or not re.match(r"[a-z0-9-]+==\d", pin)]


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_address(name: str) -> None:
    assert "://" not in (ROOT / "packaging" / f"{name}.lock").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", LOCKS)
def test_what_is_asked_for_is_locked(name: str) -> None:
    locked = {pin.split("==")[0] for pin in _locked(name)}
    assert {re.split(r"[=<>]", wanted)[0].lower() for wanted in _wanted(name)} <= locked


@pytest.mark.parametrize(
    ("used", "by"), [("requirements", "requirements-dev"), ("requirements-dev", "requirements-bench")]
)
def test_testing_and_measuring_use_the_very_versions_that_run(used: str, by: str) -> None:
    larger = _locked(by)
    assert not [pin for pin, hashes in _locked(used).items() if larger.get(pin) != hashes]


def test_the_distribution_asks_for_the_same_packages() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["dependencies"] == _wanted("requirements")


def test_each_package_that_is_asked_for_has_its_reason() -> None:
    reasons = (ROOT / "packaging" / "dependencies.md").read_text(encoding="utf-8").lower()
    names = [re.split(r"[=<>]", wanted)[0].lower() for lock in LOCKS for wanted in _wanted(lock)]
    assert not [name for name in names if name not in reasons]
