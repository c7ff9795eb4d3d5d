"""Rules changed on purpose: strong examples notice, weak ones are named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.packs import definitions_used, mutate_definition, survivors
from checker.packs import test_rules as run_examples
from checker.packs.alterations import altered_patterns
from tests.language.workbench import bundled
from tests.packs.packfiles import load, mistakes, pack_of, rule_with

if TYPE_CHECKING:
    from pathlib import Path

WEAK = "\n  good: [{预算数: 9}]\n  bad: [{预算数: 1}]"
STRONG = "\n  good: [{预算数: 5}, {预算数: 9}]\n  bad: [{预算数: 1}, {预算数: 4.9}]"
AT_LEAST_FIVE = " 预算数 ≥ 5万元"


def changes(folder: Path, **keys: str) -> list[str]:
    packset = load(pack_of(rule_with(**keys)), folder)
    return [mutant.change for mutant in survivors(packset.rule("XX001"), packset)]


def test_a_boundary_no_example_stands_on_is_noticed(tmp_path: Path) -> None:
    found = changes(tmp_path, assert_=AT_LEAST_FIVE, examples=WEAK)
    assert found == ["“≥”改成“>”"]


def test_examples_on_the_boundary_kill_every_mutant(tmp_path: Path) -> None:
    assert changes(tmp_path, assert_=AT_LEAST_FIVE, examples=STRONG) == []


def test_a_part_no_example_needs_is_noticed(tmp_path: Path) -> None:
    found = changes(tmp_path, assert_=AT_LEAST_FIVE + " 且 财政资金 为空", examples=STRONG)
    assert "去掉“且”的一项：财政资金 为空" in found


def test_a_difference_that_is_none_can_be_acknowledged(tmp_path: Path) -> None:
    equivalent = "\n  - {expression: 预算数 > 5万元, reason: 预算数不会正好是5万元}"
    found = changes(tmp_path, assert_=AT_LEAST_FIVE, examples=WEAK, equivalent=equivalent)
    assert found == []


def test_rules_of_reading_have_no_mutants() -> None:
    assert survivors(bundled().rule("GC001"), bundled()) == ()


def survivors_of(folder: Path, **keys: str) -> set[str]:
    """The changes no example notices, those of what the rule says among them."""
    return set(changes(folder, **keys))


PATTERN = ' 项目名称 匹配 "^(养护|绿化)工程$"'
ONE_BRANCH = "\n  good: [{项目名称: 养护工程}]\n  bad: [{项目名称: 采购}]"
EVERY_BRANCH = (
    "\n  good: [{项目名称: 养护工程}, {项目名称: 绿化工程}]"
    "\n  bad: [{项目名称: 采购}, {项目名称: 旧养护工程}, {项目名称: 绿化工程款}]"
)


def test_every_branch_and_anchor_of_a_pattern_is_tried(tmp_path: Path) -> None:
    found = survivors_of(tmp_path, assert_=PATTERN, examples=ONE_BRANCH)
    # 绿化 is tried in the place of 养护.
    assert found == {"去掉正则开头的“^”", "去掉正则结尾的“$”"}
    assert survivors_of(tmp_path, assert_=PATTERN, examples=EVERY_BRANCH) == set()


def test_a_bar_or_bracket_that_is_a_character_is_no_branch() -> None:
    assert list(altered_patterns(r"a\|b")) == []
    assert list(altered_patterns("[(|)]x")) == []
    assert [one.pattern for one in altered_patterns("(?:a|bc)d")] == ["(?:bc)d", "(?:a)d"]


def test_kinds_branches_and_denials_are_tried(tmp_path: Path) -> None:
    keys = {
        "select": " 表.绩效指标",
        "assert_": " 非 (指标值 是 (数量, 金额)) 且 择(三级指标 有值, 真, 假)",
        "examples": "\n  good: [{绩效指标: {三级指标: 甲, 指标值: 保障}}]"
        "\n  bad: [{绩效指标: {三级指标: 甲, 指标值: ≥3人}}]",
    }
    found = survivors_of(tmp_path, **keys)
    assert found == {"去掉“且”的一项：择(三级指标 有值, 真, 假)"}


WORDS = "\n  词: [大概, 若干]"
ONE_WORD = "\n  good: [{项目名称: 修路}]\n  bad: [{项目名称: 若干修路}]"
EACH_WORD = "\n  good: [{项目名称: 修路}]\n  bad: [{逐词: 词, 项目名称: 〔词〕修路}]"


def test_a_word_no_example_needs_is_noticed_and_one_example_can_hold_them_all(
    tmp_path: Path,
) -> None:
    asked = " 项目名称 不包含 参数.词"
    no_word = "\n  good: [{项目名称: 修路}]\n  bad: [{项目名称: }]"
    found = survivors_of(
        tmp_path, params=WORDS, assert_=f"{asked} 且 项目名称 有值", examples=no_word
    )
    assert {"去掉“大概”", "去掉“若干”"} <= found
    assert survivors_of(tmp_path, params=WORDS, assert_=asked, examples=ONE_WORD) == set()
    assert survivors_of(tmp_path, params=WORDS, assert_=asked, examples=EACH_WORD) == set()


def test_a_word_that_another_makes_needless_is_noticed(tmp_path: Path) -> None:
    found = survivors_of(
        tmp_path,
        params="\n  词: [大概, 概, 若干]",
        assert_=" 项目名称 不包含 参数.词",
        examples=ONE_WORD,
    )
    assert found == {"去掉“大概”"}


def test_one_kind_of_value_stands_for_the_others(tmp_path: Path) -> None:
    found = survivors_of(
        tmp_path,
        select=" 表.绩效指标",
        assert_=" 指标值 不是 (数量, 金额, 百分比)",
        examples="\n  good: [{绩效指标: {指标值: 保障}}]\n  bad: [{绩效指标: {指标值: ≥3人}}]",
    )
    assert found == set()


def test_a_change_is_acknowledged_in_the_words_it_is_shown_in(tmp_path: Path) -> None:
    equivalent = "\n  - {change: assert：“≥”改成“>”, reason: 预算数不会正好是5万元}"
    found = changes(tmp_path, assert_=AT_LEAST_FIVE, examples=WEAK, equivalent=equivalent)
    assert found == []


def test_one_example_a_word_must_name_a_list_and_have_the_word(tmp_path: Path) -> None:
    asked = " 项目名称 不包含 参数.词"
    for examples, said in (
        (EACH_WORD.replace("逐词: 词", "逐词: 字"), "这条规则没有列表参数“字”"),
        (EACH_WORD.replace("〔词〕修路", "大概修路"), "要有“〔词〕”"),
    ):
        text = pack_of(rule_with(params=WORDS, assert_=asked, examples=examples))
        (only,) = mistakes(text, tmp_path)
        assert said in only


def test_advice_and_edit_are_held_by_examples_that_state_them(tmp_path: Path) -> None:
    keys = {
        "assert_": ' 项目名称 不包含 "帐"',
        "at": " 项目名称",
        "expected": ' "{替换(项目名称, \\"帐\\", \\"账\\")}"',
        "fix": '\n  {safety: unsafe, replacement: "{替换(项目名称, \\"帐\\", \\"账\\")}"}',
    }
    silent = "\n  good: [{项目名称: 修路}]\n  bad: [{项目名称: 记帐}]"
    stated = (
        "\n  good: [{项目名称: 修路}]"
        "\n  bad: [{项目名称: 记帐, 应为: 记账, 改为: 记账, 提示: 没有预算数}]"
    )
    assert survivors_of(tmp_path, **keys, examples=silent) == {"改成别的话"}
    assert survivors_of(tmp_path, **keys, examples=stated) == set()


def test_what_an_example_says_must_be_said_is_checked(tmp_path: Path) -> None:
    examples = "\n  good: [{预算数: 9}]\n  bad: [{预算数: , 提示: 没有财政资金}]"
    packset = load(pack_of(rule_with(examples=examples)), tmp_path)
    (_, told) = run_examples([packset.rule("XX001")], packset)
    assert told.problem == "提示里应当有“没有财政资金”，结果是“没有预算数”。"


SHARED = """\
define:
  大的: 预算数 ≥ 5万元
  有钱: 大的 且 财政资金 有值
