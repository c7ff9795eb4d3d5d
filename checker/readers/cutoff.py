"""Goal files that end in the middle of a row: saved or copied in part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model import GoalTable

_FEWEST_ABOVE = 2
_NEEDED = ("三级指标", "指标值")


def cut_off(text: str, tables: Sequence[GoalTable]) -> tuple[Problem, ...]:
    """The problem of a text whose last line nobody ended, where it is of a row of indicators
    without the name or the value that all rows above it have."""
    if not tables or text.endswith(("\n", "\r")):
        return ()
    if len(tables[-1].indicators) <= _FEWEST_ABOVE:
        return ()
    *above, last = tables[-1].indicators
    lines = [cell.place.line or 0 for cell in last.fields.values()]
    common = set[str].intersection(*(set(row.fields) for row in above))
    lacking = [name for name in _NEEDED if name in common and name not in last.fields]
    if not lacking or max(lines, default=0) < text.rstrip().count("\n") + 1:
        return ()
    said = {"缺": f"最后一行指标的{'、'.join(lacking)}"}
    return (Problem("GC009", last.place, said, tables[-1].index, last.row),)
