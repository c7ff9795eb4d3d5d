"""What stands below the indicators: sums, whichever columns their cells begin in."""

from __future__ import annotations

import pytest

from tests.readers.forms_for_tests import html, only_table, read_as, texts

HEADS = ("一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "分值", "得分")
ROW = ("产出指标", "数量指标", "清淤长度", "≥6公里", "6公里", "90", "90")


def cells(*texts: str) -> str:
    return "".join(f"<td>{text}</td>" for text in texts)


def total_below(row: str, heads: tuple[str, ...] = HEADS, indicator: tuple[str, ...] = ROW) -> str:
    """What a form whose last row is given says its 总分 is; empty where it says none."""
    name = f"<td>项目名称</td><td colspan={len(heads) - 1}>乡镇河道清淤</td>"
    page = html(name, cells(*heads), cells(*indicator), row)
    return texts(only_table(page, "f.html")).get("总分", "")


@pytest.mark.parametrize("span", [4, 5])
def test_a_total_is_the_score_though_its_row_begins_a_column_early(span: int) -> None:
    assert total_below(f"<td colspan={span}>总分</td>{cells('100', '96.5', '')}") == "96.5"


def test_what_the_weights_come_to_is_no_score() -> None:
    assert total_below(f"<td colspan=5>总分</td>{cells('100', '')}") == ""


def test_sums_of_a_form_that_scores_nothing_are_no_score() -> None:
    below = f"<td colspan=3>合计</td>{cells('3', '100')}"
    assert total_below(below, ("序号", *HEADS[:4]), ("1", *ROW[:4])) == ""


@pytest.mark.parametrize(("target", "taken"), [("≥95%", "≥95%"), ("100%", ""), ("", "")])
def test_a_target_of_its_own_of_the_execution_is_taken(target: str, taken: str) -> None:
    heads, name = HEADS, f"<td>项目名称</td><td colspan={len(HEADS) - 1}>乡镇河道清淤</td>"
    execution = cells("预算执行", "", "预算执行率", target, "97%", "10", "9.7")
    document = read_as(html(name, cells(*heads), cells(*ROW), execution), "f.html")
    (table,) = document.tables
    assert (texts(table)["执行率得分"], texts(table).get("执行率目标", "")) == ("9.7", taken)
    assert document.problems == ()
