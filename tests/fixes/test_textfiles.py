"""Fixes in goal files: one scalar changes, everything around it keeps its bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker import pipeline
from checker.fixes import Policy, Repair, repair
from checker.packs import load_packs
from checker.pipeline import Job

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from checker.finding import Finding, Run

RULES = frozenset(rule.id for rule in load_packs().rules)
HEAD = """\
# 某县水务局，勿删
年度: 2025
金额单位: 万元
项目名称: 2025年农村饮水工程    # 名称
预算数: 412.50
财政资金: 412.50
资金用途: 更换老旧管网
绩效目标:
  - 更换供水管网36公里
绩效指标:
"""


def row(value: str, name: str = "工程验收合格率", level2: str = "质量指标") -> str:
    lines = (
        "  - 一级指标: 产出指标",
        f"二级指标: {level2}",
        f"三级指标: {name}",
        f"指标值: {value}",
    )
    return "\n    ".join(lines) + "\n"


# Enough to see what a fix brings, and quick to compile.
FEW = ("GC0", "GC2", "GC302", "GC303", "GC312", "GC402")


def fixed(
    folder: Path,
    text: str | bytes,
    policy: Policy | None = None,
    select: tuple[str, ...] = FEW,
) -> tuple[Repair, bytes]:
    """The repair of one goal file, and its new bytes."""
    path = folder / "01.yaml"
    data = text.encode() if isinstance(text, str) else text
    path.write_bytes(data)

    def check(files: Mapping[str, bytes]) -> Run:
        return pipeline.check(Job(paths=(path.as_posix(),), overlay=files, select=select))

    done = repair(check, policy or Policy(RULES))
    return done, done.files.get(path.as_posix(), data)


STYLES = {
    "plain": "不低于90%",
    "comment behind": "不低于90%    # 依据合同",
    "double": '"不低于90%"',
    "single": "'不低于90%'",
    "literal": "|-\n      不低于90%",
    "folded": ">-\n        不低于90%",
}


@pytest.mark.parametrize("style", STYLES)
def test_the_scalar_keeps_its_style_and_everything_else_its_bytes(
    style: str, tmp_path: Path
) -> None:
    text = HEAD + row(STYLES[style])
    done, new = fixed(tmp_path, text)
    assert new.decode() == text.replace("不低于90%", "≥90%")
    assert [one.rule for one in done.fixed] == ["GC303"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_encoding_mark_and_line_ends_are_kept(encoding: str, tmp_path: Path) -> None:
    text = (HEAD + row("不低于90%")).replace("\n", "\r\n")
    _, new = fixed(tmp_path, text.encode(encoding))
    assert new == text.replace("不低于90%", "≥90%").encode(encoding)


def test_a_value_in_a_flow_mapping_is_quoted_only_where_it_must_be(tmp_path: Path) -> None:
    flow = "  - {一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 验收合格率, 指标值: 不低于90%}\n"
    _, new = fixed(tmp_path, HEAD + flow)
    assert new.decode() == HEAD + flow.replace("不低于90%", "≥90%")


def test_a_value_yaml_cannot_read_is_quoted_and_then_fixed_itself(tmp_path: Path) -> None:
    done, new = fixed(tmp_path, HEAD + row(">=９０%"))
    assert new.decode() == HEAD + row('"≥90%"')
    assert [one.rule for one in done.fixed] == ["GC012", "GC312"]


def test_a_misspelt_key_is_put_right(tmp_path: Path) -> None:
    _, new = fixed(tmp_path, HEAD + row("≥90%").replace("指标值", "指标直"))
    assert new.decode() == HEAD + row("≥90%")


def test_text_lost_behind_a_hash_comes_back_in_quotes(tmp_path: Path) -> None:
    text = HEAD.replace("    # 名称", "") + row("≥90%")
    lost = text.replace("2025年农村饮水工程", "2025年三号 #楼维修")
    done, new = fixed(tmp_path, lost)
    assert new.decode() == text.replace("2025年农村饮水工程", '"2025年三号 #楼维修"')
    assert done.after.tables[0].project == "2025年三号 #楼维修"


def test_two_fixes_of_one_cell_are_made_one_after_the_other(tmp_path: Path) -> None:
    done, new = fixed(tmp_path, HEAD + row("不低于９０％"))
    assert new.decode() == HEAD + row("≥90%")
    assert len(done.fixed) <= 2


def test_only_the_document_with_the_finding_changes(tmp_path: Path) -> None:
    good, bad = HEAD + row("≥95%"), HEAD + row("不低于90%")
    _, new = fixed(tmp_path, f"{good}---\n{bad}---\n{good}")
    assert new.decode() == f"{good}---\n{bad.replace('不低于90%', '≥90%')}---\n{good}"


COST = row("≤500万元", "工程总投资", "成本指标")


class TestUnsafeFixes:
    def test_are_not_made_unasked(self, tmp_path: Path) -> None:
        done, _ = fixed(tmp_path, HEAD + COST)
        assert done.files == {}
        assert any(one.rule == "GC202" for one in done.after.findings)

    @pytest.mark.parametrize(
        "policy",
        [Policy(RULES, unsafe=True), Policy(RULES, frozenset({"GC202"}))],
        ids=["not named", "not allowed"],
    )
    def test_need_both_the_word_and_the_name(self, policy: Policy, tmp_path: Path) -> None:
        assert fixed(tmp_path, HEAD + COST, policy)[0].files == {}

    def test_are_made_when_asked_for_by_name(self, tmp_path: Path) -> None:
        policy = Policy(RULES, frozenset({"GC202"}), unsafe=True)
        done, new = fixed(tmp_path, HEAD + COST, policy)
        assert new.decode() == HEAD + COST.replace("≤500万元", "≤412.5万元")
        assert not any(one.rule == "GC202" for one in done.after.findings)


def test_what_is_clear_as_it_stands_is_changed_only_on_request(tmp_path: Path) -> None:
    text = HEAD + row("100%")
    assert fixed(tmp_path, text)[0].files == {}
    _, new = fixed(tmp_path, text, Policy(RULES, frozenset({"GC302"})))
    assert new.decode() == HEAD + row("=100%")


TWO_WISHES = """\
pack: local.wishes
version: 1.0.0
language: 1
rules:
  - id: LW001
    name: blank-in-name
    title: 名称里有空格
    since: 1.0.0
    severity: warning
    basis: 审核惯例
    select: 表
    assert: 项目名称 不包含 " "
    at: 项目名称
    message: 名称里有空格
    fix: {safety: safe, replacement: "{去空白(项目名称)}"}
    examples: {good: [{项目名称: 甲}], bad: [{项目名称: 甲 乙}]}
  - id: LW002
    name: taken-name
    title: 名称用过了
    since: 1.0.0
    severity: warning
    basis: 审核惯例
    select: 表
    assert: 项目名称 ≠ "农村饮水工程"
    at: 项目名称
    message: 名称用过了
    examples: {good: [{项目名称: 甲}], bad: [{项目名称: 农村饮水工程}]}
