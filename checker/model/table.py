"""Cells, indicators and tables, and the address in words that every finding gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.base.place import Place

# How people leave a cell empty on purpose.
BLANK_TEXTS = frozenset({"", "~", "null", "-", "—", "——", "/"})


@dataclass(frozen=True, slots=True)
class Cell:
    """One field as it was written: `text` without outer blanks, `place` where it stands."""

    text: str
    place: Place

    @property
    def blank(self) -> bool:
        return self.text in BLANK_TEXTS


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator row; `fields` maps labels of INDICATOR_FIELDS to cells, merged cells filled
    down. A label that the document does not have is missing, an empty cell is blank: two things.
    `row` counts the table's indicators from 0. `places` maps the name of a place (a county, a
    village) to its value where a form has a column for each; 指标值 is then that of the whole.
    """

    row: int
    place: Place
    fields: Mapping[str, Cell]
    places: Mapping[str, Cell] = field(default_factory=dict[str, Cell])

    def text(self, label: str) -> str:
        """Text of a field, empty when it is missing or blank."""
        cell = self.fields.get(label)
        return "" if cell is None or cell.blank else cell.text


@dataclass(frozen=True, slots=True)
class Line:
    """A line of money beside the table's own fields: a source (`fields` are labels of
    FUNDING_FIELDS) or a task (TASK_FIELDS) or a place
    (PLACE_FUNDING_FIELDS)."""

    place: Place
    fields: Mapping[str, Cell]

    def text(self, label: str) -> str:
        """Text of a field, empty when it is missing or blank."""
        cell = self.fields.get(label)
        return "" if cell is None or cell.blank else cell.text


@dataclass(frozen=True, slots=True)
class Taken:
    """What a label or a column of a form was taken for: a `field` (empty where it was left out),
    by which `label`, how sure (0 to 1), with the text it gave first, and in words why."""

    field: str
    label: str
    sure: float
    text: str
    place: Place
    why: str


@dataclass(frozen=True, slots=True)
class GoalTable:
    """One goal table; `fields` maps labels of TABLE_FIELDS to cells in the document's order.

    `index` counts the tables of the file from 1, `of` says how many the file has. `layout` names
    the form layout it was recognised as, `confidence` (0 to 1) how sure that is.
    """

    path: str
    index: int
    of: int
    place: Place
    fields: Mapping[str, Cell]
    goals: tuple[Cell, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    layout: str = "goal-file"
    confidence: float = 1.0
    form: frozenset[str] = frozenset()
    """Labels of the columns and rows the form itself prints, so that "the form has no such
    column" can be told from "the clerk left it out"; empty when the format cannot tell."""
    funding: tuple[Line, ...] = ()
    """What stands beside the budget of a source: 执行数, 执行率, 年初预算数 of 财政拨款."""
    tasks: tuple[Line, ...] = ()
    """年度主要任务 of a whole department with their money."""
    regions: tuple[Line, ...] = ()
    """The money of each place where a region's form has a column for each (labels of
    PLACE_FUNDING_FIELDS)."""
    asides: tuple[Indicator, ...] = ()
    """Rows among the indicators that are none, as they stand: the head of a group with its
    weight, rows of a self-evaluation on decision and process."""
    taken: tuple[Taken, ...] = field(default=(), compare=False)
    """What each label and column of a form was taken for; empty in goal files."""

    @property
    def owner(self) -> str:
        """Whose table it is: the unit's; that of a region goes by 主管部门, else by the region."""
        return self.text("单位名称") or self.text("主管部门") or self.text("区域")

    def text(self, label: str) -> str:
        """Text of a field, empty when it is missing or blank."""
        cell = self.fields.get(label)
        return "" if cell is None or cell.blank else cell.text


@dataclass(frozen=True, slots=True)
class Problem:
    """What a reader could not take as it stands; becomes a finding of the reading rule `rule`.

    `arguments` fill the placeholders of that rule's message; `table` is the index of the table it
    concerns, when there is one.
    """

    rule: str
    place: Place
    arguments: Mapping[str, str] = field(default_factory=dict[str, str])
    table: int | None = None
    indicator: int | None = None
    field: str | None = None
    text: str | None = None
    expected: str | None = None
    replacement: str | None = None
    """The whole new text of the span, where reading itself knows the safe repair."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its tables, and what could not be read of it.

    `skipped` says why a file found by searching a folder is no goal file at all.
    """

    path: str
    format: str
    tables: tuple[GoalTable, ...] = ()
    problems: tuple[Problem, ...] = ()
    skipped: str | None = None
    encoding: str = "utf-8"
    text: str = field(default="", repr=False)
    """The decoded text of a format that has lines, empty for Office files."""
    notes: tuple[str, ...] = ()
    """What reading assumed or left out that is no fault of the document, for `convert` to say."""


def steps_to(
    table: GoalTable, indicator: Indicator | None = None, label: str | None = None
) -> tuple[str, ...]:
    """What leads to a place, in words: 第5表, 成本指标, 归集经费, 指标值.

    Begins with 第N表 in a file of several tables, and with the project's name otherwise.
    """
    name = table.text("项目名称") or table.text("标题")
    parts = [f"第{table.index}表" if table.of > 1 or not name else name]
    if indicator is not None:
        parts += [
            text for text in (indicator.text("二级指标"), indicator.text("三级指标")) if text
        ] or [f"第{indicator.row + 1}行指标"]
    if label:
        parts.append(label)
    return tuple(map(_in_one_line, parts))


def _in_one_line(text: str) -> str:
    """The very text where it is in one line, so that a finding holds no copy of it."""
    line = " ".join(text.split())
    return text if text == line else line
