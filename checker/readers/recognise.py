"""Finds the goal tables in grids, whatever format the grids come from.

Rows are read one by one: a title, a unit line or another 项目名称 begins a table, a header row
begins its indicators. The title is never needed, since documents lose it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.dataclass import dataclass, replace
from checker.model import GoalTable, Problem
from checker.place import Place
from checker.readers.blocks import side_by_side
from checker.readers.draft import Draft
from checker.readers.fields import miss_goal, settle_fields
from checker.readers.foot import (
    continues,
    ends_indicators,
    leave_foot,
    reads_like_indicator,
)
from checker.readers.grounds import grounds_of
from checker.readers.head import close_head, read_goal_paragraph, see_head_row
from checker.readers.header import find_header, refine_header
from checker.readers.indicators import leave_columns, read_indicators, shift_levels
from checker.readers.inline import begins_form, is_title, is_unit_line, read_paragraph
from checker.readers.labels import GOALS, field_of
from checker.readers.layouts import confidence_of, layout_of
from checker.readers.leftovers import leftover_notes, leftover_problems
from checker.readers.loose import regroup
from checker.readers.paste import pasted
from checker.readers.projectlist import Listing, find_listing
from checker.readers.rows import Row, rows_of
from checker.text import clip

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.readers.grid import Grid, Limits, Paragraph


_NOTHING_KNOWN = (
    "没有认出表：有“指标值”这样的表头，却没有项目名称、预算数、绩效目标，"
    "也没有认得的一级指标和指标名称"
)


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
    if not reading.holds_cells:
        return _of_text_alone(reading)
    found = _assemble(reading.drafts, path)
    return replace(
        found,
        problems=(*reading.problems, *found.problems),
        notes=(*reading.notes, *found.notes),
    )


def _of_text_alone(reading: _Reading) -> Recognised:
    """Lines of text that name a goal table and have no cells: refused as a whole."""
    place = reading.stuck.place if reading.stuck else None
    for draft in reading.drafts:
        place = place or draft.first or next((cell.place for cell in draft.fields.values()), None)
    if place is None:
        return Recognised((), tuple(reading.problems), tuple(reading.notes))
    reason = "这里像目标表的文字，却分不清哪些字是一格；请换用 Word、Excel 原件，或逐格复制"
    if reading.stuck is not None:
        reason = f"粘贴的文字对不上表头，从“{clip(reading.stuck.text, 20)}”起不知道归在哪一列"
    problem = Problem("GC001", place, {"原因": reason})
    return Recognised((), (*reading.problems, problem), tuple(reading.notes))


class _Reading:
    """The state between rows: the draft being filled, and those that are done."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.problems: list[Problem] = []
        self.notes: list[str] = []
        self.draft = Draft()
        self.listing: Listing | None = None
        self.holds_cells = False
        """Some of the document is cells, not only lines of text."""
        self.stuck: Paragraph | None = None
        """Where the lines of a paste could not be told apart."""

    def grid(self, grid: Grid, limits: Limits | None) -> None:
        if grid.note:
            self.notes.append(grid.note)
        if grid.unread:
            reason, hint = grid.unread
            arguments = {"原因": f"{grid.name}：{reason}", "建议": hint}
            self.problems.append(Problem("GC011", grid.cells[0].place, arguments))
            return
        paste = None if grid.cells else pasted(grid.before)
        if paste is not None and paste.grid is not None:
            grid = paste.grid
        elif paste is not None and paste.stuck is not None:
            self.stuck = paste.stuck
        self.holds_cells = self.holds_cells or bool(grid.cells)
        for paragraph in grid.before:
            self.paragraph(paragraph)
        for block in side_by_side(grid):
            self._block(block, limits)

    def _block(self, grid: Grid, limits: Limits | None) -> None:
        rows = list(rows_of(grid, limits))
        if self.listing and rows and not self.listing.continues(self.draft, rows[0]):
            self.listing = None
        if self.draft.header and not self.draft.closed and rows and not self.listing:
            self.draft.closed = self.draft.over = not continues(self.draft, rows[0])
        else:
            self.draft.over = self.draft.closed
        before, above = self.draft, dict(self.draft.fields)
        for row in rows:
            for part in self._parts(row) if grid.loose else (row,):
                if part.own:
                    self.row(part)
        close_head(self.draft)
        said_nothing = self.draft is before and self.draft.holds_nothing_but(above)
        if self.draft.is_something_else or said_nothing:
            self.draft = Draft(above if self.draft is before else {})

    def _parts(self, row: Row) -> Iterable[Row]:
        header = self.draft.header
        return regroup(row, header.width if header else 0)

    def paragraph(self, paragraph: Paragraph) -> None:
        draft = self.draft
        title = is_title(paragraph.text)
        if draft.begun and (title or begins_form(paragraph.text)):
            self.finish()
        elif draft.begun and draft.header is None and draft.nameless == GOALS:
            read_goal_paragraph(draft, paragraph.text, paragraph.place)
            return
        elif draft.header is not None:
            return
        read_paragraph(self.draft, paragraph.text, paragraph.place)

    def row(self, row: Row) -> None:
        listing = find_listing(row)
        if listing is not None:
            self._open(listing, row)
            return
        if self._begins_table(row):
            self.finish()
            self.listing = None
        if self.listing is not None:
            self._listing_row(self.listing, row)
        else:
            self._form_row(row)

    def _open(self, listing: Listing, row: Row) -> None:
        """Begin a list of projects, or go on with the one of the page before."""
        read_indicators(self.draft)
        close_head(self.draft)
        if self.listing is not None and self.listing.is_like(listing):
            listing.above, listing.project = self.listing.above, self.listing.project
        else:
            if self.draft.begun:
                self.finish()
            listing.above = self.draft.above
            self.draft = Draft(dict(listing.above))
        self.listing = listing
        self.draft.header = listing.header(row)
        self.draft.see(row.own[0])

    def _listing_row(self, listing: Listing, row: Row) -> None:
        header = listing.header(row)
        if header is not None or self.draft.header is None:
            read_indicators(self.draft)
            self.draft.header = header
            self.listing = listing if header else None
            return
        if listing.names_unit(row, self.draft.header):
            listing.enter_unit(self.draft, row)
        elif ends_indicators(row, self.draft.header):
            leave_foot(self.draft, row)
        else:
            if listing.begins_project(row) and self.draft.named:
                header = self.draft.header
                self.finish()
                self.draft = Draft(dict(listing.above), header=header)
            listing.read(self.draft, row)
            self.draft.body.append(row)

    def _form_row(self, row: Row) -> None:
        draft = self.draft
        if draft.fresh_header and draft.header is not None and self._refine(row):
            return
        header = find_header(row)
        if header is not None:
            if draft.header is not None and draft.closed and not draft.has_another_goal:
                self.finish()
                draft = self.draft
            read_indicators(draft)
            close_head(draft)
            draft.header, draft.fresh_header, draft.closed = header, True, False
            draft.form.update(header.labels)
            for slot in row.own:
                draft.see(slot)
        elif draft.header is None:
            see_head_row(draft, row)
        elif not draft.closed:
            self._indicator_row(row)
        elif not draft.over:
            leave_foot(draft, row)
        elif reads_like_indicator(row):
            self._report_stray(row)

    def _refine(self, row: Row) -> bool:
        """Take a row right below the header for its second line, where it is one."""
        draft = self.draft
        assert draft.header is not None
        refined = refine_header(draft.header, row)
        draft.fresh_header = False
        if refined is None:
            return False
        draft.header = refined
        draft.form.update(refined.labels)
        return True

    def _report_stray(self, row: Row) -> None:
        """An indicator in a grid that goes on with no table that was read."""
        place, text = row.own[0].cell.place, row.own[0].text
        reason = "这一行像是指标，却不知道属于哪张表：前面的表已经结束，这里又没有表头"
        self.problems.append(Problem("GC001", place, {"原因": reason}, text=text))

    def _indicator_row(self, row: Row) -> None:
        draft = self.draft
        assert draft.header is not None
        if ends_indicators(row, draft.header):
            draft.closed = True
            leave_foot(draft, row)
        else:
            draft.body.append(row)

    def _begins_table(self, row: Row) -> bool:
        draft = self.draft
        own = row.own
        if len(own) == 1 and is_title(own[0].text):
            return draft.header is not None or draft.is_something_else
        if not draft.begun:
            return False
        if is_unit_line(row) and (draft.holds("项目名称") or draft.header is not None):
            return True
        names_project = any(
            field_of(slot.text) == "项目名称" and slot.column == row.slots[0].column
            for slot in own[:1]
        )
        if draft.header is not None:
            return names_project and len(row.slots) > 1
        return names_project and draft.holds("项目名称")

    def finish(self) -> None:
        """Keep the draft if it is a table, and begin another."""
        read_indicators(self.draft)
        close_head(self.draft)
        draft, self.draft = self.draft, Draft()
        if self.drafts and self.drafts[-1].goes_on_with(draft):
            self.drafts[-1].join(draft)
        elif draft.listed and not (draft.indicators or draft.goals):
            name = draft.fields.get("项目名称", draft.fields.get("单位名称"))
            if self.listing is not None and name is not None:
                self.listing.above.setdefault("单位名称", name)
            said = f"“{name.text}”一行" if name else "有一行"
            self.notes.append(f"清单里{said}没有目标和指标（单位的合计行），没有当作项目")
        elif draft.indicators or (draft.is_form and not draft.is_another_form):
            self.drafts.append(draft)
        elif draft.is_another_form:
            title = draft.title or "一张表"
            self.notes.append(f"“{title}”有指标而没有指标值一列（评分表、评估表等），跳过")
        elif draft.header is not None and draft.first is not None:
            reason = {"原因": "表头像绩效指标表，下面却没有读到指标行"}
            self.problems.append(Problem("GC001", draft.first, reason))


