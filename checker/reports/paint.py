"""Colour for terminals, as few as carry a meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.finding import Severity

if TYPE_CHECKING:
    from checker.reports.options import ReportOptions

_CODES = {
    "bold": "1",
    "faint": "2",
    Severity.ERROR: "1;31",
    Severity.WARNING: "33",
    Severity.INFO: "36",
    "good": "32",
}


def paint(text: str, style: str, options: ReportOptions) -> str:
    """`text` in a style of _CODES (a severity is one), unchanged where colour is off."""
    if not options.color or not text:
        return text
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m"
