"""A goal table while it is being read."""

from __future__ import annotations

import re
from itertools import compress
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field, replace
from checker.base.pattern import late_pattern
from checker.model import BUDGET_PARTS, Cell, Indicator, Line, Problem, label_key
from checker.readers.labels import (
    GOALS,
    LONG_TERM,
    Label,
    field_of,
    is_money,
    is_prompt,
    is_text,
    is_title,
)
from checker.readers.leftovers import Leftover, Why

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.base.place import Place
    from checker.readers.columns import Column
    from checker.readers.grid import GridCell
    from checker.readers.header import Header
    from checker.readers.heads import Head
    from checker.readers.rows import GridRow, Slot
    from checker.readers.vocabulary import Vocabulary

# What stands above a form and does not make one.
ABOVE_THE_FORM = frozenset({"标题", "年度", "金额单位", "单位名称", "单位编码"})
_OF_SHEET = ("年度", "金额单位")
_OF_GOALS = late_pattern("目标|自评|监控")
# 中期目标（2025年—2027年）: the years the project is to take, printed in the label.
_YEARS = late_pattern(r"20\d\d年?(?:度)?\s*[-—–－~～至到]+\s*20\d\d年?")
# What a table is called that judges a project or its goals by points.
_OF_JUDGEMENT = late_pattern("事前|评估表|评分|打分|评审|审核表|评价指标体系|评价体系")
_YEAR = late_pattern(r"(?P<year>20\d\d)\s*年?度?")
# A sentence, or another label that begins with a year: never an amount.
_NO_MONEY = late_pattern(
    r"(?=.{12})[^\d元]*[\u4e00-\u9fff]{4}[^元]*|20\d\d\s*年度?[\u4e00-\u9fff]+|[百千万亿]?元|20\d\d\s*年度?",
    re.DOTALL,
)
_DOTS = late_pattern(r"[.…。·]+")
_NO_AMOUNT = late_pattern(r"0+(?:\.0+)?(?:万?元)?")
_CONTINUED = late_pattern(r"\s*[（(]\s*续(?:表|上表)?\s*\d*\s*[)）]|续表?\d*$")


@dataclass(frozen=True, slots=True)
class Awaited:
    """A label whose value stands in the row underneath, between two grid columns."""

    label: Label
    start: int
    end: int


