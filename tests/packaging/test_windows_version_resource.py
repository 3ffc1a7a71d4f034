# SPDX-License-Identifier: MIT
from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from bundling.places import PROGRAMS
from windows.version_resource import DESCRIPTIONS, numbers_of, text_of, write

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("0.1.0", (0, 1, 0, 0)), ("12.3.45", (12, 3, 45, 0)), ("0.2.0a1", (0, 2, 0, 0)), ("1.0", (1, 0, 0, 0))],
)
def test_a_version_is_four_numbers(version: str, numbers: tuple[int, ...]) -> None:
    assert numbers_of(version) == numbers


def test_each_program_of_the_bundle_says_what_it_is(tmp_path: Path) -> None:
    assert set(DESCRIPTIONS) == set(PROGRAMS)
    assert [path.name for path in write(tmp_path / "new", "0.1.0")] == [f"{name}.version" for name in PROGRAMS]


def test_the_resource_is_one_expression_with_its_version() -> None:
    tree = ast.parse(text_of("lamplight", "0.2.0a1"), mode="eval")
    strings = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert {"0.2.0a1", "lamplight.exe", "Lamplight medical encyclopedia"} <= strings
