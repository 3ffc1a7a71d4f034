# SPDX-License-Identifier: MIT
from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pytest

from index.__main__ import main
from index.assets import asset_json

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("prefix", ["im", "school", "wash", "impitig", "zzz", ""])
def test_json_fits_its_schema(prefix: str, sample_library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["suggest", prefix, "--json", "--library", str(sample_library)]) == 0
    jsonschema.validate(json.loads(capsys.readouterr().out), asset_json("schemas/suggest.schema.json"))


def test_a_line_says_whose_name_it_is(sample_library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["suggest", "school", "--library", str(sample_library)]) == 0
    assert capsys.readouterr().out == "school sores: impetigo\n"


def test_nothing_to_complete_is_no_failure(sample_library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["suggest", "qqqq", "--library", str(sample_library)]) == 0
    assert capsys.readouterr().out == ""
