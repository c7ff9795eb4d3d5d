"""What reports see of a run."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.finding import FileRecord, FileState, LedgerEntry, Run, Severity, Threshold
from tests.reports.samples import BARE_VERB, COST, RATE

EMPTY = Run("1", (), (), (), (), ())


@pytest.mark.parametrize(
    ("file", "state", "reason"),
    [
        (FileRecord("a", "yaml", 1, 5), FileState.CHECKED, None),
        (FileRecord("a", "yaml", 0, 0, unread="坏"), FileState.UNREAD, "坏"),
        (FileRecord("a", "xlsx", 2, 5, unread="一张坏"), FileState.CHECKED, "一张坏"),
        (FileRecord("a", "", 0, 0, skipped="图片"), FileState.SKIPPED, "图片"),
    ],
)
def test_a_file_says_what_became_of_it(
    file: FileRecord, state: FileState, reason: str | None
) -> None:
    assert (file.state, file.reason) == (state, reason)


@pytest.mark.parametrize(
    ("threshold", "reached"),
    [
        (Threshold(((Severity.ERROR, 1),)), True),
        (Threshold(((Severity.ERROR, 2),)), False),
        (Threshold(((Severity.WARNING, 2),)), True),
        (Threshold(((Severity.ERROR, 2), (Severity.INFO, 3))), True),
        (Threshold(rules=("GC302",)), True),
        (Threshold(rules=("GC999",)), False),
        (Threshold(), False),
    ],
)
def test_a_threshold_counts_what_is_as_bad_or_worse(threshold: Threshold, reached: object) -> None:
    assert threshold.reached((COST, BARE_VERB, RATE)) is reached


def test_a_run_in_which_no_rule_met_a_record_has_checked_nothing() -> None:
    table = Run.__dataclass_fields__ and COST
    ran = replace(EMPTY, tables=(table,))  # type: ignore[arg-type]  # any table will do
    assert EMPTY.nothing_checked
    assert replace(ran, ledger=(LedgerEntry("GC202", "x", not_applicable=3),)).nothing_checked
    assert not replace(ran, ledger=(LedgerEntry("GC202", "x", checked=1),)).nothing_checked


def test_findings_are_counted_by_severity() -> None:
    run = replace(EMPTY, findings=(COST, BARE_VERB, BARE_VERB))
    assert [run.count(one) for one in Severity] == [
        {Severity.ERROR: 1, Severity.WARNING: 2, Severity.INFO: 0}[one] for one in Severity
    ]
