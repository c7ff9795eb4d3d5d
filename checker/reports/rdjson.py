"""Reviewdog Diagnostic Format: review comments and suggested edits on any code host.

Its columns count bytes of UTF-8 from 1, which is why the run carries the lines of its findings.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from checker.reports.edit import edit_of
from checker.reports.help import help_uri
from checker.reports.notices import all_notices
from checker.reports.sentence import sentence

if TYPE_CHECKING:
    from checker.base.place import Place
    from checker.finding import Finding, Run
    from checker.reports.json_form import JsonObject
    from checker.reports.options import ReportOptions


def render(run: Run, options: ReportOptions) -> str:
    result: JsonObject = {
        "source": {"name": "goalcheck"},
        "diagnostics": [
            *(_diagnostic(finding, run, options.rule_pages) for finding in options.listed(run)),
            *(_notice(text, place, run) for text, _, place in all_notices(run)),
        ],
    }
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"


def _notice(text: str, place: Place | None, run: Run) -> JsonObject:
    location = _location(place, run) if place else {"path": "goalcheck.yaml"}
    return {"message": text, "location": location, "severity": "INFO"}


def _diagnostic(finding: Finding, run: Run, pages: str | None) -> JsonObject:
    diagnostic: JsonObject = {
        "message": f"{finding.title}：{sentence(finding)}",
        "location": _location(finding.place, run),
        "severity": finding.severity.value.upper(),
        "code": {"value": finding.rule, **_address(finding.rule, pages)},
    }
    edit = edit_of(finding, run)
    if edit is not None:
        diagnostic["suggestions"] = [{"range": _range(finding.place, run), "text": edit}]
    if finding.related:
        diagnostic["relatedLocations"] = [
            {"message": related.message, "location": _location(related.place, run)}
            for related in finding.related
        ]
    return diagnostic


def _address(rule: str, pages: str | None) -> JsonObject:
    """It becomes a link in the comment: a name that no browser opens is none."""
    return {"url": help_uri(rule, pages)} if pages else {}


def _location(place: Place, run: Run) -> JsonObject:
    location: JsonObject = {"path": place.path}
    if place.line is not None:
        location["range"] = _range(place, run)
    return location


def _range(place: Place, run: Run) -> dict[str, dict[str, int]]:
    """The span, with columns where the line is at hand."""
    if place.line is None:
        return {}
    last = place.end_line or place.line
    return {
        "start": _position(place.path, place.line, place.column, run),
        "end": _position(place.path, last, place.end_column, run),
    }


def _position(path: str, line: int, column: int | None, run: Run) -> dict[str, int]:
    text = run.lines.get((path, line))
    if text is None or column is None:
        return {"line": line}
    return {"line": line, "column": len(text[: column - 1].encode()) + 1}
