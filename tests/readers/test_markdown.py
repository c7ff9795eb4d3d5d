"""Tables in Markdown and drawn with lines, as people write them."""

from __future__ import annotations

import pytest

from checker.readers import read_text
from tests.readers.forms_for_tests import only_table, rows, texts

READ = [
    ("产出指标", "数量指标", "疏浚航道", "≥9公里"),
    ("产出指标", "质量指标", "水深达标率", "100%"),
]

PLAIN = """\
项目名称 | 航道疏浚 | 预算数（万元） | 71
--- | --- | --- | ---
一级指标 | 二级指标 | 三级指标 | 指标值
产出指标 | 数量指标 | 疏浚<br>航道 | ≥9公里
 | 质量指标 | 水深达标率 | 100%
"""
GRID = """\
+----------+----------+----------------+---------+
| 项目名称 | 航道疏浚 | 预算数（万元） | 71      |
+==========+==========+================+=========+
| 一级指标 | 二级指标 | 三级指标       | 指标值  |
+----------+----------+----------------+---------+
| 产出指标 | 数量指标 | 疏浚           | ≥9公里  |
|          |          | 航道           |         |
+----------+----------+----------------+---------+
|          | 质量指标 | 水深达标率     | 100%    |
+----------+----------+----------------+---------+
"""
DRAWN = """\
┌──────────┬──────────┬────────────────┬────────┐
│ 项目名称 │ 航道疏浚 │ 预算数（万元） │ 71     │
├──────────┼──────────┼────────────────┼────────┤
│ 一级指标 │ 二级指标 │ 三级指标       │ 指标值 │
│ 产出指标 │ 数量指标 │ 疏浚航道       │ ≥9公里 │
│          │ 质量指标 │ 水深达标率     │ 100%   │
└──────────┴──────────┴────────────────┴────────┘
"""


@pytest.mark.parametrize("name", ["f.md", "f.txt"])
@pytest.mark.parametrize("text", [PLAIN, GRID, DRAWN], ids=["plain", "grid", "drawn"])
def test_tables_are_read_however_their_lines_are_drawn(text: str, name: str) -> None:
    table = only_table(text, name)
    assert (texts(table)["项目名称"], texts(table)["预算数"]) == ("航道疏浚", "71")
    assert rows(table) == READ


def test_a_line_of_dashes_below_the_heads_is_no_row() -> None:
    text = (
        "一级指标   二级指标   三级指标   指标值\n---------  ---------  ---------  -------\n"
        "产出指标   数量指标   疏浚航道   ≥9公里\n产出指标   质量指标   水深达标率  100%\n"
    )
    assert rows(only_table(text, "f.md")) == READ


@pytest.mark.parametrize("ditto", ["^^", "〃", "同上"])
def test_a_sign_for_what_stands_above_is_no_level_of_its_own(ditto: str) -> None:
    text = PLAIN.replace("\n | 质量", f"\n{ditto} | 质量")
    assert rows(only_table(text, "f.md")) == READ


def test_a_page_in_a_markdown_file_is_read_as_one() -> None:
    text = (
        "# 绩效目标表\n\n<table><tr><td>项目名称</td><td colspan=3>航道疏浚</td></tr><tr>"
        "<td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td></tr>"
        "<tr><td>产出指标</td><td>数量指标</td><td>疏浚航道</td><td>≥9公里</td></tr></table>\n"
    )
    (table,) = read_text(text, "f.md").tables
    assert rows(table) == READ[:1]
