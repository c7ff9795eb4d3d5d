"""Answers as text, JSON, CSV, a workbook or a page."""

from __future__ import annotations

import csv
import datetime
import io
import json
import math
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from checker.base.text import clip, escaped_in_json, harmless, width
from checker.reports import Chart, NewSheet, filled, text_grid, workbook_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from checker.sweep.stats.connection import QueryAnswer

SCHEMA = "goalcheck-stats/v1"
FORMATS = ("table", "json", "csv", "xlsx", "html")
# Columns of a terminal that one cell may take; of a sheet, in characters.
_WIDEST, _WIDEST_OF_SHEET = 60, 48
_MOST_BARS = 20
_BAR = 160


class Told(NamedTuple):
    """A question with its answer; `bars` is the column a chart is drawn of."""

    name: str
    title: str
    answer: QueryAnswer
    bars: str = ""


def rendered(told: Sequence[Told], form: str) -> str | bytes:
    """The answers in one of FORMATS."""
    makers: dict[str, Callable[[Sequence[Told]], str | bytes]] = {
        "table": _text,
        "json": _json,
        "csv": _csv,
        "xlsx": _book,
        "html": _page,
    }
    return makers[form](told)


def _text(told: Sequence[Told]) -> str:
    return "\n".join(f"{one.title}\n\n{_grid(one.answer)}\n" for one in told)


def _grid(answer: QueryAnswer) -> str:
    if not answer.rows:
        return "（没有）"
    rows = [[_flat(_said(cell)) for cell in row] for row in answer.rows]
    return text_grid([_flat(one) for one in answer.columns], rows, _numbers(answer))


def _flat(text: str) -> str:
    return clip(" ".join(harmless(text).split()), _WIDEST)


def _numbers(answer: QueryAnswer) -> list[int]:
    """The columns (from 0) that hold nothing but numbers."""
    return [
        at
        for at in range(len(answer.columns))
        if all(row[at] is None or _is_number(row[at]) for row in answer.rows)
    ]


def _is_number(cell: object) -> bool:
    return isinstance(cell, int | float | Decimal) and not isinstance(cell, bool)


def _said(cell: Any) -> str:
    """A cell as people read it: no 1e+06, no tail of nines."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float | Decimal):
        return f"{float(cell):.2f}".rstrip("0").rstrip(".")
    if isinstance(cell, list | tuple):
        return "、".join(map(_said, cast("Sequence[object]", cell)))
    return str(cell)


def _json(told: Sequence[Told]) -> str:
    answers = [
        {
            "name": one.name,
            "title": one.title,
            "columns": list(one.answer.columns),
            "rows": [list(map(_plain, row)) for row in one.answer.rows],
        }
        for one in told
    ]
    text = json.dumps({"schema": SCHEMA, "answers": answers}, ensure_ascii=False, indent=2)
    return escaped_in_json(f"{text}\n")


def _plain(cell: Any) -> object:
    """What JSON has; anything else as it is printed."""
    if isinstance(cell, list):
        return list(map(_plain, cast("list[object]", cell)))
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    if isinstance(cell, float) and not math.isfinite(cell):
        return None
    known = cell is None or isinstance(cell, str | int | float)
    return cell if known else str(cell)


def _csv(told: Sequence[Told]) -> str:
    """One question behind the other, an empty line between them."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    for number, one in enumerate(told):
        if number:
            writer.writerow(())
        writer.writerow(map(_no_formula, one.answer.columns))
        writer.writerows([_no_formula(_said(cell)) for cell in row] for row in one.answer.rows)
    return stream.getvalue()


def _no_formula(text: str) -> str:
    """What Excel would take for a formula is a text; a number below zero is none."""
    text = harmless(text)
    return f"'{text}" if text[:1] in "=+-@\t" and text[:1] and not _is_plain(text) else text


def _is_plain(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).isdecimal()


def _book(told: Sequence[Told]) -> bytes:
    return workbook_bytes([_sheet(one) for one in told])


def _sheet(one: Told) -> NewSheet:
    """Bars are drawn of the first two columns, so what they show comes second."""
    columns = list(range(len(one.answer.columns)))
    bars = one.bars in one.answer.columns
    if bars:
        columns.remove(at := one.answer.columns.index(one.bars))
        columns.insert(1, at)
    rows = tuple(tuple(_cell(row[at]) for at in columns) for row in one.answer.rows)
    names = [one.answer.columns[at] for at in columns]
    widths = {
        name: min(_WIDEST_OF_SHEET, 3 + max(map(width, (name, *(str(row[at]) for row in rows)))))
        for at, name in enumerate(names)
    }
    count = min(len(rows), _MOST_BARS)
    chart = Chart(one.title, one.name, 2, count, len(names) + 1)
    return NewSheet(one.name, widths, rows, True, 1, charts=(chart,) if bars and count else ())


def _cell(cell: Any) -> str | int:
    return cell if isinstance(cell, int) and not isinstance(cell, bool) else _said(cell)


class _Section(NamedTuple):
    """A question on the page: `rows` hold texts, and the length of a bar or None."""

    title: str
    columns: tuple[str, ...]
    numbers: tuple[bool, ...]
    rows: tuple[tuple[tuple[str, ...], int | None], ...]


def _page(told: Sequence[Told]) -> str:
    return filled("stats.html", sections=[_section(one) for one in told], widest=_BAR)


def _section(one: Told) -> _Section:
    answer = one.answer
    numbers = set(_numbers(answer))
    at = answer.columns.index(one.bars) if one.bars in answer.columns else None
    most = max((row[at] or 0 for row in answer.rows), default=0) if at is not None else 0
    return _Section(
        one.title,
        tuple(map(harmless, answer.columns)),
        tuple(number in numbers for number in range(len(answer.columns))),
        tuple(
            (
                tuple(harmless(_said(cell)) for cell in row),
                None if at is None or not most else round(_BAR * (row[at] or 0) / most),
            )
            for row in answer.rows
        ),
    )
