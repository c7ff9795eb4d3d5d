"""`goalcheck init`: a starting configuration, explained in its comments."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli.commands import Command
from checker.cli.outputs import write_file
from checker.cli.streams import write_report
from checker.config import FILE_NAME
from checker.errors import UsageError

STARTER = """\
# goalcheck 的配置。去掉行首的 # 即生效；命令行选项优先于这里。
# 看实际生效的配置：goalcheck config show

# 预算年度。不写时取表内的年度，再取多数项目名称的年度。
# 年度: 2025

# 表样：2015 或 2021。不写时按表自动判断。
# profile: "2015"

# 哪些文件是一套（跨表的规则在一套之内比较）。不写时一个文件夹一套。
# sets:
#   - name: 全局
#     files: [goals/**]

# 选用哪些规则：编号、编号开头、英文名或中文名。不写时用默认选用的规则。
# select: [GC1, GC2]
# extend-select: [GC604]
# ignore: [GC305]

# 不检查的文件。
# exclude: [草稿/**]

# 本单位自己的规则包，相对于本文件。
# packs: [规则/本单位.yaml]

# 本单位表样上自己的叫法（写法见 docs/formats.md），相对于本文件。
# columns: [规则/本单位叫法.yaml]

# 有这个程度及以上的问题就不通过：error（错误）、warning（警告）、info（提示）。
fail-level: error

# 列出这个程度及以上的问题。
min-severity: warning
"""


@click.command(cls=Command, name="init", options_metavar="[选项]")
@click.option("--force", is_flag=True, help="覆盖已有的文件")
def init(*, force: bool) -> int:
    """在当前文件夹写一个带说明的 goalcheck.yaml，已有时不覆盖。

    \b
    例：
      goalcheck init
    """
    path = Path(FILE_NAME)
    if path.exists() and not force:
        raise UsageError(f"{FILE_NAME} 已经有了，没有改动；加 --force 覆盖。")
    write_file(path, STARTER)
    write_report(f"写好了 {FILE_NAME}\n")
    return 0
