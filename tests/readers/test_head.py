"""The head of a form: labels and the values beside or beneath them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

from tests.readers.test_shapes import SHEETS, form, one


def test_labels_above_their_values_are_read(tmp_path: Path) -> None:
    text = form("泵站维修").replace(
        "项目名称|3>泵站维修", "项目编码|项目名称|主管部门|实施单位\nX01|泵站维修|水务局|排水处"
    )
    table, _ = one(text, "html", tmp_path)
    assert [table.text(k) for k in ("项目编码", "项目名称", "主管部门", "单位名称")] == [
        "X01", "泵站维修", "水务局", "排水处",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", SHEETS)
def test_labels_with_their_values_in_one_cell_are_read(kind: str, tmp_path: Path) -> None:
    lines = "2^年度预算申请|3>资金总额：80.00\n3>其中：一般公共预算：60.00"
    text = form("泵站维修").replace("预算数|80.00|财政资金|80.00", lines)
    table, document = one(text, kind, tmp_path)
    assert not document.problems
    assert [table.text(k) for k in ("预算数", "一般公共预算")] == ["80.00", "60.00"]
