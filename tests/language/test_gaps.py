"""The logic of true, false, unknown and not applicable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.language.gaps import ABSENT, Absent, TruthValue, Unknown, all_of, any_of, denied
from tests.language.workbench import INDICATOR_RECORD, evaluate

U = Unknown("读不懂")
N = ABSENT
SIGNS: dict[str, TruthValue] = {"T": True, "F": False, "U": U, "N": N}
verdicts = st.sampled_from([True, False, U, N])


def sign(verdict: object) -> str:
    if isinstance(verdict, Unknown):
        return "U"
    if isinstance(verdict, Absent):
        return "N"
    return "T" if verdict else "F"


@pytest.mark.parametrize(
    "line",
    [
        "T T T", "T F F", "T U U", "T N N", "F F F", "F U F", "F N F", "U U U", "U N N", "N N N",
    ],
)  # fmt: skip
def test_the_table_of_and(line: str) -> None:
    left, right, result = line.split()
    assert sign(all_of([SIGNS[left], SIGNS[right]])) == result
    assert sign(all_of([SIGNS[right], SIGNS[left]])) == result


@pytest.mark.parametrize(
    "line",
    [
        "T T T", "T F T", "T U T", "T N T", "F F F", "F U U", "F N N", "U U U", "U N U", "N N N",
    ],
)  # fmt: skip
def test_the_table_of_or(line: str) -> None:
    left, right, result = line.split()
    assert sign(any_of([SIGNS[left], SIGNS[right]])) == result
    assert sign(any_of([SIGNS[right], SIGNS[left]])) == result


@pytest.mark.parametrize("line", ["T F", "F T", "U U", "N T"])
def test_the_table_of_not(line: str) -> None:
    given_sign, result = line.split()
    assert sign(denied(SIGNS[given_sign])) == result


@given(st.lists(verdicts))
def test_de_morgan(parts: list[TruthValue]) -> None:
    assert sign(denied(all_of(parts))) == sign(any_of(denied(part) for part in parts))
    assert sign(denied(any_of(parts))) == sign(all_of(denied(part) for part in parts))


@given(st.lists(verdicts), st.randoms())
def test_the_order_of_parts_does_not_matter(parts: list[TruthValue], random: object) -> None:
    mixed = list(parts)
    random.shuffle(mixed)  # type: ignore[attr-defined]  # a Random
    assert sign(all_of(parts)) == sign(all_of(mixed))
    assert sign(any_of(parts)) == sign(any_of(mixed))


@given(verdicts, verdicts, verdicts)
def test_grouping_does_not_matter(a: TruthValue, b: TruthValue, c: TruthValue) -> None:
    assert sign(all_of([all_of([a, b]), c])) == sign(all_of([a, all_of([b, c])]))
    assert sign(any_of([any_of([a, b]), c])) == sign(any_of([a, any_of([b, c])]))


# How the expressions of the language come to those verdicts: one row of a table with a value that
# has no upper bound, a cell that cannot be read and a blank one.
ROW = """
    预算数: 8O.5
    财政资金:
    其他资金: 3
    绩效指标: {三级指标: 接待人数, 指标值: ≥22人}
