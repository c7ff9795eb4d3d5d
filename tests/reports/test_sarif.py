"""SARIF: valid, and pointing at the place in the document."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft7Validator

from checker.base.place import Place
from checker.finding import Exempted, Exemption, RuleNote, Run, Severity
from checker.reports import ReportOptions, render
from tests.reports.edited import RUN
from tests.reports.results import ELSEWHERE, report, sarif_run
from tests.reports.samples import COST, EMPTY, IDLE, IN_SHEET, MIXED

SARIF_SCHEMA = Path(__file__).parent / "schemas" / "sarif-2.1.0.json"
EXEMPTED = replace(
    MIXED,
    exempted=(
        Exempted(COST, Exemption(("GC202",), "已批", Place("goals/01.yaml", 31, 20, 31, 50))),
        Exempted(
            IN_SHEET, Exemption(("GC402",), "按元填报", Place("豁免.yaml", 2, 3), listed=True)
        ),
    ),
)


@pytest.mark.parametrize("run", [MIXED, EXEMPTED, ELSEWHERE, EMPTY, IDLE])
def test_sarif_is_valid_against_its_schema(run: Run) -> None:
    schema = json.loads(SARIF_SCHEMA.read_text(encoding="utf-8"))
    log = json.loads(report("sarif", run, min_severity=Severity.INFO))
    validator: Any = Draft7Validator(schema)
    errors = validator.iter_errors(log)
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


@pytest.mark.parametrize("name", ["sarif", "rdjson"])
def test_rules_link_to_their_pages_where_the_office_has_them(name: str) -> None:
    assert ('"urn:goalcheck:rule:GC202"' in report(name)) is (name == "sarif")
    linked = report(name, rule_pages="https://example.org/规则/{id}.html")
    assert '"https://example.org/规则/GC202.html"' in linked
    assert "urn:" not in linked


def test_sarif_tells_of_every_rule_what_it_is_for_and_how_severe() -> None:
    note = RuleNote(
        "GC202", "cap", "成本上限高于预算数", Severity.WARNING, "上限是承诺。", "", "法"
    )
    said = json.loads(render("sarif", replace(RUN, rules=(note,)), ReportOptions()))
    (rule,) = [one for one in said["runs"][0]["tool"]["driver"]["rules"] if one["id"] == "GC202"]
    assert rule["defaultConfiguration"] == {"level": "warning"}
    assert "上限是承诺。" in rule["help"]["text"]
    assert rule["helpUri"].startswith("urn:")
