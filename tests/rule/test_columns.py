"""By the columns a rule looks at it is known what it comes to, whatever else a table says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.base.dataclass import replace
from checker.base.errors import UsageError
from checker.base.place import Place
from checker.form.cells import cells_of
from checker.form.columns import columns_asked, columns_of, hangs_on, reader_of
from checker.form.fields import (
    CELL,
    FUNDING,
    GOAL,
    INDICATOR,
    PLACE,
    PLACE_FUNDING,
    SCHEMAS,
    TABLE,
    TASK,
)
from checker.form.schema import FORM
from checker.form.whole import bind_set
from checker.language.frame import is_list
from checker.language.gaps import Blank
from checker.model import (
    FUNDING_FIELDS,
    INDICATOR_FIELDS,
    PLACE_FUNDING_FIELDS,
    TABLE_FIELDS,
    TASK_FIELDS,
    Cell,
    GoalTable,
    Indicator,
    Line,
)
from checker.rule import run_rule
from checker.rule.memory import run_remembering
from checker.rule.program import Reach, program_of
from checker.rule.tablememory import MOST_REMEMBERED
from tests.language.workbench import bundled
from tests.rule.made import rule
from tests.rule.test_batch import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.form.columns import RecordLabel
    from checker.form.records import TableRecord

PLACE_OF_ALL = Place("甲.yaml", 1, 1, 1, 2)
TEXTS = ("", "12", "≥12公里", "2024", "万元", "产出指标", "数量指标", "90%", "完成", "6月底前")


def columns(body: str) -> tuple[RecordLabel, ...] | None:
    """What of a table a rule looks at."""
    program = program_of(rule(body), bundled().surroundings)
    assert program is not None
    return program.reach.columns


def cell(text: str) -> Cell:
    return Cell(text, PLACE_OF_ALL)


def full_table(**changed: str) -> GoalTable:
    """A table in which something stands everywhere; `changed` by label (`行0.指标值`)."""
    head = dict.fromkeys(TABLE_FIELDS, "12") | {
        "项目名称": "甲项目",
        "年度": "2025",
        "金额单位": "元",
    }
    rows = [
        dict.fromkeys(INDICATOR_FIELDS, "5")
        | {"一级指标": "产出指标", "二级指标": "数量指标", "指标性质": "≥", "计量单位": "公里"}
        for _ in range(2)
    ]
    goals, lines = ["养护道路12公里"], dict.fromkeys(FUNDING_FIELDS, "3") | {"名称": "财政资金"}
    for name, text in changed.items():
        where, _, label = name.rpartition(".")
        if where.startswith("行"):
            rows[int(where[1:])][label] = text
        elif label == GOAL:
            goals = [text]
        elif where == FUNDING:
            lines[label] = text
        else:
            head[label] = text
    cells = {label: cell(text) for label, text in head.items()}
    made = tuple(
        Indicator(
            at,
            PLACE_OF_ALL,
            {label: cell(text) for label, text in one.items()},
            {"甲县": cell(one["指标值"])},
        )
        for at, one in enumerate(rows)
    )
    return GoalTable(
        "甲.yaml",
        1,
        1,
        PLACE_OF_ALL,
        cells,
        tuple(map(cell, goals)),
        made,
        funding=(Line(PLACE_OF_ALL, {label: cell(text) for label, text in lines.items()}),),
        tasks=(Line(PLACE_OF_ALL, dict.fromkeys(TASK_FIELDS, cell("4"))),),
        regions=(Line(PLACE_OF_ALL, dict.fromkeys(PLACE_FUNDING_FIELDS, cell("4"))),),
        asides=(Indicator(0, PLACE_OF_ALL, {"三级指标": cell("决策")}),),
    )


def bound(table: GoalTable) -> TableRecord:
    return bind_set([table], packset=bundled(), year=2025, profile="cn-2021").tables[0]


def values(record: TableRecord, kind: str, name: str, *, asked: bool = False) -> list[object]:
    """What a field comes to on all records of a kind; with `asked` whether it is blank."""
    records = {
        TABLE: (record,),
        INDICATOR: record.indicators,
        GOAL: record.goals,
        FUNDING: record.funding,
        TASK: record.tasks,
        PLACE_FUNDING: record.regions,
        CELL: cells_of(record),
        PLACE: [place for row in record.indicators for place in row.places],
    }[kind]
    found = [FORM.getter(kind, name)(one) for one in records]
    if asked:
        return [isinstance(one, Blank) for one in found]
    return [_plain(one) for one in found]


def _plain(value: object) -> object:
    """Something to compare by: of records only how many there are."""
    if is_list(value):
        return [_plain(one) for one in value]
    return type(value) if hasattr(value, "owner") else value


def fields() -> Iterator[tuple[str, str]]:
    for kind in (TABLE, INDICATOR, GOAL, FUNDING, TASK, PLACE_FUNDING, CELL, PLACE):
        for name in SCHEMAS[kind]:
            if columns_of(kind, name) is not None:
                yield kind, name


# What tells how a table is read is no column: it is the same wherever a verdict is used again.
CONTEXT = frozenset({"年度", "金额单位", "标题"})


def changes() -> Iterator[tuple[str, str]]:
    places = [label for label in TABLE_FIELDS if label not in CONTEXT]
    places += [f"行1.{label}" for label in INDICATOR_FIELDS]
    places += [GOAL, *(f"{FUNDING}.{label}" for label in FUNDING_FIELDS)]
    for at, place in enumerate(places):
        yield place, TEXTS[at % len(TEXTS)]
        yield place, TEXTS[(at * 3 + 1) % len(TEXTS)]


@pytest.fixture(scope="module")
def changed() -> list[TableRecord]:
    """The full table, and the same with one cell of another text."""
    return [bound(full_table()), *(bound(full_table(**dict([one]))) for one in changes())]


@pytest.mark.parametrize(("kind", "name"), [*fields()], ids="-".join)
def test_a_field_hangs_on_nothing_but_its_columns(
    kind: str, name: str, changed: list[TableRecord]
) -> None:
    for asked in (False, True):
        wanted = (columns_asked if asked else columns_of)(kind, name)
        assert wanted is not None
        readers = [reader_of(one) for one in sorted(wanted)]
        known: dict[object, object] = {}
        for record in changed:
            key = tuple(read(record.table) for read in readers)
            found = values(record, kind, name, asked=asked)
            assert known.setdefault(key, found) == found


@pytest.mark.parametrize("label", [*INDICATOR_FIELDS])
def test_a_cell_of_a_row_changes_no_column_but_those_that_hang_on_it(label: str) -> None:
    kinds = (TABLE, INDICATOR, GOAL, FUNDING, TASK, PLACE_FUNDING, CELL)
    found = {one for kind, name in fields() for one in columns_of(kind, name) or ()}
    found |= {one for kind, name in fields() for one in columns_asked(kind, name) or ()}
    assert {one[0] for one in found} >= {*kinds}
    table = full_table()
    row = table.indicators[1]
    for text in ("", "另外一个"):
        written = replace(row, fields={**row.fields, label: cell(text)})
        changed = replace(table, indicators=(table.indicators[0], written))
        for column in found:
            read = reader_of(column)
            assert hangs_on(column, {label}) or read(changed) == read(table), column


def test_a_rule_is_told_by_the_labels_it_names() -> None:
    assert columns("select: 表\nassert: 预算数 > 财政资金") == (
        (TABLE, "财政资金"),
        (TABLE, "预算数"),
    )
    assert columns("select: 表[主管部门 有值]\nassert: 单位名称 = 主管部门") == (
        (TABLE, "主管部门"),
        (TABLE, "主管部门?"),
        (TABLE, "单位名称"),
    )


def test_whether_something_stands_there_is_less_than_what() -> None:
    assert columns("select: 表\nassert: 项目名称 有值") == ((TABLE, "项目名称?"),)
    made = rule("select: 表\nassert: 项目名称 有值")
    tables = [full_table(项目名称=f"{number}号项目") for number in range(20)]
    whole = bind_set(tables, packset=bundled())
    assert told(run_remembering([made], whole, None, None)) == told([run_rule(made, whole)])


@pytest.mark.parametrize(
    "condition",
    [
        "计数(全套.表) > 1",
        "次序 = 1",
        "同单位(表, 首个(全套.表))",
        "计数(同文件) > 1",
    ],
)
def test_what_looks_further_than_its_table_is_asked_of_each(condition: str) -> None:
    assert columns(f"select: 表\nassert: {condition}") is None


def test_of_a_text_that_is_only_tested_the_answer_is_a_column() -> None:
    tested = 'select: 表\nassert: 项目名称 匹配 "[0-9]期" 且 非 (单位名称 包含 ["局", "厅"])'
    assert columns(tested) == (
        (TABLE, "单位名称", "包含", ("局", "厅")),
        (TABLE, "项目名称", "匹配", ("[0-9]期",)),
    )
    both = 'select: 表\nassert: 项目名称 匹配 "[0-9]期" 或 项目名称 = 单位名称'
    assert columns(both) == ((TABLE, "单位名称"), (TABLE, "项目名称"))


def test_of_cells_chosen_by_their_labels_no_others_are_looked_at() -> None:
    chosen = '表.单元格[标签 属于 ["预算数", "指标值"] 且 文本 有值]'
    assert columns(f"select: {chosen}\nassert: 文本 = 表.备注") == (
        ("单元格", "标签"),
        ("绩效指标", "指标值"),
        ("绩效指标", "指标值?"),
        (TABLE, "备注"),
        (TABLE, "预算数"),
        (TABLE, "预算数?"),
    )
    every = columns(f"select: {chosen}\nassert: 计数(表.单元格[文本 = 本.文本]) = 1")
    assert every is not None
    assert ("单元格", "") in every


@pytest.mark.parametrize("relatives", ["同项目", "上年"])
def test_tables_without_relatives_share_an_answer_and_the_others_have_their_own(
    relatives: str,
) -> None:
    body = f"select: 表\nassert: {relatives}[预算数 > 本.预算数 且 同年(此, 本)] 为空"
    assert columns(body) == ((TABLE, relatives),)
    made = rule(f"select: 表.绩效指标\nassert: 表.{relatives}[预算数 > 本.表.预算数] 为空")
    tables = [
        full_table(项目名称=name, 年度=year, 预算数=budget)
        for name in ("甲水库", "乙水库", "丙水库")
        for year, budget in (("2024", "9" if name == "甲水库" else "2"), ("2025", "5"))
        if (name, year) != ("丙水库", "2024")
    ]
    whole = bind_set(tables, packset=bundled())
    again = bind_set([replace(one) for one in tables], packset=bundled())
    together = run_remembering([made], whole, None, None)
    assert together[0].failed
    assert told(together) == told([run_rule(made, again)])


def reach(body: str) -> Reach:
    program = program_of(rule(body), bundled().surroundings)
    assert program is not None
    return program.reach


def test_what_a_rule_says_hangs_on_the_columns_it_names() -> None:
    said = reach("""
        select: 表.绩效指标
        assert: 表.预算数 < 1元
        at: 指标值
        message: “{三级指标}”在{表.项目名称}里是{指标值.写法}
        expected: 不超过{表.财政资金}
    """)
    labels = {one[1] for one in said.told or ()}
    assert {"三级指标", "项目名称", "指标值", "财政资金"} <= labels
    assert said.advised == ((TABLE, "财政资金"),)


def test_what_points_to_other_places_is_said_anew_in_each() -> None:
    pointed = reach("""
        select: 表.绩效指标
        assert: 表.预算数 < 1元
        related: {select: "全套.表[项目名称 = 本.表.项目名称]", at: 项目名称, message: 另一张}
    """)
    assert pointed.told is None
    assert pointed.advised == ()
    relatives = reach("""
        select: 表.绩效指标
        define: {去年: "首个(表.上年).绩效指标"}
        assert: 去年 为空
        related: {select: 去年, at: 指标值, message: 去年的一行}
    """)
    assert (TABLE, "上年") in (relatives.told or ())


def test_of_the_same_columns_the_same_is_said_where_each_stands() -> None:
    made = rule("""
        select: 表.绩效指标
        assert: 表.预算数 < 1元
        at: 指标值
        message: 预算{表.预算数}，{三级指标}是{指标值.写法}
    """)
    values = ("≤5", "≤5", "≤6", "≤5")
    tables = [
        replace(full_table(**{"项目名称": f"{at}号", "行1.指标值": value}), path=f"{at}.yaml")
        for at, value in enumerate(values)
    ]
    whole, again = (bind_set(tables, packset=bundled()) for _ in range(2))
    together = run_remembering([made], whole, None, None)
    assert told(together) == told([run_rule(made, again)])
    found = [finding for _, finding in together[0].findings]
    named = [one.table and one.table.project for one in found]
    assert named == [f"{at}号" for at in range(len(values)) for _ in range(2)]


def test_a_finding_tells_of_its_own_table() -> None:
    made = rule("""
        select: 表
        assert: 预算数 < 1元
        message: “{项目名称}”多了
    """)
    whole = bind_set([full_table(项目名称="甲"), full_table(项目名称="乙")], packset=bundled())
    (outcome,) = run_remembering([made], whole, None, None)
    assert [finding.message for _, finding in outcome.findings] == ["“甲”多了", "“乙”多了"]


def test_what_a_finding_points_to_in_the_set_is_no_column_of_the_rule() -> None:
    body = """
        select: 表.绩效指标
        assert: 表.预算数 < 1元
        related: {select: "全套.表[项目名称 ≠ 本.表.项目名称]", at: 项目名称, message: 另一张}
    """
    assert columns(body) is not None
    made = rule(body)
    names = ("甲", "乙", "丙")
    tables = [
        replace(full_table(项目名称=name, **{"行1.指标值": "≤5"}), path=f"{name}.yaml")
        for name in names
    ]
    whole, again = (bind_set(tables, packset=bundled()) for _ in range(2))
    together = run_remembering([made], whole, None, None)
    assert told(together) == told([run_rule(made, again)])
    pointed = [{one.project for one in found.related} for _, found in together[0].findings]
    assert pointed == [{*names} - {name} for name in names for _ in range(2)]


def test_more_tables_than_are_remembered_come_to_the_same() -> None:
    made = rule("select: 表\nassert: 预算数 > 250元")
    tables = [full_table(预算数=str(number)) for number in range(MOST_REMEMBERED + 20)]
    whole = bind_set(tables, packset=bundled())
    assert told(run_remembering([made], whole, None, None)) == told([run_rule(made, whole)])


CONDITIONS = [
    "表.预算数 > 10元", "表.项目名称 有值", "三级指标 有值", '指标大类 = "产出指标"', "是成本指标",
    "计数(表.绩效指标[三级指标 = 本.三级指标]) > 1", "指标值.上限 ≤ 8公里", "达成", "序号 > 1",
    "计数(表.单元格[文本 为空]) > 2", "表.绩效目标 有值", "分值 ≥ 5", '表.空栏 包含 "备注"',
    "存在 甲 属于 表.资金 使 甲.金额 > 5元", "计数(全套.表) > 1", '表.项目名称 匹配 "[0-9]"',
    '表.单位名称 不包含 ["12", "甲"]', '表.备注 结尾是 "标"', '表.项目名称 包含 表.单位名称',
    '计数(表.单元格[标签 属于 ["项目名称", "指标值"] 且 文本 有值]) > 2', "表.同项目 为空",
    '存在 甲 属于 表.单元格[标签 = "单位名称"] 使 甲.文本 包含 "12"',
    '首个(表.单元格[标签 = "分值"]).文本 = 首个(表.单元格[标签 ≠ "分值"]).文本',
]  # fmt: skip


@given(
    first=st.sampled_from(CONDITIONS),
    second=st.sampled_from(CONDITIONS),
    edits=st.lists(
        st.dictionaries(st.sampled_from([place for place, _ in changes()]), st.sampled_from(TEXTS)),
        min_size=2,
        max_size=6,
    ),
    kind=st.sampled_from(
        [
            "表.绩效指标",
            "表.绩效指标[指标值 有值]",
            "表.单元格",
            "表",
            '表.单元格[标签 属于 ["指标值", "备注", "绩效目标"]]',
        ]
    ),
)
@settings(deadline=None, max_examples=200)
def test_any_rule_on_a_table_comes_to_the_same(
    first: str, second: str, edits: list[dict[str, str]], kind: str
) -> None:
    made = rule(f"select: {kind}\nwhen: |\n  {first}\nassert: |\n  {second}")
    whole = bind_set([full_table(**edit) for edit in edits], packset=bundled())
    try:
        together = run_remembering([made], whole, None, None)
    except UsageError:
        return
    again = bind_set([replace(one.table) for one in whole.tables], packset=bundled())
    assert told(together) == told([run_rule(made, again)])
