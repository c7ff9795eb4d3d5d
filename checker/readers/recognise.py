"""Finds the goal tables in grids, whatever format the grids come from.

A title, a unit line or another 项目名称 begins a table, a header row begins its indicators. The
title is never needed, since documents lose it.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.base.pattern import late_pattern
from checker.base.text import clip
from checker.model import Problem
from checker.readers.assembly import Recognised, assemble
from checker.readers.blocks import side_by_side
from checker.readers.breakdown import find_breakdown
from checker.readers.breakdowntables import read_breakdown
from checker.readers.bulk import Bulk
from checker.readers.copied import is_ragged, unfolded
from checker.readers.draft import Draft
from checker.readers.drafts import Drafts
from checker.readers.foot import continues, leave_foot
from checker.readers.goalsalone import lists_goals_alone
from checker.readers.grid import Limits, Paragraph
from checker.readers.head import close_head, read_goal_paragraph
from checker.readers.inline import begins_form, read_paragraph
from checker.readers.labels import GOALS, is_title, names_goals
from checker.readers.leftovers import notes_on_others
from checker.readers.loose import regroup
from checker.readers.newspaper import set_in_one
from checker.readers.paste import pasted
from checker.readers.projectcolumns import projects_side_by_side
from checker.readers.rows import GridRow, rows_of
from checker.readers.sidelevels import set_below
from checker.readers.transposed import set_upright
from checker.readers.unmerged import is_flat, merged_down

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.readers.breakdown import Breakdown
    from checker.readers.grid import Grid
    from checker.readers.rows import Slot
    from checker.readers.vocabulary import Vocabulary


# Indicators that stand otherwise than a row each, and what sets them so.
_TURNS = (set_upright, set_below, set_in_one)
_FEW_CELLS = 6
_FEWEST_HEADS = 2
_NAME_OF_TABLE = late_pattern(r"[^，。；;：:\n]{2,40}(?:表|目录|清单)(?:[（(][^（）()]*[)）])?")


# Why a table of many projects was passed over.
_LISTS_GOALS = (
    "是一行一个项目的清单，有“{}”而没有绩效指标，没有检查；请把各项目的指标列在后面，"
    "或每个项目另填一张目标表"
)
_SIDE_BY_SIDE = (
    "是一列一个项目的对照表（“{}”一行写了几个项目的），没有检查；请每个项目另填一张目标表，"
    "或改成一行一个项目"
)


def recognise(
    words: Vocabulary,
    grids: Iterable[Grid],
    path: str,
    limits: Limits | None = None,
    most: int | None = None,
) -> Recognised:
    """Every goal table of the grids; text between tables is left alone. Raises ReadError where
    there are more than `most`."""
    reading = _Reading(words, limits or Limits(), most)
    for grid in grids:
        reading.grid(grid)
    drafts = reading.drafts
    drafts.finish()
    if not reading.holds_cells:
        return _of_text_alone(reading)
    found = assemble(words, drafts.done, path)
    others = notes_on_others(drafts.others, reading.strangers)
    return replace(
        found,
        problems=(*drafts.problems, *(() if found.tables else reading.unread), *found.problems),
        notes=(*drafts.notes, *others, *found.notes),
        others=tuple(drafts.others),
    )


def _of_text_alone(reading: _Reading) -> Recognised:
    """Lines of text that name a goal table and have no cells: refused as a whole."""
    place = reading.stuck.place if reading.stuck else None
    for draft in reading.drafts.done:
        place = place or draft.first or next((cell.place for cell in draft.fields.values()), None)
    if place is None:
        return Recognised((), tuple(reading.drafts.problems), tuple(reading.drafts.notes))
    reason = "这里像目标表的文字，却分不清哪些字是一格；请换用 Word、Excel 原件，或逐格复制"
    if reading.stuck is not None:
        reason = f"没有框线的文字对不上表头，从“{clip(reading.stuck.text, 20)}”起不知道归在哪一列"
    problem = Problem("GC001", place, {"原因": reason})
    return Recognised((), (*reading.drafts.problems, problem), tuple(reading.drafts.notes))


class _Reading:
    """The state between grids: the tables of the document, and what was passed over."""

    def __init__(self, words: Vocabulary, limits: Limits, most: int | None) -> None:
        self.words = words
        self.limits = limits
        self.bulk = Bulk(limits)
        self.drafts = Drafts(words, most)
        self.unread: list[Problem] = []
        """Tables that speak of goals and were not read; beside goal tables they are overviews."""
        self.heading = ""
        """The last short line above the grid that ends in 表."""
        self.strangers = 0
        """Tables nobody knows what to call."""
        self.holds_cells = False
        """Some of the document is cells, not only lines of text."""
        self.stuck: Paragraph | None = None
        """Where the lines of a paste could not be told apart."""

    def grid(self, grid: Grid) -> None:
        if grid.note:
            self.drafts.notes.append(grid.note)
        if grid.unread:
            reason, hint = grid.unread
            arguments = {"原因": f"{grid.name}：{reason}", "建议": hint}
            self.drafts.problems.append(Problem("GC011", grid.cells[0].place, arguments))
            return
        if (size := self.bulk.too_large(self.words, grid)) is not None:
            called = f"“{grid.name}”" if grid.name else "这张表"
            advice = "请只留目标表，或拆成几个文件"
            arguments = {"原因": f"{called}{size}，没有检查", "建议": advice}
            self.drafts.problems.append(Problem("GC011", grid.cells[0].place, arguments))
            return
        paste = None if grid.cells else pasted(self.words, grid.before)
        if paste is not None and paste.grid is not None:
            grid = paste.grid
        elif paste is not None and paste.stuck is not None:
            self.stuck = paste.stuck
        if grid.copied and is_ragged(grid):
            whole = unfolded(self.words, grid)
            if isinstance(whole, Paragraph):
                self.stuck = whole
                return
            grid = whole
        self.holds_cells = self.holds_cells or bool(grid.cells)
        for paragraph in grid.before:
            self.paragraph(paragraph)
        for block in side_by_side(self.words, grid):
            self._block(block)
        if grid.cut:
            self._report_cut(grid)
        if grid.cells:
            self.heading = ""

    def _report_cut(self, grid: Grid) -> None:
        """A text that ends inside a table may have lost rows, whatever the last one holds; of
        tables within one another the inner one says it."""
        draft = self.drafts.draft
        said = any(problem.rule == "GC009" for problem in draft.problems)
        if grid.cells and (draft.body or draft.indicators) and not said:
            draft.problems.append(Problem("GC009", grid.cells[-1].place, {"缺": grid.cut}))

    def _block(self, grid: Grid) -> None:
        flat = is_flat(grid)
        whole = merged_down(self.words, grid) if flat else grid
        rows = list(rows_of(whole, self.limits, flat=flat))
        turned = next((t for turn in _TURNS if (t := turn(self.words, whole, rows))), None)
        rows = list(rows_of(turned, self.limits, flat=flat)) if turned is not None else rows
        if (
            self.drafts.listing
            and rows
            and not self.drafts.listing.continues(self.drafts.draft, rows[0])
        ):
            self.drafts.listing = None
        if (
            self.drafts.draft.header
            and not self.drafts.draft.closed
            and rows
            and not self.drafts.listing
        ):
            self.drafts.draft.closed = self.drafts.draft.over = not continues(
                self.words, self.drafts.draft, rows[0]
            )
        else:
            self.drafts.draft.over = self.drafts.draft.closed
        if (goals := lists_goals_alone(self.words, rows)) is not None:
            self._pass_over_list(goals, grid.name, _LISTS_GOALS)
            return
        if (goals := projects_side_by_side(self.words, rows)) is not None:
            self._pass_over_list(goals, grid.name, _SIDE_BY_SIDE)
            return
        before, above = self.drafts.draft, dict(self.drafts.draft.fields)
        if (breakdown := find_breakdown(self.words, rows)) is not None:
            self._rows(rows[: breakdown.at], loose=grid.loose)
            self._breakdown(breakdown)
            rows = self._foot(rows[breakdown.end :])
        self._rows(rows, loose=grid.loose)
        close_head(self.words, self.drafts.draft)
        said_nothing = self.drafts.draft is before and self.drafts.draft.holds_nothing_but(above)
        if self.drafts.draft.is_something_else or said_nothing:
            self._pass_over(rows, grid.name)
            self.drafts.draft = Draft(above if self.drafts.draft is before else {})
        elif self.drafts.draft is before and before.over and rows:
            self._pass_over(rows, grid.name)

    def _pass_over_list(self, goals: Slot, name: str, reason: str) -> None:
        """A list of projects with their goals alone has nothing that could be checked; beside goal
        tables it is an overview of theirs."""
        called = (
            self.heading or ("" if self.drafts.draft.header else self.drafts.draft.title) or name
        )
        if self.drafts.draft.header is not None:
            self.drafts.finish()
        self.drafts.draft = Draft()
        said = f"“{called or '一张表'}”{reason.format(goals.text)}"
        place = goals.cell.place
        self.unread.append(Problem("GC015", place, {"内容": said}, text=goals.text))
        self.drafts.others.append(called or "没有标题的表")

    def _rows(self, rows: Iterable[GridRow], *, loose: bool) -> None:
        rows = list(rows)
        for row, below in zip_longest(rows, rows[1:]):
            for part in self._parts(row) if loose else (row,):
                if part.own:
                    self.drafts.row(part, None if loose else below)

    def _foot(self, rows: list[GridRow]) -> list[GridRow]:
        """Leave the notes below such tables; the rows behind them."""
        while rows and len(rows[0].own) < _FEWEST_HEADS and self.drafts.done:
            row = rows.pop(0)
            if row.own:
                leave_foot(self.words, self.drafts.done[-1], row)
        return rows

    def _breakdown(self, breakdown: Breakdown) -> None:
        """Keep the tables whose indicators stand in the head."""
        close_head(self.words, self.drafts.draft)
        self.drafts.draft.share()
        draft, self.drafts.draft = self.drafts.draft, Draft()
        self.drafts.done += read_breakdown(self.words, breakdown, draft)
        self.drafts.draft.closed = self.drafts.draft.over = True

    def _pass_over(self, rows: list[GridRow], name: str) -> None:
        """Count a table of another kind by what it is called: its title, the line above it, its
        sheet. A few cells that say nothing are the layout of a page."""
        own = next((row.own for row in rows if row.own), ())
        if not own:
            # A heading whose table begins on the next page.
            return
        first = own[0].text if len(own) == 1 and _NAME_OF_TABLE.fullmatch(own[0].text) else ""
        called = (
            first or self.heading or ("" if self.drafts.draft.over else self.drafts.draft.title)
        )
        goals = next((s for row in rows for s in row.own if names_goals(self.words, s.text)), None)
        if goals is not None:
            said = f"“{called or name or '一张表'}”里有“{goals.text}”一栏，却没有读成绩效目标表"
            place = goals.cell.place
            self.unread.append(Problem("GC015", place, {"内容": said}, text=goals.text))
        if called or self.drafts.draft.begun:
            self.drafts.others.append(called or name or "没有标题的表")
        elif sum(len(row.own) for row in rows) >= _FEW_CELLS:
            self.strangers += 1

    def _parts(self, row: GridRow) -> Iterable[GridRow]:
        header = self.drafts.draft.header
        return regroup(self.words, row, header.width if header else 0)

    def paragraph(self, paragraph: Paragraph) -> None:
        draft = self.drafts.draft
        if _NAME_OF_TABLE.fullmatch(paragraph.text.strip()):
            self.heading = paragraph.text.strip()
        title = is_title(paragraph.text)
        if draft.begun and (title or begins_form(self.words, paragraph.text)):
            self.drafts.finish()
        elif draft.begun and draft.header is None and draft.nameless == GOALS:
            read_goal_paragraph(draft, paragraph.text, paragraph.place)
            return
        elif draft.header is not None:
            return
        self.drafts.draft.heading = self.heading
        read_paragraph(self.words, self.drafts.draft, paragraph.text, paragraph.place)
