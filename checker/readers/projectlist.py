"""Lists of projects: a row an indicator, and the project's own fields in columns beside it.

`项目名称 | 预算数 | 年度目标 | 一级指标 | 二级指标 | …`: the name is merged over the rows of its
project, written once, or written in every row. A list may be of units or of places as well, where
none of its columns names a project.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field, replace
from checker.base.pattern import late_pattern
from checker.base.text import squeeze
from checker.model import BUDGET_PARTS, Cell, label_key, label_unit, without_months
from checker.readers.columns import LEVELS, Column, column_of, named_column, reach
from checker.readers.draft import Draft
from checker.readers.goals import split_goals
from checker.readers.grid import GridCell
from checker.readers.header import Header, find_header, header_of
from checker.readers.inline import take_money_unit, take_unit_name, trimmed
from checker.readers.labels import (
    GOALS,
    LEFT_OUT,
    Label,
    group_of,
    is_figure,
    is_level,
    is_money,
    is_named_like_place,
    is_sum,
    label_of,
    label_of_column,
    speaks_of_money,
)
from checker.readers.leftovers import Why

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.readers.rows import GridRow, Slot
    from checker.readers.vocabulary import Vocabulary

# What tells the tables of a list apart, the best first, and the fields that name one together.
_IDENTITY = {
    "项目名称": ("项目名称", "项目编码"),
    "单位名称": ("单位名称", "单位编码"),
    "区域": ("区域",),
    "主管部门": ("主管部门",),
}
# 一、县农业农村局 across a list: whose projects follow.
_SECTION = late_pattern("[（(]?[一二三四五六七八九十]+[）)、.．]")
_SEVERAL, FEWEST_HEADS = 2, 3


@dataclass(slots=True)
class Listing:
    """A list that is being read: the columns of a project, what stands above the list and holds
    for every project, and the project whose rows are being read."""

    words: Vocabulary
    columns: tuple[Column, ...]
    left: tuple[Column, ...]
    """Columns that belong to no field of a project and to none of an indicator."""
    unit: Cell | None = None
    """The unit of money that a column names: 预算数（万元）."""
    above: dict[str, Cell] = field(default_factory=dict[str, Cell])
    project: tuple[str, ...] = ()
    key: str = "项目名称"
    """The field whose column tells the tables of the list apart."""
    told: bool = False
    """It was said that the unit above the list gave way to those of its rows."""

    def is_like(self, other: Listing) -> bool:
        """Whether both have the same columns: the head was printed again on the next page."""
        return [each.label for each in self.columns] == [each.label for each in other.columns]

    def header(self, row: GridRow, *, leads: bool = False) -> Header | None:
        """The columns of the indicators, where the row names them; the one that `leads` the list
        may leave the value to the next row: 绩效指标 | 评价标准 over 优, 良, 中, 差."""
        rest = self.rest_of(row)
        found = find_header(self.words, rest)
        if found is None and leads and _heads_wide(self.words, rest):
            found = header_of(self.words, rest, {})
        if found is None:
            return None
        mine = [each.start for each in self.columns]
        columns = tuple(_clipped(each, mine) for each in found.columns)
        return replace(found, columns=columns, block=0).beside(self.left, row.width)

    def divide(self, row: GridRow) -> bool:
        """Take the cells of a row of heads below a wide head for heads of their own: 小计 |
        财政拨款 below 预算资金. True where no other cell stands in the row."""
        columns: list[Column] = []
        for column in self.left:
            below = [s for s in row.own if column.start <= s.column < column.end]
            if (
                not column.field
                and below
                and all(_names_money(self.words, slot.text) for slot in below)
            ):
                self.left = tuple(each for each in self.left if each is not column)
                columns += (
                    _divided(self.words, column, row, slot) for slot in below
                )  # 其中 over sources
        beside = len(columns)
        for column in self.columns:
            below = [s for s in row.own if column.start <= s.column < column.end]
            if len(below) < 2 or any(is_figure(slot.text) for slot in below):
                columns.append(column)
            else:
                columns += (_divided(self.words, column, row, slot) for slot in below)
        divided = beside > 0 or len(columns) > len(self.columns)
        self.columns = tuple(sorted(columns, key=lambda each: each.start))
        return divided and not self.rest_of(row).own

    def rest_of(self, row: GridRow) -> GridRow:
        """The row less what stands under the columns of a project."""
        mine = (*self.columns, *self.left)
        under = (s for s in row.own if any(_under(s, column) for column in mine))
        return row.without([slot.column for slot in under])

    def begins_project(self, row: GridRow) -> bool:
        """Whether a row is the first one of a project."""
        texts = tuple(slot.text for _, slot in self._identity(row))
        written = any(slot.own_text for _, slot in self._identity(row))
        merged = any(slot.own_text and slot.cell.row_span > 1 for _, slot in self._identity(row))
        return written and (merged or texts != self.project)

    def read(self, draft: Draft, row: GridRow) -> None:
        """Take what a row says of its project; a list repeats it or leaves it blank."""
        if self.begins_project(row):
            self.project = tuple(slot.text for _, slot in self._identity(row))
            draft.named = draft.listed = True
            if self.unit is not None:
                take_money_unit(draft, self.unit.text, self.unit.place)
        for column, slot in self._slots(row):
            if column.field == "备注" and not slot.text:
                continue
            if column.field == LEFT_OUT:
                draft.leave(column.label, slot.own_text, slot.cell.place, Why.UNDERSTOOD)
                continue
            label = Label(column.field, column.rank, column.label)
            draft.form.add(column.field)
            if column.field == GOALS:
                known = {goal.text for goal in draft.goals}
                goals = (goal for goal in split_goals(slot.cell) if goal.text not in known)
                draft.take_goals(goals, column.label)
            elif column.field == "单位名称":
                self._forget_above(draft, "单位名称", slot)
                take_unit_name(draft, slot.cell, label)
            elif slot.own_text or not draft.fields.get(column.field):
                if draft.fields.get(column.field) is self.above.get(column.field):
                    draft.fields.pop(column.field, None)
                draft.take(label, trimmed(slot.cell))

    def _forget_above(self, draft: Draft, field: str, slot: Slot) -> None:
        """What a row says of its project comes before what stands above the list."""
        above = self.above.get(field)
        if slot.own_text and draft.fields.get(field) is above:
            draft.fields.pop(field, None)
            if above is not None and not self.told and above.text not in slot.text:
                draft.leave(field, above.text, above.place, Why.OUTDONE)
                self.told = True

    def names_unit(self, row: GridRow, header: Header) -> bool:
        """Whether a row names a unit whose projects follow, or sums up: it says nothing of an
        indicator, and one thing only or a sum."""
        first, *others = row.own
        if first.column > min(column.start for column in self.columns):
            return False
        if is_sum(self.words, first.text) or self._sums_up_unit(row, header):
            return True
        starts = [each.start for each in header.columns if each.field == "指标值"]
        valued = any(slot.column in starts for slot in others)
        if _SECTION.match(first.text) and not valued:
            return True
        across = _under(first, header.columns[0])
        return not others and (across or first.cell.row_span == 1)

    def _sums_up_unit(self, row: GridRow, header: Header) -> bool:
        """Whether a row has a unit and its money, and neither a project nor an indicator."""
        names = {each.start for each in self.columns if each.field == "单位名称"}
        of_project = any(slot.text for _, slot in self._identity(row))
        of_indicator = any(slot.overlaps(c.start, c.end) for slot in row.own for c in header.all)
        return row.own[0].column in names and not of_project and not of_indicator

    def enter_unit(self, draft: Draft, row: GridRow) -> None:
        """Remember the unit for the projects that follow; `draft` is one where it has no name."""
        first = row.own[0]
        if len(row.own) > 1:
            text = "、".join(slot.text for slot in row.own[1:])
            draft.leave(first.text, text, first.cell.place, Why.UNDERSTOOD)
        if not is_sum(self.words, first.text) and not any(
            c.field == "单位名称" for c in self.columns
        ):
            numbered = _SECTION.match(first.text)
            if numbered and not is_named_like_place(self.words, first.text):
                return  # 一、公路养护 heads its projects and is no unit
            start = numbered.end() if numbered else 0
            self.above["单位名称"] = Cell(first.text[start:].strip(), first.cell.place)
            if not draft.named:
                draft.fields["单位名称"] = self.above["单位名称"]

    def name_unit(self, name: Cell, code: Cell | None) -> None:
        """Remember the unit that a row with its sums named, with its code: where nothing above the
        list does, or it is named as offices are."""
        if "单位名称" in self.above and not is_named_like_place(self.words, name.text):
            return
        unit = Draft()
        if code is not None and code.text.isdecimal():
            unit.fields["单位编码"] = code
        take_unit_name(unit, GridCell(name.text, 0, 0, name.place))
        self.above.update(unit.fields)

    def continues(self, draft: Draft, row: GridRow) -> bool:
        """Whether a new grid goes on with the list."""
        if draft.header is None:
            return False
        levels = [slot.text for slot in row.slots if _under(slot, draft.header.columns[0])]
        known = not levels or not levels[0] or label_key(levels[0]) in self.words.level1
        return find_listing(self.words, row) is not None or (
            row.width == draft.header.width and known
        )

    def _identity(self, row: GridRow) -> Iterator[tuple[Column, Slot]]:
        for column, slot in self._slots(row):
            if column.field in _IDENTITY[self.key]:
                yield column, slot

    def _slots(self, row: GridRow) -> Iterator[tuple[Column, Slot]]:
        for column in self.columns:
            slot = next((slot for slot in row.slots if _under(slot, column)), None)
            if slot is not None:
                yield column, slot


def find_listing(words: Vocabulary, row: GridRow) -> Listing | None:
    """The list that a row is the head of: 项目名称 (or a unit, a place with its goal or money)
    stands beside the columns of the indicators, or beside 绩效指标, which the next row divides."""
    labels = {slot.column: label_of_column(words, slot.text) for slot in row.own}
    fields = {label.field for label in labels.values() if label is not None}
    key = next((each for each in _IDENTITY if each in fields), None)
    if key is None or any(is_figure(slot.text) for slot in row.own):
        return None  # pairs of a form in one row
    known = {
        slot.column: words.column(slot.text) or words.column(without_months(slot.text))
        for slot in row.own
    }
    levels = [column for column, each in known.items() if each and each[0] in LEVELS]
    groups = [slot.column for slot in row.own if _heads_indicators(words, row, slot)]
    valued = any(each is not None and each[0] == "指标值" for each in known.values())
    if len(levels) < (1 if valued else _SEVERAL) and not groups:
        return None
    first = min(levels or groups)
    wide = bool(groups) and len(levels) < _SEVERAL
    values = [column for column, each in known.items() if each and each[0] == "指标值"]
    others: list[Slot] = []
    for slot in row.own:
        if squeeze(slot.text) == "单位" and any(each < slot.column for each in values):
            continue
        behind = slot.column > first and not (wide and _is_known(labels[slot.column]))
        of_indicator = behind or _is_of_indicator(labels[slot.column], labels)
        if slot.column not in (*levels, *groups) and not (known[slot.column] and of_indicator):
            others.append(slot)
    columns, left = _columns_of_project(words, row, others, labels)
    before = {column.field for column in columns if column.start < first}
    if key not in before or (key != "项目名称" and not before & {GOALS, "预算数"}):
        return None
    units = (Cell(unit, s.cell.place) for s in row.own if (unit := label_unit(s.text)))
    return Listing(words, tuple(columns), tuple(left), next(units, None), key=key)


def _is_of_indicator(label: Label | None, labels: Mapping[int, Label | None]) -> bool:
    """Whether a column before the levels is one of the indicators: no field of a project is called
    so, or this one (单位) is the unit of the value, since another (预算单位) names that of the
    project: 符号 | 目标值 | 单位 | 指标名称 from right to left."""
    if label is None:
        return True
    units = [each for each in labels.values() if each is not None and each.field == "单位名称"]
    return label.field == "单位名称" and squeeze(label.written) == "单位" and len(units) > 1


def _is_known(label: Label | None) -> bool:
    return label is not None and label.field != LEFT_OUT


def _columns_of_project(
    words: Vocabulary, row: GridRow, slots: Sequence[Slot], labels: Mapping[int, Label | None]
) -> tuple[list[Column], list[Column]]:
    """The columns of a project, and those that are left; of these the only one that nobody knows
    and that speaks of money is the budget."""
    columns: list[Column] = []
    left: list[Column] = []
    for slot in slots:
        label = labels[slot.column]
        if label is None:
            left.append(column_of(row, slot, "", 0))
        elif label.field == LEFT_OUT:
            left.append(column_of(row, slot, LEFT_OUT, 0))
        else:
            columns.append(column_of(row, slot, label.field, label.rank))
    money = [each for each in left if not each.field and speaks_of_money(words, each.label)]
    sources = [each for each in columns if each.field in BUDGET_PARTS]
    sums = [each for each in left if not each.field and sources and is_sum(words, each.label)]
    money = money or sums
    if len(money) == 1 and not any(each.field == "预算数" for each in columns):
        left.remove(money[0])
        columns.append(replace(money[0], field="预算数"))
    return columns, left


def _heads_indicators(words: Vocabulary, row: GridRow, slot: Slot) -> bool:
    """Whether a head stands over the columns of the indicators: 绩效指标, 部门年度绩效指标."""
    if "指标" not in slot.text or group_of(words, slot.text) is not None:
        return "指标" in slot.text
    start, end = reach(row, slot)
    wide = end - start > 1 and label_key(slot.text).endswith("指标")
    return wide and label_of(words, slot.text) is None and not is_level(words, slot.text)


def _heads_wide(words: Vocabulary, row: GridRow) -> bool:
    """Whether the head of the names stands beside one that the next row divides."""
    named = [named_column(words, row, slot) for slot in row.own]
    names = [each for each in named if each.field == "三级指标"]
    beside = any(each.end - each.start > 1 for each in named if each not in names)
    alone = bool(names) and names[0].end - names[0].start >= FEWEST_HEADS and not row.blanks
    return bool(names) and (beside or alone)


def _divided(words: Vocabulary, column: Column, row: GridRow, slot: Slot) -> Column:
    """A head below that of a project's column; a sum is what the wide head says."""
    label = label_of(words, slot.text)
    if is_sum(words, slot.text) or label is None:
        field = column.field if is_sum(words, slot.text) else LEFT_OUT
        return column_of(row, slot, field, column.rank)
    return column_of(row, slot, label.field, label.rank)


def _names_money(words: Vocabulary, text: str) -> bool:
    label = label_of(words, text)
    return is_sum(words, text) or (label is not None and is_money(label))


def _clipped(column: Column, starts: Sequence[int]) -> Column:
    """A column of the indicators as far as the next one of the project: 指标值 beside 备注."""
    behind = [start for start in starts if column.start < start < column.end]
    return replace(column, end=min(behind)) if behind else column


def _under(slot: Slot, column: Column) -> bool:
    return slot.overlaps(column.start, column.end)
