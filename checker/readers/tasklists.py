"""The tasks of a department's year without money beside them: 任务名称 | 主要内容."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.model import Line, label_key
from checker.readers.inline import trimmed
from checker.readers.labels import is_figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.readers.draft import Draft
    from checker.readers.rows import GridRow

_MERGED = 2
_NAME = late_pattern("(?:主要|重点|年度)?(?:工作|履职)?(?:任务|活动|工作)(?:名称)?")
_CONTENT = late_pattern("(?:主要|具体|任务|工作|活动)*内容")


def task_list_end(rows: Sequence[GridRow], at: int) -> int | None:
    """The row behind such a list that begins with a row, or None where none does."""
    own = rows[at].own
    if len(own) != len(("block", "name", "content")) or rows[at].loose:
        return None
    lead, name, content = own
    heads = _NAME.fullmatch(label_key(name.text)) and _CONTENT.fullmatch(label_key(content.text))
    if lead.cell.row_span < _MERGED or "任务" not in lead.text or not heads:
        return None
    until = lead.cell.row + lead.cell.row_span
    end = next((n for n in range(at + 1, len(rows)) if rows[n].number >= until), len(rows))
    columns = [name.column, content.column]
    alike = all(
        [slot.column for slot in row.own] == columns and not any(is_figure(s.text) for s in row.own)
        for row in rows[at + 1 : end]
    )
    return end if alike and end > at + 1 else None


def read_task_list(draft: Draft, rows: Sequence[GridRow]) -> None:
    for row in rows[1:]:
        name, content = row.own
        fields = {"任务名称": trimmed(name.cell), "主要内容": trimmed(content.cell)}
        draft.tasks.append(Line(name.cell.place, fields))
    for row in rows:
        for slot in row.own:
            draft.see(slot)
