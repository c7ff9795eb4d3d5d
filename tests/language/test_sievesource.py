"""What an index finds is sifted once for all that ask alike, to the same end."""

from __future__ import annotations

import pytest

from checker.form.conditions import scope_of
from checker.form.fields import TABLE
from checker.form.schema import FORM
from checker.language.frame import Frame, Steps, is_list
from checker.language.interpretation import Interpreter
from checker.language.machine import Machine, Trees
from checker.language.parser import parse
from checker.language.typed import elaborator
from tests.language.workbench import bundled, table_set

UNITS = {
    "all say their unit": ("单位名称: 甲局", "单位名称: 乙局", "单位名称: 甲局", "单位名称: 甲局"),
    "one says a code too": ('单位编码: "1"', "单位名称: 乙局", "单位名称: 甲局", "单位名称: 乙局"),
    "by their codes": ('单位编码: "1"', '单位编码: "2"', '单位编码: "1"', '单位编码: "2"'),
    "one says none": ("单位名称: 甲局", "备注: 无", "单位名称: 乙局", "单位名称: 甲局"),
    "nobody says any": ("备注: 无",) * 4,
}
YEARS = ("年度: 2025", "年度: 2025", "年度: 2024", "备注: 无")
LISTS = (
    "全套.表[项目名称 = 本.项目名称 且 同单位(此, 本)]",
    "全套.表[项目名称 = 本.项目名称 且 同单位(本, 此) 且 同批(此, 本)]",
    "全套.表[项目名称 = 本.项目名称 且 同批(此, 本) 且 预算数 > 2万元]",
    "全套.表[项目名称 = 本.项目名称 且 同单位(此, 本) 且 预算数 < 本.预算数]",
    "全套.表[项目名称 = 本.项目名称 且 同单位(此, 本) 且 此.次序 < 本.次序]",
    '全套.表[相似(项目名称, 本.项目名称) ≥ 0.5 且 同单位(此, 本) 且 主管部门 ≠ "丙"]',
    "全套.表.绩效指标[三级指标 = 首个(本.绩效指标).三级指标 且 同单位(此.表, 本)]",
)
QUESTIONS = (
    *LISTS,
    *(f"首个({one})" for one in LISTS),
    "存在 甲 属于 全套.表 使 (甲.项目名称 = 项目名称 且 同单位(甲, 本) 且 甲.预算数 > 2万元)",
    "所有 甲 属于 全套.表 使 (若 甲.项目名称 = 项目名称 则 同单位(甲, 本))",
)


def tables(units: tuple[str, ...], budgets: str) -> str:
    """Four tables of one name, each with its unit, year and budget."""
    return "全套:\n" + "".join(
        f"- {{项目名称: 校舍维修, {unit}, {year}, 预算数: {budget},"
        " 绩效指标: {三级指标: 面积, 指标值: ≥6平方米}}\n"
        for unit, year, budget in zip(units, YEARS, budgets.split(), strict=True)
    )


def named(value: object) -> object:
    """Records are told by themselves, what is in doubt by what it is and why."""
    if is_list(value):
        return tuple(map(named, value))
    if not hasattr(value, "item"):
        return value
    return value.item, value.reason  # type: ignore[attr-defined]  # what is in doubt


@pytest.mark.parametrize("units", UNITS.values(), ids=UNITS.keys())
def test_what_is_sifted_is_what_every_item_would_have_said(units: tuple[str, ...]) -> None:
    for budgets in ("1 3 5 3", "1 3 8O 3", "3 3 3 3"):
        whole = table_set(tables(units, budgets))
        for text in QUESTIONS:
            made = elaborator(FORM, bundled().surroundings)
            code = made.typed(parse(text), scope_of(TABLE)).code
            assert not made.slips
            machine = Machine(FORM, lambda code=code: Trees({}, (code,)), "<test>")  # type: ignore[misc]  # bound now
            for table in whole.tables:
                told = Interpreter(FORM, {}).run(code, Frame(table, Steps()))
                for _ in range(2):
                    again = machine.run(code, Frame(table, Steps()))
                    assert named(again) == named(told), (text, budgets, table.position)
