"""What is not there is never green: each missing part is an error that names it, or is unknown."""

from __future__ import annotations

import pytest

from checker.finding import Finding, Severity
from checker.pipeline import Job, check
from tests.rules.linting import lint

HEAD = """\
单位名称: 青石县畜牧兽医站
年度: 2025
金额单位: 万元
项目名称: 2025年春季动物防疫
预算数: 64
财政资金: 64
绩效目标: 免疫猪牛羊12万头，守住不发生区域性重大动物疫情的底线
"""
ROWS = """\
绩效指标:
  - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 免疫猪牛羊头数, 指标值: ≥12万头}
  - {一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 抗体合格率, 指标值: ≥70%}
  - {一级指标: 产出指标, 二级指标: 成本指标, 三级指标: 防疫总成本, 指标值: ≤64万元}
  - {一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 重大动物疫情起数, 指标值: =0起}
  - {一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 养殖户满意度, 指标值: ≥90%}
"""


def errors(text: str) -> list[Finding]:
    return [one for one in lint(text) if one.severity is Severity.ERROR]


def without(*labels: str) -> str:
    rows = ROWS
    for label in labels:
        first, *rest = rows.split(f"{label}: ")
        rows = first + "".join(part.partition(", ")[2] for part in rest)
    return HEAD + rows


def test_the_whole_table_has_nothing_missing() -> None:
    assert errors(HEAD + ROWS) == []


@pytest.mark.parametrize("rest", ["", "绩效指标: []\n", "绩效指标:\n"])
def test_a_table_cut_off_before_its_indicators_is_said_to_be_so_and_nothing_else(rest: str) -> None:
    assert [(one.rule, "绩效指标" in one.message) for one in lint(HEAD + rest)] == [("GC009", True)]


def test_no_rule_passes_a_table_that_was_cut_off() -> None:
    ledger = check(Job(stdin=(HEAD, "cut.yaml"), year=2025)).ledger
    assert [entry.rule for entry in ledger if entry.passed and not entry.rule < "GC017"] == []


@pytest.mark.parametrize(
    ("labels", "named"),
    [
        (("一级指标", "二级指标"), "一级指标和二级指标"),
        (("二级指标",), "二级指标"),
    ],
)
def test_rows_without_levels_are_an_error_that_names_the_columns(
    labels: tuple[str, ...], named: str
) -> None:
    (found,) = errors(without(*labels))
    assert found.rule == "GC114"
    assert named in found.message


def test_rows_that_are_all_blank_are_one_error() -> None:
    blank = "  - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: , 指标值: }\n"
    found = errors(HEAD + "绩效指标:\n" + blank * 5)
    assert [one.rule for one in found] == ["GC113"]


def test_a_field_that_is_left_out_is_named() -> None:
    for label, rule in (("预算数", "GC101"), ("项目名称", "GC101"), ("绩效目标", "GC602")):
        head = "".join(
            line for line in HEAD.splitlines(keepends=True) if not line.startswith(label)
        )
        assert [(one.rule, label in one.message) for one in errors(head + ROWS)] == [(rule, True)]


def test_a_time_rule_without_a_year_is_unknown_and_says_why() -> None:
    head = HEAD.replace("年度: 2025\n", "").replace("2025年", "")
    row = (
        "  - {一级指标: 产出指标, 二级指标: 时效指标, 三级指标: 免疫完成时间, 指标值: 2023年5月}\n"
    )
    result = check(Job(stdin=(head + ROWS + row, "table.yaml")))
    (entry,) = (entry for entry in result.ledger if entry.rule == "GC703")
    assert (entry.passed, entry.failed, entry.unknown) == (0, 0, 1)
    assert any("年度" in reason for reason in entry.reasons)


@pytest.mark.parametrize(
    ("heads", "missing"),
    [
        (("指标", "指标值"), False),
        (("指标类别", "指标名称", "指标值"), False),
        (("一级指标", "二级指标", "三级指标", "指标值"), True),
    ],
)
def test_levels_that_the_form_does_not_print_are_not_missed(
    heads: tuple[str, ...], *, missing: bool
) -> None:
    row = {"指标类别": "产出指标", "指标值": "≥12万头", "一级指标": "", "二级指标": ""}
    lines = (("项目名称", "春季防疫"), heads, [row.get(head, "免疫猪牛羊头数") for head in heads])
    body = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in line)}</tr>" for line in lines)
    text = f"<p>项目绩效目标表</p><table>{body}</table>"
    found = [one.rule for one in check(Job(stdin=(text, "f.html"), year=2025)).findings]
    assert ("GC114" in found) is missing
