"""Workflow commands of GitHub Actions: findings as annotations on the lines of a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.finding import Severity
from checker.reports.notices import all_lines
from checker.reports.sentence import placed_sentence
from checker.reports.tally import closing_sentence

if TYPE_CHECKING:
    from checker.finding import Finding, Run
    from checker.reports.options import ReportOptions

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(run: Run, options: ReportOptions) -> str:
    lines = [_command(finding) for finding in options.listed(run)]
    lines += [f"::notice title=goalcheck::{_escape(text)}" for text in all_lines(run)]
    return "\n".join([*lines, closing_sentence(run, options)]) + "\n"


def _command(finding: Finding) -> str:
    place = finding.place
    properties = {
        "title": f"{finding.rule} {finding.title}",
        "file": place.path,
        "line": place.line,
        "endLine": place.end_line,
        "col": place.column,
        "endColumn": place.end_column,
    }
    said = ",".join(
        f"{key}={_escape(str(value), ':,')}" for key, value in properties.items() if value
    )
    return f"::{_COMMANDS[finding.severity]} {said}::{_escape(placed_sentence(finding))}"


def _escape(text: str, also: str = "") -> str:
    for char in "%\r\n" + also:
        text = text.replace(char, f"%{ord(char):02X}")
    return text
