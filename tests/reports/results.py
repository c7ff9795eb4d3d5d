"""Reports for programs, taken apart again for tests."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from checker.base.place import Place
from checker.reports import ReportOptions, render
from tests.reports.samples import COST, MIXED

if TYPE_CHECKING:
    from checker.finding import Run


def report(name: str, run: Run = MIXED, **options: Any) -> str:
    text = render(name, run, ReportOptions(**options))
    assert isinstance(text, str)
    return text


def sarif_run(run: Run = MIXED) -> dict[str, Any]:
    (result,) = json.loads(report("sarif", run))["runs"]
    return result


ELSEWHERE = replace(
    MIXED,
    findings=(
        replace(COST, place=Place("/审 核/01.yaml", 3, 1)),
        replace(COST, place=Place("D:/审核/01.yaml", 3, 1)),
    ),
)
