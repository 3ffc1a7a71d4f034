# SPDX-License-Identifier: MIT
"""What the release workflow promises; its form is checked by the tools that packaging/windows/README.md names."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
JOB: dict[str, Any] = yaml.safe_load(TEXT)["jobs"]["installers"]


def test_every_action_is_pinned_to_a_commit_and_says_its_version() -> None:
    used = re.findall(r"uses: (.*)", TEXT)
    assert used
    assert not [line for line in used if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)]


def test_all_three_systems_are_built() -> None:
    assert [entry["system"] for entry in JOB["strategy"]["matrix"]["include"]] == ["linux", "windows", "macos"]
    assert "python packaging/build.py" in [step.get("run") for step in JOB["steps"]]


def test_the_windows_installer_is_installed_and_tried() -> None:
    steps = [step for step in JOB["steps"] if "try_installer.py" in step.get("run", "")]
    assert [step["if"] for step in steps] == ["runner.os == 'Windows'"]
    assert (ROOT / "packaging" / "windows" / "try_installer.py").is_file()


def test_the_workflow_may_read_only() -> None:
    assert yaml.safe_load(TEXT)["permissions"] == {"contents": "read"}
    assert "secrets." not in TEXT
