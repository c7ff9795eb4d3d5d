"""Two tables have the same number in a column where they say the same there, whatever they lack."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.form.columns import reader_of
from checker.form.fields import GOAL, INDICATOR, TABLE
from checker.form.whole import bind_set
from checker.rule.columnnumbers import ColumnNumbers
from tests.language.workbench import bundled
from tests.rule.test_columns import full_table

if TYPE_CHECKING:
    from checker.model import GoalTable

COLUMNS = (
    (TABLE, "项目名称"),
    (TABLE, "备注?"),
    (TABLE, "项目名称", "包含", ("乙",)),
    (INDICATOR, "指标值"),
    (INDICATOR, "分值?"),
    (GOAL, ""),
)


def tables() -> list[GoalTable]:
    """A full table, and such as lack a text, a label, a row or the label of a row."""
    full = full_table()
    changed = [full_table(项目名称="乙项目"), full_table(备注=""), full_table(**{"行1.分值": ""})]
    for label in ("备注", "项目名称"):
        fields = {key: cell for key, cell in full.fields.items() if key != label}
        changed.append(replace(full, fields=fields))
    first, *others = full.indicators
    short = {key: cell for key, cell in first.fields.items() if key != "分值"}
    lacking = replace(first, fields=short)
    rows = ((first,), (lacking,), (lacking, *others))
    return [full, *changed, *(replace(full, indicators=several) for several in rows)]


def test_a_number_stands_for_what_is_written_in_a_column() -> None:
    at_once, one_by_one = ColumnNumbers(), ColumnNumbers()
    places = [at_once.place_of(column) for column in COLUMNS]
    for numbers in (at_once, one_by_one):
        whole = bind_set(tables(), packset=bundled())
        for column, at in zip(COLUMNS, places, strict=True):
            assert numbers.place_of(column) == at
            read = reader_of(column)
            for one, other in combinations(whole.tables, 2):
                same = numbers.numbers_of(one)[at] == numbers.numbers_of(other)[at]
                assert same == (read(one.table) == read(other.table)), (column, one, other)
