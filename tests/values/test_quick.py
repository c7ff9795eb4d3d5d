"""The short cut for the commonest shape reads exactly what the grammar reads."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.values.fold import fold
from checker.values.meaning import statement_value
from checker.values.mistakes import Mistake
from checker.values.quick import quick_statement
from checker.values.reading import grammar_value, hide_words
from checker.values.units import unit_table
from tests.values.corpus import SHAPES, cases

SPELLINGS = sorted(unit_table().spellings)


def both(text: str) -> tuple[object, object]:
    """What the short cut and the grammar make of a text; None where they leave it."""
    folded = fold(text)
    statement = quick_statement(folded)
    if statement is None:
        return None, None
    quick = statement_value(statement, folded)
    try:
        slow = grammar_value(hide_words(folded), folded)
    except Mistake:
        return quick, None
    return (quick, quick.notes, repr(quick)), (slow, slow.notes, repr(slow))


def test_the_short_cut_agrees_with_the_grammar_on_the_corpus() -> None:
    taken = 0
    for shape in SHAPES:
        for case in cases(shape):
            quick, slow = both(case.text)
            assert quick == slow, case.text
            taken += quick is not None
    assert taken > 150


def test_the_short_cut_agrees_with_the_grammar_on_every_unit() -> None:
    for spelling in SPELLINGS:
        for front in ("≥22", "3", "<=1.50万", "2025", "=12"):
            quick, slow = both(front + spelling)
            assert quick == slow, front + spelling


@given(
    st.sampled_from(["", "≥", "≤", ">", "<", "=", ">=", "<=", "＞＝"]),
    st.from_regex(r"[0-9]{1,6}(\.[0-9]{1,3})?[万亿]?", fullmatch=True),
    st.sampled_from(SPELLINGS),
    st.sampled_from(["", "", "", "以上", "。", "人", "%"]),
)
@settings(max_examples=1000)
def test_the_short_cut_agrees_with_the_grammar(sign: str, number: str, unit: str, end: str) -> None:
    quick, slow = both(sign + number + unit + end)
    assert quick == slow


def test_the_commonest_values_need_no_lark() -> None:
    script = (
        "import sys; from checker.values import parse; "
        "[parse(text) for text in ('≥22人', '保障', '≤7585万元', '100%')]; "
        "sys.exit('lark' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
