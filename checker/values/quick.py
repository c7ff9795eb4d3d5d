"""The commonest shape without the grammar: a sign, a number in figures, a unit (≥22人, 20万元).

More than half of the values of real tables look like this, and a run that meets no other never
imports lark. The grammar reads the same of every such text: a differential test says so.
"""

from __future__ import annotations

import re
from functools import cache

from checker.values.numerals import read_number
from checker.values.patterns import unit_pattern
from checker.values.syntax import Amount, Counted, End, Statement, Word
from checker.values.units import unit_table

# Units that a date can end in, and those that begin with a scale (5千元 is 5000元), are left to
# the grammar.
_LEFT_TO_GRAMMAR = re.compile("[年月日号季旬]|[十百千万亿][^分瓦克米卡]")
_UNIT_SIGNS = frozenset("/·*()、每")


def quick_statement(folded: str) -> Statement | None:
    """The statement a folded text is when it has the commonest shape; None for all others."""
    match = _shape().match(folded)
    if not match or _LEFT_TO_GRAMMAR.match(match["unit"]):
        return None
    at = match.start("number")
    end = End(read_number(match["number"]), counted_as(match["unit"]), at)
    marks = (Word("SIGN", match["sign"], 0),) if at else ()
    return Statement(Amount("single", (end,)), marks)


@cache
def counted_as(spelling: str) -> Counted:
    """The unit of a folded spelling; `odd` for those that only clerks use (人/次)."""
    unit = unit_table().entry(spelling).unit
    odd = unit.name != spelling and not _UNIT_SIGNS.isdisjoint(spelling)
    return Counted(unit, odd=odd)


@cache
def _shape() -> re.Pattern[str]:
    sign = "(?P<sign>[><]=?|[≥≤=])?"
    return re.compile(
        f"{sign}(?P<number>[0-9]{{1,15}}(?:\\.[0-9]{{1,15}})?[万亿]?)(?P<unit>{unit_pattern()})\\Z"
    )
