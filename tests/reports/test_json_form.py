"""Findings as JSON: the fields other programs rely on."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from checker.finding import Run, Severity
from checker.reports import ReportOptions, render
from tests.reports.results import report as printed
from tests.reports.samples import COST, EMPTY, MIXED


def report(run: Run = MIXED, **options: Any) -> dict[str, Any]:
    text = render("json", run, ReportOptions(**options))
    return json.loads(text)


def rules(**options: Any) -> list[str]:
    return [finding["rule"] for finding in report(**options)["findings"]]


def test_schema_tool_and_packs_are_named() -> None:
    result = report()
    assert result["schema"] == "goalcheck/v1"
    assert result["tool"]["version"] == "1.2.3"
    assert result["packs"] == [
        {"id": "cn.budget-goal", "version": "1.0.0", "digest": "sha256:0123"}
    ]


def test_the_summary_counts_everything_listed_or_not() -> None:
    assert report()["summary"] == {
        "files": 4,
        "skipped": 1,
        "tables": 4,
        "indicators": 21,
        "errors": 2,
        "warnings": 2,
        "infos": 1,
    }


def test_min_severity_decides_what_is_listed() -> None:
    assert rules() == ["GC202", "GC305", "GC011", "GC402"]
    assert rules(min_severity=Severity.INFO) == ["GC202", "GC305", "GC302", "GC011", "GC402"]
    assert rules(min_severity=Severity.ERROR) == ["GC202", "GC011"]


def test_a_finding_has_every_field_of_the_contract() -> None:
    finding = report()["findings"][0]
    assert len(finding.pop("fingerprint")) == 64
    assert finding == {
        "rule": "GC202",
        "name": "cost-cap-above-budget",
        "title": "成本上限高于预算数",
        "severity": "error",
        "message": "成本指标“归集经费”上限为900万元，预算数为842.7万元，相差57.3万元",
        "expected": "≤842.7万元",
        "actual": "≤900万元",
        "path": "goals/01.yaml",
        "line": 31,
        "column": 10,
        "end_line": 31,
        "end_column": 16,
        "address": "2025年城乡居民养老保险 > 成本指标 > 归集经费 > 指标值",
        "table": {
            "index": 1,
            "title": None,
            "project": "2025年城乡居民养老保险",
            "unit": "某区人力资源和社会保障局",
        },
        "indicator": 3,
        "field": "指标值",
        "text": "≤900万元",
        "cell": None,
        "basis": "预算法 第十三条",
        "related": [
            {
                "path": "goals/02.yaml",
                "line": 6,
                "column": 6,
                "cell": None,
                "message": "等于该项目的预算数",
            }
        ],
        "fix": {"safety": "unsafe", "replacement": "≤842.7万元"},
    }


def test_a_cell_of_an_office_file_has_no_line() -> None:
    finding = report()["findings"][3]
    assert (finding["line"], finding["column"], finding["cell"]) == (None, None, "Sheet1!E12")


def test_a_finding_on_a_whole_file_has_no_table() -> None:
    finding = report()["findings"][2]
    assert (finding["table"], finding["fix"], finding["related"]) == (None, None, [])


def test_the_ledger_holds_rules_that_applied_to_nothing() -> None:
    (entry,) = [entry for entry in report()["ledger"] if entry["rule"] == "GC801"]
    assert entry == {
        "rule": "GC801",
        "title": "目标文本重复",
        "checked": 0,
        "passed": 0,
        "failed": 0,
        "not_applicable": 4,
        "unknown": 0,
        "suppressed": 0,
        "reasons": [],
    }


def test_every_table_has_its_verdict() -> None:
    verdicts = [(table["project"], table["verdict"]) for table in report()["tables"]]
    assert verdicts == [
        ("2025年城乡居民养老保险", "退回"),
        ("2025年农村公路养护", "通过"),
        (None, "退回"),
        ("2025年垃圾清运", "通过"),
        ("2025年道路照明", "修改后提交"),
    ]


def test_an_empty_run_is_still_a_report() -> None:
    result = report(EMPTY)
    assert (result["summary"]["tables"], result["findings"]) == (0, [])


@pytest.mark.parametrize("name", ["json", "jsonl", "sarif", "gitlab", "rdjson"])
def test_json_holds_what_acts_on_a_terminal_only_as_an_escape(name: str) -> None:
    acting = "校舍\x9b31m\u2066\u202e\x7f"
    spoiled = replace(COST, message=acting + COST.message)
    text = printed(name, replace(MIXED, findings=(spoiled,)))
    assert not set(acting[2:]) & set(text) - set("31m")
    assert "\\u2066" in text
    assert all(json.loads(line) for line in (text.splitlines() if name == "jsonl" else [text]))
