"""Examples as they are written in one cell."""

from __future__ import annotations

from typing import Any

import pytest

from checker.base.place import Place
from checker.packs.exampletext import example_node, example_text
from checker.strictyaml import YamlMapping, YamlNode, YamlScalar, YamlSequence

PLACE = Place("x")


def plain(node: YamlNode) -> Any:
    if isinstance(node, YamlScalar):
        return node.text
    if isinstance(node, YamlMapping):
        return {key.text: plain(value) for key, value in node.entries}
    return [plain(item) for item in node.items]


def node(value: Any) -> Any:
    if isinstance(value, dict):
        entries = tuple((node(key), node(item)) for key, item in value.items())
        return YamlMapping(entries, PLACE)
    if isinstance(value, list):
        return YamlSequence(tuple(node(item) for item in value), PLACE)
    return YamlScalar(value, PLACE, "plain")


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("≥95%", {"绩效指标": [{"二级指标": "质量指标", "指标值": "≥95%"}]}),
        (
            "二级指标：数量指标；指标值：≥22人",
            {"绩效指标": [{"二级指标": "数量指标", "指标值": "≥22人"}]},
        ),
        (
            "预算数：3；指标值: ≤3万元",
            {"预算数": "3", "绩效指标": [{"二级指标": "质量指标", "指标值": "≤3万元"}]},
        ),
        ("项目名称：（空）", {"项目名称": ""}),
        ("绩效目标：一；二\n绩效目标：三", {"绩效目标": ["一；二", "三"]}),
        ("备注：甲", {"备注": "甲"}),
        (
            "≥1人；备注：甲",
            {"绩效指标": [{"二级指标": "质量指标", "指标值": "≥1人", "备注": "甲"}]},
        ),
        (
            "说明：两张表\n项目编码：1\n---\n项目编码：2",
            {"说明": "两张表", "全套": [{"项目编码": "1"}, {"项目编码": "2"}]},
        ),
        # A label that is not one stays text.
        (
            "注意：甲；乙：丙",
            {"绩效指标": [{"二级指标": "质量指标", "指标值": "注意：甲；乙：丙"}]},
        ),
    ],
)
def test_a_text_is_read_as_the_table_it_means(text: str, table: dict[str, Any]) -> None:
    made = example_node(text, PLACE, "指标值", {"二级指标": "质量指标"})
    assert plain(made) == table


@pytest.mark.parametrize(
    ("table", "text"),
    [
        ({"预算数": "3", "绩效指标": {"指标值": "≥95%"}}, "预算数：3\n指标值：≥95%"),
        ({"预算数": "3", "绩效指标": []}, None),
        ({"项目名称": "甲\n乙"}, None),
        ({"项目名称": "甲；预算数：3"}, None),
        ({"文件": "整个文件"}, "文件：整个文件"),
    ],
)
def test_a_table_is_written_as_text_where_a_text_can_say_it(
    table: dict[str, Any], text: str | None
) -> None:
    assert example_text(node(table)) == text
