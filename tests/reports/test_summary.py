"""What closes a text report: counts, ledger, and what nobody checked."""

from __future__ import annotations

from dataclasses import replace

from checker.finding import LedgerEntry
from tests.reports.samples import CLEAN, IDLE
from tests.reports.texts import (
    assert_snapshot,
    text,
)


def test_statistics_show_the_ledger_in_place_of_findings() -> None:
    assert_snapshot("full-statistics.txt", text("full", statistics=True))


def test_a_rule_set_that_met_nothing_proves_nothing() -> None:
    assert text("full", IDLE).splitlines()[-1] == (
        "读了 1 个文件、1 张表、6 行指标，但所选规则没有查到任何内容，不能说明没有问题"
    )


def test_a_clean_run_with_undecided_records_says_how_many() -> None:
    ledger = (LedgerEntry("GC202", "成本上限高于预算数", checked=1, passed=1, unknown=3),)
    last = text("full", replace(CLEAN, ledger=ledger)).splitlines()[-1]
    assert last.endswith("没有发现问题，但有 3 处无法判断")
