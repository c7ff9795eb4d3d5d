"""Lines whose cells stand apart by blanks alone."""

from __future__ import annotations

from checker.readers import read_text
from tests.readers.forms_for_tests import only_table, rows
from tests.readers.test_paste import BODY, HEAD, HEADER, paste


def test_a_line_with_more_cells_than_heads_is_refused_as_a_whole() -> None:
    surplus = ("产出指标", "数量指标", "加固 座数", "3座")
    document = read_text(paste(" ", *HEAD, HEADER, surplus, *BODY[1:]), "f.txt")
    assert not document.tables
    (problem,) = document.problems
    assert problem.rule == "GC001"
    assert "没有框线的文字对不上表头" in problem.arguments["原因"]


def test_a_line_whose_value_is_a_level_is_refused() -> None:
    wrong = ("产出指标", "加固座数", "3座", "数量指标")
    document = read_text(paste("  ", *HEAD, HEADER, wrong), "f.txt")
    assert not document.tables
    assert [each.rule for each in document.problems] == ["GC001"]


def test_a_level_grown_together_with_a_name_is_refused_and_not_read_as_a_name() -> None:
    line = ("满意度指标服务对象满意度指标村民满意度", "≥90%")
    document = read_text(paste("  ", *HEAD, HEADER, *BODY, line), "p.txt")
    (problem,) = document.problems
    assert problem.rule == "GC001"
    assert "满意度指标服务对象" in str(problem.arguments["原因"])
    kept = ("满意度指标", "服务对象满意度指标", "满意度指标知晓率", "≥90%")
    assert rows(only_table(paste("  ", *HEAD, HEADER, *BODY, kept)))[-1] == kept
