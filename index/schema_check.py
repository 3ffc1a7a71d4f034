# SPDX-License-Identifier: MIT
"""JSON Schema faults as lines and sentences that an author can act on."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator

from index.assets import asset_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.yaml_lines import YamlDocument

_WORDS = {
    "string": "text",
    "array": "a list",
    "object": "a mapping of keys and values",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "null",
}
_MAX_FAULTS = 200


@cache
def _validator(schema: str) -> Any:
    return Draft202012Validator(asset_json(f"schemas/{schema}.schema.json"))


def schema_faults(document: YamlDocument, schema: str, data: Any = None) -> list[tuple[int, str]]:
    """Return (line, what is wrong and what to write instead) for each fault of `document` under the named schema.

    `data` stands for the document's own data when it was cleaned first.
    """
    checked = document.data if data is None else data
    faults = []
    for error in _leaves(_validator(schema).iter_errors(checked)):
        path = tuple(error.absolute_path)
        key = _unknown_key(error)
        line = document.line_of(*path, key) if key else document.line_of(*path)
        faults.append((line, _sentence(error, _name(path))))
        if len(faults) >= _MAX_FAULTS:
            break
    return sorted(set(faults))


def _leaves(errors: Iterator[Any]) -> Iterator[Any]:
    """Split one error over several unknown keys into one error a key."""
    for error in errors:
        if error.validator != "additionalProperties":
            yield error
            continue
        for key in sorted(set(error.instance) - set(error.schema.get("properties", {})), key=str):
            error_of_key = type(error).create_from(error)
            error_of_key.message = str(key)
            yield error_of_key


def _unknown_key(error: Any) -> str:
    return error.message if error.validator == "additionalProperties" else ""


def _name(path: tuple[str | int, ...]) -> str:
    """Return `references[2].year` for the path of a value; lists count from 1 as people do."""
    name = ""
    for part in path:
        name += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if name else part
    return f"'{name}'" if name else "the file"


def _sentence(error: Any, name: str) -> str:
    rule, wanted, value = error.validator, error.validator_value, error.instance
    meaning = error.schema.get("description", "") if isinstance(error.schema, dict) else ""
    tail = f": write {meaning}" if meaning else ""
    if rule == "required":
        return _missing(error, name)
    if rule == "additionalProperties":
        near = get_close_matches(error.message, list(error.schema.get("properties", {})), 1)
        hint = f"did you mean '{near[0]}'?" if near else "take it out"
        return f"unknown key '{error.message}' in {name}: {hint}"
    if rule == "type":
        kinds = [wanted] if isinstance(wanted, str) else list(wanted)
        return f"{name} must be {' or '.join(_WORDS[kind] for kind in kinds)}, not {_shown(value)}{tail}"
    if rule == "enum":
        return f"{name} is {_shown(value)}: write one of {', '.join(str(item) for item in wanted)}"
    if rule == "anyOf":
        return f"{name} has no identifier: write one of pmid, pmcid, doi, isbn or url"
    if rule == "pattern":
        return f"{name} is {_shown(value)}{tail or ': write it in the form the format asks for'}"
    if rule == "uniqueItems":
        return f"{name} has the same value twice{tail}"
    return f"{name} {_size(rule, wanted, value)}{tail}"


def _missing(error: Any, name: str) -> str:
    key = next((key for key in error.validator_value if key not in error.instance), "")
    keys = [key for key in error.validator_value if f"'{key}'" in error.message.split(" is ", 1)[0]]
    key = keys[0] if keys else key
    about = error.schema.get("properties", {}).get(key, {})
    meaning = about.get("description", "") if isinstance(about, dict) else ""
    return f"{name} lacks '{key}': add it" + (f" ({meaning})" if meaning else "")


def _size(rule: str, wanted: Any, value: Any) -> str:
    count = len(value) if hasattr(value, "__len__") else value
    return {
        "minLength": f"has {count} characters, fewer than {wanted}",
        "maxLength": f"has {count} characters, more than {wanted}",
        "minItems": f"has {count} entries, fewer than {wanted}",
        "maxItems": f"has {count} entries, more than {wanted}",
        "minimum": f"is {count}, less than {wanted}",
        "maximum": f"is {count}, more than {wanted}",
    }.get(rule, "is not as the format asks")


def _shown(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return f"'{str(value).lower()}'"
    if isinstance(value, dict | list):
        return _WORDS["object"] if isinstance(value, dict) else _WORDS["array"]
    text = " ".join(str(value).split())
    return f"'{text[:60]}{'...' if len(text) > 60 else ''}'"
