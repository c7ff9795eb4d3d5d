"""Checkstyle: files of errors."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from checker.finding import Run, Severity
from tests.reports.results import ELSEWHERE, report
from tests.reports.samples import EMPTY, MIXED


def test_checkstyle_gives_line_column_severity_and_rule() -> None:
    first = ET.fromstring(report("checkstyle"))[0][0]
    assert first.attrib["line"] == "31"
    assert first.attrib["column"] == "10"
    assert first.attrib["severity"] == "error"
    assert first.attrib["source"] == "goalcheck.GC202"


@pytest.mark.parametrize("run", [MIXED, ELSEWHERE, EMPTY])
def test_checkstyle_holds_files_of_errors_with_known_severities(run: Run) -> None:
    root = ET.fromstring(report("checkstyle", run, min_severity=Severity.INFO))
    assert (root.tag, {file.tag for file in root} <= {"file"}) == ("checkstyle", True)
    errors = list(root.iter("error"))
    assert len(errors) == len(run.findings)
    assert {error.attrib["severity"] for error in errors} <= {"error", "warning", "info"}
    assert all(int(error.attrib["line"]) >= 1 for error in errors)
