"""A matrix of texts: 年度目标 | 主要内容 over a line a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Cell
from checker.readers.goals import split_goals
from checker.readers.inline import trimmed
from checker.readers.labels import GOALS, LEFT_OUT, Label
from checker.readers.leftovers import Why
from checker.readers.matrix import year_of

if TYPE_CHECKING:
    from checker.readers.draft import Draft
    from checker.readers.matrix import Matrix


def read_texts(draft: Draft, matrix: Matrix) -> None:
    """Take the texts of this year's line, or of every line where none is; leave the others."""
    year = draft.text("年度")
    own = next((line for line in matrix.lines if year and year_of(line) == year), None)
    for line in matrix.lines:
        other = own is not None and line is not own
        for head, slot in line.cells:
            if head.label is None and year_of(line) == slot.text[:4]:
                continue  # the year of the line
            if other or head.label is None or head.field == LEFT_OUT:
                why = Why.UNKNOWN if head.label is None else Why.UNDERSTOOD
                label = f"{head.text}（{year_of(line)}）" if other else head.text
                draft.leave(label, slot.text, slot.cell.place, why)
                continue
            draft.form.add(head.field)
            if head.field == GOALS:
                draft.take_goals(split_goals(slot.cell, len(draft.goals) + 1), head.text)
            else:
                _add_text(draft, head.label, trimmed(slot.cell))


def _add_text(draft: Draft, label: Label, cell: Cell) -> None:
    """Take a text; one of a further line goes on with it."""
    known = draft.fields.get(label.field)
    mine = draft.labels.get(label.field) is label
    if known is None or known.blank or cell.blank or not mine:
        draft.take(label, cell)
    else:
        draft.fields[label.field] = Cell(f"{known.text}\n{cell.text}", known.place)
