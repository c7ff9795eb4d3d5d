"""Writes the columns into docs/普查.md: `python -m tests.sweep.page`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from checker.sweep import QUESTIONS
from checker.sweep.schema import SETS, TABLES, VERSION
from tests.generated import between

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).parents[2] / "docs" / "普查.md"
BEGIN, END = "<!-- 由 python -m tests.sweep.page 生成 -->", "<!-- 到这里 -->"
_KINDS = {
    "text": "文字",
    "integer": "整数",
    "number": "小数",
    "yes": "是否",
    "day": "日期",
    "texts": "几段文字",
}


def page() -> str:
    """The page as it should be: what is generated put between the marks."""
    return between(PAGE.read_text(encoding="utf-8"), BEGIN, END, "\n".join(_lines()).strip())


def _lines() -> Iterator[str]:
    yield f"版本 {VERSION}，写在每个 Parquet 文件的元数据 `goalcheck-sweep` 里。\n"
    yield "有名字的问题：\n"
    yield from (f"- `{name}`：{one.title}" for name, one in QUESTIONS.items())
    for table in (*TABLES, SETS):
        label = "各套" if table is SETS else table.label
        yield f"\n### {label}（`{table.name}`）\n\n{table.meaning}。\n"
        yield "| 视图里的名称 | 栏 | 种类 | 说明 |\n|---|---|---|---|"
        for one in table.columns:
            yield f"| {one.label} | `{one.name}` | {_KINDS[one.kind]} | {one.meaning} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
