"""How much is in an expression once its definitions are written out."""

from __future__ import annotations

from itertools import pairwise

from checker.language.extent import DEEPEST_WHOLE, Extents
from checker.language.parser import parse


def test_definitions_that_name_each_other_are_counted_whole() -> None:
    extents = Extents({})
    extents.add("甲", parse("预算数 + 财政资金"))
    size, depth = extents.of(parse("甲"))
    assert (size, depth) == (4, 3)
    names = "甲乙丙丁戊己庚辛壬癸子丑寅"
    for last, name in pairwise(names):
        assert extents.too_much(parse(last)) == ""
        extents.add(name, parse(f"{last} + {last}"))
    assert "步" in extents.too_much(parse(names[-1]))


def test_what_nests_too_deep_is_refused() -> None:
    extents = Extents({"甲": (1, DEEPEST_WHOLE)})
    assert "层" in extents.too_much(parse("甲"))
    assert Extents({"甲": (1, DEEPEST_WHOLE - 1)}).too_much(parse("甲")) == ""


def test_of_one_name_for_several_the_largest_counts() -> None:
    extents = Extents({})
    extents.add("甲", parse("预算数 + 财政资金"))
    extents.add("甲", parse("预算数"))
    assert extents.known["甲"] == (3, 2)
