"""Where a cursor stands in a goal file."""

from __future__ import annotations

import pytest

from checker.lsp.cursor import ITEM, cursor_at

TEXT = """\
项目名称: 甲
绩效目标:
  - 一
绩效指标:
- 一级指标: 产出指标
  二级指标: 数
  # 说明

- 三
资金:
  - 名称: 甲
    执
备注: |
  第一行
    第二行
年
---
项
"""


@pytest.mark.parametrize(
    ("line", "path", "key"),
    [
        (1, ("项目名称",), "项目名称"),
        (3, ("绩效目标", ITEM), "绩效目标"),
        (6, ("绩效指标", ITEM, "二级指标"), "二级指标"),
        (9, ("绩效指标", ITEM), "绩效指标"),
        (12, ("资金", ITEM), None),
        (15, ("备注",), "备注"),
        (16, (), None),
        (18, (), None),
    ],
)
def test_where_a_cursor_stands(line: int, path: tuple[str, ...], key: str | None) -> None:
    lines = TEXT.split("\n")
    cursor = cursor_at(lines, line, len(lines[line - 1]) + 1)
    assert (cursor.path, cursor.key) == (path, key)


def test_a_document_has_no_keys_of_its_neighbour() -> None:
    lines = TEXT.split("\n")
    assert cursor_at(lines, 18, 2).siblings == ()
    assert {name for name, _ in cursor_at(lines, 16, 2).siblings} == {
        "项目名称", "绩效目标", "绩效指标", "资金", "备注"
    }  # fmt: skip
