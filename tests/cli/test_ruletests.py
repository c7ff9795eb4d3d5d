"""Rules tried on their examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.command import quick

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
from tests.cli.ownpack import PACK


def test_examples_of_an_added_pack_are_run(capsys: pytest.CaptureFixture[str], pack: Path) -> None:
    result = quick(capsys, "rules", "test", "--pack", str(pack), "--select", "DW001")
    assert result.code == 0
    assert result.out == (
        "1 条规则、2 个例子：一致 2，不一致 0\n"
        "覆盖：1 条规则至少报过一次，1 条至少通过一次\n"
        "变异：改动 3 处，例子看出 2 处，看不出 1 处\n"
        "  加 --mutate 逐处列出。\n"
    )


def test_a_change_the_examples_do_not_notice_is_told_with_its_place(
    capsys: pytest.CaptureFixture[str], pack: Path
) -> None:
    result = quick(capsys, "rules", "test", "--pack", str(pack), "--mutate")
    assert result.code == 1
    assert "DW001 预算超过一百万元：有 1 处改动，例子看不出来" in result.out
    assert f"{pack.as_posix()}:12:13: assert：“≤”改成“<”" in result.out
    assert "expression: 预算数 < 100万元" in result.out


def test_a_change_that_makes_no_difference_is_acknowledged_with_a_reason(
    capsys: pytest.CaptureFixture[str], pack: Path
) -> None:
    known = "    equivalent: [{expression: 预算数 < 100万元, reason: 没有正好一百万元的}]\n"
    pack.write_text(pack.read_text(encoding="utf-8").rstrip() + "\n" + known, encoding="utf-8")
    result = quick(capsys, "rules", "test", "--pack", str(pack), "--mutate")
    assert (result.code, result.out.splitlines()[-1]) == (
        0, "变异：改动 3 处，例子看出 2 处，认可没有差别 1 处，看不出 0 处",
    )  # fmt: skip
    stale = pack.read_text(encoding="utf-8").replace("预算数 < 100万元,", "预算数 < 99万元,")
    pack.write_text(stale, encoding="utf-8")
    told = quick(capsys, "rules", "test", "--pack", str(pack), "--mutate")
    assert told.code == 1
    assert "“预算数 < 99万元”不是这条规则的一处改动" in told.out


def test_a_rule_whose_examples_never_make_it_speak_is_named(
    capsys: pytest.CaptureFixture[str], pack: Path
) -> None:
    pack.write_text(PACK.replace("预算数: 120", "预算数: 99"), encoding="utf-8")
    result = quick(capsys, "rules", "test", "--pack", str(pack))
    assert result.code == 1
    assert "应当报出来" in result.out
    assert "加一个" not in result.out  # the example that came out otherwise is the cause
    assert "覆盖：0 条规则至少报过一次，1 条至少通过一次" in result.out


def test_an_example_that_lies_is_told_with_its_place(
    capsys: pytest.CaptureFixture[str], pack: Path
) -> None:
    pack.write_text(PACK.replace("预算数: 120", "预算数: 99"), encoding="utf-8")
    result = quick(capsys, "rules", "test", "--pack", str(pack), "--select", "DW001")
    assert result.code == 1
    assert "本单位.yaml:19:11: DW001 的反例：应当报出来" in result.out
