"""GitHub: commands in lines of their own."""

from __future__ import annotations

from dataclasses import replace

from tests.reports.results import report
from tests.reports.samples import COST, MIXED


def test_github_commands_escape_what_would_end_them() -> None:
    odd = replace(COST, title="甲,乙:丙", message="第一行\n100%")
    line = report("github", replace(MIXED, findings=(odd,))).splitlines()[0]
    assert "title=GC202 甲%2C乙%3A丙" in line
    assert "100%25（应为" in line
