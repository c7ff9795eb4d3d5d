"""How a document that was read differs from the goal file its layout must become."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.model import Document, Indicator
    from tests.readers.layouts import Layout

_LOUD = ("GC001", "GC009", "GC011", "GC015", "GC016")


def differences(layout: Layout, document: Document) -> list[str]:
    """What is missing, what is wrong, and what a reader refused; empty where all is right."""
    if len(document.tables) != 1:
        return [f"{len(document.tables)} tables"]
    (table,) = document.tables
    found = [
        f"{label}: {table.text(label)!r}, not {text!r}"
        for label, text in layout.fields.items()
        if table.text(label) != text
    ]
    goals = tuple(goal.text for goal in table.goals)
    found += [f"goals: {goals}"] * (goals != layout.goals)
    if len(table.indicators) != len(layout.indicators):
        return [*found, f"{len(table.indicators)} rows"]
    for row, wanted in zip(table.indicators, layout.indicators, strict=True):
        found += row_differences(row, wanted, layout.places)
    return [*found, *(each.rule for each in document.problems if each.rule in _LOUD)]


def row_differences(row: Indicator, wanted: dict[str, str], places: tuple[str, ...]) -> list[str]:
    """The fields of one row that are not as wanted."""
    found = [
        f"{wanted['三级指标']}.{label}: {row.text(label)!r}"
        for label, text in wanted.items()
        if row.text(label) != text
    ]
    return found + [f"{place} is nowhere" for place in places if place not in row.places]
