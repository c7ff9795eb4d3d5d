"""GitLab: code quality issues."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from checker.finding import Run, Severity
from tests.reports.results import ELSEWHERE, report
from tests.reports.samples import COST, EMPTY, IN_SHEET, MIXED


@pytest.mark.parametrize("run", [MIXED, ELSEWHERE, EMPTY])
def test_gitlab_issues_have_what_gitlab_requires(run: Run) -> None:
    issues = json.loads(report("gitlab", run, min_severity=Severity.INFO))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == len(run.findings)
    for issue in issues:
        assert issue.keys() == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert issue["location"]["lines"]["begin"] >= 1


def test_gitlab_gets_the_columns_of_a_finding() -> None:
    (issue,) = json.loads(report("gitlab", replace(MIXED, findings=(COST,))))
    place = COST.place
    assert issue["location"]["positions"] == {
        "begin": {"line": place.line, "column": place.column},
        "end": {"line": place.end_line, "column": place.end_column},
    }
    assert issue["location"]["lines"] == {"begin": place.line}


def test_gitlab_gives_line_one_where_a_file_has_no_lines() -> None:
    (issue,) = json.loads(report("gitlab", replace(MIXED, findings=(IN_SHEET,))))
    assert issue["location"] == {"path": "材料/照明.xlsx", "lines": {"begin": 1}}
    assert issue["description"].startswith("Sheet1!E12 ")
