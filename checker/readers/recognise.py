"""Finds the goal tables in grids, whatever format the grids come from.

Rows are read one by one: a title, a unit line or another 项目名称 begins a table, a header row
begins its indicators. The title is never needed, since documents lose it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.model import GoalTable, Problem
from checker.place import Place
from checker.readers import head
from checker.readers.draft import Draft
from checker.readers.header import find_header, refine_header
from checker.readers.indicators import read_indicator_row, shift_levels
from checker.readers.layouts import confidence_of, layout_of
from checker.readers.loose import regroup
from checker.readers.rows import Row, rows_of
from checker.readers.vocabulary import label_key, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.readers.grid import Grid, Limits, Paragraph


@dataclass(frozen=True, slots=True)
class Recognised:
    """The tables of a document in order, what could not be placed, and what was assumed."""

    tables: tuple[GoalTable, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...] = ()


def recognise(grids: Iterable[Grid], path: str, limits: Limits | None = None) -> Recognised:
    """Every goal table of the grids; text between tables is left alone."""
    reading = _Reading()
    for grid in grids:
        reading.grid(grid, limits)
    reading.finish()
    return _assemble(reading.drafts, path)


class _Reading:
    """The state between rows: the draft being filled, and those that are done."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.draft = Draft()

    def grid(self, grid: Grid, limits: Limits | None) -> None:
        for paragraph in grid.before:
            self.paragraph(paragraph)
        rows = list(rows_of(grid, limits))
        if self.draft.header and not self.draft.closed and rows:
            self.draft.closed = not _continues(self.draft, rows[0])
        for row in rows:
            last = row is rows[-1]
            for part in self._parts(row) if grid.loose else (row,):
                if part.own:
                    self.row(part, last=last)

    def _parts(self, row: Row) -> Iterable[Row]:
        header = self.draft.header
        return regroup(row, header.width if header else 0)

    def paragraph(self, paragraph: Paragraph) -> None:
        draft = self.draft
        title = head.is_title(paragraph.text)
        if draft.begun and (title or head.is_unit_text(paragraph.text)):
            self.finish()
        elif draft.begun and draft.header is None and draft.nameless == head.GOALS:
            head.read_goal_paragraph(draft, paragraph.text, paragraph.place)
            return
        elif draft.header is not None:
            return
        head.read_paragraph(self.draft, paragraph.text, paragraph.place)

    def row(self, row: Row, *, last: bool) -> None:
        if self._begins_table(row):
            self.finish()
        draft = self.draft
        header = find_header(row)
        if header is not None:
            if draft.header is not None and draft.closed:
                self.finish()
                draft = self.draft
            draft.header, draft.fresh_header, draft.closed = header, True, False
            draft.form.update(header.labels)
            for slot in row.own:
                draft.see(slot)
        elif draft.header is None:
            head.read_head_row(draft, row)
        elif not draft.closed:
            self._indicator_row(row, last=last)

    def _indicator_row(self, row: Row, *, last: bool) -> None:
        draft = self.draft
        assert draft.header is not None
        fresh, draft.fresh_header = draft.fresh_header, False
        refined = refine_header(draft.header, row) if fresh else None
        if refined is not None:
            draft.header = refined
            draft.form.update(refined.labels)
        elif label_key(row.own[0].text) in vocabulary().endings:
            draft.closed = True
        else:
            read_indicator_row(draft, draft.header, row, last=last)

    def _begins_table(self, row: Row) -> bool:
        draft = self.draft
        own = row.own
        if not draft.begun:
            return False
        if head.is_unit_line(row) and ("项目名称" in draft.fields or draft.header is not None):
            return True
        if len(own) == 1 and head.is_title(own[0].text):
            return draft.header is not None
        names_project = any(
            head.field_of(slot.text) == "项目名称" and slot.column == row.slots[0].column
            for slot in own[:1]
        )
        if draft.header is not None:
            return names_project and len(row.slots) > 1
        return names_project and bool(draft.fields.get("项目名称"))

    def finish(self) -> None:
        """Keep the draft if it is a table, and begin another."""
        if self.draft.indicators or (
            self.draft.begun and ({"项目名称", "预算数"} & self.draft.fields.keys())
        ):
            self.drafts.append(self.draft)
        self.draft = Draft()


def _continues(draft: Draft, row: Row) -> bool:
    """Whether a new grid goes on with the rows of the table before it."""
    if draft.header is None or find_header(row) is not None:
        return draft.header is not None
    if row.loose or row.width != draft.header.width:
        return False
    first = row.slots[0]
    return not first.text or label_key(first.text) in vocabulary().level1


def _assemble(drafts: list[Draft], path: str) -> Recognised:
    tables: list[GoalTable] = []
    problems: list[Problem] = []
    notes: list[str] = []
    titled = any("标题" in draft.fields for draft in drafts)
    for index, draft in enumerate(drafts, 1):
        table = _table(draft, path, index, len(drafts))
        tables.append(table)
        problems += (_of_table(problem, index) for problem in _problems(draft, table))
        if titled and "标题" not in draft.fields:
            problems.append(Problem("GC003", table.place, table=index))
        notes += (f"第{index}表：{note}" for note in draft.notes)
    return Recognised(tuple(tables), tuple(problems), tuple(notes))


def _table(draft: Draft, path: str, index: int, count: int) -> GoalTable:
    shifted = shift_levels(draft)
    return GoalTable(
        path,
        index,
        count,
        draft.first or Place(path),
        dict(draft.fields),
        tuple(draft.goals),
        tuple(draft.indicators),
        layout_of(draft, shifted=shifted),
        confidence_of(draft),
        frozenset(draft.form),
    )


def _problems(draft: Draft, table: GoalTable) -> list[Problem]:
    """What the draft itself met, and what a whole table would have had."""
    problems = list(draft.problems)
    header = draft.header
    if header is not None and header.split:
        value = header.column("指标值")
        others = "、".join(header.split[1:])
        reason = f"指标值按地区分列，只取了“{value.label if value else ''}”一列，未取：{others}"
        problems.append(Problem("GC001", table.place, {"原因": reason}))
    elif draft.indicators and not any("指标值" in each.fields for each in draft.indicators):
        problems.append(Problem("GC001", table.place, {"原因": "指标表里没有找到“指标值”一列"}))
    if not draft.indicators:
        missing = "绩效指标" if header is None else "指标行"
        problems.append(Problem("GC009", draft.last or table.place, {"缺": missing}))
    return problems


def _of_table(problem: Problem, index: int) -> Problem:
    return Problem(
        problem.rule,
        problem.place,
        problem.arguments,
        index,
        problem.indicator,
        problem.field,
        problem.text,
        problem.expected,
        problem.replacement,
    )
