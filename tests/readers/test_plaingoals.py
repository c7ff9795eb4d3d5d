"""What is read line by line is what a YAML parser would have read, place by place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker.readers.goalyaml import GoalFile, read_goal_file
from checker.readers.plaingoals import read_plain

ROOT = Path(__file__).resolve().parents[2]

WHOLE = """# 校舍维修
项目名称: 校舍维修
年度: "2025"
预算数: 80.50
其他资金:
绩效目标:
  - 维修校舍12栋（含附属用房）

资金:
- 名称: 财政拨款
  执行数: '80.50'
绩效指标:
  - 一级指标: 产出指标
    二级指标: 数量指标
    三级指标: 维修校舍
    指标值: "≥12栋"
  -   三级指标: 验收合格率  
      备注:
      指标值:   100%
"""  # noqa: W291  # a blank at the end of a line is one of the things people write


def read_both(text: str) -> bool:
    """Whether a text is read line by line; then both readers say the same of it."""
    table = read_plain(text, "f.yaml")
    if table is None:
        return False
    assert read_goal_file(None, text, "f.yaml") == GoalFile((table,), (), is_goal_file=True)
    (other,) = read_goal_file(None, text, "f.yaml").tables
    assert list(table.fields) == list(other.fields)
    for row, same in zip(table.indicators, other.indicators, strict=True):
        assert list(row.fields) == list(same.fields)
    return True


@pytest.mark.parametrize(
    "text",
    [
        WHOLE,
        WHOLE.rstrip(),
        WHOLE.replace("\n", "\r\n"),
        WHOLE.replace("  - 维修校舍12栋（含附属用房）", "").replace(
            "绩效目标:", "绩效目标: 1.维修校舍 2.添置课桌"
        ),
        WHOLE.replace("  -", "-").replace("\n    ", "\n  ").replace("\n      ", "\n    "),
    ],
)
def test_plain_files_are_read_line_by_line(text: str) -> None:
    assert read_both(text)


def test_the_goal_files_of_the_examples_are_plain() -> None:
    goals = sorted((ROOT / "examples" / "goals").glob("*.yaml"))
    assert goals
    assert all(read_both(path.read_text(encoding="utf-8")) for path in goals)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("校舍维修\n年", "校舍: 维修\n年"),
        ("80.50\n其", "80.50 # 万元\n其"),
        ("其他资金:", "其他资金: >"),
        ("其他资金:", "其他资金:\n  无"),
        ("其他资金:", "其他资金: [1, 2]"),
        ("其他资金:", "其他资金: &2"),
        ("其他资金:", "预算数: 90"),
        ("其他资金:", "其它资金:"),
        ("其他资金:", "其他资金:\t3"),
        ('"≥12栋"', '"≥12\\u680b"'),
        ('"≥12栋"', '"≥12栋" 左右'),
        ("'80.50'", "'80''50'"),
        ("    指标值:   100%", "     指标值:   100%"),
        ("指标值:   100%", "各地指标值: {甲县: 3}"),
        ("维修校舍12栋（含附属用房）", "维修校舍: 12栋"),
        ("维修校舍12栋（含附属用房）", "维修校舍12栋\n    和操场"),
        ("维修校舍12栋（含附属用房）", "维修校\u200b舍12栋"),
        ("绩效指标:", "---\n绩效指标:"),
        ("\n  -   三级指标", "\n   - 三级指标"),
    ],
)
def test_what_is_not_plainly_written_is_left_to_the_parser(old: str, new: str) -> None:
    assert old in WHOLE
    assert read_plain(WHOLE.replace(old, new), "f.yaml") is None


def test_a_text_without_indicators_or_signs_is_left_to_the_parser() -> None:
    assert read_plain(WHOLE[: WHOLE.index("绩效指标")], "f.yaml") is None
    assert read_plain("年度: 2025\n", "f.yaml") is None
    assert read_plain("", "f.yaml") is None


PIECES = st.sampled_from(
    [*" :#-\"'[]{}|>&*!%@`?,~\n\t\u3000", "  ", "- ", ": ", "\n  ", " #", "甲", "---\n", "\r\n",
     "\u200b", "\u2f3e", "\x85", "预算数: 3\n", "   - 三级指标: x\n", "''", '""']
)  # fmt: skip
EDITS = st.lists(
    st.tuples(st.integers(0, len(WHOLE)), st.integers(0, 3), PIECES | st.just("")),
    min_size=1,
    max_size=3,
)


@given(EDITS)
@example([(len(WHOLE), 0, "]")])
@settings(deadline=None)
def test_both_readers_agree_on_edited_files(edits: list[tuple[int, int, str]]) -> None:
    text = WHOLE
    for at, removed, piece in edits:
        text = text[:at] + piece + text[at + removed :]
    read_both(text)


@given(st.data())
@settings(deadline=None)
def test_both_readers_agree_on_lines_moved_about(data: st.DataObject) -> None:
    lines = list[str](WHOLE.split("\n"))
    for _ in range(data.draw(st.integers(1, 2))):
        line = lines.pop(data.draw(st.integers(0, len(lines) - 1)))
        indent = data.draw(
            st.sampled_from(["", " ", "  ", "    ", line[: len(line) - len(line.lstrip())]])
        )
        lines.insert(data.draw(st.integers(0, len(lines))), indent + line.lstrip())
    read_both("\n".join(lines))
