"""Mistakes on the command line, and the help of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.command import goalcheck, quick

if TYPE_CHECKING:
    from pathlib import Path
from tests.cli.commandnames import COMMANDS


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["lnt"], "错误：没有命令“lnt”，是否想写“lint”？"),
        (["lint", "--selct", "GC2"], "错误：没有选项 --selct，是否想写“--select”？"),
        (["lint", "--year"], "错误：选项 --year 后面要写一个值。"),
        (["lint", "--isolated=1"], "错误：选项 --isolated 后面不能写值。"),
        (
            ["lint", "--year", "25"],
            "错误：选项 --year 的值不对：年度要写四位数字，例如 2025，这里是“25”",
        ),
        (
            ["lint", "--fail-level", "eror"],
            "可用 error（错误）、warning（警告）、info（提示），是否想写“error”？",
        ),
        (["lint", "--color", "si"], "错误：选项 --color 的值不对：没有“si”，"),
        (["lint", "--output-format", "jsno"], "是否想写“json”？"),
        (["lint", "--report", "json"], "错误：--report 要写成“格式:文件”，例如 json:结果.json"),
        (["lint", "--report", "jsn:a"], "错误：--report 没有格式“jsn”"),
        (["lint", "--report", "json:-", "--report", "sarif:-"], "错误：标准输出只能有一份报告"),
        (
            ["lint", "-o", "a", "--report", "json:a"],
            "错误：两份报告不能写到同一个文件 a。",
        ),
        (["lint", "--isolated", "--config", "a.yaml"], "错误：--isolated 和 --config 不能同时用。"),
        (["convert", "-o", "goals"], "错误：缺少参数 文件...。"),
        (["convert", "a.txt"], "错误：缺少选项 --output。"),
    ],
)
def test_each_mistake_is_told(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    result = quick(capsys, *arguments)
    assert message in result.err
    assert (result.code, result.out) == (2, "")


def test_a_mistake_shows_the_usage_of_its_command(capsys: pytest.CaptureFixture[str]) -> None:
    lines = quick(capsys, "lint", "--selct", "GC2").err.splitlines()
    assert lines[1:] == ["用法：goalcheck lint [选项] [路径]...", "帮助：goalcheck lint --help"]


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_chinese_throughout(capsys: pytest.CaptureFixture[str], command: str) -> None:
    result = quick(capsys, *command.split(), "--help")
    assert result.code == 0
    assert result.out.startswith("用法：goalcheck")
    assert "显示本帮助" in result.out
    assert "例：" in result.out
    for english in ("Usage", "Options", "Show this", "Commands", "default:", "required"):
        assert english not in result.out


def test_a_wrong_configuration_stops_the_run_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "goalcheck.yaml").write_text("fail-levle: error\n", encoding="utf-8")
    result = goalcheck("lint", cwd=tmp_path)
    assert result.code == 2
    assert "goalcheck.yaml:1:1: “配置”没有“fail-levle”这一项，是否想写“fail-level”？" in result.err
    assert result.out == ""
