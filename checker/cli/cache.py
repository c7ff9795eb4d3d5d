"""`goalcheck cache`: where earlier results are kept, and how to be rid of them."""

from __future__ import annotations

import click

from checker.cache import cache_folder, clear
from checker.cli.commands import Command, Group
from checker.cli.streams import say, write_text


@click.group(cls=Group, name="cache", options_metavar="[选项]", subcommand_metavar="命令 ...")
def cache() -> None:
    """上次的结果留在本机用户自己的文件夹里：没有改动的材料不用重新检查。

    留下的只是捷径，随时可以清空。检查时加 --no-cache 就不用也不留；环境变量
    GOALCHECK_CACHE_DIR 可以换一个文件夹，设为空就什么都不留。

    \b
    例：
      goalcheck cache dir
      goalcheck cache clear
    """


@cache.command(cls=Command, name="dir", options_metavar="[选项]")
def folder() -> int:
    """显示这个文件夹。"""
    found = cache_folder()
    if found is None:
        say("什么都不留：GOALCHECK_CACHE_DIR 为空，或者系统没有用户的文件夹。")
        return 0
    write_text(f"{found}\n")
    return 0


@cache.command(cls=Command, name="clear", options_metavar="[选项]")
def empty() -> int:
    """清空这个文件夹。"""
    found = cache_folder()
    count, freed = (0, 0) if found is None else clear(found)
    say(f"清掉了 {count} 个文件，共 {freed / 1_000_000:.1f} MB。")
    return 0
