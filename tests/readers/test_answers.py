"""Columns that are one answer of several, and heads that list the answers."""

from __future__ import annotations

import pytest

from tests.readers.forms_for_tests import html, only_table, rows

LEVELS = "<td rowspan=2>一级指标</td><td rowspan=2>二级指标</td><td rowspan=2>三级指标</td>"
VALUES = "<td rowspan=2>指标值</td><td rowspan=2>全年预计完成值</td>"


def answer_of(*, heads: tuple[str, ...], ticks: tuple[str, ...]) -> str:
    """What is read below 完成目标可能性, with heads in its second row, a row of cells."""
    filled = "".join(f"<td>{text}</td>" for text in ticks)
    table = only_table(
        html(
            f"<td colspan=3>项目名称</td><td colspan={2 + len(heads)}>湖区生态监测</td>",
            f"{LEVELS}{VALUES}<td colspan={len(heads)}>完成目标可能性</td>",
            "".join(f"<td>{text}</td>" for text in heads),
            f"<td>产出指标</td><td>数量指标</td><td>监测断面</td><td>≥14个</td><td>14</td>{filled}",
        ),
        "f.html",
    )
    return rows(table, "完成可能性")[0][0]


ANSWERS = ("确定能", "有可能", "完全不可能")


@pytest.mark.parametrize("tick", ["√", "是", "1"])
def test_the_column_that_is_ticked_is_the_answer(tick: str) -> None:
    assert answer_of(heads=ANSWERS, ticks=("", tick, "")) == "有可能"


@pytest.mark.parametrize("cross", ["×", "否", "—", "□"])
def test_a_column_that_is_crossed_out_is_not(cross: str) -> None:
    assert answer_of(heads=ANSWERS, ticks=(cross, "√", cross)) == "有可能"


@pytest.mark.parametrize("head", ["确定能/有可能/完全不可能", "确定能、有可能或不可能"])
def test_below_a_head_that_lists_all_answers_stands_the_answer(head: str) -> None:
    assert answer_of(heads=(head,), ticks=("有可能",)) == "有可能"


def test_a_tick_below_all_answers_answers_nothing() -> None:
    assert answer_of(heads=("确定能/有可能/完全不可能",), ticks=("√",)) == ""
