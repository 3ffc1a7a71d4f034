# SPDX-License-Identifier: MIT
"""Schema faults as sentences, and the schemas themselves."""

from __future__ import annotations

import jsonschema
import pytest

from index.assets import asset_json
from index.schema_check import schema_faults
from index.sections import BODY_SYSTEMS
from index.yaml_lines import read_yaml


@pytest.mark.parametrize("name", ["article", "article.editorial", "findings", "check"])
def test_a_schema_is_a_schema(name: str) -> None:
    """A typing mistake in one would let everything through."""
    jsonschema.Draft202012Validator.check_schema(asset_json(f"schemas/{name}.schema.json"))


def test_the_body_systems_are_those_of_the_sections() -> None:
    """The two lists say the same."""
    systems = asset_json("schemas/article.schema.json")["properties"]["body_systems"]["items"]["enum"]  # type: ignore[index]
    assert set(systems) == set(BODY_SYSTEMS)


@pytest.mark.parametrize(
    ("yaml", "line", "sentence"),
    [
        ("title: A\nicd10:\n  - {code: L01}\n", 3, "'icd10[1]' lacks 'fit': add it (how well the code fits)"),
        ("title: 3\n", 1, "'title' must be text, not '3': write the name of the article"),
        ("title: A\napplies_to: {age_min_years: -1}\n", 2, "'applies_to.age_min_years' is -1, less than 0"),
        ("title: A\nrelated: [A_B]\n", 2, "'related[1]' is 'A_B': write the folder name of an article"),
    ],
)
def test_a_fault_says_where_and_what_to_write(yaml: str, line: int, sentence: str) -> None:
    """Lists count from 1, as people do."""
    ((found_line, message),) = schema_faults(read_yaml(yaml), "article")
    assert (found_line, message[: len(sentence)]) == (line, sentence)


def test_an_unknown_key_has_its_own_line_and_a_suggestion() -> None:
    """A slip of the pen is told from an invention."""
    document = read_yaml("title: A\nsummry: x\n")
    assert (2, "unknown key 'summry' in the file: did you mean 'summary'?") in schema_faults(
        document, "article.editorial"
    )
