"""Whatever a rule says, a row says it, and the row comes back from Excel as the same rule."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.base.place import Place
from checker.packs import load_packs
from checker.packs.keys import KeyForm
from checker.rulebook.columns import change_columns, template_columns
from checker.rulebook.look import draw_sheet, written
from checker.rulebook.rows import change_lines, row_of, rule_lines
from checker.rulebook.sheets import grids_of, rows_of
from checker.strictyaml import YamlMapping, YamlScalar, YamlSequence, load_documents

if TYPE_CHECKING:
    from checker.rulebook.columns import SheetColumn
    from checker.rulebook.rows import Row
    from checker.strictyaml import YamlNode

PLACE = Place("x")
TEMPLATES = load_packs().templates
# Words of the field between what YAML, Excel and the notation of examples trip over.
PIECES = st.sampled_from(
    ["指标值", "栏目", "：", "；", "≥95%", "=1", "'", '"', "#", " #", ": ", "- ", "、", "，", "{",
     "[", "|", ">", "&", "*", "%", "是", "true", "3万元", "0.50", "\\", "（空）", "---", "YAML:",
     "_x0041_", "说明：甲", "二级指标：数量指标", " ", "　", "甲", "2025-01-02", "@", "+", "~"]
)  # fmt: skip
TEXTS = st.lists(PIECES, min_size=1, max_size=5).map("".join).map(str.strip).filter(bool)
LINES = st.lists(TEXTS, min_size=1, max_size=3).map("\n".join)


def scalar(text: str) -> YamlScalar:
    return YamlScalar(text, PLACE, "double")


def mapping(entries: list[tuple[str, YamlNode]]) -> YamlMapping:
    return YamlMapping(tuple((scalar(key), value) for key, value in entries), PLACE)


def sequence(items: list[YamlNode]) -> YamlSequence:
    return YamlSequence(tuple(items), PLACE)


def indicators(rows: list[dict[str, YamlNode]]) -> list[tuple[str, YamlNode]]:
    return [("绩效指标", sequence([mapping(list(row.items())) for row in rows]))]


SCALARS = TEXTS.map(scalar)
CELLS = st.one_of(SCALARS, st.just(scalar("")))
ROWS = st.dictionaries(st.sampled_from(["三级指标", "指标值", "备注"]), CELLS, min_size=1)
TABLES = st.builds(
    lambda fields, rows: mapping([*fields.items(), *(indicators(rows) if rows else [])]),
    st.dictionaries(st.sampled_from(["项目名称", "备注", "说明"]), CELLS, min_size=1),
    st.lists(ROWS, max_size=2),
)
EXAMPLES = st.one_of(SCALARS, LINES.map(scalar), TABLES)


@st.composite
def values(draw: st.DrawFn, column: SheetColumn) -> YamlNode:
    match column.form:
        case KeyForm.EXAMPLE_LIST:
            return sequence(draw(st.lists(EXAMPLES, min_size=1, max_size=3)))
        case KeyForm.TEXTS:
            return sequence(draw(st.lists(SCALARS, min_size=1, max_size=3)))
        case _ if column.choices:
            return scalar(draw(st.sampled_from(list(column.choices.values()))))
        case KeyForm.DATE:
            return scalar("2025-01-02")
        case _:
            return scalar(draw(LINES))


@st.composite
def rules(draw: st.DrawFn, columns: tuple[SheetColumn, ...]) -> YamlMapping:
    """The mapping of a rule with some of the keys that the columns stand for."""
    entries: dict[str, list[tuple[str, YamlNode]]] = {}
    for column in columns:
        if column.key == "id" or (column.key and draw(st.booleans())):
            entries.setdefault(column.group, []).append((column.key, draw(values(column))))
    own = entries.pop("", [])
    return mapping([*own, *((group, mapping(inner)) for group, inner in entries.items())])


def back(lines: list[str]) -> YamlMapping:
    documents = load_documents("\n".join(lines), "x")
    assert [problem for one in documents for problem in one.problems] == []
    root = documents[0].root
    assert isinstance(root, YamlMapping)
    return root


def cells(row: Row) -> dict[str, tuple[str, str]]:
    return {title: (text, "A1") for title, text in row.items()}


COLUMNS = template_columns(TEMPLATES["取值范围"])


@given(rules(COLUMNS))
@settings(max_examples=30, deadline=None)
def test_a_row_says_all_that_its_rule_says(rule: YamlMapping) -> None:
    row = row_of(rule, COLUMNS)
    lines = [line.text for line in rule_lines("取值范围", COLUMNS, cells(row))]
    assert row_of(back(lines), COLUMNS) == row


CHANGES = tuple(column for column in change_columns() if column.form is not KeyForm.NAMED_VALUES)


@given(rules(CHANGES))
@settings(max_examples=15, deadline=None)
def test_a_row_says_all_that_its_change_says(change: YamlMapping) -> None:
    row = row_of(change, change_columns())
    lines = [line.text for line in change_lines(change_columns(), cells(row), None)]
    assert row_of(back(lines), change_columns()) == row


@given(st.lists(rules(COLUMNS), min_size=1, max_size=6))
@settings(max_examples=3, deadline=None)
def test_excel_changes_no_row(many: list[YamlMapping]) -> None:
    rows = [row_of(rule, COLUMNS) for rule in many]
    made = written(
        lambda book: draw_sheet(book, "取值范围", "", COLUMNS, rows, set()),
        datetime.datetime(2025, 1, 1),  # noqa: DTZ001  # what a workbook holds has no zone
    )
    grid = grids_of(made, "x.xlsx")["取值范围"]
    read = rows_of("x.xlsx", "取值范围", grid, COLUMNS, [])
    assert [{title: text for title, (text, _) in row.cells.items()} for row in read] == rows
