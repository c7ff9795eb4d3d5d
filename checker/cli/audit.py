"""`goalcheck audit`: the pre-submission audit of whole sets."""

from __future__ import annotations

from typing import Any

import click

from checker.cli.checking import Request, check
from checker.cli.commands import Command
from checker.cli.options import checking_options


@click.command(cls=Command, name="audit", options_metavar="[选项]")
@checking_options
def audit(**options: Any) -> int:
    """报送前审核整套材料：每张表、每条跨表规则都查，每张表给出结论。

    有错误的表“退回”，只有警告的“修改后提交”，否则“通过”。给出单个文件时，审核它所属的整套。

    \b
    例：
      goalcheck audit goals/
      goalcheck audit goals/ --year 2025 -o 审核意见.txt
      goalcheck audit goals/ --report json:结果.json
    """
    return check(Request(**options, whole_set=True), default_format="audit")