"""


def test_a_fix_that_would_bring_another_finding_is_taken_back(tmp_path: Path) -> None:
    pack, path = tmp_path / "本地.yaml", tmp_path / "01.yaml"
    pack.write_text(TWO_WISHES, encoding="utf-8")
    path.write_text(HEAD.replace("2025年农村饮水工程", "农村 饮水工程") + row("≥90%"), "utf-8")

    def check(files: Mapping[str, bytes]) -> Run:
        return pipeline.check(Job(paths=(str(path),), overlay=files, packs=(pack,), select=("LW",)))

    done = repair(check, Policy(frozenset({"LW001"})))
    assert done.files == {}
    assert [(one.finding.rule, one.reason) for one in done.refused] == [
        ("LW001", "改了会出现新的问题：LW002 名称用过了")
    ]


def test_a_unit_is_not_changed_where_the_amount_is_wrong_as_well(tmp_path: Path) -> None:
    """500000元 in a table of 万元: in 万元 the cap is seen to be far below the budget."""
    done, new = fixed(tmp_path, HEAD + row("≤500000元", "工程总投资", "成本指标"))
    assert done.files == {}
    assert "≤500000元" in new.decode()
    assert {one.expected for one in done.after.findings if one.field == "指标值"} == {"≤412.5万元"}


VALUES = [
    "不低于90%", "不少于３６公里", "≥９０％", ">=22人", "约90%", "100%", "0起", "大于等于98%",
    "4次", "≤4125000元", "2023.07-2024.01", "12月底前", "保障", "不超预算", "10-5天", "≥95%",
    "＞100%",
    "工程 质量 达标", "*22", "&9", "@22", "@ 22", "三号 #楼", "预计400人",
]  # fmt: skip
NAMES = ["工程验收合格率", "管网 长度", "更换供水管网长度", "村民满意度", "工程总投资", "质量指标"]
LEVELS = ["数量指标", "质量指标", "时效指标", "成本指标"]
WRAPS = ["{}", '"{}"', "'{}'", "{}  # 注", "|-\n      {}", ">\n      {}"]
rows = st.lists(
    st.tuples(
        st.sampled_from(VALUES), st.sampled_from(NAMES), st.sampled_from(LEVELS),
        st.sampled_from(WRAPS),
    ),
    min_size=20, max_size=25,
)  # fmt: skip


def about(finding: Finding) -> tuple[str, int | None, str | None]:
    return finding.rule, finding.indicator, finding.field


@pytest.mark.slow
@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows)
def test_fixing_ends_with_nothing_left_to_fix_and_brings_nothing_new(
    tmp_path: Path, written: list[tuple[str, str, str, str]]
) -> None:
    text = HEAD + "".join(
        row(wrap.format(value), name, level) for value, name, level, wrap in written
    )
    done, new = fixed(tmp_path, text, select=())
    again, newer = fixed(tmp_path, new, select=())
    assert newer == new
    assert again.fixed == ()
    repaired_yaml = any(one.fix and one.fix.verbatim for one in done.fixed)
    if not repaired_yaml:
        known = {about(one) for one in done.before.findings}
        assert [one for one in again.before.findings if about(one) not in known] == []
    unreadable = [one for one in again.before.findings if one.rule in ("GC011", "GC012")]
    assert len(unreadable) <= sum(one.rule in ("GC011", "GC012") for one in done.before.findings)
