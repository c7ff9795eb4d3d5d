"""`goalcheck compare`: the tables of one year held against those of the year before."""

from __future__ import annotations

from os.path import realpath
from typing import Any

import click

from checker.base.dataclass import replace
from checker.base.errors import UsageError
from checker.base.globs import from_here
from checker.cli.check import Request, check
from checker.cli.commands import Command
from checker.cli.options import checking_options

YEARLY = ("GC564", "GC566", "GC59", "GC810")
"""The rules that hold tables of one project against each other."""


@click.command(cls=Command, name="compare", options_metavar="[选项]")
@checking_options
def compare(**options: Any) -> int:
    """年度之间对照：同一个项目的目标表、自评表和下一年的目标表，放在一起看。

    给出两个以上文件夹（或文件），从早到晚。查的是：目标低于上年实际完成、上年没有完成
    而目标照抄、预算增加而目标不变、上年没有花完而预算增加、项目改了名、自评改了批复的
    目标或漏了指标、年初预算与目标表不符、同一张表存了两次。每个问题同时指出两处。

    同一个项目按项目编码认，没有编码的在同一单位里按去掉年份、级次的名称认。表里没有写
    年度的，取文件夹名称里的年份，再没有按给出的先后。别的规则不在这里查，用 lint、audit。

    不写路径时取配置的 rounds。配置的 sets 把几年的文件画成一套的，lint、audit 也查这些。
    退出码与 lint 相同；没有一个项目对得上的，退出码 2。

    \b
    例：
      goalcheck compare 2024/ 2025/
      goalcheck compare 2024目标/ 2024自评/ 2025目标/ --output-format html -o 对照.html
      goalcheck compare 2024.xlsx 2025.xlsx --fail-level warning
    """
    asked: dict[str, Any] = {**options, "select": options["select"] or YEARLY}
    own = not options["select"]
    request = Request(**asked, whole_set=True, by_year=True, own_select=own)
    config = request.config_in_force()
    if not request.paths:
        request = replace(
            request, paths=tuple(from_here(path).as_posix() for path in config.rounds)
        )
    _refuse(request.paths)
    return check(request, default_format="full", config=config)


def _refuse(paths: tuple[str, ...]) -> None:
    """Raises UsageError where there is nothing to hold against each other."""
    if "-" in paths:
        raise UsageError("compare 对照文件夹或文件，不能从标准输入读（-）。")
    if len({realpath(path) for path in paths}) < 2:
        said = f"只给了 {paths[0]}" if paths else "没有给出"
        raise UsageError(
            f"compare 要有两个以上不同的文件夹或文件，{said}。例如：goalcheck compare 2024/ 2025/"
        )
    if len({realpath(path) for path in paths}) < len(paths):
        raise UsageError("compare 的路径里有两个是同一处。")
