"""Findings as JSON Lines: one object a line as in the JSON report, for streams and large runs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from checker.reports.json_form import finding_objects

if TYPE_CHECKING:
    from checker.finding import Run
    from checker.reports.options import ReportOptions


def render(run: Run, options: ReportOptions) -> str:
    return "".join(
        json.dumps(finding, ensure_ascii=False) + "\n"
        for finding in finding_objects(options.listed(run))
    )
