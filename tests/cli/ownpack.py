"""A pack of an office, for tests."""

PACK = """\
pack: 本单位
version: 1.0.0
language: 1
rules:
  - id: DW001
    name: budget-over-limit
    title: 预算超过一百万元
    since: 1.0.0
    severity: warning
    basis: 审核惯例
    select: 表
    assert: 预算数 ≤ 100万元
    message: 预算数{预算数}超过100万元
    at: 预算数
    examples:
      good:
        - 预算数: 80
      bad:
        - 预算数: 120
"""
