"""The audit: verdicts of tables, then what they rest on."""

from __future__ import annotations

from checker.finding import Severity
from tests.reports.samples import IDLE, PENSION
from tests.reports.texts import (
    text,
)


def test_verdicts_follow_from_the_worst_finding() -> None:
    rows = {
        line.split()[2]: line
        for line in text("audit", min_severity=Severity.INFO).splitlines()
        if line.lstrip()[:1].isdigit() and "yaml" in line
    }
    assert "退回" in rows[PENSION.project or ""]
    assert "通过" in rows["2025年农村公路养护"]


def test_the_audit_ends_with_the_verdicts_counted() -> None:
    assert text("audit").splitlines()[-1] == "结论：退回 1，没有读成 1，修改后提交 1，通过 2"


def test_a_file_in_which_no_table_could_be_read_is_no_table_that_was_sent_back() -> None:
    (row,) = [line for line in text("audit").splitlines() if "（没有读出表）" in line]
    assert "材料/加密.xlsx" in row
    assert "没有读成" in row


def test_an_audit_in_which_no_rule_applied_passes_nothing() -> None:
    assert text("audit", IDLE).splitlines()[-1] == "结论：未能审核 1"
