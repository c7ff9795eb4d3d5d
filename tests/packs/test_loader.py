"""Packs are refused whole, with every mistake at its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.base.errors import UsageError
from checker.packs import load_packs
from tests.packs.packfiles import HEAD, load, mistakes, pack_of, rule_with

if TYPE_CHECKING:
    from pathlib import Path

    from checker.base.errors import Mistake


def test_a_good_pack_loads_beside_the_bundled_ones(tmp_path: Path) -> None:
    packset = load(pack_of(rule_with()), tmp_path)
    assert packset.rule("XX001").title == "一条规则"
    assert packset.rule("GC202").name == "cost-cap-above-budget"
    assert [pack.id for pack in packset.packs] == ["cn.budget-goal", "local.test"]


# The one reviewed table of messages: the smallest change that makes a pack wrong, and everything
# that is said of it. The rule begins in line 5 of its file.
MISTAKES: dict[str, tuple[str, list[str]]] = {
    "an unknown key": (
        pack_of(rule_with(messag=" 甲")),
        ["16:5 “规则”没有“messag”这一项，是否想写“message”？"],
    ),
    "examples beside their heading": (
        pack_of(rule_with(examples="\n  good: [{预算数: 3}]") + "\nbad: [{预算数: }]"),
        ["15:5 “规则”没有“bad”这一项；它写在“examples”里面，比“examples”多缩进两格。"],
    ),
    "a key of the pack in a rule": (
        pack_of(rule_with(extends=" cn.budget-goal")),
        ["16:5 “规则”没有“extends”这一项；它是规则包的一项，写在最外层，前面不空格。"],
    ),
    "a key of a rule beside the rules": (
        pack_of(rule_with()) + "severity: error\n",
        ["16:1 “规则包”没有“severity”这一项；它是规则的一项，写在“rules”下面的一条规则里。"],
    ),
    "a unit in front of its number": (
        pack_of(rule_with(params=" {起点: 万元50}", assert_=" 预算数 ≥ 参数.起点")),
        ["15:18 数写在单位前面：“万元50”应当是“50万元”。"],
    ),
    "a price without its money": (
        pack_of(
            rule_with(
                params=" {价: {清淤: 35元/立方米, 护岸: 1200/米}}",
                assert_=" 查(参数.价, 项目名称) 有值",
            )
        ),
        ["15:35 “价”的“值”一栏，“1200/米”没有写是多少什么，是否想写“1200元/米”？"],
    ),
    "no message": (pack_of(rule_with(message="")), ["5:5 规则缺少message。"]),
    "no examples": (
        pack_of(rule_with(examples="")),
        ["5:5 规则缺少例子：examples里要有good和bad。"],
    ),
    "no bad example": (
        pack_of(rule_with(examples="\n  good: [{预算数: 3}]")),
        ["13:5 规则缺少例子：examples里要有bad。"],
    ),
    "an unknown kind of example": (
        pack_of(rule_with(examples="\n  good: [{预算数: 3}]\n  bad: [{预算数: }]\n  godo: []")),
        ["16:7 “examples”没有“godo”这一项，是否想写“good”？"],
    ),
    "an id that is none": (
        pack_of(rule_with(id=" gc1")),
        ["15:9 “id”应当是大写字母加三到五位数字，如GC202，却是“gc1”。"],
    ),
    "a name that is none": (
        pack_of(rule_with(name=" A_Rule")),
        ["15:11 “name”应当是小写英文，用“-”连接，如cost-cap-above-budget，却是“A_Rule”。"],
    ),
    "an unknown severity": (
        pack_of(rule_with(severity=" fatal")),
        [
            (
                "15:15 “severity”没有“fatal”这种取值；"
                "可以是：error（错误）、warning（警告）、info（提示）。"
            )
        ],
    ),
    "a truth that is none": (
        pack_of(rule_with(enabled=" maybe")),
        ["16:14 “enabled”应当是true或false，却是“maybe”。"],
    ),
    "a date that is none": (
        pack_of(rule_with(effective=" 2025-13-01")),
        ["16:16 “effective”没有“2025-13-01”这一天。"],
    ),
    "a field that does not exist": (
        pack_of(rule_with(assert_=" 预算 有值")),
        ["15:13 “表”没有字段“预算”，是否想写“预算数”？"],
    ),
    "a mistake inside a block": (
        pack_of(rule_with(assert_=" |\n  预算数 有值\n  且 财政资 有值")),
        ["17:9 “表”没有字段“财政资”，是否想写“财政资金”？"],
    ),
    "a mistake inside quotes": (
        pack_of(rule_with(assert_=" '预算数 有值 且 财政资 有值'")),
        ["15:23 “表”没有字段“财政资”，是否想写“财政资金”？"],
    ),
    "a mistake inside a placeholder": (
        pack_of(rule_with(message=" 预算数是{预算}，不对")),
        ["15:19 “表”没有字段“预算”，是否想写“预算数”？"],
    ),
    "a placeholder that is not closed": (
        pack_of(rule_with(message=" 预算数是{预算数，不对")),
        ["15:18 “{”没有配上“}”；要写大括号本身，请写“{{”。"],
    ),
    "a brace too many": (
        pack_of(rule_with(message=" 预算数}不对")),
        ["15:17 多了一个“}”；要写大括号本身，请写“}}”。"],
    ),
    "an expression that is none": (
        pack_of(rule_with(assert_=" 预算数 有值 且")),
        ["15:21 表达式没有写完，后面应当是字段、数量、文本或括号。"],
    ),
    "an expression that is no condition": (
        pack_of(rule_with(when=" 预算数")),
        ["16:11 “when”应当是条件（真假），却是金额。"],
    ),
    "a select that selects no records": (
        pack_of(rule_with(select=" 表.预算数")),
        ["15:13 “select”应当选出表、绩效指标、绩效目标一类的记录，却是金额。"],
    ),
    "a place that is no cell": (
        pack_of(rule_with(at=" 预算")),
        ["16:9 “at”应当是一个栏目，没有叫“预算”的栏目，是否想写“预算数”？"],
    ),
    "a definition that hides a field": (
        pack_of(rule_with(define="\n  预算数: 财政资金")),
        ["17:12 “预算数”已经是字段的名称，“define”里请换一个名字。"],
    ),
    "a definition that a row's column hides": (
        pack_of(
            rule_with(
                define="\n  上限行: 绩效指标[指标值 有值]\n  三级指标: 项目名称",
                assert_=" 上限行[三级指标 = 本.项目名称] 为空",
            )
        ),
        [
            (
                "18:17 “三级指标”在这里是栏目的名称，不指“define”里的“三级指标”；"
                "请给“define”里的换一个名字。"
            )
        ],
    ),
    "a definition used before it is made": (
        pack_of(rule_with(define="\n  甲值: 乙值\n  乙值: 财政资金")),
        ["17:11 “乙值”在“define”里写在后面（或就是它自己），请移到用它的地方之前。"],
    ),
    "a parameter that is not there": (
        pack_of(rule_with(params="\n  词表: [甲]", when=" 项目名称 包含 参数.词标")),
        ["18:22 这条规则没有参数“词标”，是否想写“词表”？"],
    ),
    "a regular expression in a parameter": (
        pack_of(rule_with(params="\n  样式: (a+)+", when=" 项目名称 匹配 参数.样式")),
        ["18:19 正则里不能有嵌套的重复（如“(a+)+”），会算不完。"],
    ),
    "an expression that begins with a bracket": (
        pack_of(rule_with(assert_=' ["甲"] 有值')),
        ["15:13 这段文字要加引号才是文字：'[\"甲\"] 有值'"],
    ),
    "a message that begins with a brace": (
        pack_of(rule_with(message=" {预算数}")),
        [
            (
                "15:14 “message”应当是一段文字，却是“键: 值”；"
                "以“{”或“[”开头、或含“: ”的文字要加引号，或用“|”另起一行写。"
            )
        ],
    ),
    "an unknown column in an example": (
        pack_of(rule_with(examples="\n  good: [{预算: 3}]\n  bad: [{预算数: }]")),
        ["14:15 例子里没有“预算”这一栏，是否想写“预算数”？"],
    ),
    "a comma that splits a value": (
        pack_of(
            rule_with(
                examples="\n  good: [{绩效指标: {指标值: ≤16,796.7万元}}]\n  bad: [{预算数: }]"
            )
        ),
        ['14:27 这段文字要加引号才是文字："≤16,796.7万元"'],
    ),
    "an unknown profile": (
        pack_of(rule_with(profiles=" [2020]")),
        ["16:16 没有叫“2020”的表样，是否想写“2021”？"],
    ),
    "an unknown rule to supersede": (
        pack_of(rule_with(supersedes=" [XX009]")),
        ["16:18 没有叫“XX009”的规则，是否想写“XX001”？"],
    ),
    "an unknown rule of the catalogue to supersede": (
        pack_of(rule_with(supersedes=" GCC202")),
        ["16:17 没有叫“GCC202”的规则，是否想写“GC202”？"],
    ),
    "a rule that supersedes itself": (
        pack_of(rule_with(supersedes=" [XX001]")),
        ["16:18 “XX001”就是这条规则，不能代替自己。"],
    ),
    "a definition named like an operator": (
        pack_of(rule_with(define="\n  则: 财政资金")),
        ["17:7 “则”是运算符，“define”里请换一个名字。"],
    ),
    "a definition named like a function": (
        pack_of(rule_with(define="\n  求和: 财政资金")),
        ["17:7 “求和”是函数，“define”里请换一个名字。"],
    ),
    "versions that are none": (
        pack_of(rule_with(since=" 去年")).replace("version: 1.0.0", "version: 新版"),
        [
            "2:10 “version”应当是版本号，如1.0.0，却是“新版”。",
            "15:12 “since”应当是版本号，如1.0.0，却是“去年”。",
        ],
    ),
    "a name of a pack that is none": (
        pack_of(rule_with()).replace("pack: local.test", "pack: 津南 区"),
        ["1:7 “pack”应当是不含空格和标点的名称，如cn.budget-goal，却是“津南 区”。"],
    ),
    "a comma of the wrong width": (
        pack_of(rule_with(examples="\n  good: [{预算数: 3，项目名称: 甲}]\n  bad: [{预算数: }]")),
        ["14:26 YAML写法有错：花括号没有配对，或花括号里缺半角逗号（全角的“，”不算）。"],
    ),
    "a fix without a replacement": (
        pack_of(rule_with(fix=" {safety: safe}")),
        ["16:10 “fix”要有replacement。"],
    ),
    "a related clause without a message": (
        pack_of(rule_with(related=" {select: 全套.表}")),
        ["16:14 “related”要有select和message。"],
    ),
    "a rule of reading with an assertion": (
        pack_of(rule_with(reader=" true", select="", examples="")),
        ["10:13 读取类规则（reader）没有“assert”。"],
    ),
    "an id used twice": (
        pack_of(rule_with(), rule_with(name=" another-rule")),
        ["16:9 编号“XX001”已经用在pack.yaml:5:5。"],
    ),
    "an id of the bundled pack": (
        pack_of(rule_with(id=" GC202")),
        ["15:9 编号“GC202”已经用在rules/core/money.yaml。"],
    ),
    "another language": (
        pack_of(rule_with()).replace("language: 1", "language: 2"),
        ["3:11 规则语言的版本是1，这个包写的是“2”。"],
    ),
    "no version": (
        pack_of(rule_with()).replace("version: 1.0.0\n", ""),
        ["1:1 规则包缺少version。"],
    ),
    "a key twice": (
        pack_of(rule_with() + "\ntitle: 再来"),
        ["16:5 “title”写了两次。"],
    ),
    "an anchor": (
        pack_of(rule_with(title=" &甲 一条")),
        ['15:12 这段文字要加引号才是文字："&甲 一条"'],
    ),
    "text lost behind a hash": (
        pack_of(rule_with(title=" 甲 #乙")),
        ['15:12 “ #”后面的文字会被YAML当作注释丢掉；要保留就加引号："甲 #乙"'],
    ),
    "no mapping": ("- 甲\n", ["1:1 “规则包”应当是“键: 值”的形式，却是列表。"]),
    "an empty file": ("", ["1:1 文件是空的，不是规则包。"]),
    "two documents": (
        pack_of(rule_with()) + "---\npack: 甲\n",
        ["17:1 规则包一个文件只有一份内容，不能用“---”再分。"],
    ),
    "rules that are no list": (
        HEAD.replace("rules:\n", "rules: 甲\n"),
        ["4:8 “rules”应当是列表（每项前一个“- ”），却是“甲”。"],
    ),
    "a condition that can never hold": (
        pack_of(
            rule_with(select=" 表.绩效指标[指标值 是 定性]", assert_=" 指标值.上限 ≤ 表.预算数")
        ),
        ["15:17 这里的指标值已限定为定性，不会有“上限”。"],
    ),
    "a condition that is false whatever the table": (
        pack_of(rule_with(when=" 1 > 2")),
        ["16:11 这个条件永远不成立，这条规则不会查任何内容。"],
    ),
    "conditions at odds": (
        pack_of(rule_with(when=" |\n  预算数 > 5万元\n  且 预算数 < 3万元")),
        ["18:9 这个条件永远不成立：它与前面的条件互相矛盾。"],
    ),
    "several mistakes": (
        pack_of(rule_with(assert_=" 预算 有值", message=" 没有{财政资}", severity=" 大")),
        [
            "13:13 “表”没有字段“预算”，是否想写“预算数”？",
            "14:17 “表”没有字段“财政资”，是否想写“财政资金”？",
            (
                "15:15 “severity”没有“大”这种取值；"
                "可以是：error（错误）、warning（警告）、info（提示）。"
            ),
        ],
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_everything_wrong_with_a_pack_is_said_at_its_place(name: str, tmp_path: Path) -> None:
    text, expected = MISTAKES[name]
    found = [line.replace(f"{tmp_path.as_posix()}/", "") for line in mistakes(text, tmp_path)]
    assert [re.sub(r"(core/\w+\.yaml):[0-9:]+", r"\1", line) for line in found] == expected


def test_messages_can_be_printed_on_a_chinese_console() -> None:
    for _, expected in MISTAKES.values():
        for line in expected:
            line.encode("gbk")


def test_a_pack_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="规则包打不开"):
        load_packs([tmp_path / "none.yaml"])


def test_a_pack_that_is_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    path.write_bytes(pack_of(rule_with()).encode("gb18030"))
    with pytest.raises(UsageError, match="规则包应当是UTF-8编码"):
        load_packs([path])


def test_a_folder_of_packs(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(pack_of(rule_with()), encoding="utf-8")
    (tmp_path / "b.yaml").write_text(
        pack_of(rule_with(id=" XX002", name=" other")), encoding="utf-8-sig"
    )
    packset = load_packs([tmp_path])
    assert [packset.rule(name).id for name in ("a-rule", "other")] == ["XX001", "XX002"]


def test_a_folder_without_packs(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="文件夹里没有规则包"):
        load_packs([tmp_path])


def test_the_digest_of_a_pack_follows_its_text(tmp_path: Path) -> None:
    first = load(pack_of(rule_with()), tmp_path).packs
    again = load(pack_of(rule_with()), tmp_path).packs
    changed = load(pack_of(rule_with(title=" 别的")), tmp_path).packs
    assert first == again
    assert first[0] == changed[0]
    assert first[1].digest != changed[1].digest


def found_wrong(text: str, folder: Path) -> tuple[Mistake, ...]:
    """What is wrong with a pack, nothing for a good one; read without the bundled packs."""
    path = folder / "pack.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        load_packs([path], root=folder)
    except UsageError as error:
        return error.mistakes
    return ()


@given(st.data())
@settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_a_damaged_pack_is_loaded_or_refused_at_a_place(
    tmp_path: Path, data: st.DataObject
) -> None:
    text = pack_of(rule_with())
    at = data.draw(st.integers(0, len(text)))
    length = data.draw(st.integers(0, 12))
    junk = data.draw(st.text(alphabet="{}[]:#&*!|>'\"- \n\t预算数，。x1", max_size=8))
    for mistake in found_wrong(text[:at] + junk + text[at + length :], tmp_path):
        assert mistake.place is not None
        assert mistake.message


def test_the_topic_of_a_pack_is_that_of_its_rules(tmp_path: Path) -> None:
    pack = pack_of(rule_with(), rule_with(id=" XX002", name=" b-rule", topic=" 文字"))
    packset = load(pack.replace("rules:", "topic: 时间\nrules:", 1), tmp_path)
    assert [packset.rule(name).topic for name in ("XX001", "XX002", "GC202")] == [
        *("时间", "文字", "预算与成本"),
    ]
    assert load(pack_of(rule_with()), tmp_path).rule("XX001").topic == "其他"


def test_a_topic_that_no_opinion_speaks_of_is_a_mistake(tmp_path: Path) -> None:
    pack = pack_of(rule_with()).replace("rules:", "topic: 时候\nrules:", 1)
    (mistake,) = mistakes(pack, tmp_path)
    assert mistake.startswith("4:8 ")
    assert "时间" in mistake
