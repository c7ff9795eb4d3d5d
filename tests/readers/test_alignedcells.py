"""The cells of a table without ruling lines."""

from __future__ import annotations

import pytest

from tests.readers.test_aligned import PUMPS, same


@pytest.mark.parametrize("align", ["TOP", "MIDDLE"])
def test_a_long_name_stands_on_both_sides_of_its_label(align: str) -> None:
    name = "城区老旧排水泵站设备设施维修改造及自动化监控系统建设项目（第二期）工程及其附属设施"
    assert same(PUMPS.replace("城区老旧排水泵站维修", name), align=align)
