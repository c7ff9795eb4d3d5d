"""A finding: how bad it is, what it is about, the order it is told in."""

from __future__ import annotations

from checker.base.place import Place
from checker.finding import Finding, Severity


def test_an_error_is_worse_than_a_warning_and_that_than_an_info() -> None:
    ranks = [one.rank for one in (Severity.ERROR, Severity.WARNING, Severity.INFO)]
    assert ranks in (sorted(ranks), sorted(ranks, reverse=True))
    assert len(set(ranks)) == 3
    assert [one.label for one in (Severity.ERROR, Severity.WARNING, Severity.INFO)] == [
        *("错误", "警告", "提示"),
    ]


def made(line: int, rule: str = "GC101") -> Finding:
    return Finding(
        rule, "n", "t", Severity.ERROR, "预算数为空", Place("a.yaml", line, 1), ("预算数",)
    )


def test_findings_are_told_in_the_order_of_their_places() -> None:
    found = sorted([made(3), made(1), made(2)], key=lambda one: one.sort_key)
    assert [one.place.line for one in found] == [1, 2, 3]
