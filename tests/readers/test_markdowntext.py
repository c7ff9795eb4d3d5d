"""The text of a Markdown cell as it is shown."""

from __future__ import annotations

import pytest

from checker.readers.markdown import markdown_grids
from checker.readers.markdowntext import as_shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("≥**3**座", "≥3座"),
        ("**维修**泵站", "维修泵站"),
        ("`≥3座`", "≥3座"),
        ("_维修_", "维修"),
        ("~~旧~~新", "新"),
        ("&ge;3座", "≥3座"),
        ("&#8805;3座", "≥3座"),
        ("[维修](https://x.cn/a)", "维修"),
        ("10<sup>4</sup>株", "10⁴株"),
        ("维修<!-- 藏 -->泵站", "维修泵站"),
        (r"3\*5", "3*5"),
        # Holes of a template, products, names and file numbers stay.
        ("服务**人，覆盖**村", "服务**人，覆盖**村"),
        ("服务**人覆盖**村", "服务**人覆盖**村"),
        ("≥**人", "≥**人"),
        ("3*5*2", "3*5*2"),
        ("a_b_c", "a_b_c"),
        ("〔2025〕(3)号", "〔2025〕(3)号"),
        ("[津财](3)", "[津财](3)"),
        ("A&B", "A&B"),
        ("≥3座", "≥3座"),
    ],
)
def test_a_text_is_shown_without_its_marks(written: str, shown: str) -> None:
    assert as_shown(written) == shown


@pytest.mark.parametrize("piece", ["**a", "~~a", "[a](", "<!--", "&amp", "<sup>", "`", "*a _b "])
def test_marks_without_their_other_half_stay_cheap(piece: str) -> None:
    assert len(as_shown(piece * 20_000)) >= 20_000 // 2


def test_what_is_struck_through_is_counted() -> None:
    grid, note = markdown_grids("|甲|\n|-|\n|~~旧~~新|\n", "f.md")
    assert [cell.text for cell in grid.cells] == ["甲", "新"]
    assert note.note == "划去的文字 1 处没有读"


def test_a_table_within_a_quotation_is_a_table() -> None:
    (grid,) = markdown_grids("> |甲|乙|\n> |-|-|\n> |a|b|\n", "f.md")
    assert [(cell.text, cell.row, cell.column) for cell in grid.cells] == [
        ("甲", 0, 0),
        ("乙", 0, 1),
        ("a", 1, 0),
        ("b", 1, 1),
    ]
    assert (grid.cells[2].place.line, grid.cells[2].place.column) == (3, 4)
