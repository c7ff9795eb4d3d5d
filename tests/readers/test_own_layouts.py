"""Layouts put together from parts: every one is read whole, in pages and in sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.readers import read
from tests.readers import writing
from tests.readers.layouts import Layout, layouts
from tests.readers.measure import differences

if TYPE_CHECKING:
    from pathlib import Path

LAYOUTS = list(layouts())
INVISIBLE = "\u200b"


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_layout_is_read_whole(layout: Layout, tmp_path: Path) -> None:
    form = writing.form(layout.rows, "项目支出绩效目标表（2025年度）")
    path = writing.write([form], "html", tmp_path)
    assert differences(layout, read(path, path.name, named=True)) == []


@pytest.mark.parametrize("layout", LAYOUTS[::11], ids=lambda layout: layout.name)
def test_characters_nobody_sees_change_nothing(layout: Layout, tmp_path: Path) -> None:
    text = layout.rows
    for label in ("项目名称", "三级指标", "二级指标", "年度", "财政拨款"):
        text = text.replace(label, label[:1] + INVISIBLE + label[1:])
    form = writing.form(text, "项目支出绩效目标表（2025年度）")
    path = writing.write([form], "html", tmp_path)
    assert differences(layout, read(path, path.name, named=True)) == []


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_sheet_and_a_document_say_the_same(kind: str, tmp_path: Path) -> None:
    for number, layout in enumerate(LAYOUTS[::13]):
        folder = tmp_path / str(number)
        folder.mkdir()
        form = writing.form(layout.rows, "项目支出绩效目标表（2025年度）")
        path = writing.write([form], kind, folder)
        assert differences(layout, read(path, path.name, named=True)) == [], layout.name
