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


@pytest.mark.parametrize("words", [[], ["--level", "plain"], ["--section", "treatment"], ["--section", "references"]])
def test_json_fits_its_schema(words: list[str], sample_library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "impetigo", *words, "--json", "--library", str(sample_library)]) == 0
    jsonschema.validate(json.loads(capsys.readouterr().out), asset_json("schemas/show.schema.json"))


def test_an_article_is_printed_whole(sample_library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "impetigo", "--library", str(sample_library)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Impetigo\nAlso: school sores")
    assert "== Treatment ==" in out
    assert "== References ==" in out
    assert "<p>" not in out


def test_one_section_is_printed_alone(sample_library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        main(["show", "impetigo", "--section", "treatment", "--level", "plain", "--library", str(sample_library)]) == 0
    )
    out = capsys.readouterr().out
    assert "How it is treated" in out
    assert "== Overview ==" not in out


def test_no_such_article_is_one_sentence(sample_library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "gone", "--library", str(sample_library)]) == 1
    assert capsys.readouterr().err == "There is no article 'gone' in this library.\n"


def test_no_such_section_says_what_there_is(sample_library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "hand-washing", "--section", "outlook", "--library", str(sample_library)]) == 1
    message = capsys.readouterr().err
    assert message.startswith(
        "The article hand-washing has no section 'outlook' at the clinical level; it has overview, "
    )
