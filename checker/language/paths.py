"""What a typed tree shows at a glance: the record it reads, the words it is written with."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from checker.language import tree as t
from checker.language.schema import REPLACEMENT, SCHEMAS, SET, TABLE, getter

if TYPE_CHECKING:
    from collections.abc import Mapping


def shape(code: object, bodies: Mapping[str, t.Code]) -> str:
    """A tree as text, the same for trees that mean the same whatever the rule."""
    if isinstance(code, t.Noted):
        return shape(code.body, bodies)
    if isinstance(code, t.Defined):
        return f"Defined({shape(bodies[code.key], bodies)})"
    if isinstance(code, t.Code):
        inside = ",".join(shape(getattr(code, one.name), bodies) for one in fields(code))
        return f"{type(code).__name__}({inside})"
    if isinstance(code, tuple):
        return f"({','.join(shape(one, bodies) for one in code)})"
    return repr(code)


def record_of(code: t.Code) -> tuple[str, str] | None:
    """The Python expression of a record that is an item of a loop or belongs to one, and its path;
    None for any other."""
    code = t.bare(code)
    if isinstance(code, t.Slot):
        return f"r{code.depth}", f"{code.depth}"
    if not isinstance(code, t.Owner):
        return None
    inner = record_of(code.item)
    if inner is None:
        return None
    steps = _STEPS.get(code.schema, {TABLE: ".owner", SET: ".owner.owner"})
    return inner[0] + steps[code.name], f"{inner[1]}.{code.name}"


_STEPS = {SET: {SET: ""}, TABLE: {TABLE: "", SET: ".owner"}}


def presence_of_cell(code: t.Code) -> str | None:
    """The test of the class of what is read from a cell by which one sees that it is filled in,
    None where the cell could be unreadable."""
    code = t.bare(code)
    if not isinstance(code, t.Field) or record_of(code.owner) is None:
        return None
    spec = SCHEMAS[code.schema].get(code.name)
    if spec is None or not spec.cell:
        return None
    return {"文本": "is str", "指标值": "is not Blank"}.get(spec.type.base)


def constant_texts(code: t.Code) -> tuple[str, ...] | None:
    """A text or list of texts that is written in the rule or stands in a vocabulary."""
    code = t.bare(code)
    if isinstance(code, t.Shared):
        code = t.bare(code.body)
    value = code.value if isinstance(code, t.Const) else None
    if isinstance(code, t.Mapped):
        value = _entries(code)
    texts = value if isinstance(value, tuple) else (value,)
    return tuple(texts) if all(isinstance(one, str) for one in texts) else None


def _entries(code: t.Mapped) -> object:
    """One side of a vocabulary of spellings, `词汇.错别字.错`."""
    source, item = t.bare(code.source), t.bare(code.item)
    if not isinstance(source, t.Const) or not isinstance(item, t.Field):
        return None
    if item.schema != REPLACEMENT or not isinstance(source.value, tuple):
        return None
    return tuple(getter(item.schema, item.name)(entry) for entry in source.value)
