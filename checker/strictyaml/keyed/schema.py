"""The small parts that JSON Schemas of YAML files are put together from.

A scalar is a text to goalcheck, but an editor has already made a number of `6.30` and a truth of
`true`: a text may be any of these. Draft 7, which the YAML support of editors reads in full.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from checker.strictyaml.keyed.key import Form, Key

JsonSchema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
TEXT: JsonSchema = {"type": ["string", "number", "boolean"]}
CELL: JsonSchema = {"type": ["string", "number", "boolean", "null"]}
"""A text of a form, which may be blank."""


def about(schema: JsonSchema, description: str) -> JsonSchema:
    """The schema with what an editor shows beside it."""
    return {**schema, "description": description} if description else schema


def one_or_more(item: JsonSchema) -> JsonSchema:
    """A value or a list of them."""
    return {"anyOf": [item, {"type": "array", "items": item}]}


def listed(item: JsonSchema) -> JsonSchema:
    return {"type": "array", "items": item}


def closed(properties: Mapping[str, JsonSchema], required: Iterable[str] = ()) -> JsonSchema:
    """A mapping of these keys and no other."""
    needed = list(required)
    schema: JsonSchema = {
        "type": "object",
        "properties": dict(properties),
        "additionalProperties": False,
    }
    return {**schema, "required": needed} if needed else schema


def properties(
    keys: Mapping[str, Key[Form]], value: Callable[[Key[Form]], JsonSchema]
) -> dict[str, JsonSchema]:
    """What a registry of keys says of each: `value` is what may be written for one."""
    return {name: about(value(key), key.about) for name, key in keys.items()}


def named(item: JsonSchema) -> JsonSchema:
    """A mapping of any names."""
    return {"type": "object", "additionalProperties": item}
