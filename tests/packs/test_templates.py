"""Templates: rules with typed parameters, and what is said where a parameter is wrong."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent, indent
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.packs import load_packs
from checker.packs import test_rules as run_examples
from checker.packs.gatherer import Gatherer
from checker.packs.loader import bundled
from checker.packs.ruleyaml import read_rule
from checker.packs.samples import sample_rule
from checker.rule.program import compile_rule
from tests.packs.packfiles import load, mistakes

if TYPE_CHECKING:
    from checker.packs.templates import Template

HEAD = "pack: 本单位\nversion: 1.0.0\nlanguage: 1\n"


def rule(template: str, params: str, examples: str = "", **keys: str) -> str:
    """A pack with one rule; `params:` stands in line 7."""
    lines = [f"template: {template}", f"params: {{{params}}}"]
    lines += [f"examples: {{{examples}}}"] if examples else []
    lines += [f"{key}: {text}" for key, text in keys.items()]
    return HEAD + "rules:\n  - id: BD001\n" + indent("\n".join(lines), "    ") + "\n"


def bundled_templates() -> dict[str, Template]:
    gatherer = Gatherer()
    bundled(gatherer)
    found = dict(gatherer.templates())
    assert gatherer.reader.mistakes == []
    return found


TEMPLATES = bundled_templates()
AROUND = load_packs().surroundings


def test_the_templates_that_offices_ask_for_are_there() -> None:
    asked = {"必填", "取值范围", "禁用词", "单位", "两处一致", "合计", "唯一", "不得照抄"}
    assert asked <= set(TEMPLATES)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_shows_itself_on_a_sample_that_holds(name: str) -> None:
    packset = load_packs()
    gatherer = Gatherer()
    made = sample_rule(gatherer.reader, TEMPLATES[name])
    assert made is not None
    assert gatherer.reader.mistakes == []
    assert compile_rule(made, packset.surroundings)[1] == ()
    results = run_examples([made], packset)
    assert {result.example.expect for result in results} >= {"good", "bad"}
    assert [result.problem for result in results if result.problem] == []


@pytest.mark.parametrize(
    ("template", "params", "examples"),
    [
        ("必填", "栏目: 绩效指标.备注", ""),
        ("必填", "栏目: 三级指标", ""),
        (
            "必填",
            "栏目: 计量单位, 二级指标: 数量指标, 条件: 指标值 是 数量",
            "good: 计量单位：人；指标值：22, bad: 计量单位：（空）；指标值：22",
        ),
        ("取值范围", "栏目: 预算数, 最小: 3万元", "good: 5, bad: 2"),
        ("取值范围", "栏目: 分值, 最大: 30", "good: 三级指标：甲；分值：30, bad: 分值：31"),
        ("取值范围", "最大: 100%", "good: ≥95%, bad: ≥120%"),
        ("取值范围", "最小: 90%", "good: 95%, bad: ≤50%, near: 保障"),
        ("禁用词", "词: [大概, 若干]", ""),
        ("禁用词", "词: 大概, 栏目: 绩效指标描述, 二级指标: 数量指标", ""),
        ("单位", "单位: [人, 人次], 二级指标: 数量指标", "good: ≥22人次, bad: ≥22户"),
        (
            "两处一致",
            "甲: 单位名称, 乙: 主管部门",
            "good: 单位名称：甲 局；主管部门：甲局, bad: 单位名称：甲；主管部门：乙",
        ),
        (
            "两处一致",
            "甲: 实际完成值, 乙: 指标值",
            "good: 实际完成值：≥95%；指标值：≥95.0%, bad: 实际完成值：≥90%；指标值：≥95%",
        ),
        (
            "合计",
            "各项: [财政资金, 其他资金], 合计: 预算数",
            "good: 预算数：60.00；财政资金：60；其他资金：（空）, bad: 预算数：100；财政资金：60",
        ),
        ("唯一", "栏目: 三级指标, 范围: 本表", 'good: "甲\\n乙", bad: "甲\\n甲"'),
        ("唯一", "栏目: 三级指标", 'good: "甲\\n---\\n乙", bad: "甲\\n---\\n甲"'),
        ("不得照抄", "栏目: 绩效目标, 抄自: 资金用途", ""),
        ("不得照抄", "栏目: 绩效指标描述, 抄自: 三级指标", ""),
        ("不得照抄", "栏目: 绩效指标描述", ""),
    ],
)
def test_rules_of_a_template_come_out_as_their_examples_say(
    template: str, params: str, examples: str, tmp_path: Path
) -> None:
    packset = load(rule(template, params, examples), tmp_path)
    results = run_examples([packset.rule("BD001")], packset)
    assert {result.example.expect for result in results} >= {"good", "bad"}
    assert [result.problem for result in results if result.problem] == []


@pytest.mark.parametrize(
    ("template", "params", "said"),
    [
        ("必添", "栏目: 项目编码", "6:15 没有叫“必添”的模板，是否想写“必填”？"),
        (
            "必填",
            "栏目: 项目编号",
            "7:18 参数“栏目”：表上没有“项目编号”这一栏，是否想写“项目编码”？",
        ),
        (
            "必填",
            "栏位: 项目编码, 栏目: 项目编码",
            "7:14 模板“必填”没有参数“栏位”，是否想写“栏目”？",
        ),
        (
            "必填",
            "栏目: 备注",
            "7:18 参数“栏目”：“备注”有两个，请写明是表.备注、绩效指标.备注里的哪一个。",
        ),
        (
            "必填",
            "栏目: 项目编码, 二级指标: 数量指标",
            "7:30 “项目编码”不是绩效指标的栏目，用它时不写参数“二级指标”。",
        ),
        (
            "必填",
            "栏目: 项目编码, 条件: 预算书 ≥ 100万元",
            "7:28 “表”没有字段“预算书”，是否想写“预算数”？",
        ),
        ("必填", "栏目: [项目编码, 项目名称]", "7:18 参数“栏目”只写一个栏目，不写列表。"),
        ("必填", "", "6:15 模板“必填”还要写参数“栏目”（哪一栏要填，如项目编码）。"),
        (
            "取值范围",
            "栏目: 项目名称, 最小: 3",
            "7:18 参数“栏目”要指标值、金额、数、年度一类的栏目，“项目名称”是文本。",
        ),
        (
            "取值范围",
            "最小: ≥90%",
            "7:18 参数“最小”应当只写数和单位，如90%、22人、3万元，却是“≥90%”。",
        ),
        (
            "取值范围",
            "最小: 90%, 二级指标: 服务对象满意指标",
            "7:29 没有“服务对象满意指标”这个取值，是否想写“服务对象满意度指标”？",
        ),
        (
            "取值范围",
            "栏目: 预算数, 最小: 90%",
            "7:27 参数“最小”写的“90%”是百分比，“栏目”写的“预算数”是金额，两个不同类。",
        ),
        (
            "取值范围",
            "最小: 90%, 最大: 22人",
            "7:27 参数“最大”写的“22人”是人数，“最小”写的“90%”是百分比，两个不同类。",
        ),
        (
            "取值范围",
            "二级指标: 数量指标",
            (
                "6:15 模板“取值范围”要在参数“最小”（不低于多少，如90%）、"
                "“最大”（不高于多少，如100%）里至少写一个。"
            ),
        ),
        ("单位", "单位: [人, 人辞]", "7:22 参数“单位”：单位表里没有“人辞”，是否想写“人次”？"),
        ("禁用词", "词: []", "7:17 参数“词”是空的。"),
        (
            "两处一致",
            "甲: 项目名称, 乙: 预算数",
            (
                "7:26 模板“两处一致”的这些栏目合不到一起："
                "“甲”写的“项目名称”是文本，“乙”写的“预算数”是金额。"
            ),
        ),
        (
            "合计",
            "各项: [财政资金, 分值], 合计: 预算数",
            "7:19 参数“各项”的几个栏目应当都在表里，或都在绩效指标里。",
        ),
        (
            "唯一",
            "栏目: 项目编码, 范围: 本表",
            "7:28 “项目编码”不是绩效指标的栏目，用它时“范围”不能是“本表”。",
        ),
        (
            "唯一",
            "栏目: 项目编码, 范围: 全部",
            "7:28 参数“范围”没有“全部”这种取值；可以是：全套、本表，是否想写“全套”？",
        ),
    ],
)
def test_a_wrong_parameter_is_placed_on_its_own_line(
    template: str, params: str, said: str, tmp_path: Path
) -> None:
    text = rule(template, params, "good: 栏目, bad: 栏目")
    assert mistakes(text, tmp_path) == [said]


def test_a_rule_that_needs_examples_says_how_to_write_one(tmp_path: Path) -> None:
    assert mistakes(rule("取值范围", "最小: 90%", "good: ≥95%"), tmp_path) == [
        "5:5 规则缺少例子：examples里要有bad；只写一段文字也行，如“≥80%”。"
    ]


def test_what_the_template_writes_is_not_written_again(tmp_path: Path) -> None:
    text = rule("必填", "栏目: 项目编码", assert_="x").replace("assert_", "assert")
    assert mistakes(text, tmp_path) == ["8:5 用模板的规则不另写“assert”，它由模板“必填”给出。"]


def test_a_rule_says_what_differs_from_its_template(tmp_path: Path) -> None:
    text = rule(
        "必填", "栏目: 项目编码", title="没有编码", severity="error", message="请填写编码",
        name="code-missing", basis="审核惯例",
    )  # fmt: skip
    made = load(text, tmp_path).rule("BD001")
    assert (made.title, made.severity.value, made.message) == ("没有编码", "error", "请填写编码")
    assert (made.name, made.texts.basis, made.texts.since) == ("code-missing", "审核惯例", "1.0.0")
    assert made.written("assert") == "项目编码 有值"


def test_the_expressions_are_those_of_a_rule_written_by_hand(tmp_path: Path) -> None:
    made = load(
        rule("合计", "各项: [财政资金, 其他资金], 合计: 预算数", "good: 3, bad: 3"), tmp_path
    ).rule("BD001")
    assert made.written("assert") == "加起来 = 预算数"
    assert [source.text for _, source in made.define] == ["空作零(财政资金) + 空作零(其他资金)"]
    assert made.written("when") == "预算数 有值 且 (财政资金 有值 或 其他资金 有值)"


def test_figures_can_be_overridden_and_fields_cannot(tmp_path: Path) -> None:
    text = rule("取值范围", "最小: 90%", "good: ≥95%, bad: ≥80%")
    (tmp_path / "1.yaml").write_text(text, encoding="utf-8")
    other = tmp_path / "2.yaml"
    change = "overrides: [{id: BD001, params: {%s}, reason: 试行}]\n"
    other.write_text(HEAD.replace("本单位", "下级") + change % "最小: 95%", encoding="utf-8")
    found = load_packs([tmp_path]).rule("BD001")
    assert str(found.parameters["最小"].value) == "95%"
    text = HEAD.replace("本单位", "下级") + change % "栏目: 实际完成值"
    (tmp_path / "1.yaml").rename(tmp_path / "0.yaml")
    (tmp_path / "2.yaml").unlink()
    first = (tmp_path / "0.yaml").read_text(encoding="utf-8")
    assert mistakes(first + change % "栏目: 实际完成值", tmp_path) == [
        "9:34 参数“栏目”决定规则BD001查什么，不能改；另写一条规则。"
    ]


OWN = """
templates:
  - name: 字数
    slug: length
    about: 一个栏目不能太长
    params:
      栏目: {type: 栏目, about: 哪一栏, kinds: [文本]}
      最多: {type: 数, about: 最多几个字}
    title: 〔栏目〕太长
    select: 〔栏目.行〕
    when: 〔栏目〕 有值
    assert: 长度(〔栏目.值〕) ≤ 参数.最多
    message: “〔栏目〕”有{长度(〔栏目.值〕)}个字，最多{参数.最多}个
    text: 〔栏目〕
    sample:
      params: {栏目: 项目名称, 最多: 3}
      examples: {good: 甲, bad: 甲乙丙丁}
