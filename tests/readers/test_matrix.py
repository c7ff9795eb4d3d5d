"""Labels over values."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

from tests.readers.test_shapes import SHEETS, form, one


@pytest.mark.parametrize("kind", SHEETS)
def test_sources_above_their_amounts_and_the_budget_below(kind: str, tmp_path: Path) -> None:
    lines = "资金来源|一般公共预算|政府性基金|财政专户\n金额|300.00|100.00|0.00\n年度预算|3>400.00"
    text = form("泵站维修").replace("预算数|80.00|财政资金|80.00", lines)
    table, document = one(text, kind, tmp_path)
    assert not document.problems
    labels = ("预算数", "一般公共预算", "政府性基金", "财政专户管理资金")
    assert [table.text(label) for label in labels] == ["400.00", "300.00", "100.00", "0.00"]
