"""A table with a column a project is refused with that reason; a form of pairs is read."""

from __future__ import annotations

from checker.readers import read_text
from tests.readers.forms_for_tests import html

TITLE = "<p>2026年度民生项目绩效目标表</p>"


def row(*cells: str) -> str:
    return "".join(f"<td>{cell}</td>" for cell in cells)


def test_projects_in_columns_are_not_read_as_one() -> None:
    page = TITLE + html(
        row("项目名称", "社区食堂", "口袋公园"),
        row("主管部门", "区民政局", "区园林局"),
        row("预算金额（万元）", "120", "260"),
        row("年度目标", "新建社区食堂6家", "建成口袋公园8处"),
        row("产出指标", "食堂≥6家", "公园≥8处"),
    )
    document = read_text(page, "f.html")
    assert document.tables == ()
    (said,) = (each.arguments["内容"] for each in document.problems if each.rule == "GC015")
    assert "一列一个项目" in said


def test_what_was_meant_beside_what_was_done_is_one_project() -> None:
    page = TITLE + html(
        row("项目名称", "社区食堂", "主管部门", "区民政局"),
        row("预算数", "120", "执行数", "118"),
        row("年度目标", "新建社区食堂6家", "实际完成情况", "建成6家"),
        row("一级指标", "二级指标", "三级指标", "指标值"),
        row("产出指标", "数量指标", "新建食堂", "≥6家"),
    )
    (table,) = read_text(page, "f.html").tables
    assert table.text("预算数") == "120"
    assert len(table.indicators) == 1
