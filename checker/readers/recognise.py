"""Finds the goal tables in grids, whatever format the grids come from.

Rows are read one by one: a title, a unit line or another 项目名称 begins a table, a header row
begins its indicators. The title is never needed, since documents lose it.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.base.pattern import late_pattern
from checker.base.text import clip
from checker.model import Problem, label_key
from checker.readers.assembly import Recognised, assemble
from checker.readers.blocks import side_by_side
from checker.readers.bounds import too_many_tables
from checker.readers.breakdown import find_breakdown, read_breakdown
from checker.readers.contentheads import header_by_content, header_of_row
from checker.readers.copied import is_ragged, unfolded
from checker.readers.draft import Draft, names_it_again
from checker.readers.foot import (
    continues,
    ends_indicators,
    leave_foot,
    reads_like_indicator,
    take_execution,
)
from checker.readers.goalblocks import heads_block
from checker.readers.grid import Paragraph
from checker.readers.head import close_head, read_goal_paragraph, see_head_row
from checker.readers.header import find_header, refine_header
from checker.readers.indicators import join_terms, read_indicators
from checker.readers.inline import begins_form, is_unit_line, read_paragraph
from checker.readers.labels import GOALS, field_of, is_amount, is_title, names_goals
from checker.readers.leftovers import Leftover, Why, notes_on_others
from checker.readers.loose import regroup
from checker.readers.newspaper import set_in_one
from checker.readers.paste import pasted
from checker.readers.projectlist import Listing, find_listing, lists_goals_alone
from checker.readers.rows import GridRow, numbers_columns, rows_of
from checker.readers.sidelevels import set_below
from checker.readers.transposed import set_upright
from checker.readers.unmerged import is_flat, merged_down

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.readers.breakdown import Breakdown
    from checker.readers.grid import Grid, Limits
    from checker.readers.header import Header
    from checker.readers.rows import Slot
    from checker.readers.vocabulary import Vocabulary


# Indicators that stand otherwise than a row each, and what sets them so.
_TURNS = (set_upright, set_below, set_in_one)
_FEW_CELLS = 6
_FEWEST_HEADS = 2
_NAME_OF_TABLE = late_pattern(r"[^，。；;：:\n]{2,40}(?:表|目录|清单)(?:[（(][^（）()]*[)）])?")


def recognise(
    words: Vocabulary,
    grids: Iterable[Grid],
    path: str,
    limits: Limits | None = None,
    most: int | None = None,
) -> Recognised:
    """Every goal table of the grids; text between tables is left alone. Raises ReadError where
    there are more than `most`."""
    reading = _Reading(words, most)
    for grid in grids:
        reading.grid(grid, limits)
    reading.finish()
    if not reading.holds_cells:
        return _of_text_alone(reading)
    found = assemble(words, reading.drafts, path)
    return replace(
        found,
        problems=(*reading.problems, *(() if found.tables else reading.unread), *found.problems),
        notes=(*reading.notes, *notes_on_others(reading.others, reading.strangers), *found.notes),
        others=tuple(reading.others),
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
        reason = f"没有框线的文字对不上表头，从“{clip(reading.stuck.text, 20)}”起不知道归在哪一列"
    problem = Problem("GC001", place, {"原因": reason})
    return Recognised((), (*reading.problems, problem), tuple(reading.notes))


class _Reading:
    """The state between rows: the draft being filled, and those that are done."""

    def __init__(self, words: Vocabulary, most: int | None = None) -> None:
        self.words = words
        self.most = most
        self.drafts: list[Draft] = []
        self.problems: list[Problem] = []
        self.notes: list[str] = []
        self.others: list[str] = []
        self.unread: list[Problem] = []
        """Tables that speak of goals and were not read; beside goal tables they are overviews."""
        self.heading = ""
        """The last short line above the grid that ends in 表."""
        self.strangers = 0
        """Tables nobody knows what to call."""
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
            self._block(block, limits)
        if grid.cells:
            self.heading = ""

    def _block(self, grid: Grid, limits: Limits | None) -> None:
        flat = is_flat(grid)
        whole = merged_down(self.words, grid) if flat else grid
        rows = list(rows_of(whole, limits, flat=flat))
        turned = next((t for turn in _TURNS if (t := turn(self.words, whole, rows))), None)
        rows = list(rows_of(turned, limits, flat=flat)) if turned is not None else rows
        if self.listing and rows and not self.listing.continues(self.draft, rows[0]):
            self.listing = None
        if self.draft.header and not self.draft.closed and rows and not self.listing:
            self.draft.closed = self.draft.over = not continues(self.words, self.draft, rows[0])
        else:
            self.draft.over = self.draft.closed
        if (goals := lists_goals_alone(self.words, rows)) is not None:
            self._pass_over_list(goals, grid.name)
            return
        before, above = self.draft, dict(self.draft.fields)
        if (breakdown := find_breakdown(self.words, rows)) is not None:
            self._rows(rows[: breakdown.at], loose=grid.loose)
            self._breakdown(breakdown)
            rows = self._foot(rows[breakdown.end :])
        self._rows(rows, loose=grid.loose)
        close_head(self.words, self.draft)
        said_nothing = self.draft is before and self.draft.holds_nothing_but(above)
        if self.draft.is_something_else or said_nothing:
            self._pass_over(rows, grid.name)
            self.draft = Draft(above if self.draft is before else {})
        elif self.draft is before and before.over and rows:
            self._pass_over(rows, grid.name)

    def _pass_over_list(self, goals: Slot, name: str) -> None:
        """A list of projects with their goals alone has nothing that could be checked; beside goal
        tables it is an overview of theirs."""
        called = self.heading or ("" if self.draft.header else self.draft.title) or name
        if self.draft.header is not None:
            self.finish()
        self.draft = Draft()
        said = (
            f"“{called or '一张表'}”是一行一个项目的清单，有“{goals.text}”而没有绩效指标，"
            "没有检查；请把各项目的指标列在后面，或每个项目另填一张目标表"
        )
        place = goals.cell.place
        self.unread.append(Problem("GC015", place, {"内容": said}, text=goals.text))
        self.others.append(called or "没有标题的表")

    def _rows(self, rows: Iterable[GridRow], *, loose: bool) -> None:
        rows = list(rows)
        for row, below in zip_longest(rows, rows[1:]):
            for part in self._parts(row) if loose else (row,):
                if part.own:
                    self.row(part, None if loose else below)

    def _foot(self, rows: list[GridRow]) -> list[GridRow]:
        """Leave the notes below such tables; the rows behind them."""
        while rows and len(rows[0].own) < _FEWEST_HEADS and self.drafts:
            row = rows.pop(0)
            if row.own:
                leave_foot(self.words, self.drafts[-1], row)
        return rows

    def _breakdown(self, breakdown: Breakdown) -> None:
        """Keep the tables whose indicators stand in the head."""
        close_head(self.words, self.draft)
        self.draft.share()
        draft, self.draft = self.draft, Draft()
        self.drafts += read_breakdown(self.words, breakdown, draft)
        self.draft.closed = self.draft.over = True

    def _pass_over(self, rows: list[GridRow], name: str) -> None:
        """Count a table of another kind by what it is called: its title, the line above it, its
        sheet. A few cells that say nothing are the layout of a page."""
        own = next((row.own for row in rows if row.own), ())
        if not own:
            # A heading whose table begins on the next page.
            return
        first = own[0].text if len(own) == 1 and _NAME_OF_TABLE.fullmatch(own[0].text) else ""
        called = first or self.heading or ("" if self.draft.over else self.draft.title)
        goals = next((s for row in rows for s in row.own if names_goals(self.words, s.text)), None)
        if goals is not None:
            said = f"“{called or name or '一张表'}”里有“{goals.text}”一栏，却没有读成绩效目标表"
            place = goals.cell.place
            self.unread.append(Problem("GC015", place, {"内容": said}, text=goals.text))
        if called or self.draft.begun:
            self.others.append(called or name or "没有标题的表")
        elif sum(len(row.own) for row in rows) >= _FEW_CELLS:
            self.strangers += 1

    def _parts(self, row: GridRow) -> Iterable[GridRow]:
        header = self.draft.header
        return regroup(self.words, row, header.width if header else 0)

    def paragraph(self, paragraph: Paragraph) -> None:
        draft = self.draft
        if _NAME_OF_TABLE.fullmatch(paragraph.text.strip()):
            self.heading = paragraph.text.strip()
        title = is_title(paragraph.text)
        if draft.begun and (title or begins_form(self.words, paragraph.text)):
            self.finish()
        elif draft.begun and draft.header is None and draft.nameless == GOALS:
            read_goal_paragraph(draft, paragraph.text, paragraph.place)
            return
        elif draft.header is not None:
            return
        self.draft.heading = self.heading
        read_paragraph(self.words, self.draft, paragraph.text, paragraph.place)

    def row(self, row: GridRow, below: GridRow | None = None) -> None:
        if numbers_columns(row) and (self.draft.fresh_header or self.draft.pending):
            text = "、".join(slot.text for slot in row.own)
            self.draft.leave("栏号", text, row.own[0].cell.place, Why.UNDERSTOOD)
            return
        listing = find_listing(self.words, row)
        if listing is not None and not self._divides_form(listing):
            self._open(listing, row)
            return
        if self._begins_table(row):
            kept = len(self.drafts)
            self.finish()
            self.listing = None
            if len(self.drafts) > kept:
                self.draft.sheet = self.drafts[-1].shared
        if self.listing is not None:
            self._listing_row(self.listing, row)
        else:
            self._form_row(row, below)

    def _divides_form(self, listing: Listing) -> bool:
        """Whether a column of parts (子项目) stands beside the indicators of a form that has named
        its project and its goal: it is no list of projects."""
        whole = all(map(self.draft.holds, ("项目名称", GOALS))) and self.draft.header is None
        (column, *others) = listing.columns
        return whole and not others and label_key(column.label) not in ("项目名称", "项目")

    def _open(self, listing: Listing, row: GridRow) -> None:
        """Begin a list of projects, or go on with the one of the page before."""
        read_indicators(self.words, self.draft)
        close_head(self.words, self.draft)
        if self.listing is not None and self.listing.is_like(listing):
            listing.above, listing.project = self.listing.above, self.listing.project
        else:
            before, kept = self.draft, len(self.drafts)
            if before.begun:
                self.finish()
            if len(self.drafts) == kept:
                listing.above = before.above
            self.draft = Draft(dict(listing.above), leftovers=self._left_above(before, kept))
        self.listing = listing
        self.draft.header, self.draft.fresh_header = listing.header(row, leads=True), True
        self.draft.see(row.own[0])

    def _left_above(self, before: Draft, kept: int) -> list[Leftover]:
        """What was not read above a list, or belongs to no table, is said of its first project."""
        if len(self.drafts) > kept:
            return []
        goals = [Leftover(GOALS, goal.text, goal.place, Why.UNKNOWN) for goal in before.goals]
        return [*before.leftovers, *goals]

    def _listing_row(self, listing: Listing, row: GridRow) -> None:
        header = listing.header(row)
        if self.draft.fresh_header and header is not None and self.draft.header is not None:
            # below 指标名称 | 指标值 the levels alone divide the first of them
            divides = self.draft.header.column("指标值") and not header.column("指标值")
            header = None if divides else header
        if header is not None or self.draft.header is None:
            read_indicators(self.words, self.draft)
            listing.divide(row)
            self.draft.header, self.draft.fresh_header = header, True
            self.listing = listing if header else None
            return
        if self.draft.fresh_header and (listing.divide(row) or self._refine(row)):
            return
        if listing.names_unit(row, self.draft.header):
            listing.enter_unit(self.draft, row)
        elif ends_indicators(self.words, row, self.draft.header):
            leave_foot(self.words, self.draft, row)
        else:
            if listing.begins_project(row) and self.draft.named:
                header = self.draft.header
                self.finish()
                self.draft = Draft(dict(listing.above), header=header)
            listing.read(self.draft, row)
            self.draft.body.append(row)

    def _form_row(self, row: GridRow, below: GridRow | None) -> None:
        draft = self.draft
        if draft.fresh_header and draft.header is not None and self._refine(row):
            return
        header = find_header(self.words, row)
        if header is None and below is not None and draft.header is None:
            header = header_by_content(self.words, row, below)
        if header is not None:
            if draft.header is not None and draft.closed and not draft.has_another_goal(self.words):
                self.finish()
                draft = self.draft
            read_indicators(self.words, draft)
            close_head(self.words, draft)
            draft.header, draft.fresh_header, draft.closed = header, True, False
            if header.branch is not None:
                draft.level1, draft.level2 = header.branch, None
            draft.form.update(header.labels)
            for slot in row.own:
                draft.see(slot)
        elif draft.header is None and (bare := self._bare(row)) is not None:
            close_head(self.words, draft)
            draft.header = bare
            draft.form.update(bare.labels)
            self._indicator_row(row)
        elif draft.header is None:
            see_head_row(self.words, draft, row)
        elif not draft.closed:
            self._indicator_row(row)
        elif not draft.over:
            leave_foot(self.words, draft, row)
        elif reads_like_indicator(self.words, row):
            self._report_stray(row)

    def _bare(self, row: GridRow) -> Header | None:
        """The header of a form that prints none above its indicators."""
        known = self.draft.begun and any(map(self.draft.holds, ("项目名称", GOALS)))
        return header_of_row(self.words, row) if known else None

    def _refine(self, row: GridRow) -> bool:
        """Take a row right below the header for its second line, where it is one."""
        draft = self.draft
        assert draft.header is not None
        refined = refine_header(self.words, draft.header, row)
        if refined is None:
            draft.fresh_header = False
            return False
        draft.header = replace(refined, block=0) if self.listing else refined
        draft.form.update(refined.labels)
        return True

    def _report_stray(self, row: GridRow) -> None:
        """An indicator in a grid that goes on with no table that was read."""
        place, text = row.own[0].cell.place, row.own[0].text
        reason = "这一行像是指标，却不知道属于哪张表：前面的表已经结束，这里又没有表头"
        self.problems.append(Problem("GC001", place, {"原因": reason}, text=text))

    def _indicator_row(self, row: GridRow) -> None:
        draft = self.draft
        assert draft.header is not None
        if take_execution(self.words, draft, row):
            return
        if heads_block(row):
            read_indicators(self.words, draft)
            draft.leave("", row.own[0].text, row.own[0].cell.place, Why.UNDERSTOOD)
            return
        if ends_indicators(self.words, row, draft.header):
            draft.closed = True
            leave_foot(self.words, draft, row)
        else:
            draft.body.append(row)

    def _begins_table(self, row: GridRow) -> bool:
        draft = self.draft
        own = row.own
        if (
            len(own) == 1
            and is_title(own[0].text)
            and not (draft.holds("项目名称") and heads_block(row))
        ):
            if draft.header is None and draft.holds("项目名称") and draft.is_of_form:
                return False  # 年度绩效目标表 above the indicators of the same form
            return draft.header is not None or draft.is_something_else
        if not draft.begun:
            return False
        if is_unit_line(self.words, row) and (draft.holds("项目名称") or draft.header is not None):
            return True
        names_project = any(
            field_of(self.words, slot.text) == "项目名称" and slot.column == row.slots[0].column
            for slot in own[:1]
        )
        if draft.header is not None:
            return names_project and len(row.slots) > 1
        return (
            names_project
            and find_header(self.words, row) is None
            and draft.holds("项目名称")
            and not names_it_again(self.words, draft, own[0].text)
        )

    def finish(self) -> None:
        """Keep the draft if it is a table, and begin another."""
        read_indicators(self.words, self.draft)
        join_terms(self.draft)
        close_head(self.words, self.draft)
        self.draft.share()
        draft, self.draft = self.draft, Draft()
        if self.drafts and self.drafts[-1].goes_on_with(draft):
            self.drafts[-1].join(draft)
        elif draft.listed and not (draft.indicators or draft.goals):
            name = draft.fields.get("项目名称", draft.fields.get("单位名称"))
            if self.listing is not None and name is not None:
                self.listing.name_unit(name, draft.fields.get("项目编码"))
            sums = "、".join(cell.text for cell in draft.fields.values() if is_amount(cell.text))
            said = f"“{name.text}”一行" if name else "有一行"
            said += f"（{sums}）" if sums else ""
            self.notes.append(f"清单里{said}没有目标和指标（单位的合计行），没有当作项目")
        elif draft.is_another_form:
            self.others.append(draft.called or "有指标而没有指标值一列的表")
        elif draft.indicators or draft.is_form:
            self.drafts.append(draft)
            if self.most is not None and len(self.drafts) > self.most:
                raise too_many_tables(self.most)
        elif draft.header is not None and draft.first is not None:
            reason = {"原因": "表头像绩效指标表，下面却没有读到指标行"}
            self.problems.append(Problem("GC001", draft.first, reason))
