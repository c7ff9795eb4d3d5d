"""What rules come to wherever the same is written, counted at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Mapping, Sequence

    from checker.rule.outcome import RuleOutcome


T = TypeVar("T")
"""What is told of a record."""


class SharedVerdict(Generic[T]):
    """What the rules come to on what is written in one place: on how many records each passes, to
    how many it does not apply, and what there is to tell. One is itself and like no other, so that
    they are counted at once."""

    __slots__ = ("absent", "passed", "told")

    def __init__(self, passed: Counter[int], absent: Counter[int], told: tuple[T, ...]) -> None:
        self.passed = tuple(passed.items())
        self.absent = tuple(absent.items())
        self.told = told


def add_passes(outcomes: Sequence[RuleOutcome], tally: Mapping[SharedVerdict[Any], int]) -> None:
    """Adds what verdicts that were met so many times count."""
    for verdict, times in tally.items():
        for rule, count in verdict.passed:
            outcomes[rule].passed += times * count
        for rule, count in verdict.absent:
            outcomes[rule].not_applicable += times * count
