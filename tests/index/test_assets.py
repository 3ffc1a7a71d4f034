# SPDX-License-Identifier: MIT
"""The one way to the project's own data."""

from __future__ import annotations

import pytest

from index.assets import asset_json, asset_lines, asset_text


def test_an_asset_is_read() -> None:
    """Schemas and word lists are there."""
    assert asset_json("schemas/article.schema.json")["required"] == ["title"]
    assert all(":" in line for line in asset_lines("checks/uk_spellings.txt"))


@pytest.mark.parametrize("name", ["../pyproject.toml", "/etc/passwd", "checks/../../x.txt", "checks\\x.txt", "a", ""])
def test_a_name_that_could_leave_the_folder_is_refused(name: str) -> None:
    """No absolute path, no parent folder."""
    with pytest.raises(ValueError, match="is not the name of an asset"):
        asset_text(name)


def test_a_missing_asset_is_said_to_be_missing() -> None:
    """Not silently empty."""
    with pytest.raises(FileNotFoundError):
        asset_text("checks/none.txt")
