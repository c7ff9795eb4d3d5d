"""Reports as text, for tests."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.reports import FORMATS, ReportOptions, render
from tests.reports.samples import MIXED

if TYPE_CHECKING:
    from checker.finding import Run

SNAPSHOTS = Path(__file__).parent / "snapshots"
TEXT_FORMATS = ("full", "audit", "concise", "table")
TEXT_OUTPUTS = sorted(name for name, form in FORMATS.items() if not form.binary)


def text(name: str, run: Run = MIXED, **options: Any) -> str:
    report = render(name, run, ReportOptions(**options))
    assert isinstance(report, str)
    return report


def assert_snapshot(name: str, report: str) -> None:
    """Compares with the stored report; UPDATE_SNAPSHOTS=1 stores the present one instead."""
    path = SNAPSHOTS / name
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.write_text(report, encoding="utf-8", newline="\n")
    assert report == path.read_text(encoding="utf-8")
