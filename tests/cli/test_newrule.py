"""`goalcheck rules new`: rules that hold from the start."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.packs import load_packs, stored, survivors
from checker.packs import test_rules as run_examples
from tests.cli.command import GOAL_FILE, quick
from tests.cli.everyrule import EVERY_RULE, TEMPLATES

ROOT = Path(__file__).resolve().parents[2]


def test_a_rule_of_every_template_holds_from_the_start(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "本单位.yaml").write_text(EVERY_RULE, encoding="utf-8")
    number = len(TEMPLATES) + 2
    assert quick(capsys, "rules", "new").out == f"写好了 本单位.yaml：规则 BD{number:03}\n"
    packset = load_packs([here / "本单位.yaml"])
    own = [rule for rule in packset.rules if rule.id.startswith("BD")]
    assert len(own) == number
    results = run_examples(own, packset)
    assert len(results) >= 2 * len(own)
    assert [result.problem for result in results if result.problem] == []


def test_a_rule_of_every_template_runs_and_runs_again_from_what_was_kept(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOALCHECK_CACHE_DIR", str(here / "kept"))
    (here / "本单位.yaml").write_text(EVERY_RULE, encoding="utf-8")
    (here / "表.yaml").write_text(GOAL_FILE, encoding="utf-8")
    lint = ("lint", "表.yaml", "--pack", "本单位.yaml", "--select", "BD", "--min-severity", "info")
    first = quick(capsys, *lint)
    assert first.code in (0, 1)
    assert quick(capsys, *lint) == first
    stored.forget()
    assert quick(capsys, *lint) == first
    stored.forget()


def test_a_new_pack_brings_the_schema_its_first_line_names(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    quick(capsys, "rules", "new", "XX001", "--pack", "规则/甲.yaml")
    text = (here / "规则" / "甲.yaml").read_text(encoding="utf-8")
    line = "# yaml-language-server: $schema=goalcheck-pack.schema.json"
    assert text.splitlines()[:2] == [line, "pack: 甲"]
    named = here / "规则" / "goalcheck-pack.schema.json"
    assert named.read_text(encoding="utf-8") == quick(capsys, "rules", "schema").out


PACK = """\
# 说明
pack: 本单位
version: 1.0.0
language: 1
rules:
- id: DW009
  # 第一条
  template: 必填
  params:
    栏目: 项目编码
    # 条件: 以后再说
# 以下是改动
overrides:
  - {id: GC601, enabled: false, reason: 不用}
