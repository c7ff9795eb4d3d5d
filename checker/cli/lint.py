"""`goalcheck lint`: check files and folders, list what is wrong."""

from __future__ import annotations

from typing import Any

import click

from checker.cli.checking import Request, check, list_files
from checker.cli.commands import Command
from checker.cli.config import settings_text
from checker.cli.options import checking_options
from checker.cli.streams import write_report


@click.command(cls=Command, name="lint", options_metavar="[选项]")
@checking_options
@click.option(
    "--stdin-filename", metavar="名称", help="从标准输入读（路径写 -）时，文件在报告里的名称"
)
@click.option("--whole-set", is_flag=True, help="列出所属整套材料的全部问题，不只是给出的文件")
@click.option("--show-files", is_flag=True, help="只列出会读哪些文件，不检查")
@click.option("--show-settings", is_flag=True, help="只列出起作用的配置和它们的来源，不检查")
def lint(*, show_files: bool, show_settings: bool, **options: Any) -> int:
    """检查文件和文件夹里的绩效目标表（默认当前文件夹），列出问题。

    给出单个文件时，它所属的整套材料都会读，只列出涉及这些文件的问题。

    \b
    例：
      goalcheck lint goals/
      goalcheck lint goals/ --select GC2,元/万元混用 --min-severity info
      goalcheck lint goals/ --output-format json -o 结果.json
      goalcheck lint - --stdin-filename 01.yaml < 01.yaml
    """
    request = Request(**options)
    if show_settings:
        write_report(settings_text(request.config_in_force()))
        return 0
    return list_files(request) if show_files else check(request, default_format="full")
