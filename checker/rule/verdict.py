"""What rules come to wherever the same is written, counted at once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from checker.language import Absent, Unknown
from checker.rule.outcome import is_for_profile, verdicts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from checker.form import Record, TableRecord
    from checker.rule.outcome import RuleOutcome
    from checker.rule.program import Program


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


def shared_verdict(
    programs: Iterable[tuple[int, Program]],
    root: TableRecord,
    told_of: Callable[[int, Record, Unknown | None], T | None],
) -> SharedVerdict[T] | None:
    """What rules, by their numbers, come to on a table: `told_of` makes what is told of a record
    that one of them fails on (None) or cannot judge. None where it makes nothing of one."""
    passed, absent, told = Counter[int](), Counter[int](), list[T]()
    for rule, program in programs:
        if not is_for_profile(program.rule, root):
            continue
        for frame, verdict in verdicts(program, root):
            if verdict is True:
                passed[rule] += 1
            elif verdict.__class__ is Absent:
                absent[rule] += 1
            else:
                unknown = verdict if isinstance(verdict, Unknown) else None
                one = told_of(rule, frame.record, unknown)
                if one is None:
                    return None
                told.append(one)
    return SharedVerdict(passed, absent, tuple(told))


def add_passes(outcomes: Sequence[RuleOutcome], tally: Mapping[SharedVerdict[Any], int]) -> None:
    """Adds what verdicts that were met so many times count."""
    for verdict, times in tally.items():
        for rule, count in verdict.passed:
            outcomes[rule].passed += times * count
        for rule, count in verdict.absent:
            outcomes[rule].not_applicable += times * count
