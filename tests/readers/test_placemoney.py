"""Money of places below the heads of the indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.readers import read
from tests.readers import writing

if TYPE_CHECKING:
    from pathlib import Path

HEADS = "2>指标|2^合计|2>其中\n一级指标|三级指标|桥头县|柳林县\n"
ROWS = "产出指标|新建温室（座）|120|70|50\n满意度指标|农户满意度（%）|≥90|≥90|≥91"


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_what_every_place_gets_stands_below_its_head(kind: str, tmp_path: Path) -> None:
    rows = f"{HEADS}2>下达资金（万元）|800|500|300\n{ROWS}"
    path = writing.write([writing.form(rows, "区域绩效目标分解表（2026年度）")], kind, tmp_path)
    (table,) = read(path, path.name, named=True).tables
    assert (table.text("预算数"), table.text("金额单位")) == ("800", "万元")
    assert [line.fields["预算数"].text for line in table.regions] == ["500", "300"]
    assert [row.text("指标值") for row in table.indicators] == ["120", "≥90"]


def test_an_indicator_of_money_is_an_indicator(tmp_path: Path) -> None:
    rows = f"{HEADS}{ROWS}\n产出指标|下达资金（万元）|800|500|300"
    path = writing.write([writing.form(rows, "区域绩效目标分解表（2026年度）")], "html", tmp_path)
    (table,) = read(path, path.name, named=True).tables
    assert table.indicators[-1].text("三级指标") == "下达资金（万元）"
    assert table.text("预算数") == ""
