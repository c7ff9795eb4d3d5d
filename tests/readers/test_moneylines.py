"""Lines of money that are no source: what each office has of the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.readers import read
from tests.readers import writing

if TYPE_CHECKING:
    from pathlib import Path


def test_a_line_an_office_is_the_money_of_each(tmp_path: Path) -> None:
    rows = (
        "项目名称|4>水毁工程修复\n4^资金（万元）|2>单位|预算数|执行数\n2>合计|80|60\n"
        "2>县水利局|50|40\n2>县交通局|30|20\n绩效目标|4>修复水毁工程12处\n"
        "一级指标|二级指标|三级指标|2>指标值\n产出指标|数量指标|修复工程|2>≥12处"
    )
    path = writing.write([writing.form(rows, "项目支出绩效自评表")], "html", tmp_path)
    (table,) = read(path, path.name, named=True).tables
    assert table.text("预算数") == "80"
    found = [{name: cell.text for name, cell in line.fields.items()} for line in table.regions]
    assert found == [
        {"名称": "县水利局", "预算数": "50", "执行数": "40"},
        {"名称": "县交通局", "预算数": "30", "执行数": "20"},
    ]
