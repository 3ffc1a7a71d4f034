# SPDX-License-Identifier: MIT
from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema

from index.__main__ import main
from index.assets import asset_json

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_json_fits_its_schema(sample_library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats", "--json", "--library", str(sample_library)]) == 0
    figures = json.loads(capsys.readouterr().out)
    jsonschema.validate(figures, asset_json("schemas/stats.schema.json"))
    assert figures["kinds"] == {"condition": 1, "procedure": 1, "symptom": 1}


def test_people_get_lines(sample_library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats", "--library", str(sample_library)]) == 0
    out = capsys.readouterr().out
    assert "Articles: 3 (condition 1, procedure 1, symptom 1)\n" in out
    assert "Articles that cite a guideline: 100%\n" in out
    assert "Findings: cited 2, judged 3\n" in out