"""
ATOMS = {
    "T": "表.其他资金 = 3万元",
    "F": "表.其他资金 > 4万元 ±0元",
    "U": "表.预算数 = 3万元",
    "N": "指标值.上限 = 22人",
}


@pytest.mark.parametrize("expected", ATOMS)
def test_an_atom_is(expected: str) -> None:
    assert sign(evaluate(ATOMS[expected], ROW, on=INDICATOR_RECORD)) == expected


@pytest.mark.parametrize("left", ATOMS)
@pytest.mark.parametrize("right", ATOMS)
def test_expressions_follow_the_tables(left: str, right: str) -> None:
    pair = [SIGNS[left], SIGNS[right]]
    for word, table in (("且", all_of), ("或", any_of)):
        expression = f"{ATOMS[left]} {word} {ATOMS[right]}"
        assert sign(evaluate(expression, ROW, on=INDICATOR_RECORD)) == sign(table(pair))
    implied = evaluate(f"若 {ATOMS[left]} 则 {ATOMS[right]}", ROW, on=INDICATOR_RECORD)
    assert sign(implied) == sign(any_of([denied(pair[0]), pair[1]]))


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("表.财政资金 = 3万元", "U"),
        ("表.财政资金 为空", "T"),
        ("表.财政资金 有值", "F"),
        ("表.上年结转 有值", "F"),
        ("表.上年结转 = 3万元", "U"),
        ("表.预算数 有值", "U"),
        ("表.预算数 为空", "U"),
        ("指标值.上限 有值", "F"),
        ("指标值.上限 为空", "T"),
        ("指标值.下限 有值", "T"),
        ("计量单位 有值", "F"),
        ("非 (指标值.下限 = 22人 且 指标值.上限 = 22人)", "T"),
        ("若 指标值.上限 = 22人 则 表.其他资金 > 4万元", "T"),
        ('计量单位 = "人"', "U"),
        ("空作零(表.财政资金) = 0元", "T"),
        ("空作零(表.预算数) = 0元", "U"),
        ("指标值.上限 + 1人 = 3人", "N"),
        ("表.财政资金 + 1万元 = 3万元", "U"),
        ("长度(计量单位) > 0", "U"),
        ('计量单位 匹配 "人"', "U"),
        ('计量单位 属于 ["人"]', "U"),
    ],
)
def test_blank_unreadable_and_absent_are_three_things(expression: str, expected: str) -> None:
    assert sign(evaluate(expression, ROW, on=INDICATOR_RECORD)) == expected


def test_the_reason_of_an_unknown_names_the_cell() -> None:
    verdict = evaluate("表.预算数 = 3万元", ROW, on=INDICATOR_RECORD)
    assert isinstance(verdict, Unknown)
    assert verdict.reason == "“预算数”写作“8O.5”，读不出金额"
    blank = evaluate("表.财政资金 = 3万元", ROW, on=INDICATOR_RECORD)
    assert isinstance(blank, Unknown)
    assert blank.reason == "“财政资金”为空"


@pytest.mark.parametrize(
    ("value", "test", "expected"),
    [
        ("≥22人", "是 数量", "T"),
        ("≥22人", "是 金额", "F"),
        ("≥22人", "不是 金额", "T"),
        ("≥22人", "是 (金额, 数量)", "T"),
        ("≤8O.5万元", "是 金额", "U"),
        ("≤8O.5万元", "不是 金额", "U"),
        ("≤8O.5万元", "是 无法解析", "T"),
        ("≤8O.5万元", "不是 无法解析", "F"),
        ("≤8O.5万元", "是 (金额, 无法解析)", "T"),
        ("保障", "是 定性", "T"),
        ("2025年1-12月", "是 时段", "T"),
        ("", "是 金额", "F"),
        ("", "不是 金额", "T"),
    ],
)
def test_kind_tests(value: str, test: str, expected: str) -> None:
    row = f'{{绩效指标: {{指标值: "{value}"}}}}'
    assert sign(evaluate(f"指标值 {test}", row, on=INDICATOR_RECORD)) == expected


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("存在 甲 属于 资金 使 甲.金额 = 3万元", "T"),
        ("存在 甲 属于 资金 使 甲.金额 = 4万元", "U"),
        ("所有 甲 属于 资金 使 甲.金额 = 3万元", "U"),
        ("所有 甲 属于 资金 使 甲.金额 = 4万元", "F"),
        ("存在 甲 属于 绩效指标 使 甲.指标值.上限 = 1人", "F"),
        ("所有 甲 属于 绩效指标 使 甲.指标值.上限 = 1人", "T"),
        ("计数(资金[金额 = 3万元]) = 1", "U"),
        ('计数(资金[名称 = "其他资金"]) = 1', "T"),
        ("资金[金额 = 3万元] 有值", "T"),
        ("资金[金额 = 4万元] 有值", "U"),
        ("资金[金额 = 4万元] 为空", "U"),
        ("绩效指标[指标值.上限 = 1人] 有值", "F"),
        ("求和(资金.金额) = 3万元", "T"),
        ('"其他资金" 属于 资金.名称', "T"),
        ('"其他资金" 属于 资金[金额 = 4万元].名称', "F"),
        ('"财政资金" 属于 资金[金额 = 4万元].名称', "U"),
        ('首个(资金).名称 = "财政资金"', "T"),
        ('首个(资金[金额 = 3万元]).名称 = "其他资金"', "U"),
        ('首个(绩效目标).文本 = "甲"', "N"),
        ("最大(资金.金额) = 3万元", "T"),
    ],
)
def test_lists_keep_what_cannot_be_said(expression: str, expected: str) -> None:
    assert sign(evaluate(expression, ROW)) == expected


def test_what_belongs_to_an_absent_record_is_absent() -> None:
    assert sign(evaluate("首个(全套.表[预算数 = 9万元]).表.预算数 = 3万元", ROW)) == "U"
    assert sign(evaluate("首个(绩效目标).表.预算数 = 3万元", ROW)) == "N"
