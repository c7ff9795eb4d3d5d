"""A comparison in words and in a workbook."""

from __future__ import annotations

import io

from openpyxl import load_workbook

from checker.comparison import (
    changes_book,
    changes_page,
    changes_table,
)
from tests.comparison.made import UNIT, compared, finding


def test_every_surface_shows_states_and_verdicts() -> None:
    changes = compared(
        {"饮水": ("退回", [finding("不低于90%")])},
        {"饮水": ("修改后提交", [finding("不少于92%", severity="warning")]), "道路": ("通过", [])},
    )
    text, page = changes_table(changes), changes_page(changes)
    for shown in (text, page):
        assert "由退回改为修改后提交" in shown
        assert "新报，通过" in shown
        assert "改后仍有" in shown
    book = load_workbook(io.BytesIO(changes_book(changes)))
    assert book.sheetnames == ["问题对照", "按表", "按单位", "说明"]
    assert [cell.value for cell in book["问题对照"][2]][:7] == [
        "改后仍有", "警告", UNIT, "饮水", "质量指标 > 合格率 > 指标值", "不低于90%", "不少于92%"
    ]  # fmt: skip
    assert [cell.value for cell in book["按表"][2]][:4] == [UNIT, "饮水", "退回", "修改后提交"]
    assert [cell.value for cell in book["按单位"][2]][-1] == "修改后提交 1，通过 1"
