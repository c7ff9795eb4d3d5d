"""reviewdog: diagnostics with places of bytes."""

from __future__ import annotations

import json

from tests.reports.results import report


def test_rdjson_gives_lines_and_no_columns() -> None:
    first = json.loads(report("rdjson"))["diagnostics"][0]
    assert first["location"]["range"] == {"start": {"line": 31}, "end": {"line": 31}}
    assert first["severity"] == "ERROR"
    assert first["relatedLocations"][0]["location"]["path"] == "goals/02.yaml"