rules:
  - id: BD001
    template: 字数
    params: {栏目: 资金用途, 最多: 4}
    examples: {good: 购置, bad: 购置办公设备}
"""


def test_an_office_writes_a_template_of_its_own_without_any_code(tmp_path: Path) -> None:
    packset = load(HEAD + OWN.lstrip(), tmp_path)
    made = packset.rule("BD001")
    assert made.title == "资金用途太长"
    assert [result.problem for result in run_examples([made], packset)] == ["", ""]


def test_the_template_on_the_page_is_a_pack_that_holds(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs/rules/模板.md").read_text(encoding="utf-8")
    _, _, own = page.partition("## 自己写模板")
    packset = load(own.partition("```yaml\n")[2].partition("```")[0], tmp_path)
    results = run_examples([packset.rule("BJ001")], packset)
    assert [result.problem for result in results] == ["", ""]


def test_a_mistake_in_a_template_of_an_office_is_placed_in_the_template(tmp_path: Path) -> None:
    text = HEAD + OWN.lstrip().replace("    when: 〔栏目〕 有值\n", "    when: 〔栏目〕 有植\n")
    found = mistakes(text, tmp_path)
    assert [line.split(":")[0] for line in found] == ["13"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("≤ 参数.最多", "≤ 参数.最大", "14:26 模板“字数”没有参数“最大”，是否想写“最多”？"),
        ("- name: 字数", "- template: 字数", "5:5 “模板”没有“template”这一项，是否想写“name”？"),
        ("〔栏目〕太长", "〔栏位〕太长", "11:12 模板“字数”没有参数“栏位”，是否想写“栏目”？"),
        (
            "{type: 数, about",
            "{type: 数字, about",
            (
                "10:18 “type”没有“数字”这种取值；可以是：栏目、栏目列表、条件、文本、词、"
                "单位、量、数、选项，是否想写“数”？"
            ),
        ),
    ],
)
def test_a_slip_in_a_template_is_said_once(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert mistakes(HEAD + OWN.lstrip().replace(old, new, 1), tmp_path) == [said]


def test_a_template_that_is_there_already_is_not_written_again(tmp_path: Path) -> None:
    text = HEAD + OWN.lstrip().replace("name: 字数", "name: 必填")
    found = mistakes(text, tmp_path)
    assert found[0].startswith("5:5 模板“必填”已经写在rules/templates/1-required.yaml:")


def test_a_broken_condition_keeps_its_column_inside_a_block(tmp_path: Path) -> None:
    text = HEAD + dedent(
        """\
        rules:
          - id: BD001
            template: 必填
            params:
              栏目: 计量单位
              条件: |
                指标类型 = "数量指标"
                  且 指标直 有值
        """
    )
    found = mistakes(text, tmp_path)
    assert [line.split(" ")[0] for line in found] == ["11:13"]


WORDS = st.sampled_from(
    ["项目编码", "指标值", "绩效指标.备注", "绩效目标", "90%", "22人", "甲 且", "〔栏目〕", "［",
     "}", "预算数 ≥ 3", "参数.词", "人", "", "全套", "本表", "1e9", "\"", "“", "0"]
)  # fmt: skip


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_no_argument_whatever_ends_in_anything_but_placed_mistakes(data: st.DataObject) -> None:
    template = TEMPLATES[data.draw(st.sampled_from(sorted(TEMPLATES)))]
    names = st.sampled_from([*template.parameters, "别的"])
    given_ = data.draw(st.dictionaries(names, st.lists(WORDS, min_size=1, max_size=3)))
    params = {name: texts if len(texts) > 1 else texts[0] for name, texts in given_.items()}
    example = data.draw(st.lists(WORDS).map("；".join))
    text = json.dumps(
        {"id": "BD001", "template": template.name, "params": params, "examples": {"bad": example}},
        ensure_ascii=False,
    )
    gatherer = Gatherer()
    document = gatherer.reader.document(text, "x.yaml")
    assert document is not None
    made = read_rule(gatherer.reader, document, "x", "1", lambda: TEMPLATES)
    mistakes = [*gatherer.reader.mistakes, *(compile_rule(made, AROUND)[1] if made else ())]
    assert all(one.place is not None and one.place.path == "x.yaml" for one in mistakes)
    assert made is not None or mistakes
