"""Units an office adds: values, rules and messages count in them, for that run and no longer."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from checker.base.errors import UsageError
from checker.language.amounts import Amount, compare, from_text
from checker.language.calculation import calculate
from checker.packs import load_packs
from checker.pipeline import Job, check
from checker.rule.manualtext import STACKING
from checker.values import Kind, parse
from tests.cli.command import GOAL_FILE

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "pack: 本单位\nversion: 1.0.0\nlanguage: 1\n"
NO_UNIT = "没有叫“座座”的单位；写一个已有的单位，如个、座、台；自成一类的写 {}。"
PACK = (
    HEAD
    + """\
units:
  菇棚: {aliases: [蘑菇棚]}
  网箱: 个
rules:
  - id: DW001
    name: enough-sheds
    title: 菇棚太少
    since: 1.0.0
    severity: warning
    params: {最少: 10菇棚}
    select: 表.绩效指标[指标值 是 数量 且 指标值.量纲 = "菇棚"]
    assert: 指标值.下限 ≥ 参数.最少
    message: 只有{指标值.下限}
    examples:
      good: [{绩效指标: {指标值: ≥10蘑菇棚}}]
      bad: [{绩效指标: {指标值: ≥9菇棚}}]
"""
)


def write(folder: Path, text: str) -> Path:
    path = folder / "本单位.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_values_are_read_in_an_added_unit(tmp_path: Path) -> None:
    packset = load_packs([write(tmp_path, PACK)])
    units = packset.surroundings.units
    value = parse("≥12蘑菇棚", units)
    assert value.kind is Kind.QUANTITY
    assert value.unit is not None
    assert (str(value), value.unit.dimension) == ("≥12菇棚", "菇棚")
    basket = parse("3网箱", units).unit
    assert basket is not None
    assert basket.dimension == "count"
    assert parse("≥12蘑菇棚").kind is Kind.UNPARSED


def test_a_run_counts_in_the_units_of_its_packs(tmp_path: Path) -> None:
    goals = tmp_path / "goals"
    goals.mkdir()
    text = GOAL_FILE.replace("≥120公里", "≥8菇棚")
    (goals / "01.yaml").write_text(text, encoding="utf-8")
    job = Job(paths=(str(goals),), packs=(write(tmp_path, PACK),), select=("DW001",))
    found = [(one.rule, one.message) for one in check(job).findings]
    assert found == [("DW001", "只有8菇棚")]
    assert parse("≥8菇棚").kind is Kind.UNPARSED


@pytest.mark.parametrize(
    ("units", "said"),
    [
        ("{个: 项}", "4:9 “个”已经是计量单位。"),
        ("{菇棚: 座座}", f"4:9 {NO_UNIT}"),
        ("{大洋: 元}", "4:9 金额和百分比的单位要换算，不能自己加“大洋”。"),
        ("{菇棚: [个]}", "4:13 “菇棚”后面应当是同类的单位，如“菇棚: 个”。"),
        ("{菇棚: {lik: 个}}", "4:14 “units”没有“lik”这一项，是否想写“like”？"),
        ("{3号棚: 个}", "4:9 单位的名称只能用字、字母，却是“3号棚”。"),
    ],
)
def test_what_is_no_unit_is_said(units: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        load_packs([write(tmp_path, f"{HEAD}units: {units}\n")])
    (mistake,) = caught.value.mistakes
    assert mistake.place is not None
    assert f"{mistake.place.line}:{mistake.place.column} {mistake.message}" == said


def test_a_unit_like_none_there_is_is_said_once(tmp_path: Path) -> None:
    wrong = PACK.replace("{aliases: [蘑菇棚]}", "{like: 座座, aliases: [蘑菇棚]}")
    with pytest.raises(UsageError) as caught:
        load_packs([write(tmp_path, wrong)])
    assert [one.message for one in caught.value.mistakes] == [NO_UNIT]


def test_the_pack_on_the_language_page_loads(tmp_path: Path) -> None:
    text = STACKING.partition("```yaml\n")[2].partition("```")[0]
    text = text.replace("../省/某省.yaml", "某省.yaml")
    (tmp_path / "某省.yaml").write_text(
        "pack: 某省\nversion: 1.0.0\nlanguage: 1\nrules: []\n", encoding="utf-8"
    )
    packset = load_packs([write(tmp_path, text)])
    assert [unit.name for unit in packset.units] == ["网箱"]
    assert packset.notes == ()


def test_rates_of_added_units_are_reckoned_with(tmp_path: Path) -> None:
    units = load_packs([write(tmp_path, PACK)]).surroundings.units
    price, sheds = from_text("1200元/菇棚", units), from_text("100蘑菇棚", units)
    assert price is not None
    assert sheds is not None
    whole = calculate("×", price, sheds)
    assert str(whole) == "120000元"
    assert isinstance(whole, Amount)
    back = calculate("÷", whole, sheds)
    assert isinstance(back, Amount)
    assert (str(back), compare("=", back, price, Decimal(0))) == ("1200元/菇棚", True)


def test_functions_of_the_language_know_added_units(tmp_path: Path) -> None:
    told = (
        '{写作(指标值.下限, "菇棚")}，{单位族("蘑菇棚")}，{单位族("网箱")}，'
        '{换算率("网箱", "个")}，{计数(文中数量("新建设施8菇棚"))}，'
        '{写作(指标值.下限 × 2元/菇棚, "元")}'
    )
    pack = PACK.replace("只有{指标值.下限}", f"'{told}'")
    goals = tmp_path / "goals"
    goals.mkdir()
    text = GOAL_FILE.replace("≥120公里", "≥8菇棚")
    (goals / "01.yaml").write_text(text, encoding="utf-8")
    job = Job(paths=(str(goals),), packs=(write(tmp_path, pack),), select=("DW001",))
    assert [one.message for one in check(job).findings] == ["8菇棚，菇棚，个数，1，1，16元"]
