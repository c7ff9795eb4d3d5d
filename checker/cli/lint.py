"""`goalcheck lint`: check files and folders, list what is wrong."""

from __future__ import annotations

from typing import Any

import click

from checker.cli.check import Request, check, list_files
from checker.cli.commands import Command
from checker.cli.config import settings_text
from checker.cli.options import checking_options
from checker.cli.streams import write_text


@click.command(cls=Command, name="lint", options_metavar="[选项]")
@checking_options
@click.option(
    "--stdin-filename", metavar="名称", help="从标准输入读（路径写 -）时，文件在报告里的名称"
)
@click.option("--whole-set", is_flag=True, help="列出所属整套材料的全部问题，不只是给出的文件")
@click.option("--show-files", is_flag=True, help="只列出会读哪些文件，不检查")
@click.option("--watch", "watching", is_flag=True, help="文件有改动就重新检查，按 Ctrl-C 结束")
@click.option("--show-settings", is_flag=True, help="只列出起作用的配置和它们的来源，不检查")
@click.pass_obj
def lint(
    call: bytes | None, /, *, show_files: bool, show_settings: bool, watching: bool, **options: Any
) -> int:
    """检查文件和文件夹里的绩效目标表（默认当前文件夹），列出问题。

    给出单个文件时，它所属的整套材料都会读，只列出涉及这些文件的问题。读不了的文件
    是问题 GC011，不是目标表的跳过并计数，--verbose 列出是哪些；点名而不是目标表的会报 GC001。

    配置取 goalcheck.yaml 或 pyproject.toml 的 [tool.goalcheck]，从要查的路径向上找最近的
    一个；命令行优先。用 --show-settings 看实际生效的配置和来源。

    报告写到标准输出，进度和说明写到标准错误。退出码：0 没有达到 --fail-level
    的问题，1 有，2 没有查成（用法、配置、规则包有误，或没有找到目标表）。

    \b
    例：
      goalcheck lint goals/
      goalcheck lint goals/ --select GC2,元/万元混用 --min-severity info
      goalcheck lint goals/ --output-format json -o 结果.json
      goalcheck lint goals/ --report html:报告.html --report sarif:结果.sarif
      goalcheck lint - --stdin-filename 01.yaml < 01.yaml
      goalcheck lint @清单.txt --exemptions 豁免清单.yaml
      goalcheck lint goals/ --watch
    """
    request = Request(**options)
    if show_settings:
        write_text(settings_text(request.config_in_force()))
        return 0
    if show_files:
        return list_files(request)
    if watching:
        from checker.cli.watch import watch

        return watch(request, default_format="full")
    return check(request, "full", call)
