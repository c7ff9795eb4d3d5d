"""Reviewdog Diagnostic Format: review comments on any code host.

Its columns count UTF-8 bytes of the line, which a report does not have at hand; lines are given
without columns.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from checker.reports.notices import all_notices
from checker.reports.sentence import sentence

if TYPE_CHECKING:
    from checker.finding import Finding, Run
    from checker.place import Place
    from checker.reports.json_form import JsonObject
    from checker.reports.options import ReportOptions


def render(run: Run, options: ReportOptions) -> str:
    result: JsonObject = {
        "source": {"name": "goalcheck"},
        "diagnostics": [
            *(_diagnostic(finding) for finding in options.listed(run)),
            *(_notice(text, place) for text, _, place in all_notices(run)),
        ],
    }
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"


def _notice(text: str, place: Place | None) -> JsonObject:
    location = _location(place) if place else {"path": "goalcheck.yaml"}
    return {"message": text, "location": location, "severity": "INFO"}


def _diagnostic(finding: Finding) -> JsonObject:
    diagnostic: JsonObject = {
        "message": f"{finding.title}：{sentence(finding)}",
        "location": _location(finding.place),
        "severity": finding.severity.value.upper(),
        "code": {"value": finding.rule},
    }
    if finding.related:
        diagnostic["relatedLocations"] = [
            {"message": related.message, "location": _location(related.place)}
            for related in finding.related
        ]
    return diagnostic


def _location(place: Place) -> JsonObject:
    location: JsonObject = {"path": place.path}
    if place.line is not None:
        location["range"] = {
            "start": {"line": place.line},
            "end": {"line": place.end_line or place.line},
        }
    return location
