"""Which form a table has, and what is claimed of its rows."""

from __future__ import annotations

import pytest

from tests.language.workbench import INDICATOR_RECORD, evaluate


@pytest.mark.parametrize(
    ("kind", "expected"), [("成本指标", True), ("经济成本指标", True), ("数量指标", False)]
)
def test_a_predicate_holds_of_rows_of_its_kind(kind: str, expected: bool) -> None:
    row = f"{{绩效指标: {{二级指标: {kind}, 三级指标: 甲, 指标值: ≤1万元}}}}"
    assert evaluate("是成本指标", row, on=INDICATOR_RECORD) is expected
