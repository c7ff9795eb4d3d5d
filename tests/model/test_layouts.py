"""The layouts, and how a reader says which it took a table for."""

from __future__ import annotations

from dataclasses import replace

from checker.model.layouts import LAYOUTS, SURE, layout_notes
from checker.readers import read_text
from tests.cli.command import GOAL_FILE

(TABLE,) = read_text(GOAL_FILE, "甲.yaml").tables


def test_tables_of_one_layout_and_certainty_are_told_together() -> None:
    tables = [
        replace(TABLE, index=number, layout=layout, confidence=sure)
        for number, layout, sure in (
            (1, "A", 1.0), (2, "A", 1.0), (3, "B", SURE - 0.1), (4, "A", 1.0), (5, "goal-file", 1.0)
        )
    ]  # fmt: skip
    assert list(layout_notes(tables)) == [
        f"第1—2、4表：按A（{LAYOUTS['A']}）读，把握100%",
        f"第3表：按B（{LAYOUTS['B']}）读，把握60%，请核对读出的内容",
    ]
