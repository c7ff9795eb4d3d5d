"""What a run works with."""

from __future__ import annotations

from checker.finding import Severity, Threshold, Thresholds
from checker.packs import load_packs
from checker.pipeline.bench import prepare
from checker.pipeline.job import Job

PACKS = load_packs()
SERIOUS = {rule.id for rule in PACKS.rules if rule.reader and rule.severity is Severity.ERROR}


def test_a_file_that_cannot_be_read_is_told_of_whatever_was_selected() -> None:
    bench = prepare(Job(select=("GC202",)))
    assert [rule.id for rule in bench.rules] == ["GC202"]
    assert set(bench.readers) == SERIOUS


def test_ignored_by_name_it_is_not_unless_it_is_locked() -> None:
    bench = prepare(Job(ignore=("GC0",)))
    assert set(bench.readers) == {one for one in SERIOUS if PACKS.rule(one).locked}
    assert bench.readers


def test_rules_in_thresholds_go_by_their_ids() -> None:
    title = PACKS.rule("GC202").title
    asked = Thresholds(Threshold(rules=(title,)), Threshold(((Severity.INFO, 3),)))
    assert prepare(Job(thresholds=asked)).thresholds == Thresholds(
        Threshold(rules=("GC202",)), Threshold(((Severity.INFO, 3),))
    )
