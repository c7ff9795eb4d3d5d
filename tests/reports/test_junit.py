"""JUnit: a table is a case."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from checker.finding import Run, Severity
from tests.reports.results import ELSEWHERE, report
from tests.reports.samples import EMPTY, IDLE, MIXED


def test_junit_counts_tables_as_cases_and_faulty_ones_as_failures() -> None:
    root = ET.fromstring(report("junit"))
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("5", "2", "0")
    strict = ET.fromstring(report("junit", fail_level=Severity.WARNING))
    assert strict.get("failures") == "3"
    assert [suite.get("name") for suite in root] == [
        "goals/01.yaml",
        "goals/02.yaml",
        "材料/加密.xlsx",
        "材料/照明.xlsx",
    ]


def test_junit_never_shows_a_table_as_passed_that_no_rule_checked() -> None:
    (case,) = ET.fromstring(report("junit", IDLE)).iter("testcase")
    assert case.find("skipped") is not None


def test_junit_gives_as_output_what_does_not_fail() -> None:
    root = ET.fromstring(report("junit", min_severity=Severity.INFO))
    said = [case.findtext("system-out") or "" for case in root.iter("testcase") if len(case) == 1]
    assert any("GC302" in one for one in said)


@pytest.mark.parametrize("run", [MIXED, ELSEWHERE, EMPTY])
def test_junit_totals_are_those_of_its_suites(run: Run) -> None:
    root = ET.fromstring(report("junit", run))
    assert root.tag == "testsuites"
    for name, below in (("tests", "testcase"), ("failures", "failure"), ("errors", "error")):
        assert int(root.get(name, "")) == len(list(root.iter(below)))
        for suite in root:
            assert int(suite.get(name, "")) == len(list(suite.iter(below)))
            assert int(suite.get("skipped", "")) == len(list(suite.iter("skipped")))
    for case in root.iter("testcase"):
        assert case.get("name")
        assert case.get("classname")
