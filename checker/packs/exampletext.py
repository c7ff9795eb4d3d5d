"""Examples as a person writes them in one cell: `≥95%`, or `二级指标：质量指标；指标值：≥95%`.

A line is a row of the table (or what the table says outside its rows), a line of dashes begins the
next table of a set. A text without labels is for the field the template is about.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.model import INDICATOR_FIELDS, TABLE_FIELDS
from checker.packs.examples import ABOUT, GOALS, INDICATORS, SET
from checker.strictyaml import YamlMapping, YamlScalar, YamlSequence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.base.place import Place
    from checker.strictyaml import YamlNode

BLANK = "（空）"
"""What is written where a field is to be blank."""

_NEXT_TABLE = late_pattern(r"\s*[-－—]{3,}\s*")
_ROW_ONLY = frozenset(INDICATOR_FIELDS) - frozenset(TABLE_FIELDS)


@cache
def _label() -> re.Pattern[str]:
    """`；栏目：` where a pair begins, at the start of the line or behind a semicolon."""
    labels = {*TABLE_FIELDS, *INDICATOR_FIELDS, GOALS, *ABOUT}
    named = "|".join(sorted(map(re.escape, labels), key=len, reverse=True))
    return re.compile(rf"(?:^|[；;])\s*(?P<label>{named})\s*[：:]")


def pairs_of(line: str, bare: str) -> list[tuple[str, str]]:
    """Labels and texts of one line; a text before the first label is for the label `bare`."""
    found = list(_label().finditer(line))
    first = found[0].start() if found else len(line)
    pairs = [(bare, line[:first])] if line[:first].strip() else []
    ends = [*(match.start() for match in found[1:]), len(line)][: len(found)]
    pairs += [(one["label"], line[one.end() : end]) for one, end in zip(found, ends, strict=True)]
    return [(label, _unless_blank(text.strip())) for label, text in pairs]


def _unless_blank(text: str) -> str:
    return "" if text == BLANK else text


def example_node(text: str, place: Place, bare: str, fill: Mapping[str, str]) -> YamlMapping:
    """The mapping of an example, as a pack would spell it; all of it stands at `place`.

    Rows get what `fill` says beside what is written.
    """
    tables: list[list[list[tuple[str, str]]]] = [[]]
    for line in text.splitlines():
        if _NEXT_TABLE.fullmatch(line):
            tables.append([])
        elif line.strip():
            tables[-1].append(pairs_of(line, bare))
    about = [pair for table in tables for line in table for pair in line if pair[0] in ABOUT]
    whole = [_table(table, place, fill) for table in tables]
    entries = [(_scalar(label, place), _scalar(said, place)) for label, said in about]
    if len(whole) == 1:
        return YamlMapping((*entries, *whole[0].entries), place)
    every: YamlNode = YamlSequence(tuple(whole), place)
    return YamlMapping((*entries, (_scalar(SET, place), every)), place)


def _table(
    lines: list[list[tuple[str, str]]], place: Place, fill: Mapping[str, str]
) -> YamlMapping:
    fields: dict[str, str] = {}
    goals: list[str] = []
    rows: list[dict[str, str]] = []
    for line in lines:
        is_row = any(label in _ROW_ONLY for label, _ in line)
        row: dict[str, str] = {}
        for label, text in line:
            if label == GOALS:
                goals.append(text)
            elif is_row and label in INDICATOR_FIELDS:
                row[label] = text
            elif label not in ABOUT:
                fields[label] = text
        if is_row:
            rows.append({**fill, **row})
    entries: list[tuple[YamlScalar, YamlNode]] = [
        (_scalar(label, place), _scalar(text, place)) for label, text in fields.items()
    ]
    if goals:
        items = tuple(_scalar(text, place) for text in goals)
        entries.append((_scalar(GOALS, place), YamlSequence(items, place)))
    if rows:
        each = tuple(_mapping(row, place) for row in rows)
        entries.append((_scalar(INDICATORS, place), YamlSequence(each, place)))
    return YamlMapping(tuple(entries), place)


def _mapping(texts: Mapping[str, str], place: Place) -> YamlMapping:
    return YamlMapping(
        tuple((_scalar(label, place), _scalar(text, place)) for label, text in texts.items()), place
    )


def _scalar(text: str, place: Place) -> YamlScalar:
    return YamlScalar(text, place, "double" if text else "plain")


def example_text(node: YamlMapping) -> str | None:
    """The mapping of an example in this notation, None where it cannot say it."""
    text = "\n".join(_lines(node))
    again = example_node(text, node.place, "", {})
    return text if _plain(again) == _plain(node) else None


def _lines(node: YamlMapping) -> Iterator[str]:
    about = [(key.text, value) for key, value in node.entries if key.text in ABOUT]
    if about:
        yield _written(about)
    whole = node.get(SET)
    tables = _items(whole) if whole is not None else (node,)
    for at, table in enumerate(tables):
        if at:
            yield "---"
        if isinstance(table, YamlMapping):
            yield from _table_lines(table)


def _table_lines(table: YamlMapping) -> Iterator[str]:
    fields = [(key.text, value) for key, value in table.entries if key.text in TABLE_FIELDS]
    if fields:
        yield _written(fields)
    goals, rows = table.get(GOALS), table.get(INDICATORS)
    for goal in _items(goals) if goals is not None else ():
        yield _written([(GOALS, goal)])
    for row in _items(rows) if rows is not None else ():
        if isinstance(row, YamlMapping):
            yield _written([(key.text, value) for key, value in row.entries])


def _items(node: YamlNode) -> tuple[YamlNode, ...]:
    return node.items if isinstance(node, YamlSequence) else (node,)


def _written(pairs: list[tuple[str, YamlNode]]) -> str:
    return "；".join(
        f"{label}：{value.text.strip() or BLANK}"
        for label, value in pairs
        if isinstance(value, YamlScalar)
    )


def _plain(node: YamlNode) -> object:
    """A node without its places; a list of one is the same as its only item."""
    if isinstance(node, YamlScalar):
        return node.text.strip()
    if isinstance(node, YamlMapping):
        return {key.text: _plain(value) for key, value in node.entries}
    items = [_plain(item) for item in node.items]
    return items[0] if len(items) == 1 else items