"""


def test_a_rule_is_added_without_touching_the_rest_of_the_pack(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = here / "本单位.yaml"
    path.write_text(PACK, encoding="utf-8")
    assert quick(capsys, "rules", "new", "--template", "唯一").code == 0
    text = path.read_text(encoding="utf-8")
    head, _, rest = PACK.partition("# 以下是改动")
    assert text.startswith(head)
    assert text.endswith(f"# 以下是改动{rest}")
    assert "\n- id: DW010\n  # 同一个写法只能出现一次\n  template: 唯一\n" in text
    assert {"DW009", "DW010"} <= {rule.id for rule in load_packs([path]).rules}


@pytest.mark.parametrize("rules", ["", "rules:\n", "rules: []\n"])
def test_a_pack_without_rules_gets_its_first(
    rules: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = here / "本单位.yaml"
    head = "pack: 本单位\nversion: 1.0.0\nlanguage: 1\n"
    change = "overrides:\n  - {id: GC601, enabled: false, reason: 不用}\n"
    path.write_text(head + rules + change, encoding="utf-8")
    result = quick(capsys, "rules", "new")
    if rules == "rules:\n":
        assert result.code == 2
        assert path.read_text(encoding="utf-8") == head + rules + change
        return
    assert result.code == 0
    assert load_packs([path]).rule("BD001").title == "预算超过一百万元"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--template", "必须"), "没有叫“必须”的模板；可以用的有：必填、"),
        (("GC202",), "编号“GC202”已经有了"),
        (("随便",), "“id”应当是大写字母加三到五位数字"),
        (("--title", "甲"), "还要写要求什么（--assert）"),
        (("--assert", "预算数 > 1万元", "--title", "甲"), "还要写 --good、--bad"),
        (("--assert", "预算数 > 1万元", "--template", "必填"), "--template 和 --assert 只能写一个"),
        (
            ("--assert", "预算树 > 1万元", "--title", "甲", "--good", "甲", "--bad", "乙"),
            "没有字段“预算树”，是否想写“预算数”？",
        ),
    ],
)
def test_what_cannot_be_written_leaves_nothing_behind(
    arguments: tuple[str, ...], said: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    result = quick(capsys, "rules", "new", *arguments)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert list(here.iterdir()) == []


def test_a_rule_is_written_as_it_is_told_and_held_by_its_examples(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    result = quick(
        capsys, "rules", "new", "--title", "住宿费超标准", "--severity", "error",
        "--select", '表.绩效指标[三级指标 包含 "住宿费"]', "--assert", "指标值.上限 ≤ 380元/人·天",
        "--at", "指标值", "--expected", "≤380元/人·天",
        "--good", "三级指标：人均住宿费；指标值：≤380元/人·天",
        "--bad", "三级指标：人均住宿费；指标值：≤381元/人·天",
    )  # fmt: skip
    assert (result.code, result.out) == (0, "写好了 本单位.yaml：规则 BD001\n")
    assert "看不出" not in result.err
    packset = load_packs([here / "本单位.yaml"])
    rule = packset.rule("BD001")
    assert rule.severity.value == "error"
    assert rule.sources["select"].text == '表.绩效指标[三级指标 包含 "住宿费"]'
    assert survivors(rule, packset) == ()
    assert quick(capsys, "rules", "test", "--pack", "本单位.yaml", "--mutate").code == 0


TOLD = [
    ("预算过大", "--at", "预算数", "--assert", "预算数 ≤ 500万元", "--good", "400", "--bad", "600"),
    (
        "自筹不足", "--when", "其他资金 有值", "--assert", "其他资金 ÷ 预算数 ≥ 20%",
        "--good", "预算数：100；其他资金：50", "--bad", "预算数：100；其他资金：5",
    ),
    (
        "响应太慢", "--select", '表.绩效指标[三级指标 包含 ["响应", "处置"] 且 指标值 是 时长]',
        "--assert", "指标值.上限 ≤ 24小时", "--expected", "≤24小时", "--at", "指标值",
        "--good", "三级指标：故障响应时间；指标值：≤1小时",
        "--bad", "三级指标：故障响应时间；指标值：≤3天",
    ),
    (
        "用途空泛", "--when", "资金用途 有值", "--at", "资金用途",
        "--assert", '长度(资金用途) ≥ 6 且 资金用途 不包含 ["等支出", "等费用"]',
        "--good", "用于道路养护和绿化", "--bad", "经费",
    ),
    (
        "同名项目", "--select", "表",
        "--assert", "计数(全套.表[项目名称 = 本.项目名称 且 单位名称 = 本.单位名称]) = 1",
        "--good", "单位名称：甲局；项目名称：养护\n---\n单位名称：甲局；项目名称：绿化",
        "--bad", "单位名称：甲局；项目名称：养护\n---\n单位名称：甲局；项目名称：养护",
    ),
    (
        "采购没有单价", "--when", '项目类别 包含 "采购" 且 预算数 ≥ 50万元',
        "--assert", "存在 甲 属于 绩效指标 使 甲.指标值 是 单价",
        "--good", "项目名称：设备购置；预算数：60\n三级指标：单价；指标值：≤3万元/台",
        "--bad", "项目名称：设备购置；预算数：60\n三级指标：台数；指标值：≥3台",
    ),
]  # fmt: skip


@pytest.mark.parametrize("told", TOLD, ids=lambda one: one[0])
def test_examples_on_the_boundaries_of_a_told_rule_are_added(
    told: tuple[str, ...], here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    result = quick(capsys, "rules", "new", "--title", *told)
    assert (result.code, result.out) == (0, "写好了 本单位.yaml：规则 BD001\n")
    assert "个例子，请看一遍是不是想要的：" in result.err
    assert "例子看不出" not in result.err
    packset = load_packs([here / "本单位.yaml"], examples=True)
    assert survivors(packset.rule("BD001"), packset) == ()


def test_an_added_example_is_told_as_its_author_would_write_it(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = quick(capsys, "rules", "new", "--title", *TOLD[0]).err
    assert told.splitlines()[:2] == [
        "补了 1 个例子，请看一遍是不是想要的：",
        "  正例：预算数：500",
    ]
    text = (here / "本单位.yaml").read_text(encoding="utf-8")
    assert [text.count(f"预算数: {one}") for one in ("400", "500", "600")] == [1, 1, 1]


def test_what_no_example_is_found_for_is_said(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    result = quick(
        capsys, "rules", "new", "--title", "标题与名称不像", "--at", "标题",
        "--assert", "相似(标题, 项目名称) ≥ 0.5",
        "--good", "标题：道路养护；项目名称：道路养护", "--bad", "标题：绿化；项目名称：道路养护",
    )  # fmt: skip
    assert result.code == 0
    assert "例子看不出：assert：“≥”改成“>”" in result.err


def test_rules_on_one_line_are_refused_with_what_to_do(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = here / "本单位.yaml"
    path.write_text(
        "pack: 本单位\nversion: 1.0.0\nlanguage: 1\n"
        "rules: [{id: DW001, template: 必填, params: {栏目: 项目编码}}]\n",
        encoding="utf-8",
    )
    result = quick(capsys, "rules", "new")
    assert result.code == 2
    assert "本单位.yaml:4:8: “rules”写在一行里" in result.err
