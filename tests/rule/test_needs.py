"""A rule that asks first for a column looks at nothing in a table in which nothing stands there."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.base.dataclass import replace
from checker.base.errors import UsageError
from checker.form.columns import filled_of, is_cell
from checker.form.fields import INDICATOR, SCHEMAS, TABLE
from checker.form.schema import FORM
from checker.form.whole import bind_set
from checker.language.gaps import Blank
from checker.model import INDICATOR_FIELDS, TABLE_FIELDS
from checker.rule import run_rule
from checker.rule.outcome import RuleOutcome, judge_into
from checker.rule.program import Program, program_of
from tests.language.workbench import bundled
from tests.rule.made import rule
from tests.rule.test_batch import told
from tests.rule.test_columns import bound, full_table


def needed(body: str) -> set[str]:
    program = program_of(rule(body), bundled().surroundings)
    assert program is not None
    return {f"{kind}.{label}" for kind, label in program.reach.needs}


def test_what_is_asked_of_every_record_first_is_needed() -> None:
    body = "select: 表.绩效指标[得分 有值 且 分值 有值 且 分值 > 0]\nassert: 得分 ≤ 分值"
    assert needed(body) == {"绩效指标.得分", "绩效指标.分值"}
    assert needed("select: 表[执行数 有值]\nassert: 预算数 有值") == {"表.执行数"}
    assert needed("select: 表.绩效指标[得分 有值][表.总分 有值]\nassert: 分值 有值") == {
        "绩效指标.得分",
        "表.总分",
    }
    assert needed("select: 表.单元格[文本 有值 且 表.总分 有值]\nassert: 文本 有值") == {
        "表.总分",
    }


@pytest.mark.parametrize(
    "body",
    [
        "select: 表.绩效指标\nwhen: 得分 有值\nassert: 分值 有值",
        "select: 表.绩效指标[得分 有值 或 分值 有值]\nassert: 指标值 有值",
        "select: 表.绩效指标[非 (得分 有值)]\nassert: 指标值 有值",
        "select: 表.绩效指标[得分 为空]\nassert: 指标值 有值",
        # Worked out from the first row of its class.
        "select: 表.绩效指标[大类分值 有值]\nassert: 指标值 有值",
        # Of another row, and of all tables.
        "select: 表[首个(绩效指标).得分 有值]\nassert: 项目名称 有值",
        "select: 全套.表[执行数 有值]\nassert: 项目名称 有值",
    ],
)
def test_what_may_be_selected_all_the_same_is_not(body: str) -> None:
    assert needed(body) == set()


@pytest.mark.parametrize(
    ("kind", "name"),
    [(kind, name) for kind in (TABLE, INDICATOR) for name in SCHEMAS[kind] if is_cell(kind, name)],
    ids="-".join,
)
def test_a_field_is_blank_where_its_cell_is(kind: str, name: str) -> None:
    where = {name: "—"} if kind == TABLE else {f"行{at}.{name}": "—" for at in range(2)}
    record = bound(full_table(**where))
    assert (kind, name) in filled_of(bound(full_table()))
    assert (kind, name) not in filled_of(record)
    read = FORM.getter(kind, name)
    records = (record,) if kind == TABLE else record.indicators
    assert all(isinstance(read(one), Blank) for one in records)


SELECTED = [
    "表.绩效指标[{0} 有值 且 {1} 有值]", "表.绩效指标[{0} 有值][{1} 有值 或 序号 = 1]",
    "表.绩效指标[若 {0} 有值 则 {1} 有值]", "表.绩效指标[非 ({0} 有值) 且 {1} 有值]",
    "表.单元格[表.{2} 有值 且 文本 有值]", "表[{2} 有值]", "表.绩效指标[表.{2} 有值 且 {0} 有值]",
]  # fmt: skip

EVERYWHERE = [*TABLE_FIELDS, *(f"行{at}.{one}" for at in (0, 1) for one in INDICATOR_FIELDS)]


@given(
    select=st.sampled_from(SELECTED),
    first=st.sampled_from([*INDICATOR_FIELDS]),
    second=st.sampled_from([*INDICATOR_FIELDS]),
    head=st.sampled_from([*TABLE_FIELDS]),
    blank=st.sets(
        st.sampled_from(
            [*TABLE_FIELDS, *(f"行{at}.{one}" for at in (0, 1) for one in INDICATOR_FIELDS)]
        )
    ),
)
@settings(deadline=None, max_examples=150)
def test_a_rule_that_is_not_asked_would_have_selected_nothing(
    select: str, first: str, second: str, head: str, blank: set[str]
) -> None:
    made = rule(f"select: {select.format(first, second, head)}\nassert: 1 > 2")
    whole = bind_set([full_table(**dict.fromkeys(blank, ""))], packset=bundled())
    try:
        asked = run_rule(made, whole)
    except UsageError:
        return
    program = program_of(made, whole.surroundings)
    assert program is not None
    all_the_same = Program(made, replace(program.reach, needs=frozenset()), lambda: program.typed)
    expected = RuleOutcome(made)
    judge_into(expected, all_the_same, whole.tables[0], None)
    assert told([asked]) == told([expected])
