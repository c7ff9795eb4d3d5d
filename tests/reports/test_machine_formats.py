"""What CI systems and dashboards read: valid documents that say the same as the full report."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft7Validator

from checker.finding import Exempted, Exemption, Severity
from checker.place import Place
from checker.reports import ReportOptions, render
from tests.reports.samples import COST, EMPTY, IDLE, IN_SHEET, MIXED, PENSION

SARIF_SCHEMA = Path(__file__).parent / "schemas" / "sarif-2.1.0.json"


def report(name: str, run=MIXED, **options: object) -> str:
    text = render(name, run, ReportOptions(**options))
    assert isinstance(text, str)
    return text


def sarif_run(run=MIXED) -> dict:
    (result,) = json.loads(report("sarif", run))["runs"]
    return result


def fingerprint_of(finding) -> str:
    run = replace(MIXED, findings=(finding,))
    return sarif_run(run)["results"][0]["partialFingerprints"]["goalcheck/v1"]


def test_json_lines_hold_one_finding_a_line_as_in_the_json_report() -> None:
    lines = [json.loads(line) for line in report("jsonl").splitlines()]
    assert lines == json.loads(report("json"))["findings"]


EXEMPTED = replace(
    MIXED,
    exempted=(
        Exempted(COST, Exemption(("GC202",), "已批", Place("goals/01.yaml", 31, 20, 31, 50))),
        Exempted(
            IN_SHEET, Exemption(("GC402",), "按元填报", Place("豁免.yaml", 2, 3), listed=True)
        ),
    ),
)
ELSEWHERE = replace(
    MIXED,
    findings=(
        replace(COST, place=Place("/审 核/01.yaml", 3, 1)),
        replace(COST, place=Place("D:/审核/01.yaml", 3, 1)),
    ),
)


@pytest.mark.parametrize("run", [MIXED, EXEMPTED, ELSEWHERE, EMPTY, IDLE])
def test_sarif_is_valid_against_its_schema(run) -> None:
    schema = json.loads(SARIF_SCHEMA.read_text(encoding="utf-8"))
    log = json.loads(report("sarif", run, min_severity=Severity.INFO))
    errors = Draft7Validator(schema).iter_errors(log)
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


def test_sarif_names_a_path_outside_the_sources_whole() -> None:
    first, second = (
        result["locations"][0]["physicalLocation"]["artifactLocation"]
        for result in sarif_run(ELSEWHERE)["results"]
    )
    assert first == {"uri": "file:///%E5%AE%A1%20%E6%A0%B8/01.yaml"}
    assert second == {"uri": "file:///D:/%E5%AE%A1%E6%A0%B8/01.yaml"}


def test_sarif_results_point_into_the_rules_by_index() -> None:
    run = sarif_run()
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_lists_every_selected_rule() -> None:
    ids = [rule["id"] for rule in sarif_run()["tool"]["driver"]["rules"]]
    assert ids == ["GC011", "GC202", "GC302", "GC305", "GC402", "GC701", "GC801"]


def test_sarif_regions_are_in_code_points() -> None:
    run = sarif_run()
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 31,
        "startColumn": 10,
        "endLine": 31,
        "endColumn": 16,
    }


def test_sarif_paths_are_uris() -> None:
    uri = sarif_run()["results"][2]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.isascii()
    assert unquote(uri) == "材料/加密.xlsx"


def test_sarif_names_table_row_and_field_as_logical_locations() -> None:
    places = sarif_run()["results"][0]["locations"][0]["logicalLocations"]
    assert [place["name"] for place in places] == [
        "2025年城乡居民养老保险",
        "成本指标",
        "归集经费",
        "指标值",
    ]
    assert places[-1]["fullyQualifiedName"] == COST.address


def test_sarif_names_the_cell_of_an_office_file() -> None:
    location = sarif_run()["results"][3]["locations"][0]
    assert "region" not in location["physicalLocation"]
    assert location["logicalLocations"][-1]["name"] == "Sheet1!E12"


def test_a_fingerprint_survives_a_move_of_the_table() -> None:
    moved = replace(
        COST,
        place=Place("另一处/07.yaml", 300, 3),
        table=replace(PENSION, index=7),
        steps=("第7表", "成本指标", "归集经费", "指标值"),
    )
    assert fingerprint_of(moved) == fingerprint_of(COST)


@pytest.mark.parametrize(
    "change",
    [
        {"rule": "GC209"},
        {"text": "≤901万元"},
        {"steps": ("2025年城乡居民养老保险", "成本指标", "其他经费", "指标值")},
        {"table": replace(PENSION, project="2026年城乡居民养老保险")},
    ],
)
def test_a_fingerprint_changes_with_what_the_finding_is_about(change: dict) -> None:
    assert fingerprint_of(replace(COST, **change)) != fingerprint_of(COST)


def test_equal_findings_have_different_fingerprints() -> None:
    issues = json.loads(report("gitlab", replace(MIXED, findings=(COST, COST))))
    assert issues[0]["fingerprint"] != issues[1]["fingerprint"]


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


@pytest.mark.parametrize("name", ["junit", "checkstyle"])
def test_xml_survives_characters_it_cannot_hold(name: str) -> None:
    broken = replace(COST, message="坏\x00字符\x1b与<尖括号>&“引号”")
    root = ET.fromstring(report(name, replace(MIXED, findings=(broken,))))
    said = ET.tostring(root, encoding="unicode", method="xml")
    assert "坏\\x00字符\\x1b与&lt;尖括号&gt;&amp;" in said


def test_checkstyle_gives_line_column_severity_and_rule() -> None:
    first = ET.fromstring(report("checkstyle"))[0][0]
    assert first.attrib["line"] == "31"
    assert first.attrib["column"] == "10"
    assert first.attrib["severity"] == "error"
    assert first.attrib["source"] == "goalcheck.GC202"


@pytest.mark.parametrize("run", [MIXED, ELSEWHERE, EMPTY])
def test_gitlab_issues_have_what_gitlab_requires(run) -> None:
    issues = json.loads(report("gitlab", run, min_severity=Severity.INFO))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == len(run.findings)
    for issue in issues:
        assert issue.keys() == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert issue["location"]["lines"]["begin"] >= 1


@pytest.mark.parametrize("run", [MIXED, ELSEWHERE, EMPTY])
def test_junit_totals_are_those_of_its_suites(run) -> None:
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


@pytest.mark.parametrize("run", [MIXED, ELSEWHERE, EMPTY])
def test_checkstyle_holds_files_of_errors_with_known_severities(run) -> None:
    root = ET.fromstring(report("checkstyle", run, min_severity=Severity.INFO))
    assert (root.tag, {file.tag for file in root} <= {"file"}) == ("checkstyle", True)
    errors = list(root.iter("error"))
    assert len(errors) == len(run.findings)
    assert {error.attrib["severity"] for error in errors} <= {"error", "warning", "info"}
    assert all(int(error.attrib["line"]) >= 1 for error in errors)


def test_github_commands_escape_what_would_end_them() -> None:
    odd = replace(COST, title="甲,乙:丙", message="第一行\n100%")
    line = report("github", replace(MIXED, findings=(odd,))).splitlines()[0]
    assert "title=GC202 甲%2C乙%3A丙" in line
    assert "100%25（应为" in line


@pytest.mark.parametrize("name", ["sarif", "rdjson"])
def test_rules_link_to_their_pages_where_the_office_has_them(name: str) -> None:
    assert ('"urn:goalcheck:rule:GC202"' in report(name)) is (name == "sarif")
    linked = report(name, rule_pages="https://example.org/规则/{id}.html")
    assert '"https://example.org/规则/GC202.html"' in linked
    assert "urn:" not in linked


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


def test_rdjson_gives_lines_and_no_columns() -> None:
    first = json.loads(report("rdjson"))["diagnostics"][0]
    assert first["location"]["range"] == {"start": {"line": 31}, "end": {"line": 31}}
    assert first["severity"] == "ERROR"
    assert first["relatedLocations"][0]["location"]["path"] == "goals/02.yaml"


def test_markdown_marks_inside_cells_stay_text() -> None:
    odd = replace(COST, text="≥**人|<b>")
    assert r"写着：≥\*\*人\|\<b\>" in report("markdown", replace(MIXED, findings=(odd,)))


def test_markdown_of_nothing_checked_does_not_look_green() -> None:
    text = report("markdown", EMPTY)
    assert "没有检查任何绩效目标表" in text
    assert "没有发现问题" not in text


@pytest.mark.parametrize("name", ["json", "jsonl", "sarif", "gitlab", "rdjson"])
def test_json_holds_what_acts_on_a_terminal_only_as_an_escape(name: str) -> None:
    acting = "校舍\x9b31m\u2066\u202e\x7f"
    spoiled = replace(COST, message=acting + COST.message)
    text = report(name, replace(MIXED, findings=(spoiled,)))
    assert not set(acting[2:]) & set(text) - set("31m")
    assert "\\u2066" in text
    assert all(json.loads(line) for line in (text.splitlines() if name == "jsonl" else [text]))
