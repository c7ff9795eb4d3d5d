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


def test_what_is_left_out_is_counted() -> None:
    notes = [grid.note for grid in grids(row(r"{\v 1}{\strike 2}{\v 3}{\deleted 4}", edges=(9,)))]
    said = "隐藏的文字 2 处、划去的文字 1 处、修订中删去的文字 1 处没有读"
    assert [note for note in notes if note] == [said]


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
