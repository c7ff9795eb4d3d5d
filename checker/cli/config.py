"""`goalcheck config`: which settings are in force, and which file says so."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, cast

import click

from checker.cli.commands import Command, Group
from checker.cli.streams import write_report
from checker.config import KEYS, SetPatterns, config_for

if TYPE_CHECKING:
    from checker.config import Config

# What holds where the file is silent, in words.
DEFAULTS: dict[str, str] = {
    "年度": "取表内的年度，再取多数项目名称的年度",
    "profile": "按表自动判断",
    "sets": "一个文件夹一套，含多张表的文件自成一套",
    "select": "默认选用的规则",
    "extend-select": "（无）",
    "ignore": "（无）",
    "exclude": "（无）",
    "packs": "只用自带的规则包",
    "columns": "只用自带的叫法",
    "fail-level": "error",
    "min-severity": "warning",
}


@click.group(cls=Group, name="config", options_metavar="[选项]", subcommand_metavar="命令 ...")
def config() -> None:
    """看看有哪些配置在起作用、来自哪里。

    \b
    例：
      goalcheck config show
      goalcheck config show goals/
    """


@config.command(cls=Command, name="show", options_metavar="[选项]")
@click.argument("paths", metavar="[路径]...", nargs=-1)
def show(*, paths: tuple[str, ...]) -> int:
    """列出检查这些路径（默认当前文件夹）时的全部配置，以及每一项来自哪个文件的哪一行。

    命令行选项比配置文件优先，不在此列。

    \b
    例：
      goalcheck config show goals/
    """
    from checker.reports.grid import grid

    found = config_for(paths)
    rows = [_row(key, found) for key in KEYS]
    source = f"配置文件：{_shown(found)}" if found.path else "没有配置文件，全部为默认值"
    write_report(f"{source}\n\n{grid(('配置项', '值', '来自'), rows)}\n")
    return 0


def _row(key: str, found: Config) -> tuple[str, str, str]:
    place = found.places.get(key)
    if place is None:
        return key, DEFAULTS[key], "默认"
    name, _ = KEYS[key]
    return key, _value_text(getattr(found, name)), f"{_shown(found)}:{place.line}"


def _value_text(value: object) -> str:
    if isinstance(value, SetPatterns):
        patterns = "、".join(value.patterns)
        return f"{value.name}：{patterns}" if value.name else patterns
    if isinstance(value, tuple):
        items = cast("tuple[object, ...]", value)
        return "\n".join(map(_value_text, items)) or "（无）"
    return str(value)


def _shown(found: Config) -> str:
    return os.path.relpath(found.path) if found.path else ""