def _assemble(drafts: list[Draft], path: str) -> Recognised:
    tables: list[GoalTable] = []
    problems: list[Problem] = []
    noted: dict[str, list[str]] = {}
    titled = any("标题" in draft.fields for draft in drafts)
    for index, draft in enumerate(drafts, 1):
        table = _table(draft, path, index, len(drafts))
        tables.append(table)
        problems += (_of_table(problem, index) for problem in _problems(draft, table))
        if titled and "标题" not in draft.fields:
            problems.append(Problem("GC003", table.place, table=index))
        for note in (*leftover_notes(draft.leftovers), *_row_notes(draft)):
            noted.setdefault(note, []).append(str(index))
    notes = (f"第{'、'.join(numbers)}表：{note}" for note, numbers in noted.items())
    return Recognised(tuple(tables), tuple(problems), tuple(notes))


def _row_notes(draft: Draft) -> Iterator[str]:
    """What stands among the indicators and is none: one sentence for each kind."""
    if draft.unused:
        yield f"有 {draft.unused} 行是表样留着没有填的（指标2：、……），没有当作指标"
    if draft.asides:
        yield f"有 {len(draft.asides)} 行不是指标（分组标题、决策和过程等），放在“非指标行”"


def _table(draft: Draft, path: str, index: int, count: int) -> GoalTable:
    settle_fields(draft)
    shifted = shift_levels(draft)
    leave_columns(draft, shifted=shifted)
    layout = layout_of(draft, shifted=shifted)
    miss_goal(draft, layout)
    return GoalTable(
        path,
        index,
        count,
        draft.first or Place(path),
        dict(draft.fields),
        tuple(draft.goals),
        tuple(draft.indicators),
        layout,
        confidence_of(draft),
        frozenset(draft.form),
        tuple(draft.funding.values()),
        tuple(draft.tasks),
        tuple(replace(row, row=number) for number, row in enumerate(draft.asides)),
        tuple(grounds_of(draft)),
    )


def _problems(draft: Draft, table: GoalTable) -> list[Problem]:
    """What the draft itself met, and what a whole table would have had; of a table that has
    nothing a goal table has, only that."""
    if table.confidence == 0:
        return [Problem("GC001", table.place, {"原因": _NOTHING_KNOWN})]
    problems = [*draft.problems, *leftover_problems(draft.leftovers)]
    header = draft.header
    for said, place in draft.doubts:
        problems.append(Problem("GC015", place, {"内容": said}))
    valued = any("指标值" in each.fields or each.places for each in draft.indicators)
    if draft.indicators and not valued:
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
