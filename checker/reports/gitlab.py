"""Code Quality report of GitLab: a JSON array that merge requests show."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from checker.finding import Severity
from checker.reports.fingerprint import fingerprints
from checker.reports.notices import all_notices
from checker.reports.sentence import placed_sentence

if TYPE_CHECKING:
    from checker.base.place import Place
    from checker.finding import Finding, Run
    from checker.reports.json_form import JsonObject
    from checker.reports.options import ReportOptions

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(run: Run, options: ReportOptions) -> str:
    listed = options.listed(run)
    issues = [_issue(*pair) for pair in zip(listed, fingerprints(listed), strict=True)]
    issues += [_notice(text, place) for text, _, place in all_notices(run)]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _notice(text: str, place: Place | None) -> JsonObject:
    """GitLab has no place for what is about the run: an info where the change is written."""
    return {
        "description": text,
        "check_name": "goalcheck",
        "fingerprint": hashlib.sha256(text.encode("utf-8", errors="backslashreplace")).hexdigest(),
        "severity": "info",
        "location": {
            "path": place.path if place else "goalcheck.yaml",
            "lines": {"begin": (place and place.line) or 1},
        },
    }


def _issue(finding: Finding, fingerprint: str) -> JsonObject:
    place = finding.place
    return {
        "description": placed_sentence(finding),
        "check_name": finding.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": place.path,
            "lines": {"begin": place.line or 1},
            **({"positions": _positions(place)} if place.line is not None else {}),
        },
    }


def _positions(place: Place) -> JsonObject:
    """The span as newer versions of GitLab read it; older ones go by the line."""
    begin = {"line": place.line, "column": place.column or 1}
    if place.end_line is None or place.end_column is None:
        return {"begin": begin}
    return {"begin": begin, "end": {"line": place.end_line, "column": place.end_column}}
