"""JSON lines: one finding a line."""

from __future__ import annotations

import json

from tests.reports.results import report


def test_json_lines_hold_one_finding_a_line_as_in_the_json_report() -> None:
    lines = [json.loads(line) for line in report("jsonl").splitlines()]
    assert lines == json.loads(report("json"))["findings"]
