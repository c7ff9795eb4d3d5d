"""The commonest shapes without the grammar: a comparison, a number in figures, a unit, perhaps per
another, perhaps 以上 (≥22人, 不低于90%, ≤475元/亩, 95%以上).

Two thirds of the values of real tables look like this, and a run that meets no other never
imports lark. The grammar reads the same of every such text: a differential test says so.
"""

from __future__ import annotations

import re

from checker.values.numerals import read_number
from checker.values.remembering import remembered
from checker.values.syntax import Amount, Counted, End, Statement, Word
from checker.values.units import is_open, unit_pattern, unit_table
from checker.values.vocabulary import alternatives, comparisons, words

# Units that a date can end in, and those that begin with a scale (5千元 is 5000元), are left to
# the grammar.
_LEFT_TO_GRAMMAR = re.compile("[年月日号季旬]|[十百千万亿][^分瓦克米卡]")
_UNIT_SIGNS = frozenset("/·*()、每")


def quick_statement(folded: str) -> Statement | None:
    """The statement a folded text is when it has a commonest shape; None for all others."""
    match = _shape().match(folded)
    if not match or _LEFT_TO_GRAMMAR.match(match["unit"]):
        return None
    at = match.start("number")
    counted = counted_as(match["unit"])
    if match["per"]:
        per = unit_table().entry(match["per"]).unit
        if per.dimension in {"percent", "point"} or is_open(per):
            return None
        counted = Counted(counted.unit, (per,), counted.odd)
    marks: tuple[Word, ...] = ()
    if at:
        marks = (Word("SIGN" if match["sign"] else "OPERATOR", folded[:at], 0),)
    endings: tuple[Word, ...] = ()
    if match["suffix"]:
        endings = (Word("SUFFIX", match["suffix"], match.start("suffix")),)
    amount = Amount("single", (End(read_number(match["number"]), counted, at),))
    return Statement(amount, marks, endings)


@remembered
def counted_as(spelling: str) -> Counted:
    """The unit of a folded spelling; `odd` for those that only clerks use (人/次)."""
    unit = unit_table().entry(spelling).unit
    odd = unit.name != spelling and not _UNIT_SIGNS.isdisjoint(spelling)
    return Counted(unit, odd=odd)


@remembered
def _shape() -> re.Pattern[str]:
    # Atomic groups: each takes the longest word, as the lexer does, or leaves the text to it.
    sign = f"(?:(?P<sign>[><]=?|[≥≤=])|(?>{comparisons()}))?"
    number = r"(?P<number>[0-9]{1,15}(?:\.[0-9]{1,15})?[万亿]?)"
    unit = unit_pattern()
    suffix = alternatives(word for word in words().suffixes if word[0] not in "(+起")
    return re.compile(
        f"{sign}{number}(?P<unit>(?>{unit}))(?:/(?P<per>(?>{unit})))?(?P<suffix>(?>{suffix}))?\\Z"
    )
