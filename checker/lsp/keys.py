"""What the JSON Schemas of our files say of a place in them: keys with their meaning, values.

The same schemas editors may use without this service; the way to a place is the keys above it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from checker.lsp.cursor import ITEM

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Schema = Mapping[str, Any]

_ALTERNATIVES = ("anyOf", "oneOf", "allOf")
_BRANCHES = ("then", "else")


def keys_at(schema: Schema, path: Sequence[str]) -> dict[str, str]:
    """The keys that may be written at a path, each with what it is for."""
    found: dict[str, str] = {}
    for one in _at(schema, path):
        for name, about in cast("dict[str, Schema]", one.get("properties", {})).items():
            found.setdefault(name, str(about.get("description", "")))
    return found


def values_at(schema: Schema, path: Sequence[str]) -> list[str]:
    """The closed list of values at a path, empty where anything may be written."""
    found: dict[str, None] = {}
    for one in [*_at(schema, path), *_at(schema, (*path, ITEM))]:
        found.update(dict.fromkeys(_spelled(value) for value in one.get("enum", ())))
        if "const" in one:
            found[_spelled(one["const"])] = None
    return list(found)


def about(schema: Schema, path: Sequence[str]) -> str:
    """What the key that ends a path is for, empty where nothing is said of it."""
    if not path:
        return ""
    return keys_at(schema, path[:-1]).get(path[-1], "")


def _spelled(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _at(schema: Schema, path: Sequence[str]) -> list[Schema]:
    """Every schema that holds at the end of a path."""
    here = list(_all_of(schema, schema))
    for step in path:
        here = [
            found for one in here for below in _below(one, step) for found in _all_of(schema, below)
        ]
    return here


def _all_of(root: Schema, schema: Schema) -> Iterator[Schema]:
    """A schema with all it refers to and may turn out to be."""
    waiting: list[Any] = [schema]
    while waiting:
        one = waiting.pop(0)
        if not isinstance(one, dict):
            continue
        said = cast("dict[str, Any]", one)
        yield said
        if "$ref" in said:
            found: Any = root
            for step in str(said["$ref"]).removeprefix("#/").split("/"):
                found = found[step]
            waiting.append(found)
        for name in _ALTERNATIVES:
            waiting += said.get(name, ())
        waiting += [said[name] for name in _BRANCHES if name in said]


def _below(schema: Schema, step: str) -> Iterator[Schema]:
    if step == ITEM:
        items = schema.get("items")
        if isinstance(items, dict):
            yield cast("Schema", items)
        return
    known = cast("dict[str, Schema]", schema.get("properties", {}))
    others = schema.get("additionalProperties")
    if step in known:
        yield known[step]
    elif isinstance(others, dict):
        yield cast("Schema", others)
