"""Findings as JSON Lines: one object a line as in the JSON report, for streams and large runs.

Where rules were changed or findings exempted, lines `{"notice": …}` follow them.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from checker.reports.json_form import finding_objects
from checker.reports.notices import all_notices

if TYPE_CHECKING:
    from checker.finding import Run
    from checker.reports.options import ReportOptions


def render(run: Run, options: ReportOptions) -> str:
    changes = [{"notice": text, "rules": list(rules)} for text, rules, _ in all_notices(run)]
    return "".join(
        json.dumps(line, ensure_ascii=False) + "\n"
        for line in (*finding_objects(options.listed(run)), *changes)
    )
