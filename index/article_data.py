# SPDX-License-Identifier: MIT
"""From the data of article.yaml to an Article: the format schema, and the checks a schema cannot make."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, cast

from index.article import Article, FindingTerm
from index.assets import asset_json
from index.codec import decode
from index.schema_check import schema_faults

if TYPE_CHECKING:
    from index.article import Kind
    from index.yaml_lines import YamlDocument

Fault = tuple[int, str]


def article_from(document: YamlDocument, kind: Kind, slug: str) -> tuple[Article | None, list[Fault]]:
    """Return the article that `document` describes, or None and (line, message) of every format fault."""
    if not isinstance(document.data, dict):
        return None, [(1, "must hold keys and values: begin with 'title: ' and the name of the article")]
    data = clean(document.data, _schema("article"))
    faults = [*document.faults, *schema_faults(document, "article", data)]
    if not faults:
        faults = _repeated_references(document, data)
    if faults:
        return None, faults
    return decode(Article, {**data, "kind": kind.value, "slug": slug}), []


def terms_from(document: YamlDocument) -> tuple[tuple[FindingTerm, ...], list[Fault]]:
    """Return the findings that findings.yaml lists, or nothing and (line, message) of every format fault."""
    data = [] if document.data is None else clean(document.data, _schema("findings"))
    faults = [*document.faults, *schema_faults(document, "findings", data)]
    seen: set[str] = set()
    for number, item in enumerate(data if not faults else ()):
        if item["id"] in seen:
            faults.append((document.line_of(number, "id"), f"the finding '{item['id']}' stands twice: keep one"))
        seen.add(item["id"])
    if faults:
        return (), faults
    return tuple(decode(FindingTerm, item) for item in data), []


def clean(value: Any, schema: Any) -> Any:
    """Return `value` without empty or unknown keys; numbers become text where the schema wants text or a number."""
    if isinstance(value, dict) and isinstance(schema, dict):
        known = cast("dict[str, Any]", schema.get("properties", {}))
        return {key: clean(item, known[key]) for key, item in value.items() if key in known and item is not None}
    if isinstance(value, list) and isinstance(schema, dict):
        return [clean(item, schema.get("items", {})) for item in value]
    if isinstance(value, int) and not isinstance(value, bool) and isinstance(schema, dict):
        return str(value) if schema.get("type") == ["string", "integer"] else value
    return value


@cache
def _schema(name: str) -> dict[str, object]:
    return asset_json(f"schemas/{name}.schema.json")


def _repeated_references(document: YamlDocument, data: dict[str, Any]) -> list[Fault]:
    faults: list[Fault] = []
    for key, field, what in (("references", "id", "reference id"), ("figures", "file", "figure")):
        seen: set[str] = set()
        for number, item in enumerate(data.get(key, ())):
            if item[field] in seen:
                line = document.line_of(key, number, field)
                faults.append((line, f"the {what} '{item[field]}' stands twice: keep one"))
            seen.add(item[field])
    return faults
