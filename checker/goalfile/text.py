"""Writes goal files: YAML in the order of the form, as a person likes to edit it.

What is written here reads back as an equal table (checker.readers.goalyaml), places aside.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.base.pattern import late_pattern
from checker.model import INDICATOR_FIELDS, TABLE_FIELDS, layout_notes
from checker.readers import TABLE_KEYS
from checker.strictyaml import plain_or_quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.model import Cell, Document, GoalTable, Indicator, Line

_LEADING_YEAR = late_pattern(r"\s*(20\d\d)\s*年")
_UNFIT_FOR_BLOCK = late_pattern(
    "[^\\n\\x20-\\x7e\\u00a0-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd]|[\\u2028\\u2029]"
)


@dataclass(frozen=True, slots=True)
class GoalFileText:
    """One file to be written: its name and its text."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Conversion:
    """The files of a conversion and, for people, what it assumed or left out."""

    files: tuple[GoalFileText, ...]
    notes: tuple[str, ...]


def convert(documents: Sequence[Document], year: str | None = None) -> Conversion:
    """Goal files `01.yaml`, `02.yaml` … of every table, in order.

    年度 is the table's own, else `year`, else what most project names begin with: a set has one
    budget year, and a project's own leading year may be an older one.
    """
    tables = [table for document in documents for table in document.tables]
    notes = [note for document in documents for note in _notes(document)]
    if year is None:
        year = majority_year(tables)
        if year is not None and any(not table.text("年度") for table in tables):
            notes.append(f"年度按多数项目名称开头的年份写作 {year}")
    if any(not table.text("金额单位") for table in tables):
        notes.append("没有写明金额单位的表按万元写")
    digits = max(2, len(str(len(tables))))
    files = [
        GoalFileText(f"{number:0{digits}}.yaml", goal_file_text(table, year))
        for number, table in enumerate(tables, 1)
    ]
    return Conversion(tuple(files), tuple(notes))


def _notes(document: Document) -> Iterable[str]:
    """What reading left out, and what it took the tables for."""
    yield from (f"{document.path}：{note}" for note in document.notes)
    yield from (f"{document.path}：{note}" for note in layout_notes(document.tables))


def majority_year(tables: Iterable[GoalTable]) -> str | None:
    """The year most project names begin with; of equally many the latest."""
    matches = (_LEADING_YEAR.match(table.text("项目名称")) for table in tables)
    years = Counter(match[1] for match in matches if match)
    return max(years, key=lambda year: (years[year], year)) if years else None


def goal_file_text(table: GoalTable, year: str | None = None) -> str:
    """One table as YAML; `year` fills 年度 where the table itself has none."""
    lines: list[str] = []
    for label in TABLE_FIELDS:
        cell = table.fields.get(label)
        if label == "年度" and year is not None and (cell is None or cell.blank):
            lines.append(f"年度: {year}")
        elif label == "金额单位" and (cell is None or cell.blank):
            lines.append("金额单位: 万元")
        elif cell is not None:
            lines += _entry(label, cell.text, "")
    if table.goals or "绩效目标" in table.form:
        lines.append("绩效目标:")
        lines += (line for goal in table.goals for line in _item(goal))
    lines += _lines("资金", table.funding)
    lines += _lines("年度主要任务", table.tasks)
    lines += _lines("各地资金", table.regions)
    if table.indicators:
        lines.append("绩效指标:")
        lines += (line for indicator in table.indicators for line in _indicator(indicator))
    if table.asides:
        lines.append("非指标行:")
        lines += (line for row in table.asides for line in _indicator(row))
    return "\n".join(lines) + "\n"


def _indicator(indicator: Indicator) -> list[str]:
    """`- 一级指标: …` with the other fields below it; an indicator without any is `- {}`."""
    lines = [
        line
        for label in INDICATOR_FIELDS
        if label in indicator.fields
        for line in _entry(label, indicator.fields[label].text, "    ")
    ]
    if indicator.places:
        lines.append("    各地指标值:")
        lines += (
            line
            for place, cell in indicator.places.items()
            for line in _entry(plain_or_quoted(place), cell.text, "      ")
        )
    return _first_dashed(lines)


def _lines(key: str, rows: Iterable[Line]) -> list[str]:
    """A list of lines of money: `- 名称: …` with the other fields below it."""
    items = [
        [
            line
            for label in TABLE_KEYS[key].keys
            if label in row.fields
            for line in _entry(label, row.fields[label].text, "    ")
        ]
        for row in rows
    ]
    return [f"{key}:", *(line for item in items for line in _first_dashed(item))] if items else []


def _first_dashed(lines: list[str]) -> list[str]:
    if not lines:
        return ["  - {}"]
    return [f"  - {lines[0][4:]}", *lines[1:]]


def _item(goal: Cell) -> list[str]:
    if "\n" in goal.text and not _needs_escapes(goal.text):
        return ["  - |-", *_block(goal.text, "    ")]
    return [f"  - {plain_or_quoted(goal.text)}"]


def _entry(label: str, text: str, indent: str) -> list[str]:
    if not text:
        return [f"{indent}{label}:"]
    if "\n" in text and not _needs_escapes(text):
        return [f"{indent}{label}: |-", *_block(text, indent + "  ")]
    return [f"{indent}{label}: {plain_or_quoted(text)}"]


def _block(text: str, indent: str) -> list[str]:
    return [f"{indent}{line}" if line else "" for line in text.split("\n")]


def _needs_escapes(text: str) -> bool:
    """Whether a block of lines would not read back: odd characters, or blanks at line ends."""
    return (
        bool(_UNFIT_FOR_BLOCK.search(text))
        or text != text.strip()
        or any(line != line.rstrip() or line[:1] == " " for line in text.split("\n"))
    )
