# SPDX-License-Identifier: MIT
"""The headless half's own data (schemas, word lists), read through one place."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import cast

_SAFE = re.compile(r"[a-z0-9_-]+(/[a-z0-9_.-]*[a-z0-9_-])*\.[a-z0-9]+")


def asset_text(name: str) -> str:
    """Return the text of the asset `name`, such as "schemas/article.schema.json".

    Raises ValueError for a name that could leave the folder, and FileNotFoundError for one that is not there.
    """
    if not _SAFE.fullmatch(name) or ".." in name:
        message = f"'{name}' is not the name of an asset: use lower-case letters, digits, hyphens and one ending."
        raise ValueError(message)
    return files("resources").joinpath(*name.split("/")).read_text(encoding="utf-8")


def asset_json(name: str) -> dict[str, object]:
    """Return the JSON object in the asset `name`. Raises what `asset_text` raises."""
    return cast("dict[str, object]", json.loads(asset_text(name)))


def asset_lines(name: str) -> tuple[str, ...]:
    """Return the lines of a word list, without comments (from a "#" on) and blank lines."""
    lines = (line.split("#", 1)[0].strip() for line in asset_text(name).splitlines())
    return tuple(line for line in lines if line)
