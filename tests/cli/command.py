"""Runs the command as a person does, and in-process where only text and exit code matter."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

GOAL_FILE = """\
单位编码: 353101
单位名称: 某区交通运输局
年度: 2025
金额单位: 万元
项目名称: 2025年农村公路养护
预算数: 80.50
财政资金: 80.50
其他资金:
资金用途: 支付养护工程款
绩效目标:
  - 对农村公路进行日常养护，保障道路通行安全
绩效指标:
  - 一级指标: 产出指标
    二级指标: 数量指标
    三级指标: 养护公路里程
    绩效指标描述: 养护公路的总里程
    指标值: ≥120公里
  - 一级指标: 产出指标
    二级指标: 质量指标
    三级指标: 养护工程验收合格率
    绩效指标描述: 验收合格的工程占全部工程的比例
    指标值: ≥95%
  - 一级指标: 产出指标
    二级指标: 成本指标
    三级指标: 养护经费
    绩效指标描述: 养护工程的总费用
    指标值: ≤80.50万元
  - 一级指标: 效益指标
    二级指标: 社会效益指标
    三级指标: 公路通行事故下降率
    绩效指标描述: 比上年下降的比例
    指标值: ≥5%
  - 一级指标: 满意度指标
    二级指标: 服务对象满意度指标
    三级指标: 沿线居民满意度
    绩效指标描述: 对沿线居民抽样调查
    指标值: ≥90%
"""
BROKEN_CAP = GOAL_FILE.replace("≤80.50万元", "≤96.00万元")


@dataclass(frozen=True, slots=True)
class Result:
    code: int
    out: str
    err: str


def goalcheck(
    *arguments: str, cwd: Path | None = None, stdin: str | bytes = b"", **environment: str
) -> Result:
    """The installed command in a process of its own; `environment` is added to the present one."""
    done = subprocess.run(
        [sys.executable, "-m", "checker", *arguments],
        cwd=cwd,
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        env={**os.environ, **environment},
        check=False,
    )
    asked = environment.get("PYTHONIOENCODING", "utf-8")
    encoding = "utf-8" if asked == "ascii" else asked
    return Result(done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding))


def quick(capsys: pytest.CaptureFixture[str], *arguments: str) -> Result:
    """The same in this process, without streams of its own."""
    from checker.cli.program import invoke

    capsys.readouterr()
    code = invoke(arguments)
    captured = capsys.readouterr()
    return Result(code, captured.out, captured.err)
