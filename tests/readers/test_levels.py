"""Forms that set 实施效果指标 above the usual levels."""

from __future__ import annotations

from tests.readers.forms_for_tests import markdown, only_table, rows


def test_levels_shifted_by_one_are_set_right() -> None:
    table = only_table(
        markdown(
            ("项目名称", "校舍维修", "", "", ""),
            ("一级指标", "二级指标", "三级指标", "四级指标", "指标值"),
            ("实施效果指标", "产出指标", "数量指标", "维修校舍", "≥12栋"),
            ("", "满意度指标", "服务对象满意度指标", "师生满意度", "≥90%"),
        ),
        "f.md",
    )
    assert table.layout == "F"
    assert rows(table) == [
        ("产出指标", "数量指标", "维修校舍", "≥12栋"),
        ("满意度指标", "服务对象满意度指标", "师生满意度", "≥90%"),
    ]
