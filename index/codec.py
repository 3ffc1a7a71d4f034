# SPDX-License-Identifier: MIT
"""Frozen dataclasses to JSON and back, the same bytes for the same value."""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Hashable
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
_Convert = Callable[[Any], Any]


def encode(value: Any) -> Any:
    """Return `value` as what JSON can hold; fields that have their default value are left out."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: encode(item)
            for field in fields(value)
            if not _is_default(field, item := getattr(value, field.name))
        }
    if isinstance(value, (tuple, list)):
        return [encode(item) for item in value]
    if isinstance(value, dict):
        return {str(encode(key)): encode(item) for key, item in value.items()}
    return value


def dumps(value: Any) -> str:
    """Return `value` as compact JSON with sorted keys: equal values give equal text."""
    return json.dumps(encode(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def decode(cls: type[T], data: Any) -> T:
    """Build a `cls` of what `encode` made of one. Raises TypeError, KeyError or ValueError when it does not fit."""
    convert: _Convert = _converter(cast("Hashable", cls))
    return cast("T", convert(data))


def _is_default(field: Any, item: Any) -> bool:
    """Tell whether `item` is what the dataclass would fill in by itself."""
    if field.default is not MISSING:
        return bool(item == field.default)
    if field.default_factory is not MISSING:
        return bool(item == field.default_factory())
    return False


@cache
def _converter(hint: Any) -> _Convert:
    """Return the function that turns JSON into a value of the type `hint`."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        (inner,) = (arg for arg in get_args(hint) if arg is not type(None))
        convert = _converter(inner)
        return lambda data: None if data is None else convert(data)
    if origin is tuple:
        item = _converter(get_args(hint)[0])
        return lambda data: tuple(map(item, data))
    if isinstance(hint, type) and is_dataclass(hint):
        return _dataclass_converter(hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    return lambda data: data


def _dataclass_converter(cls: type) -> _Convert:
    hints = get_type_hints(cls)
    convert = {field.name: _converter(hints[field.name]) for field in fields(cls)}
    return lambda data: cls(**{name: convert[name](item) for name, item in data.items()})
