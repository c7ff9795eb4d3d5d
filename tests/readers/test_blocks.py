"""Forms that stand side by side in one sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.readers.forms_for_tests import rows
from tests.readers.test_shapes import form, read_rows

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("kind", ["csv", "xlsx", "html"])
def test_forms_side_by_side_are_tables_of_their_own(kind: str, tmp_path: Path) -> None:
    left, right = form("泵站维修").split("\n"), form("水闸加固", "90.00").split("\n")
    joined = [
        f"{a.strip()}||{b.strip()}"
        for a, b in zip(left, right, strict=True)
        if a.strip() and not a.strip().startswith("质量")
    ]
    document = read_rows("\n".join(line.replace("2^", "") for line in joined), kind, tmp_path)
    assert [t.text("项目名称") for t in document.tables] == ["泵站维修", "水闸加固"]
    assert [t.text("预算数") for t in document.tables] == ["80.00", "90.00"]
    assert rows(document.tables[1])[1] == ("效益指标", "社会效益指标", "受益人口", "≥3万人")
