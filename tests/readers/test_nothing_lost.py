"""What stands in a form stands in its goal file, among what was not read, or in a finding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from checker.base.text import squeeze, visible
from checker.readers import read
from checker.readers.labels import group_of, is_level, is_sum, is_unused_name, label_of
from checker.readers.vocabulary import common_words
from tests.readers import writing
from tests.readers.kinds import Kind, kinds
from tests.readers.layouts import Layout, layouts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set
    from pathlib import Path

    from checker.model import Document, Indicator

# Tables that are passed over or refused are counted by name, not written out.
KINDS = [
    kind
    for kind in kinds()
    if kind.tables not in ((("skipped",),), (("! GC015",),))
    and not kind.name.startswith("d1")
    and not any("! GC001" in table for table in kind.tables)
]
LAYOUTS = list(layouts())
# Heads of blocks and of lines that hold nothing themselves: what stands under them is looked for;
# 100 is what the points of a table add up to, 3 the number of a row.
HEADS = frozenset(
    {"100", "类别", "收入", "盖章", "年度预算执行（万元）", "年度部门整体支出预算（万元）",
     "经费情况（万元）",
     "收支预算（万元）", "资金来源说明", "各县指标值", "定量指标", "定性指标",
     "实施期三级指标及指标值",
     "差异说明", "无", "收入来源", "用款计划（万元）", "地区", "乡镇", "长期绩效指标",
     "总目标绩效指标", "本年度绩效指标", "目标名称", "对应目标", "2025年完成", "服务绩效指标",
     "单位申报", "年度主要任务完成情况",
     "四、年度绩效指标完成情况", "目标完成", "财政年度", "预算执行偏低原因及改进措施",
     "收入预算（万元）", "支出预算（万元）",
     "资金规划（万元）", "整体支出规模（万元）",
     "项目支出内容及明细预算（万元）", "资金测算依据及说明",
     "资金来源项目", "资金类别", "指标体系", "其中", "3",
     "经费保障", "制度保障", "硬件条件保障", "完全不可能"}
)  # fmt: skip
# What parts the pieces of a cell: a label from its value, an item from the next, a name's bracket.
_PARTS = re.compile(
    r"[：:；;，,、。\n（）()《》\s【】\[\]]+|(?<=\d)(?:[.．、]|-(?=[^\d]))|(?<=指标|效益)-|[一二三四五六七八九十\d]+、"
)
_MARKS = frozenset("√—－-/■□…")


def unsaid(rows: Iterable[str], document: Document) -> list[str]:
    """The pieces of the cells of a form that stand nowhere in what came of it."""
    pool = squeeze(visible("\n".join(_said(document))))
    words = common_words()
    points = {
        row.fields[field].text
        for table in document.tables
        for row in table.indicators
        for field in ("分值", "小类分值", "大类分值")
        if field in row.fields
    }
    lost: list[str] = []
    for cell in _cells(rows):
        known = label_of(words, cell) or words.column(cell) or group_of(words, cell) is not None
        if (
            cell in HEADS
            or known
            or is_level(words, cell)
            or is_sum(words, cell)
            or words.ends(cell)
            or is_unused_name(cell)
        ):
            continue
        pieces = [squeeze(visible(piece)) for piece in _PARTS.split(cell)]
        lost += (
            piece
            for piece in pieces
            if piece not in ("", *HEADS)
            and piece not in pool
            and not set(piece) <= _MARKS
            and not label_of(words, piece)
            if not is_unused_name(piece)
            and not _is_kept_points(piece, points)
            and not any(piece.rstrip("年度") == table.text("年度") for table in document.tables)
        )
    return lost


def _is_kept_points(piece: str, points: Set[str]) -> bool:
    """15分 behind a name is kept as 分值: 15; those of the whole form are those of its rows."""
    return bool(re.fullmatch(r"\d+分", piece)) and piece.removesuffix("分") in {"100", *points}


def _cells(rows: Iterable[str]) -> Iterator[str]:
    for line in "\n".join(rows).split("\n"):
        for cell in line.split("|"):
            text = re.sub(r"^(?:\d+\^)?(?:\d+>)?", "", cell.strip()).replace("\\n", "\n")
            if text:
                yield text


def _said(document: Document) -> Iterator[str]:
    yield from document.notes
    for problem in document.problems:
        yield from problem.arguments.values()
    for table in document.tables:
        yield from (cell.text for cell in table.fields.values())
        yield from (goal.text for goal in table.goals)
        for line in (*table.funding, *table.tasks, *table.regions):
            yield from (cell.text for cell in line.fields.values())
        for row in (*table.indicators, *table.asides):
            yield from _of_row(row)
        for taken in table.taken:
            yield from (taken.label, taken.text)


def _of_row(row: Indicator) -> Iterator[str]:
    yield from (cell.text for cell in row.fields.values())
    for place, cell in row.places.items():
        yield from (place, cell.text)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@pytest.mark.parametrize("suffix", ["html", "docx", "xlsx", "csv", "md"])
def test_every_cell_of_a_kind_is_somewhere(kind: Kind, suffix: str, tmp_path: Path) -> None:
    path = kind.write(suffix, tmp_path)
    document = read(path, path.name, named=True)
    assert unsaid(kind.rows, document) == []


@pytest.mark.parametrize("layout", LAYOUTS[::7], ids=lambda layout: layout.name)
@pytest.mark.parametrize("suffix", ["html", "docx", "xlsx", "stacked", "odt", "csv", "md"])
def test_every_cell_of_a_layout_is_somewhere(layout: Layout, suffix: str, tmp_path: Path) -> None:
    path = writing.write([writing.form(layout.rows, "项目支出绩效目标表")], suffix, tmp_path)
    assert unsaid([layout.rows], read(path, path.name, named=True)) == []


@pytest.mark.parametrize("suffix", ["xls", "pdf"])
def test_every_cell_of_layouts_in_one_file_is_somewhere(suffix: str, tmp_path: Path) -> None:
    some = LAYOUTS[::11]
    forms = [writing.form(layout.rows, "项目支出绩效目标表") for layout in some]
    path = writing.write(forms, suffix, tmp_path)
    document = read(path, path.name, named=True)
    assert len(document.tables) == len(some)
    assert unsaid([layout.rows for layout in some], document) == []
