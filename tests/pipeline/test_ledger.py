"""What became of every selected rule, summed over sets."""

from __future__ import annotations

from checker.base.dataclass import replace
from checker.pipeline.judged import JudgedSet
from checker.pipeline.ledger import ledger_of
from checker.rule.outcome import RuleOutcome
from tests.reports.samples import UNREADABLE
from tests.rule.made import rule

OWN = rule("select: 表\nassert: 预算数 有值")
READER = replace(rule("select: 表\nassert: 预算数 有值"), id="GC011", reader=True)


def judged(outcome: RuleOutcome, *files: str, suppressed: int = 0) -> JudgedSet:
    problems = tuple(
        replace(UNREADABLE, place=replace(UNREADABLE.place, path=path))
        for path in (*files[:1], *files[:1], "别处.xlsx")
    )
    return JudgedSet(problems, ((OWN, outcome, suppressed),), problems, files, {}, "")


def test_sets_are_added_up_and_a_reason_stands_once() -> None:
    one = RuleOutcome(OWN, passed=3, failed=1, not_applicable=2)
    other = RuleOutcome(OWN, passed=1, unknown=4)
    for outcome in (one, other):
        outcome.note("读不懂")
    reading, own = ledger_of(
        [OWN, READER], [judged(one, "a", suppressed=1), judged(other, "b", "c")]
    )
    assert own.counts == (5, 4, 1, 2, 4, 1)
    assert own.reasons == ("读不懂",)
    assert [reading.rule, own.rule] == ["GC011", "ZZ001"]


def test_reading_is_counted_by_files_however_often_it_spoke_of_one() -> None:
    (entry,) = ledger_of([READER], [replace(judged(RuleOutcome(OWN), "a", "b"), outcomes=())])
    assert entry.counts == (2, 1, 1, 0, 0, 0)
