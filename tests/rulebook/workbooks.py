"""Packs and workbooks of rules, for tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from checker.base.errors import UsageError
from checker.packs import load_packs
from checker.rulebook import export_workbook, import_workbook

PACK = """\
# 本单位的规则
pack: 本单位
version: 1.0.0
language: 1
vocabulary: {本地词: [甲]}
rules:
  - id: BD001
    template: 必填
    # 项目库要用
    params: {栏目: 计量单位, 二级指标: 数量指标, 条件: 指标值 是 数量}
    severity: error
    examples:
      good: "计量单位：人；指标值：22"
      bad:
        - "计量单位：（空）；指标值：22"
        - 绩效指标: {二级指标: 数量指标, 计量单位: , 指标值: 3}

  # 手写的，不进工作簿
  - id: BD900
    name: by-hand
    title: 手写
    since: 1.0.0
    severity: info
    select: 表
    assert: 预算数 有值
    message: 没有预算数
    examples: {good: [{预算数: 3}], bad: [{预算数: }]}
  - id: BD002
    template: 取值范围
    title: 满意度
    params: {最小: 90%}
    examples:
      good: "=100%"
      bad: [≥80%, ≤50%]
      near:
        - 说明: 不是百分比
          绩效指标: {指标值: 保障}
  - id: BD003
    template: 唯一
    enabled: false
    effective: 2025-01-01
    why: |
      第一行。
      第二行：要唯一。
    params: {栏目: 三级指标}
    examples:
      good: "甲\\n---\\n乙"
      bad:
        - 次数: 1
          全套:
            - 绩效指标: [{三级指标: 甲}, {三级指标: 甲}]
  - id: BD004
    template: 禁用词
    params: {词: ["大概、也许", 若干]}
    supersedes: [GC301, GC302]
overrides:
  - {id: GC601, severity: info, reason: 试行, until: 2027-01-01}
  - {id: GC102, params: {"必需+": [满意度指标, 成本指标]}, reason: 本市约定}
  - {id: GC803, params: {最少行数: 3}, enabled: false, reason: 行数少}
"""


def exported(pack: Path | None, to: str = "rules.xlsx") -> Path:
    path = Path(to)
    path.write_bytes(workbook_of(pack, pack.read_text(encoding="utf-8") if pack else ""))
    return path


@cache
def workbook_of(pack: Path | None, text: str) -> bytes:
    """The workbook of a pack with this text, made once."""
    packset = load_packs((pack,) if pack else ())
    return export_workbook(packset, pack.as_posix() if pack else None)


def edit(path: Path, *cells: tuple[str, str, int, object]) -> Path:
    """Writes into the cells (sheet, heading, row), as a clerk would in Excel."""
    book = openpyxl.load_workbook(path)
    for sheet, heading, row, value in cells:
        written: Any = book[sheet]
        columns = {cell.value: cell.column for cell in written[2]}
        written.cell(row, columns[heading]).value = value
    book.save(path)
    return path


def refused(workbook: Path, target: str = "新.yaml") -> list[str]:
    with pytest.raises(UsageError) as caught:
        import_workbook(workbook, Path(target))
    return [str(mistake) for mistake in caught.value.mistakes]
