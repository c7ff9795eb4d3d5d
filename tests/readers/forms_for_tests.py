"""Small forms in the text of a dump, a page and a sheet, and what they should come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.readers import read_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model import Document, GoalTable

LEVELS = ("一级指标", "二级指标", "三级指标", "指标值")


def dump(*rows: Sequence[str]) -> str:
    """Rows as a text dump: a cell a line behind a tab, rows divided by a blank line."""
    return "\n\n".join("\n".join(f"\t{cell}" for cell in row) for row in rows) + "\n"


def markdown(*rows: Sequence[str]) -> str:
    head, *body = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([head, "|---" * len(rows[0]) + "|", *body]) + "\n"


def html(*rows: str) -> str:
    """Rows given as the inside of `<tr>`."""
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def read_as(text: str, name: str) -> Document:
    return read_text(text, name)


def only_table(text: str, name: str = "f.txt") -> GoalTable:
    document = read_text(text, name)
    assert [problem.rule for problem in document.problems] == []
    (table,) = document.tables
    return table


def texts(table: GoalTable) -> dict[str, str]:
    return {label: cell.text for label, cell in table.fields.items()}


def rows(table: GoalTable, *labels: str) -> list[tuple[str, ...]]:
    return [tuple(each.text(label) for label in labels or LEVELS) for each in table.indicators]


def content(table: GoalTable) -> tuple[dict[str, str], list[str], list[dict[str, str]]]:
    """Everything of a table but its places and how it was recognised."""
    return (
        texts(table),
        [goal.text for goal in table.goals],
        [{label: cell.text for label, cell in each.fields.items()} for each in table.indicators],
    )
