"""What the reader of a report may choose."""

from __future__ import annotations

import pytest

from checker.finding import Run, Severity
from checker.reports.options import ReportOptions
from tests.reports.samples import BARE_VERB, COST, RATE


@pytest.mark.parametrize(
    ("least", "count"), [(Severity.INFO, 3), (Severity.WARNING, 2), (Severity.ERROR, 1)]
)
def test_findings_are_listed_from_a_severity_on_in_their_order(least: Severity, count: int) -> None:
    run = Run("1", (), (), (), (COST, BARE_VERB, RATE), ())
    listed = ReportOptions(min_severity=least).listed(run)
    assert listed == (COST, BARE_VERB, RATE)[:count]
