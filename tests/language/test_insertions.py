"""Braces inside a text: what is written out, what stays a letter, how it is printed and placed."""

from __future__ import annotations

import pytest

from checker.language import nodes as n
from checker.language.parser import parse
from checker.language.printer import show
from checker.language.slip import SyntaxSlip
from tests.language.workbench import evaluate, slips

TABLE = "{预算数: 480, 财政资金: 120}"


@pytest.mark.parametrize(
    ("written", "result"),
    [
        ('"预算{预算数}，其中财政{财政资金}"', "预算480万元，其中财政120万元"),
        ('"{预算数}"', "480万元"),
        ('"多{(预算数 - 财政资金) × 2}"', "多720万元"),
        ('"占{占比(财政资金, 预算数)}"', "占25%"),
    ],
)
def test_braces_with_an_expression_are_written_out(written: str, result: str) -> None:
    assert evaluate(written, TABLE) == result


@pytest.mark.parametrize("written", ['"[0-9]{2,3}"', '"{2}"', '"甲{}"', '"{,3}"', '"甲{乙"'])
def test_other_braces_are_letters(written: str) -> None:
    assert parse(written) == n.Text(written[1:-1])


def test_it_is_the_tree_of_the_texts_joined_and_printed_as_it_is_read() -> None:
    joined = '合并(["甲", 写出(乙 + 1), "丙"], "")'
    assert parse('"甲{乙 + 1}丙"') == parse(joined)
    assert show(parse(joined)) == '"甲{乙 + 1}丙"'


@pytest.mark.parametrize(
    "written",
    [
        '合并(["甲", "乙"], "")',
        '合并(["甲", 写出(乙)], "、")',
        '合并(["甲", 写出(合并(乙, "、"))], "")',
        '合并(["{", 写出(乙)], "")',
        '合并(["甲", 乙], "")',
    ],
)
def test_what_could_not_be_read_back_is_printed_as_a_call(written: str) -> None:
    assert show(parse(written)) == written


def test_a_mistake_inside_is_placed_in_the_whole_expression() -> None:
    assert slips('"预算{预算}，{财政资金}"') == [("预算", "“表”没有字段“预算”，是否想写“预算数”？")]
    with pytest.raises(SyntaxSlip) as caught:
        parse('"预算{预算数 大于 1}"')
    assert (caught.value.span.start, caught.value.span.end) == (8, 10)
