"""Findings as JSON Lines: one object a line as in the JSON report, for streams and large runs.

Where rules were changed or findings exempted, lines `{"notice": …}` follow them.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from checker.reports.json_form import finding_objects
from checker.reports.notices import all_notices

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.finding import Run
    from checker.reports.options import ReportOptions


def render(run: Run, options: ReportOptions) -> str:
    changes: list[Mapping[str, object]] = [
        {"notice": text, "rules": list(rules)} for text, rules, _ in all_notices(run)
    ]
    return "".join(f"{line_of(one)}\n" for one in (*finding_objects(options.listed(run)), *changes))


def line_of(entry: Mapping[str, object]) -> str:
    """A JSON object on one line, without its end."""
    return json.dumps(entry, ensure_ascii=False)
