"""`goalcheck audit`: the pre-submission audit of whole sets."""

from __future__ import annotations

from typing import Any

import click

from checker.cli.check import Request, check
from checker.cli.commands import Command
from checker.cli.options import checking_options


@click.command(cls=Command, name="audit", options_metavar="[选项]")
@checking_options
@click.pass_obj
def audit(call: bytes | None, /, **options: Any) -> int:
    """报送前审核整套材料：每张表、每条跨表规则都查，每张表给出结论。

    有错误的表“退回”，只有警告的“修改后提交”，否则“通过”；界限可以在配置的 verdict
    里改。有一部分没有查到的（没有年度、没有读到预算、没有规则可查）不算通过，写“未查全”。给出单个文件时，审核它所属的整套。

    报告依次是：逐条问题、每张表的结论、每张表的审核意见、用到的豁免、台账（每条规则查了
    多少处）、程序和规则包的版本与摘要、审核日期。同样的材料、规则和日期，报告逐字节相同。

    \b
    例：
      goalcheck audit goals/
      goalcheck audit goals/ --year 2025 -o 审核意见.txt
      goalcheck audit goals/ --report json:结果.json --report html:报告.html
      goalcheck audit 送审/ --exemptions 豁免清单.yaml --as-of 2026-03-31
    """
    return check(Request(**options, whole_set=True), "audit", call)
