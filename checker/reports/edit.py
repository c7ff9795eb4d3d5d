"""Edits that a program may apply to a file as they stand in a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern

if TYPE_CHECKING:
    from checker.finding import Finding, Run

# Text that a goal file may hold as it is: nothing in it is a mark of YAML.
_PLAIN = late_pattern(r"(?![\s\-?:,\[\]{}#&*!|>'\"%@`~])[^\n]*(?<!\s)")
_MARK_INSIDE = late_pattern(r":(?:\s|$)|\s#")


def edit_of(finding: Finding, run: Run) -> str | None:
    """What may replace exactly the span of the finding, where the span is the cell's own text and
    the new text needs no quotation marks; else None: `goalcheck fix` knows how to write it."""
    place, fix = finding.place, finding.fix
    if fix is None or place.line is None or place.column is None or place.end_column is None:
        return None
    if fix.verbatim:
        return fix.replacement
    line = run.lines.get((place.path, place.line), "")
    span = line[place.column - 1 : place.end_column - 1] if place.end_line == place.line else ""
    new = fix.replacement
    safe = _PLAIN.fullmatch(new) and not _MARK_INSIDE.search(new)
    return new if safe and span and span == finding.text else None
