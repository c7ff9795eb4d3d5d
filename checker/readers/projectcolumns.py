"""Projects side by side, a column each: 项目 | 社区食堂 | 口袋公园 over 预算金额 | 120 | 260."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.readers.labels import GOALS, field_of, is_amount, is_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.readers.rows import GridRow, Slot
    from checker.readers.vocabulary import Vocabulary

_FEWEST_ROWS, _SEVERAL = 4, 3
_MOST = 0.8


def projects_side_by_side(words: Vocabulary, rows: Sequence[GridRow]) -> Slot | None:
    """The label of the goals in a table whose columns are projects: as many goals as amounts stand
    beside their labels, and as many cells in nearly every other row. None of any other table."""
    rows = [row for row in rows if row.own]
    goals = next((r for r in rows if field_of(words, r.own[0].text) == GOALS), None)
    if len(rows) < _FEWEST_ROWS or goals is None or len(goals.own) < _SEVERAL:
        return None
    count = len(goals.own)
    alike = [row for row in rows if len(row.own) == count and not _has_labels(words, row)]
    money = [
        row
        for row in alike
        if field_of(words, row.own[0].text) == "预算数"
        and all(is_amount(slot.text) for slot in row.own[1:])
    ]
    if not money or goals not in alike or len(alike) < _MOST * len(rows):
        return None
    return goals.own[0]


def _has_labels(words: Vocabulary, row: GridRow) -> bool:
    """Whether a label stands behind the first cell: pairs, or heads."""
    return any(is_label(words, slot.text) for slot in row.own[1:])
