# SPDX-License-Identifier: MIT
"""A copy of the sample articles that a test may break."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pytest

from index.checks.run import check

if TYPE_CHECKING:
    from pathlib import Path

    from index.errors import Problem

#: The day on which the tests run, as far as the rules know.
TODAY = date(2027, 1, 1)


@dataclass(frozen=True)
class Draft:
    """A writable copy of the sample articles."""

    root: Path

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace `old`, which must be there, in a file below the root; "" replaces the whole file."""
        path = self.root / file
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        assert old in text, f"{old!r} is not in {file}"
        path.write_text(text.replace(old, new, 1) if old else new, encoding="utf-8")

    def problems(self, rule: str = "") -> list[Problem]:
        """Check the copy and return the problems of one rule, or all."""
        report = check(self.root, today=TODAY)
        return [problem for problem in report.problems if rule in ("", problem.rule)]


@pytest.fixture
def draft(sample_articles: Path, tmp_path: Path) -> Draft:
    """A copy of the sample articles."""
    root = tmp_path / "articles"
    shutil.copytree(sample_articles, root)
    return Draft(root)
