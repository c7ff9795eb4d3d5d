"""Errors of a spreadsheet where a value should stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.readers.test_office_oddities import VALUE, book, inline, sheet_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("error", ["#DIV/0!", "#REF!", "#N/A", "########"])
def test_an_error_of_the_sheet_is_an_error_that_names_it(error: str, tmp_path: Path) -> None:
    cell = f'<c t="e"><f>1/0</f><v>{error}</v></c>'
    document = book(tmp_path, sheet_of(lambda text: cell if text == VALUE else inline(text)))
    (problem,) = document.problems
    assert problem.rule == "GC011"
    assert (problem.field, problem.indicator, problem.place.cell) == ("指标值", 0, "一!D5")
    assert error in problem.arguments["原因"]


@pytest.mark.parametrize(
    ("cell", "calculated"),
    [
        ("<c><f>SUM(A1:A3)</f></c>", False),
        ("<c><f>B1*$C$2</f></c>", False),
        ("<c><f>'目标 表'!B12</f></c>", False),
        ('<c><f t="shared" si="0"/></c>', False),
        ('<c t="inlineStr"><is><t>=100%</t></is></c>', True),
        ('<c t="inlineStr"><is><t>=A12类标准</t></is></c>', True),
        ('<c t="inlineStr"><is><t>=3（座）</t></is></c>', True),
        ("<c><f>A1</f><v>3</v></c>", True),
    ],
)
def test_a_formula_without_its_result_is_an_error(
    cell: str, calculated: bool, tmp_path: Path
) -> None:
    document = book(tmp_path, sheet_of(lambda text: cell if text == VALUE else inline(text)))
    # A formula that was never calculated is shown as one, not as a blank cell.
    assert document.tables[0].indicators[0].text("指标值")
    found = [problem.arguments["原因"] for problem in document.problems]
    assert ["没有算出结果的公式" in reason for reason in found] == ([] if calculated else [True])
