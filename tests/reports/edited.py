"""A run with a finding that has an edit."""

from __future__ import annotations

from dataclasses import replace

from checker.base.place import Place
from checker.finding import Fix, Safety
from tests.reports.samples import COST, MIXED

LINE = "    指标值: ５人"
CELL = replace(
    COST, place=Place("甲.yaml", 3, 10, 3, 12), text="５人", fix=Fix(Safety.SAFE, "5人"), related=()
)
RUN = replace(MIXED, findings=(CELL,), lines={("甲.yaml", 3): LINE})
