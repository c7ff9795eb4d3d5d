"""The command `goalcheck` itself: its subcommands, and how every run ends."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

import click

from checker.base.version import __version__
from checker.cli.commands import Command, Group
from checker.cli.complaints import describe
from checker.cli.lists import with_lists
from checker.cli.plain import DONE, FAILED, INTERRUPTED, ended
from checker.cli.streams import prepare_streams, say, write_report

if TYPE_CHECKING:
    from collections.abc import Sequence

# Command -> what it does, in one line; its module has its name and is loaded only when it is used.
COMMANDS: dict[str, str] = {
    "lint": "检查绩效目标表，列出问题",
    "audit": "报送前审核整套材料，每张表给出结论",
    "parse": "看看指标值是怎样读懂的",
    "convert": "把文字稿等材料转成目标文件（YAML）",
    "explain": "说明一条规则；加 --on 看它在某个文件上为什么报或不报",
    "rules": "列出、查看、测试规则",
    "fix": "按规则给出的改法改文件，只动那一格的文字",
    "annotate": "把问题写成 Word 批注、Excel 附注，另存一份",
    "baseline": "记下已知的问题，以后只报新出现的",
    "sweep": "普查许多单位的材料，结果写成可以提问的数据",
    "stats": "向普查的结果提问：地区、单位、规则、照抄、单位成本",
    "compare": "年度之间对照：目标、预算与上年的自评、执行对不对得上",
    "diff": "比较两次结果：新增、已改、仍在",
    "cache": "看看本机留着上次结果的文件夹，或者清空它",
    "config": "看看有哪些配置在起作用、来自哪里",
    "init": "在当前文件夹写一个带说明的 goalcheck.yaml",
    "lsp": "给编辑器用的服务：边写边查、改法、读法、补全",
    "completion": "输出命令补全的脚本（bash、zsh、fish、powershell）",
}


# What people who know other linters type.
_OTHER_NAMES = {"check": "lint"}


class _Program(Group):
    """The root: help and --version load none of the commands."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def known_names(self, ctx: click.Context) -> list[str]:
        return [*COMMANDS, *_OTHER_NAMES]

    def summaries(self, ctx: click.Context) -> list[tuple[str, str]]:
        return list(COMMANDS.items())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        cmd_name = _OTHER_NAMES.get(cmd_name, cmd_name)
        if cmd_name not in COMMANDS:
            return None
        command: Command | Group = getattr(import_module(f"checker.cli.{cmd_name}"), cmd_name)
        return command


@click.command(
    cls=_Program,
    name="goalcheck",
    invoke_without_command=True,
    options_metavar="[选项]",
    subcommand_metavar="命令 ...",
)
@click.option("-V", "--version", is_flag=True, help="显示版本")
@click.pass_context
def program(ctx: click.Context, *, version: bool) -> int:
    """检查预算项目绩效目标表：读懂每个指标值，指出哪里不对、应该怎样写。

    \b
    例：
      goalcheck lint goals/            检查一个文件夹
      goalcheck lint 01.yaml 02.yaml   只看这两张表的问题
      goalcheck audit goals/           报送前审核整套
      goalcheck parse "≥1.7万人"       看一个指标值怎样读懂
      goalcheck explain GC202          说明一条规则

    路径太多时可写进文件，一行一个，用 @文件 代替，例如 goalcheck lint @清单.txt。

    退出码：0 没有达到 --fail-level 的问题，1 有，2 任务没有完成。
    """
    if version:
        write_report(f"goalcheck {__version__}\n")
        return DONE
    if ctx.invoked_subcommand is None:
        say(ctx.get_help())
        return FAILED
    return DONE


def invoke(arguments: Sequence[str], call: bytes | None = None) -> int:
    """Runs the command line `arguments`; returns the exit code and never raises. The answer is
    kept as that to `call`."""
    prepare_streams()
    if os.environ.get("_GOALCHECK_COMPLETE"):
        # Loading it adds PowerShell to the shells that click knows.
        import_module("checker.cli.completion")
    return ended(lambda: _by_click(arguments, call))


def _by_click(arguments: Sequence[str], call: bytes | None) -> object:
    try:
        return program.main(
            args=with_lists(arguments),
            prog_name="goalcheck",
            standalone_mode=False,
            obj=call,
        )
    except click.Abort:
        say("已中断。")
        return INTERRUPTED
    except click.ClickException as error:
        say(describe(error))
        return FAILED
