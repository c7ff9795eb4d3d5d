"""RTF documents are read as they are seen: merged cells, code pages, hidden text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.readers import read
from checker.readers.grid import Grid, Limits, ReadError
from checker.readers.rtf import rtf_grids
from tests.readers.forms_for_tests import rows
from tests.readers.forms_for_tests import texts as form_texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from checker.model import Document

HEAD = (
    r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fcharset134 SimSun;}"
    r"{\f1\fcharset0 Arial;}{\f2\fcharset2 Symbol;}}"
)
PROJECT = "湖堤加固"
EDGES = (1500, 3000, 6000, 8000)
ROWS = (
    ("项目名称", PROJECT),
    ("预算数", "60万元"),
    ("一级指标", "二级指标", "三级指标", "指标值"),
    ("产出指标", "数量指标", "加固长度", "≥3公里"),
    ("", "质量指标", "验收合格率", "≥95%"),
    ("效益指标", "社会效益指标", "受益人口", "≥2万人"),
)


def hexed(text: str) -> str:
    """The text in bytes of code page 936."""
    return "".join(f"\\'{byte:02x}" for byte in text.encode("gb18030"))


def numbered(text: str) -> str:
    """The text in UTF-16, each unit with a question mark for old programs."""
    units = text.encode("utf-16-le")
    pairs = zip(units[::2], units[1::2], strict=True)
    codes = (low + high * 256 for low, high in pairs)
    return "".join(f"\\u{code - 65536 if code > 32767 else code}?" for code in codes)


def row(*cells: str, edges: tuple[str | int, ...] = EDGES) -> str:
    """A row of cells that end at `edges`; words before an edge describe its cell."""
    ends = "".join(each if isinstance(each, str) else f"\\cellx{each}" for each in edges)
    inside = "".join(f"\\pard\\intbl {cell}\\cell" for cell in cells)
    return f"\\trowd\\trleft0{ends}{inside}\\row\n"


def table(encode: Callable[[str], str] = hexed) -> str:
    """The form, with 产出指标 merged over its two rows."""
    merged = {"产出指标": ("\\clvmgf", *EDGES), "": ("\\clvmrg", *EDGES)}
    return "".join(
        row(
            *map(encode, cells),
            edges=merged.get(cells[0], EDGES if len(cells) == 4 else (1500, 8000)),
        )
        for cells in ROWS
    )


def document(folder: Path, body: str) -> Document:
    path = folder / "f.rtf"
    path.write_text(HEAD + body + "}", encoding="ascii")
    return read(path, "f.rtf", named=True)


def grids(body: str, limits: Limits | None = None) -> list[Grid]:
    return list(rtf_grids((HEAD + body + "}").encode(), "f.rtf", limits or Limits()))


def texts(grid: Grid) -> list[str]:
    return [cell.text for cell in grid.cells]


@pytest.mark.parametrize("encode", [hexed, numbered])
def test_a_form_is_read_in_both_ways_of_writing_chinese(
    encode: Callable[[str], str], tmp_path: Path
) -> None:
    found = document(tmp_path, table(encode) + "\\pard\\par")
    assert found.problems == ()
    (only,) = found.tables
    assert form_texts(only)["项目名称"] == PROJECT
    assert rows(only, "一级指标", "三级指标", "指标值") == [
        ("产出指标", "加固长度", "≥3公里"),
        ("产出指标", "验收合格率", "≥95%"),
        ("效益指标", "受益人口", "≥2万人"),
    ]


@pytest.mark.parametrize(
    ("inside", "seen"),
    [
        (r"{\f1 >=3}" + hexed("座"), ">=3座"),
        (r"{\f2 \'b3}3" + hexed("座"), "≥3座"),  # ≥ of the font Symbol
        (r"{\f2 \u-3917?}3" + hexed("座"), "≥3座"),  # the same as a place of the private range
        (r"\uc2\u8805\'a1\'dd" + "3" + hexed("座"), "≥3座"),  # a fallback of two bytes
        (r"{\v " + hexed("不见") + "}3" + hexed("座"), "3座"),
        (r"{\strike 9}3" + hexed("座"), "3座"),
        (r"{\deleted 9}{\revised 3}" + hexed("座"), "3座"),
        (r"{\strike 9\strike0 3}" + hexed("座"), "3座"),
        (r"10{\super 4}" + hexed("座"), "10⁴座"),
        (r"3{\*\unknown 9}" + hexed("座"), "3座"),
        (r"{\field{\*\fldinst SUM(ABOVE)}{\fldrslt 3}}" + hexed("座"), "3座"),
        (r"3{\footnote 9}{\pict 00ff}" + hexed("座"), "3座"),
        (r"3{\pict\bin3 }}}}" + hexed("座"), "3座"),
        (hexed("甲") + r"\par " + hexed("乙"), "甲\n乙"),
        (r"{\u-10179?\u-8704?}", "😀"),
        (r"a\~b\_c\-d\{e\}\\", "a\u00a0b-cd{e}\\"),
        ("3\n" + hexed("座"), "3座"),  # line ends of the file are laid out
        (r"\'81\'5c", "乗"),  # the second byte is that of a backslash
    ],
)
def test_a_cell_says_what_its_reader_sees(inside: str, seen: str) -> None:
    (grid, *_) = grids(row(inside, "x", edges=(100, 200)))
    assert grid.cells[0].text == seen


def test_what_is_left_out_is_counted() -> None:
    notes = [grid.note for grid in grids(row(r"{\v 1}{\strike 2}{\v 3}{\deleted 4}", edges=(9,)))]
    said = "隐藏的文字 2 处、划去的文字 1 处、修订中删去的文字 1 处没有读"
    assert [note for note in notes if note] == [said]


def test_columns_are_the_edges_of_all_rows() -> None:
    (grid,) = grids(
        row("a", "b", edges=(1000, 3000)) + row("c", "d", "e", edges=(1010, 2000, 3000))
    )
    placed = [(cell.text, cell.row, cell.column, cell.column_span) for cell in grid.cells]
    assert placed == [
        ("a", 0, 0, 1), ("b", 0, 1, 2), ("c", 1, 0, 1), ("d", 1, 1, 1), ("e", 1, 2, 1),
    ]  # fmt: skip


def test_cells_merged_to_the_left_are_one() -> None:
    (grid,) = grids(
        row("a", "", "c", edges=("\\clmgf", 100, "\\clmrg", 200, 300))
        + row("d", "e", "f", edges=(100, 200, 300))
    )
    assert [(cell.text, cell.column, cell.column_span) for cell in grid.cells][:2] == [
        ("a", 0, 2),
        ("c", 2, 1),
    ]


def test_a_table_inside_a_cell_is_a_table_of_its_own() -> None:
    inner = (
        r"\pard\intbl\itap2 x\nestcell y\nestcell"
        r"{\*\nesttableprops\trowd\cellx50\cellx90\nestrow}{\nonesttables\par}"
    )
    around = rf"\trowd\cellx100\cellx200 \pard\intbl a\cell {inner}\pard\intbl b\cell\row"
    (outer, nested) = grids(around + r"\pard z\par")[:2]
    assert texts(outer) == ["a", "b"]
    assert texts(nested) == ["x", "y"]
    assert len({cell.column for cell in outer.cells}) == 2


def test_text_boxes_and_paragraphs_stand_in_their_order() -> None:
    box = r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt \pard in box\par}}{\shprslt old}}"
    found = grids(r"\pard title\par " + box + row("a", edges=(9,)) + r"\pard after\par ")
    assert [[each.text for each in grid.before] for grid in found] == [
        ["title", "in box"],
        ["after"],
    ]


def test_a_paragraph_between_rows_parts_two_tables() -> None:
    one = row("a", edges=(9,))
    assert [texts(grid) for grid in grids(one + r"\pard\par " + one)] == [["a"], ["a"]]
    assert [texts(grid) for grid in grids(one + one)] == [["a", "a"]]


def test_text_of_badly_made_rows_is_kept() -> None:
    found = grids(r"\trowd\cellx9\pard\intbl a\cell b\cell c\row\pard d")
    assert [texts(grid) for grid in found] == [["a", "b", "c"], []]
    assert found[1].before[0].text == "d"


def test_a_document_that_is_cut_off_says_so_and_keeps_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "f.rtf"
    path.write_text(HEAD + table() + r"\pard{\b ", encoding="ascii")
    found = read(path, "f.rtf", named=True)
    assert [form_texts(each)["项目名称"] for each in found.tables] == [PROJECT]
    (problem,) = found.problems
    assert problem.rule == "GC011"
    assert "不完整" in problem.arguments["原因"]
    assert problem.place.spot == "第1个表格第1行第1列"


def test_a_document_that_is_cut_off_before_any_table_has_no_place_in_one(tmp_path: Path) -> None:
    (tmp_path / "f.rtf").write_text(r"{\rtf1 x", encoding="ascii")
    (problem,) = read(tmp_path / "f.rtf", "f.rtf", named=True).problems
    assert (problem.rule, str(problem.place)) == ("GC011", "f.rtf")


def test_a_document_without_a_form_is_no_form(tmp_path: Path) -> None:
    (problem,) = document(tmp_path, hexed("会议通知")).problems
    assert problem.rule == "GC001"


@pytest.mark.parametrize(
    "body",
    [
        "{" * 300,
        r"\trowd" + r"\cellx9" * 5000,
        row("a" * 200_000, edges=(9,)),
        r"\pard\intbl" + r"\cell" * 2000 + r"\row",
        r"\par x" * 2000,
        "".join(row("a", "b", edges=(at * 50 + 25, 99_999)) for at in range(400)),
    ],
)
def test_what_goes_beyond_the_limits_is_refused(body: str) -> None:
    with pytest.raises(ReadError):
        grids(body, Limits(cells=1000))


def seen(cell: str, before: str = "") -> tuple[str, list[str]]:
    """The text of a cell, and what is said."""
    data = HEAD.replace("Symbol;}}", r"Symbol;}{\f3\fnil Wingdings 2;}}") + before + row(cell)
    first, *others = rtf_grids(f"{data}}}".encode("latin-1"), "f.rtf", Limits())
    return first.cells[0].text, [each.note for each in others]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (r"{\caps 5km}a", "5KMa"),
        (r"{\scaps 5km}\caps0 a", "5KMa"),
        (r"{\f3 R}" + hexed("是"), "☑是"),
        (r"{\f3 \u163?}" + hexed("是"), "□是"),
        (r"{\f2 \'b3}3", "≥3"),
        (r"{\field{\*\fldinst SYMBOL 179 \\f " + '"Symbol"' + r" \\s 10}{\fldrslt\f2}}3", "≥3"),
        (r"{\field{\*\fldinst SYMBOL 179 \\f " + '"Symbol"' + r"}{\fldrslt{\f2\'b3}}}3", "≥3"),
        (r"{\field{\*\fldinst  PAGE }{\fldrslt 3}}", "3"),
        (r"{\field{\*\fldinst HYPERLINK {\field{\*\fldinst PAGE}{\fldrslt 9}}}{\fldrslt 3}}", "3"),
    ],
)
def test_letters_are_what_their_font_and_field_show(cell: str, text: str) -> None:
    assert seen(cell) == (text, [])


@pytest.mark.parametrize(
    ("cell", "before", "note"),
    [
        (r"{\footnote\pard " + hexed("含新建") + r"\par}", "", "脚注 1 处没有读：“含新建”"),
        ("", r"{\header\pard " + hexed("单位：万元") + r"\par}", "页眉没有读：“单位：万元”"),
        ("", r"{\footer\pard " + hexed("第1页") + r"\par}", None),
        (r"{\object\objemb{\*\objclass Excel.Sheet.8}{\*\objdata 00}}", "",
         "嵌入的其他程序的对象（如 Excel 表格）1 处没有读"),
    ],
)  # fmt: skip
def test_what_stands_beside_a_table_is_said(cell: str, before: str, note: str | None) -> None:
    assert seen(hexed("甲") + cell + hexed("乙"), before) == ("甲乙", [note] if note else [])
