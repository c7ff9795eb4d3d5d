"""Texts in an editor, for tests."""

from __future__ import annotations

PACK = """\
pack: 本局
version: 1.0.0
language: 1
rules:
  - id: BD001
    name: cap-below-budget
    title: 成本上限不低于预算
    since: 1.0.0
    severity: warning
    basis: 审核惯例
    why: 试
    params:
      界限: 10万元
    define:
      超出: 指标值.上限 - 表.预算数
    select: 表.绩效指标[二级指标 = "成本指标"]
    when: 指标值 是 金额 且 表.预算数 > 参数.界限
    assert: 指标值.上限 ≤ 表.预算数
    message: 上限{指标值.上限}，多{超出}
    at: 指标值
    examples:
      good:
        - 预算数: 30
          绩效指标:
            二级指标: 成本指标
            指标值: ≤30万元
      bad:
        - 预算数: 20
          绩效指标:
            二级指标: 成本指标
            指标值: ≤30万元
"""
