"""The goal tables of a document while their rows are read one after another: what begins a table,
its header, its indicators, and what ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.model import Problem, label_key
from checker.readers.bounds import too_many_tables
from checker.readers.contentheads import header_by_content, header_of_branch, header_of_row
from checker.readers.draft import Draft, names_it_again
from checker.readers.foot import (
    ends_indicators,
    goes_on_with_money,
    leave_foot,
    reads_like_indicator,
    take_execution,
)
from checker.readers.goalblocks import heads_block
from checker.readers.head import close_head, see_head_row
from checker.readers.header import find_header
from checker.readers.indicators import join_terms, read_indicators
from checker.readers.inline import is_unit_line
from checker.readers.labels import GOALS, field_of, is_amount, is_title
from checker.readers.leftovers import Leftover, Why
from checker.readers.placemoney import take_money_of_places
from checker.readers.projectlist import Listing, find_listing
from checker.readers.rows import GridRow, numbers_columns
from checker.readers.subheads import refine_header

if TYPE_CHECKING:
    from checker.readers.header import Header
    from checker.readers.vocabulary import Vocabulary


class Drafts:
    """The draft that is being filled, row by row, and those that are done."""

    def __init__(self, words: Vocabulary, most: int | None = None) -> None:
        self.words = words
        self.most = most
        """How many tables there may be; any more raise ReadError."""
        self.done: list[Draft] = []
        self.draft = Draft()
        self.listing: Listing | None = None
        """The list of projects whose rows are being read."""
        self.problems: list[Problem] = []
        self.notes: list[str] = []
        self.others: list[str] = []
        """What tables of another kind are called."""

    def row(self, row: GridRow, below: GridRow | None = None) -> None:
        """Read one row; `below` is the next one of its table, where that is known."""
        if numbers_columns(row) and (self.draft.fresh_header or self.draft.pending):
            text = "、".join(slot.text for slot in row.own)
            self.draft.leave("栏号", text, row.own[0].cell.place, Why.UNDERSTOOD)
            return
        listing = find_listing(self.words, row)
        if listing is not None and not self._divides_form(listing):
            self._open(listing, row)
            return
        if self._begins_table(row):
            kept = len(self.done)
            self.finish()
            self.listing = None
            if len(self.done) > kept:
                self.draft.sheet = self.done[-1].shared
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
            before, kept = self.draft, len(self.done)
            if before.begun:
                self.finish()
            if len(self.done) == kept:
                listing.above = before.above
            self.draft = Draft(dict(listing.above), leftovers=self._left_above(before, kept))
        self.listing = listing
        self.draft.header, self.draft.fresh_header = listing.header(row, leads=True), True
        self.draft.see(row.own[0])

    def _left_above(self, before: Draft, kept: int) -> list[Leftover]:
        """What was not read above a list, or belongs to no table, is said of its first project."""
        if len(self.done) > kept:
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
        if self.draft.fresh_header and (listing.divide(row) or self._refine(listing.rest_of(row))):
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
        elif draft.header is None and (bare := self._bare(row, below)) is not None:
            self._begin_without_heads(bare, row)
        elif draft.header is None:
            see_head_row(self.words, draft, row)
        elif not draft.closed:
            self._indicator_row(row)
        elif not draft.over:
            self._foot_row(row)
        elif reads_like_indicator(self.words, row):
            self._report_stray(row)

    def _foot_row(self, row: GridRow) -> None:
        """Read a row below the indicators: of the money, where it stands there, or of the foot."""
        if goes_on_with_money(self.words, self.draft, row):
            see_head_row(self.words, self.draft, row)
        else:
            leave_foot(self.words, self.draft, row)

    def _begin_without_heads(self, bare: Header, row: GridRow) -> None:
        """Begin indicators whose first row, or the level above it, stands below no heads."""
        draft = self.draft
        close_head(self.words, draft)
        draft.header = bare
        draft.form.update(bare.labels)
        if bare.branch is None:
            self._indicator_row(row)
        else:
            draft.level1, draft.level2 = bare.branch, None

    def _bare(self, row: GridRow, below: GridRow | None) -> Header | None:
        """The header of a form that prints none above its indicators."""
        if not (self.draft.begun and any(map(self.draft.holds, ("项目名称", GOALS)))):
            return None
        return header_of_row(self.words, row) or header_of_branch(self.words, row, below)

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
        if take_execution(self.words, draft, row) or take_money_of_places(self.words, draft, row):
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
        if self.done and self.done[-1].goes_on_with(draft):
            self.done[-1].join(draft)
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
            self.done.append(draft)
            if self.most is not None and len(self.done) > self.most:
                raise too_many_tables(self.most)
        elif draft.header is not None and draft.first is not None:
            reason = {"原因": "表头像绩效指标表，下面却没有读到指标行"}
            self.problems.append(Problem("GC001", draft.first, reason))
