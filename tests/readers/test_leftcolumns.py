"""Columns of the indicators that are not taken are said, with a few of their texts."""

from __future__ import annotations

from checker.readers import read_text
from tests.readers.forms_for_tests import html

HEAD = "<td>项目名称</td><td colspan=4>河岸绿道</td>"
GOAL = "<td>绩效目标</td><td colspan=4>建设绿道3公里</td>"


def notes(head: str, *texts: str) -> str:
    lines = "".join(
        f"<td>{one}</td>" for one in ("一级指标", "二级指标", "三级指标", "指标值", head)
    )
    body = (
        f"<td>产出指标</td><td>数量指标</td><td>第{number}段绿道</td><td>≥3公里</td><td>{text}</td>"
        for number, text in enumerate(texts)
    )
    document = read_text(html(HEAD, GOAL, lines, *body), "f.html")
    said = [problem.arguments.get("内容", "") for problem in document.problems]
    return "\n".join((*document.notes, *map(str, said)))


def test_a_few_texts_are_named_all_and_many_by_the_first() -> None:
    assert "东段、西段" in notes("河段", "东段", "西段")
    many = notes("河段", "东段", "西段", "南段", "北段")
    assert "东段" in many
    assert "4行" in many
    assert "北段" not in many


def test_a_column_of_blanks_and_strokes_is_not_said() -> None:
    assert "河段" not in notes("河段", "", "—")