"""


def changes_of_definitions(folder: Path, bad: str) -> dict[str, list[str]]:
    rule = rule_with(when=" 有钱", assert_=" 项目名称 有值", examples=bad)
    packset = load(pack_of(rule).replace("rules:", f"{SHARED}rules:"), folder)
    used = definitions_used([packset.rule("XX001")], packset)
    results = [mutate_definition(one, packset) for one in used]
    return {one.definition.name: [each.change for each in one.survivors] for one in results}


def test_a_change_of_a_shared_name_is_seen_by_the_examples_of_its_rules(tmp_path: Path) -> None:
    weak = """
      good: [{项目名称: 甲, 预算数: 9, 财政资金: 9}]
      bad: [{项目名称: , 预算数: 9, 财政资金: 9}]
    """
    assert changes_of_definitions(tmp_path, weak) == {
        "大的": ["“≥”改成“>”", "“5万元”改成“5元”"],
        "有钱": ["去掉“且”的一项：大的"],
    }
    strong = weak.replace("9, 财政资金: 9}]", "5, 财政资金: 5}]") + (
        "  near: [{项目名称: , 预算数: 4.99, 财政资金: 4}, {项目名称: , 预算数: 6, 财政资金: }]\n"
    )
    assert changes_of_definitions(tmp_path, strong) == {"大的": [], "有钱": []}


def test_a_name_of_another_pack_is_its_own_matter() -> None:
    packset = bundled()
    rule = next(one for one in packset.rules if "没有计分办法" in one.written("when"))
    assert [one.name for one in definitions_used([rule], packset)] == ["没有计分办法"]
    other = replace(rule, pack="某局")
    assert definitions_used([other], packset) == []
