"""Single-character slips in a valid pack: `python -m tests.packs.slips` tries all and counts.

A slip drops or doubles one mark (bracket, quote, colon, comma, blank) or one letter of a key.
"""

from __future__ import annotations

import datetime
import re
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checker.base.errors import Mistake, UsageError
from checker.packs import load_packs

if TYPE_CHECKING:
    from collections.abc import Iterator

PACK = """\
pack: 某区财政局
version: 1.2.0
language: 1
title: 某区的补充规则
extends: cn.budget-goal
vocabulary:
  含糊词+: [大概, 左右浮动]
  本地项目: [渔业补贴, 船只更新]
units:
  网箱: 个
overrides:
  - id: GC106
    severity: info
    reason: 本区的表行数多
    until: 2099-12-31
rules:
  - id: XQ001
    name: fishery-has-count
    title: 渔业项目要写数量
    since: 1.0.0
    severity: warning
    basis: 审核惯例
    params:
      下限: 2行
      词: [渔业, "船只"]
    define:
      涉渔: 项目名称 包含 参数.词
    select: 表
    when: 涉渔 且 预算数 > 0
    assert: 计数(绩效指标[二级指标 = "数量指标"]) ≥ 1
    message: 项目“{项目名称}”没有数量指标，预算数为{预算数}
    at: 项目名称
    expected: "至少一行：数量指标"
    why: 没有数量无法核对。
    examples:
      good:
        - 项目名称: 2025年渔业补贴
          预算数: 20
          绩效指标:
            - {二级指标: 数量指标, 三级指标: 船只数, 指标值: "≥20艘"}
      bad:
        - {项目名称: 2025年渔业补贴, 预算数: 20, 绩效指标: {二级指标: 质量指标, 指标值: ≥95%}}
  - id: XQ002
    name: fishery-cap
    title: 单项成本上限
    since: 1.0.0
    severity: error
    select: 表.绩效指标[二级指标 = "成本指标"]
    when: 指标值 是 金额
    assert: 指标值.上限 ≤ 表.预算数
    message: |
      “{三级指标}”的上限{指标值.上限}
      大于预算数
    at: 指标值
    supersedes: [GC313]
    examples:
      good: [{预算数: 2万元, 绩效指标: {二级指标: 成本指标, 指标值: ≤1万元}}]
      bad: [{预算数: 2万元, 绩效指标: {二级指标: 成本指标, 指标值: ≤3万元}}]
  - id: XQ003
    template: 取值范围
    title: 满意度不低于九成
    basis: 审核惯例
    severity: warning
    params:
      栏目: 指标值
      二级指标: 服务对象满意度指标
      最小: 90%
    examples:
      good: ≥95%
      bad: ≥80%
"""
_MARKS = frozenset('{}[]()"“”:：,、 ')
_KEY = re.compile(r"\s*(?:- )?([\w+-]+):")


@dataclass(frozen=True, slots=True)
class Slip:
    """The pack with one slip on `line` (from 1)."""

    line: int
    text: str


def slips() -> Iterator[Slip]:
    start = 0
    for number, line in enumerate(PACK.splitlines(keepends=True), 1):
        key = _KEY.match(line)
        letters = range(*key.span(1)) if key else range(0)
        for at, char in enumerate(line[:-1]):
            if char in _MARKS or at in letters:
                here = start + at
                yield Slip(number, PACK[:here] + PACK[here + 1 :])
                yield Slip(number, PACK[:here] + char + PACK[here:])
        start += len(line)


def verdict(slip: Slip, folder: Path) -> tuple[str, tuple[Mistake, ...]]:
    """`one` error on the line of the slip, `none`, or what should not be: `elsewhere`, `many`."""
    path = folder / "pack.yaml"
    path.write_text(slip.text, encoding="utf-8")
    try:
        load_packs([path], examples=True, today=datetime.date(2026, 1, 1))
    except UsageError as error:
        (first, *more) = error.mistakes
        placed = first.place is not None and first.place.line == slip.line
        return ("many" if more else "one" if placed else "elsewhere"), error.mistakes
    return "none", ()


def main() -> None:
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for slip in slips():
            outcome, mistakes = verdict(slip, Path(folder))
            counts[outcome] += 1
            if outcome in ("many", "elsewhere"):
                line = slip.text.splitlines()[slip.line - 1]
                said = "".join(
                    f"\n    {one.place and one.place.line}: {one.message}" for one in mistakes
                )
                print(f"{outcome} {slip.line}: {line}{said}")
    good = counts["one"] + counts["none"]
    print(f"{dict(counts)}: {good / counts.total():.1%}")


if __name__ == "__main__":
    sys.exit(main())
