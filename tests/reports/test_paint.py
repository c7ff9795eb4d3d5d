"""Colours: only where they are asked for."""

from __future__ import annotations

from checker.finding import Severity
from checker.reports import ReportOptions
from checker.reports.paint import paint


def test_without_colour_a_text_is_what_it_was() -> None:
    assert paint("错误", Severity.ERROR, ReportOptions(color=False)) == "错误"


def test_a_coloured_text_ends_its_colour() -> None:
    assert paint("错误", "bold", ReportOptions(color=True)) == "\x1b[1m错误\x1b[0m"
    assert paint("", "bold", ReportOptions(color=True)) == ""
