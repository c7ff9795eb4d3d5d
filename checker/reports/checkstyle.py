"""Checkstyle XML: what many CI plug-ins and review bots read."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from checker.reports.notices import all_notices
from checker.reports.sentence import placed_sentence
from checker.reports.xml_text import child, document, element

if TYPE_CHECKING:
    from checker.finding import Finding, Run
    from checker.reports.options import ReportOptions


def render(run: Run, options: ReportOptions) -> str:
    root = element("checkstyle", version="4.3")
    for path, findings in groupby(options.listed(run), key=lambda found: found.place.path):
        file = child(root, "file", name=path)
        for finding in findings:
            child(file, "error", **_attributes(finding))
    for text, _, place in all_notices(run):
        file = child(root, "file", name=place.path if place else "goalcheck")
        line = str((place and place.line) or 1)
        child(file, "error", line=line, severity="info", message=text, source="goalcheck")
    return document(root)


def _attributes(finding: Finding) -> dict[str, str]:
    place = finding.place
    position = {"line": place.line or 1, "column": place.column}
    return {
        **{name: str(value) for name, value in position.items() if value is not None},
        "severity": finding.severity.value,
        "message": placed_sentence(finding),
        "source": f"goalcheck.{finding.rule}",
    }
