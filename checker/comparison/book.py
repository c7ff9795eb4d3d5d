"""Changes as a workbook: findings, tables and units of two rounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.comparison.changes import State, inside
from checker.comparison.counts import by_table, by_unit
from checker.finding import Severity
from checker.reports import NewSheet, workbook_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.comparison.changes import Changes
    from checker.reports import CellValue

_TINTS = {
    State.NEW.value: 0,
    State.CHANGED.value: 1,
    State.REMAINING.value: 1,
    State.FIXED.value: 3,
}


def changes_book(changes: Changes) -> bytes:
    tables = by_table(changes)
    states = [state for state, _ in changes.groups()]
    counted = dict.fromkeys(map(str, states), 9)
    by_tables = tuple(
        (
            one.pair.unit,
            one.pair.project,
            one.pair.verdicts[0] or "（没有）",
            one.pair.verdicts[1] or "（没有）",
            *_numbers(one.counts, states),
        )
        for one in tables
    )
    by_units = tuple(
        (unit, *_numbers(counts, states), "，".join(f"{name} {n}" for name, n in verdicts.items()))
        for unit, (counts, verdicts) in by_unit(tables).items()
    )
    notes = tuple((note,) for note in (changes.summary(), *changes.notes))
    return workbook_bytes(
        [
            _findings(changes),
            NewSheet("按表", {"单位": 24, "项目": 40, "上次结论": 12, "这次结论": 12, **counted},
                  by_tables, filtered=True, frozen=2),
            NewSheet("按单位", {"单位": 30, **counted, "这次的结论": 40}, by_units, filtered=True),
            NewSheet("说明", {"说明": 100}, notes),
        ]
    )  # fmt: skip


def _numbers(counts: Mapping[State, int], states: list[State]) -> tuple[CellValue, ...]:
    return tuple(counts.get(state, 0) for state in states)


def _findings(changes: Changes) -> NewSheet:
    columns = {
        "变化": 9, "程度": 6, "单位": 18, "项目": 24, "指标和栏目": 24, "上次写着": 16, "写着": 16,
        "问题": 44, "应为": 18, "规则": 8,
    }  # fmt: skip
    rows: list[tuple[CellValue, ...]] = []
    for state, findings in changes.groups():
        for found in findings:
            table: dict[str, Any] = found["table"] or {}
            rows.append(
                (
                    str(state),
                    Severity(found["severity"]).label,
                    table.get("unit") or "",
                    table.get("project") or "",
                    inside(found) or found["address"],
                    changes.before(found),
                    found["text"] or "",
                    found["message"],
                    found["expected"] or "",
                    found["rule"],
                )
            )
    return NewSheet("问题对照", columns, tuple(rows), filtered=True, frozen=4, tints=_TINTS)
