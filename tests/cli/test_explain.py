"""A rule explained, in words and on a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.command import BROKEN_CAP, GOAL_FILE, quick

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
from tests.cli.ownpack import PACK


def test_a_rule_is_explained_as_the_configuration_has_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "01.yaml").write_text(GOAL_FILE.replace("年度: 2025\n", ""), encoding="utf-8")
    (tmp_path / "goalcheck.yaml").write_text("年度: 2024\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert "2024" in quick(capsys, "explain", "GC701", "--on", "01.yaml").out
    assert "2024" not in quick(capsys, "explain", "GC701", "--on", "01.yaml", "--isolated").out


def test_a_rule_is_explained_on_a_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "01.yaml").write_text(BROKEN_CAP, encoding="utf-8")
    result = quick(capsys, "explain", "GC202", "--on", "01.yaml")
    assert result.code == 0
    assert "不通过  2025年农村公路养护 > 成本指标 > 养护经费" in result.out
    assert "  表.预算数 = 80.5万元  01.yaml:6:6" in result.out
    assert "  指标值.上限 ≤ 表.预算数 → 否（相差15.5万元）" in result.out
    assert result.out.endswith("共 1 处：不通过 1\n")


def explained(capsys: pytest.CaptureFixture[str], folder: Path, text: str, rule: str) -> str:
    pack = folder / "本单位.yaml"
    pack.write_text(PACK.replace("    select: 表\n    assert: 预算数 ≤ 100万元\n", rule), "utf-8")
    arguments = ("explain", "DW001", "--on", str(folder / "01.yaml"), "--pack", str(pack))
    (folder / "01.yaml").write_text(text, encoding="utf-8")
    return quick(capsys, *arguments).out


def test_quantifiers_and_definitions_are_explained_step_by_step(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    rule = (
        "    define:\n"
        "      大数: 表.绩效指标[指标值 是 数量 且 指标值.下限 > 100公里]\n"
        "    select: 表\n"
        "    assert: |\n"
        '      非 (存在 甲 属于 大数 使 甲.三级指标 包含 "里程")\n'
    )
    out = explained(capsys, tmp_path, GOAL_FILE, rule)
    assert '要求  非 (存在 甲 属于 大数 使 甲.三级指标 包含 "里程")\n' in out
    assert "        指标值.下限 > 100公里 → 是" in out
    assert "    大数 = 养护公路里程\n" in out
    assert "      甲.三级指标 = 养护公路里程  " in out
    assert '    存在 甲 属于 大数 使 甲.三级指标 包含 "里程" → 是\n' in out


def test_an_unknown_says_which_cell_is_to_blame(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    rule = "    select: 表\n    assert: 预算数 ≤ 100万元\n"
    out = explained(capsys, tmp_path, GOAL_FILE.replace("预算数: 80.50", "预算数: 8O.50"), rule)
    assert "无法判断  2025年农村公路养护" in out
    assert "原因  “预算数”写作“8O.50”，读不出金额" in out
    assert "预算数 = （不详）" in out


def test_what_a_rule_does_not_apply_to_is_told_with_the_condition(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    rule = "    select: 表.绩效指标\n    when: 是成本总额\n    assert: 指标值.上限 ≤ 100万元\n"
    out = explained(capsys, tmp_path, GOAL_FILE, rule)
    assert "不适用  2025年农村公路养护 > 数量指标 > 养护公路里程" in out
    assert "    是成本总额 → 否\n" in out
    assert out.endswith("共 5 处：通过 1，不适用 4\n")


def test_a_rule_that_selects_nothing_says_so(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    text = GOAL_FILE.replace("成本指标", "时效指标").replace("≤80.50万元", "12月底前")
    (tmp_path / "01.yaml").write_text(text, encoding="utf-8")
    result = quick(capsys, "explain", "GC202", "--on", str(tmp_path / "01.yaml"))
    assert result.out.endswith("这条规则在这里没有选到任何可查的内容。\n")
