"""Goal files that end in the middle of a row."""

from __future__ import annotations

from checker.readers import read_text

ROW = """\
  - 二级指标: 数量指标
    三级指标: 里程
    指标值: ≥3公里
"""
HEAD = "项目名称: 甲\n绩效指标:\n"


def rules(text: str) -> set[str]:
    return {problem.rule for problem in read_text(text, "a.yaml").problems}


def test_a_row_that_nobody_ended_is_told() -> None:
    assert "GC009" in rules(HEAD + ROW * 3 + "  - 二级指标: 数")
    assert "GC009" not in rules(HEAD + ROW * 3 + "  - 二级指标: 数\n")
    assert "GC009" not in rules(HEAD + (ROW * 3).rstrip())