@dataclass(slots=True)
class Draft:
    """What is known of the table so far; becomes a GoalTable when the next one begins."""

    fields: dict[str, Cell] = field(default_factory=dict[str, Cell])
    labels: dict[str, Label] = field(default_factory=dict[str, Label])
    """Field to the label its value stood beside."""
    goals: list[Cell] = field(default_factory=list[Cell])
    goal_labels: list[str] = field(default_factory=list[str])
    """For every goal the label it stood beside, '' where there is none."""
    indicators: list[Indicator] = field(default_factory=list[Indicator])
    form: set[str] = field(default_factory=set[str])
    header: Header | None = None
    fresh_header: bool = False
    """The row read last was of the header: the next may be its next line."""
    closed: bool = False
    """The indicators are over; what follows is the form's foot."""
    over: bool = False
    """The whole grid is over; what follows is another one and none of the form's."""
    named: bool = False
    """项目名称 stands in the form with the name beside it, not above a column of names."""
    listed: bool = False
    """The table is one project of a list."""
    nameless: str = ""
    """The field that text without a label belongs to: 资金用途 under 预算规模及资金用途."""
    awaited: Awaited | None = None
    body: list[GridRow] = field(default_factory=list["GridRow"])
    """Rows below the header that are still to be read, all of them together."""
    asides: list[Indicator] = field(default_factory=list[Indicator])
    """Rows among the indicators that are none: heads of groups, rows on decision and process."""
    long_term: list[Indicator] = field(default_factory=list[Indicator])
    """The rows of a block of its own for the whole term, above or below the annual one."""
    unused: int = 0
    """How many rows the form offers that nobody filled in."""
    doubts: list[tuple[str, Place]] = field(default_factory=list["tuple[str, Place]"])
    """What was read with a doubt that a person must hear of."""
    unstated: str = ""
    """The label of a sum that heads a column and has no line of its own."""
    pending: list[GridRow] = field(default_factory=list["GridRow"])
    """Rows of the head that are still to be read, all of them together."""
    labelled: set[str] = field(default_factory=set[str])
    """The fields whose labels stand in the pending rows."""
    funding: dict[str, Line] = field(default_factory=dict[str, Line])
    """Source of money to what stands beside its budget."""
    tasks: list[Line] = field(default_factory=list[Line])
    of_tasks: dict[str, Cell] = field(default_factory=dict[str, Cell])
    """Source to its amount in the sum of the tasks."""
    regions: dict[str, Line] = field(default_factory=dict[str, Line])
    """Place to its money, where each has a column."""
    totals: dict[int, str] = field(default_factory=dict[int, str])
    """Grid column to the field of the total there, whose sources stand below it; '' where nobody
    knows what it is."""
    beside: dict[int, str] = field(default_factory=dict[int, str])
    """The totals that stand in the row being read."""
    sources: dict[int, tuple[str, str]] = field(default_factory=dict[int, "tuple[str, str]"])
    """Grid column to the source of money that stood there last, and the total it was part of."""
    sheet: dict[str, Cell] = field(default_factory=dict[str, Cell])
    """What stands above the first form of a sheet and holds for those below it as well."""
    place_heads: tuple[Head, ...] = ()
    """The heads of the whole and of its places, where they stand over the money alone."""
    near_unit: bool = False
    """The unit of money stands in the label of the money, not above the form."""
    heading: str = ""
    """The last short line above the form that ends in 表."""
    first: Place | None = None
    last: Place | None = None
    level1: GridCell | None = None
    level2: GridCell | None = None
    raw_names: dict[int, Cell] = field(default_factory=dict[int, Cell])
    """Row to the cell of the spare name column."""
    left_columns: dict[Column, list[GridCell]] = field(
        default_factory=dict["Column", "list[GridCell]"]
    )
    """Columns that were not taken, with what stood in them."""
    problems: list[Problem] = field(default_factory=list[Problem])
    leftovers: list[Leftover] = field(default_factory=list[Leftover])

    @property
    def above(self) -> dict[str, Cell]:
        """What stands above the form and holds for every table of a list."""
        return {
            name: cell
            for name, cell in self.fields.items()
            if name in ABOVE_THE_FORM and not cell.blank
        }

    @property
    def shared(self) -> dict[str, Cell]:
        """What holds for the forms below this one in the same sheet, where they do not say it."""
        return {
            name: self.fields[name]
            for name in _OF_SHEET
            if self.text(name) and not (self.near_unit and name == "金额单位")
        }

    def share(self) -> None:
        """Take what the sheet says where the form itself says nothing."""
        for name, cell in self.sheet.items():
            if not self.text(name):
                self.fields[name] = cell

    @property
    def begun(self) -> bool:
        """Something of the table itself is known, not only what stands above it."""
        known = self.fields.keys() | self.labelled
        return self.header is not None or bool(self.goals or known - ABOVE_THE_FORM)

    def has_another_goal(self, words: Vocabulary) -> bool:
        """Whether a goal stands below the indicators, and more of them below it: 年度目标2."""
        known = (words.head(slot.text) for row in self.pending for slot in row.own[:1])
        return any(each is not None and each[0] == "绩效目标" for each in known)

    @property
    def is_another_form(self) -> bool:
        """Whether a table has columns of levels and none of values, and is called what no goal
        table is (事前评估表, 评分表) or has scores and no project."""
        header = self.header
        if header is None or header.column("指标值") is not None or header.places:
            return False
        if any(row.text("指标值") for row in self.indicators):
            return False
        if _OF_GOALS.search(self.title):
            return bool(_OF_JUDGEMENT.search(self.title))
        named = bool(_OF_JUDGEMENT.search(self.title or self.heading))
        scored = "得分" in header.labels or "评分标准" in header.labels
        return not self.indicators or named or (scored and not self.named)

    @property
    def called(self) -> str:
        """What the table is called, as far as anything says so."""
        return self.title or self.heading

    def holds(self, field: str) -> bool:
        """Whether a label of a field stands in what was seen, read or not."""
        return field in self.labelled or field in self.fields

    @property
    def is_form(self) -> bool:
        """Whether this is a goal table even without its indicators: it says so, is about one
        project, or has goals and a budget."""
        goals = "绩效目标" in self.form and bool({"项目名称", "预算数"} & self.fields.keys())
        return self.named or "标题" in self.fields or goals

    @property
    def is_of_form(self) -> bool:
        """Whether a title or the label of a goal stands in the form, read by now or not."""
        return any(map(self.holds, ("标题", GOALS, LONG_TERM))) or any(
            len(row.own) == 1 and is_title(row.own[0].text) for row in self.pending
        )

    @property
    def is_something_else(self) -> bool:
        """Whether a grid was of another kind: 收支总表 has 项目 and 预算数, too."""
        found = self.begun or bool(self.leftovers)
        return self.header is None and not self.is_form and found

    def holds_nothing_but(self, above: dict[str, Cell]) -> bool:
        """Whether a grid added nothing to what stood above it: a page laid out by a table."""
        return self.header is None and not self.goals and self.fields == above

    def text(self, field: str) -> str:
        """What is known of a field, empty where nothing is."""
        cell = self.fields.get(field)
        return "" if cell is None or cell.blank else cell.text

    @property
    def title(self) -> str:
        return self.text("标题")

    def goes_on_with(self, other: Draft) -> bool:
        """Whether `other` is the rest of this table: the title and the header were printed again
        on the next page, and nothing else stands above its indicators."""
        if self.header is None or other.header is None or other.goals or not other.indicators:
            return False
        if other.fields.keys() - ABOVE_THE_FORM or self.header.labels != other.header.labels:
            return False
        return _CONTINUED.sub("", other.title) == _CONTINUED.sub("", self.title)

    def join(self, other: Draft) -> None:
        """Add the rest of the table; its first rows may continue the levels of the last one."""
        levels: dict[str, Cell] = {}
        if self.indicators:
            above = self.indicators[-1].fields
            levels = {name: above[name] for name in ("一级指标", "二级指标") if name in above}
        for indicator in other.indicators:
            fields = dict(indicator.fields)
            blank = [name for name in levels if name in fields and fields[name].blank]
            levels = levels if blank else {}
            fields.update({name: levels[name] for name in blank})
            self.indicators.append(replace(indicator, row=len(self.indicators), fields=fields))
        self.asides += other.asides
        self.unused += other.unused
        self.doubts += other.doubts
        self.problems += other.problems
        self.leftovers += other.leftovers
        for column, cells in other.left_columns.items():
            self.left_columns.setdefault(column, []).extend(cells)
        self.last, self.closed = other.last, other.closed

    def see(self, slot: Slot) -> None:
        """Remember how far the table reaches."""
        self.last = slot.cell.place
        if self.first is None:
            self.first = slot.cell.place

    def take(self, label: Label, cell: Cell, *, later: bool = False) -> None:
        """Give a field its value: of rivals the better label, then the first, or the `later` of
        one row. A rival with another text is left over, a lost amount of funding is a finding."""
        self.form.add(label.field)
        if is_text(label) and is_prompt(cell.text):
            self.leave(label.written, cell.text, cell.place, Why.UNDERSTOOD)
            cell = Cell("", cell.place)
        years = _YEARS.search(label.written) if label.field == "中期目标" else None
        if years is not None:
            self.fields.setdefault("实施期限", Cell(years[0], cell.place))
        if label.field == "年度" and (year := _YEAR.fullmatch(cell.text)):
            cell = Cell(year["year"], cell.place)
        if is_money(label) and _NO_MONEY.fullmatch(cell.text):
            self.leave(label.written, cell.text, cell.place, Why.UNKNOWN)
            return
        known = self.fields.get(label.field)
        before = self.labels.get(label.field, label)
        if known is None or known.blank:
            self.fields[label.field], self.labels[label.field] = cell, label
            return
        if cell.blank or cell.text == known.text:
            return
        funding = label.field in BUDGET_PARTS and not later and not _NO_AMOUNT.fullmatch(cell.text)
        better = label.rank < before.rank or (later and label.rank == before.rank)
        lost, name = (known, before) if better and not funding else (cell, label)
        if lost is known:
            self.fields[label.field], self.labels[label.field] = cell, label
        if later and label.field in BUDGET_PARTS and self.holds("中期资金总额"):
            self.fund(label.field, "中期资金总额", lost, lost.place)
            return
        why = Why.MONEY if funding else Why.OUTDONE
        self.leave(name.written, lost.text, lost.place, why)

    def take_goals(self, goals: Iterable[Cell], label: str = "") -> None:
        """Add goals to those that are known; without a label they stand under the last one."""
        label = label or (self.goal_labels[-1] if self.goal_labels else "")
        found = list(goals)
        if self.goals or len(found) > 1:  # 目标3：…… below those that are filled in
            found = [goal for goal in found if not _DOTS.fullmatch(goal.text)]
        self.goals += found
        self.goal_labels += [label] * len(found)

    def keep_goals(self, kept: Iterable[bool]) -> None:
        """Of the goals only those that are marked, with their labels; one mark a goal."""
        marks = [*kept]
        self.goals = [*compress(self.goals, marks)]
        self.goal_labels = [*compress(self.goal_labels, marks)]

    def fund(self, source: str, measure: str, cell: Cell, place: Place) -> None:
        """Remember what stands beside the budget of a source: its 执行数, its 执行率."""
        line = self.funding.get(source) or Line(place, {"名称": Cell(source, place)})
        fields = {**line.fields}
        fields.setdefault(measure, cell)
        self.funding[source] = Line(line.place, fields)

    def leave(self, label: str, text: str, place: Place, why: Why, whole: str = "") -> None:
        """Remember what is not taken; a label with nothing beside it is no loss."""
        if text.strip() or not label:
            self.leftovers.append(Leftover(label, text.strip(), place, why, whole))


def names_it_again(words: Vocabulary, draft: Draft, label: str) -> bool:
    """Whether the head has named its project by another label so far and has come to neither
    goal nor money: 专项名称 above 项目名称."""
    if any(map(draft.holds, (GOALS, LONG_TERM, "预算数"))):
        return False
    labels = [slot.text for row in draft.pending for slot in row.own]
    named = [text for text in labels if field_of(words, text) == "项目名称"]
    return bool(named) and label_key(label) not in map(label_key, named)
