"""One cell, one answer: what a finding says would be right ends the matter when it is written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.finding import Finding, Safety, Severity
from checker.values import Kind, parse
from tests.rules.linting import lint, spoiled_tables
from tests.rules.test_single_faults import FAULTS, NAMES
from tests.rules.test_variants import SPOILED, row, table

GOALS = Path(__file__).parents[2] / "examples" / "goals"
_WORDS = {Kind.QUALITATIVE, Kind.UNPARSED, Kind.REFERENCE}
_TEXTS = ("三级指标", "二级指标", "项目名称")

TEXTS = {
    **spoiled_tables(dict(zip(NAMES, FAULTS, strict=True))),
    **{name: text for name, (text, _) in SPOILED.items()},
    **{path.stem: path.read_text(encoding="utf-8") for path in sorted(GOALS.glob("*.yaml"))},
}


def answer(finding: Finding) -> str | None:
    """The text to be written in the cell, where the advice is one."""
    if finding.text is None or not finding.expected:
        return None
    if finding.field == "指标值":
        return None if parse(finding.expected).kind in _WORDS else finding.expected
    is_text = finding.fix is not None and finding.fix.replacement == finding.expected
    return finding.expected if is_text and finding.field in _TEXTS else None


def written(text: str, finding: Finding, new: str) -> str:
    """The goal file with `new` in the cell of the finding."""
    lines = text.splitlines(keepends=True)
    at, column = finding.place.line, finding.place.column
    assert at is not None
    assert column is not None
    line = lines[at - 1]
    head, tail = line[: column - 1], line[column - 1 :]
    quoted = '"' + str(finding.text) + '"'
    old = quoted if tail.startswith(quoted) else str(finding.text)
    assert tail.startswith(old), (tail, old)
    lines[at - 1] = f'{head}"{new}"{tail[len(old) :]}'
    return "".join(lines)


def spoken(findings: list[Finding]) -> set[tuple[str, int | None, str | None]]:
    return {
        (one.rule, one.indicator, one.field)
        for one in findings
        if one.severity is not Severity.INFO
    }


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_advised_ends_the_finding_and_begins_no_other(name: str) -> None:
    text = TEXTS[name]
    findings = lint(text)
    before = spoken(findings)
    for finding in findings:
        new = answer(finding)
        if new is None:
            continue
        after = lint(written(text, finding, new))
        cell = (finding.rule, finding.indicator, finding.field)
        assert cell not in {(one.rule, one.indicator, one.field) for one in after}, finding
        assert spoken(after) - before == set(), (finding.rule, finding.text, new)


@pytest.mark.parametrize(
    ("name", "value", "rules", "expected"),
    [
        ("受益村民人数", "230000人次", ["GC301", "GC404"], "≥230000人"),
        ("巡检阀井数量", "60余座", ["GC304"], "≥60座"),
        ("改造水厂数量", "60余座", ["GC304"], "≥4座，或者写“≥60座”，并把目标里的数改成与指标一致"),
        ("改造水厂数量", "约4~6座", ["GC304"], "4-6座"),
        ("停水服务天数", "9次", ["GC301", "GC404"], "≥9天"),
    ],
)
def test_findings_of_one_cell_give_one_answer(
    name: str, value: str, rules: list[str], expected: str
) -> None:
    found = [
        one for one in lint(table(row("水厂", name=name, value=value))) if one.field == "指标值"
    ]
    assert sorted(one.rule for one in found) == rules
    assert {one.expected for one in found} == {expected}


def test_a_number_without_unit_is_not_advised_as_if_it_were_whole() -> None:
    text = table(row("水厂", name="铺设管线里程", value="约36"))
    told = {one.rule: one.expected for one in lint(text) if one.field == "指标值"}
    assert told == dict.fromkeys(("GC304", "GC401"), "≥36，数字后写明单位，或填写“计量单位”一栏")


def test_where_every_advice_leaves_another_fault_the_cell_gets_the_advice_for_that_one() -> None:
    """240人 would end 人次 and 约, and then contradict the goal: that way goes with the goal."""
    text = table(row("水厂", name="慰问职工人数", value="约240人次"))
    text = re.sub(r"(?m)^绩效目标:.*$", "绩效目标: 慰问职工260人", text)
    told = {one.rule: one.expected for one in lint(text) if one.field == "指标值"}
    assert set(told) == {"GC304", "GC404"}
    assert set(told.values()) == {"≥260人，或者写“≥240人”，并把目标里的数改成与指标一致"}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("≥4125000元", "≤412.5万元"),
        ("不低于4125000元", "≤412.5万元"),
        ("约4125000元", "≤412.5万元"),
        ("4125000元", "≤412.5万元"),
        (">412.5万元", "≤412.5万元"),
        ("不少于412.5万元", "≤412.5万元"),
    ],
)
def test_edits_write_what_all_findings_of_the_cell_call_right(value: str, expected: str) -> None:
    found = [one for one in lint(table(row("成本", value=value))) if one.field == "指标值"]
    assert {one.expected for one in found} == {expected}
    assert {one.fix.replacement for one in found if one.fix} == {expected}


def test_the_form_of_a_wrong_value_is_not_tended_by_itself() -> None:
    # ≥9000人次 would be as wrong as what stands there, but look as if somebody had seen to it.
    rows = row("效益", name="受益村民户数", value="不少于9000人次")
    found = {one.rule: one for one in lint(table(rows))}
    assert found["GC303"].expected == found["GC404"].expected == "≥9000户"
    assert found["GC303"].fix is None


@pytest.mark.parametrize("name", TEXTS)
def test_no_edit_of_a_cell_says_what_another_finding_of_it_denies(name: str) -> None:
    cells: dict[tuple[object, ...], set[str]] = {}
    for one in lint(TEXTS[name]):
        if one.field == "指标值" and one.fix is not None and one.fix.safety is Safety.UNSAFE:
            key = (one.table and one.table.index, one.indicator)
            cells.setdefault(key, set()).add(one.fix.replacement)
    assert all(len(written) == 1 for written in cells.values())


SPLIT = """\
单位名称: 滨河县水务局
年度: 2025
金额单位: 万元
项目名称: 2025年水厂维修
预算数: 240
财政资金: 240
绩效目标: 维修水厂设备
绩效指标:
  - {二级指标: 数量指标, 三级指标: 维修水泵, 指标性质: ≥, 指标值: "12", 计量单位: 台}
  - {二级指标: 质量指标, 三级指标: 验收合格率, 指标性质: =, 指标值: "100", 计量单位: "%"}
  - {二级指标: 成本指标, 三级指标: 维修总成本, 指标性质: ≤, 指标值: "240", 计量单位: 万元}
  - {二级指标: 社会效益指标, 三级指标: 受益人数, 指标性质: ≥, 指标值: "9000", 计量单位: 人}
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"240", 计量单位: 万元', '"260", 计量单位: 万元', "240"),
        ('"9000", 计量单位: 人', '"9000", 计量单位: 人次', "9000（“计量单位”一栏写“人”）"),
        ('"12", 计量单位: 台', '"约12", 计量单位: 台', "12"),
    ],
)
def test_advice_has_the_shape_of_the_form(old: str, new: str, expected: str) -> None:
    (found,) = (one for one in lint(SPLIT.replace(old, new)) if one.severity is not Severity.INFO)
    assert found.expected == expected
