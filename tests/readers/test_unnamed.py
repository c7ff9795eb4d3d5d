"""Columns of the indicators whose heads nobody knows: told by a word and by what stands below."""

from __future__ import annotations

import pytest

from checker.readers import read_text
from tests.readers.forms_for_tests import html

HEAD = "<td>项目名称</td><td colspan=5>河岸绿道</td>"
LEVELS = "<td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td>"
ROWS = (
    ("产出指标", "数量指标", "绿道长度", "≥3公里"),
    ("产出指标", "质量指标", "验收合格率", "100%"),
)


def read(head: str, *cells: str) -> dict[str, list[str]]:
    """Field to its texts in both rows, for a column `head` over two `cells`."""
    body = (
        "".join(f"<td>{text}</td>" for text in (*row, cell))
        for row, cell in zip(ROWS, cells, strict=True)
    )
    (table,) = read_text(html(HEAD, f"{LEVELS}<td>{head}</td>", *body), "f.html").tables
    fields = dict.fromkeys(field for row in table.indicators for field in row.fields)
    return {field: [row.text(field) for row in table.indicators] for field in fields}


@pytest.mark.parametrize(
    ("head", "cells", "field"),
    [
        ("考察分", ("60", "40"), "分值"),
        ("指标占用权数", ("60", "30.5"), "分值"),
        ("全年达成成效值", ("3.2公里", "100%"), "实际完成值"),
        ("目标偏离的原因", ("增做一段", "无"), "偏差原因"),
        ("取值口径", ("按竣工图", "按验收单"), "绩效指标描述"),
    ],
)
def test_a_word_of_the_head_and_the_cells_below_tell_what_a_column_is(
    head: str, cells: tuple[str, str], field: str
) -> None:
    assert read(head, *cells)[field] == list(cells)


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        ("考察分", ("专家组定", "专家组定")),
        ("考察分", ("600", "400")),
        ("全年达成成效值", ("另附说明", "另附说明")),
        ("河段", ("东段", "西段")),
    ],
)
def test_one_without_the_other_tells_nothing(head: str, cells: tuple[str, str]) -> None:
    assert list(read(head, *cells)) == ["一级指标", "二级指标", "三级指标", "指标值"]
