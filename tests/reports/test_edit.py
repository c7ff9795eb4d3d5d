"""Edits and columns that programs apply: exactly the span, or none."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from checker.finding import Fix, Run, Safety
from checker.reports import ReportOptions, render
from checker.reports.edit import edit_of
from tests.reports.edited import CELL, RUN


def only(form: str, run: Run = RUN, **options: Any) -> dict[str, Any]:
    said = json.loads(render(form, run, ReportOptions(**options)))
    return said["diagnostics"][0] if form == "rdjson" else said["runs"][0]["results"][0]


def test_columns_of_reviewdog_count_bytes() -> None:
    span = only("rdjson")["location"]["range"]
    before = len("    指标值: ".encode())
    assert span["start"] == {"line": 3, "column": before + 1}
    assert span["end"] == {"line": 3, "column": before + 1 + len("５人".encode())}


def test_without_the_line_there_is_no_column_and_no_edit() -> None:
    said = only("rdjson", replace(RUN, lines={}))
    assert said["location"]["range"]["start"] == {"line": 3}
    assert "suggestions" not in said


def test_an_edit_replaces_the_span_and_the_rule_can_be_looked_up() -> None:
    said = only("rdjson", rule_pages="https://example.org/rules/{id}/")
    assert said["suggestions"] == [{"range": said["location"]["range"], "text": "5人"}]
    assert said["code"] == {"value": "GC202", "url": "https://example.org/rules/GC202/"}
    assert only("rdjson")["code"] == {"value": "GC202"}
    fix = only("sarif")["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert fix["insertedContent"] == {"text": "5人"}
    assert fix["deletedRegion"]["startColumn"] == 10


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("5人", ">=5人"),
        ("５人", "5人 #甲"),
        ("５人", "甲: 乙"),
        ("５人", "- 5人"),
        ("'５人'", "5人"),
    ],
)
def test_what_would_need_quotation_marks_is_left_to_fix(text: str, new: str) -> None:
    finding = replace(CELL, text=text, fix=Fix(Safety.SAFE, new))
    assert edit_of(finding, RUN) is None
