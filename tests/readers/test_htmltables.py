"""The tables of a web page while they are read."""

from __future__ import annotations

import pytest

from checker.readers.html import html_grids


@pytest.mark.parametrize(
    ("page", "before"),
    [
        ("<table><caption>绩效目标表</caption><tr><td>甲</table>", ["绩效目标表"]),
        ("<table>单位：万元<tr><td>甲</table>", ["单位：万元"]),
        ("<p>一<table><tr><td>甲<tr>二<td>乙</table>", ["一", "二"]),
        ("<table> <tr> <td>甲</td> </tr> </table>", []),
    ],
)
def test_text_of_a_table_outside_its_cells_stands_above_it(page: str, before: list[str]) -> None:
    (grid,) = html_grids(page, "f.html")
    assert [each.text for each in grid.before] == before


def test_blanks_that_are_kept_are_kept() -> None:
    (grid,) = html_grids("<table><tr><td>&nbsp;甲&nbsp;&nbsp; \n乙&nbsp;</table>", "f.html")
    assert [cell.text for cell in grid.cells] == ["甲   乙"]


@pytest.mark.parametrize(
    ("cell", "text", "said"),
    [
        ("<details><summary>甲</summary>藏</details>乙", "甲\n乙", True),
        ("<details open><summary>甲</summary>乙</details>", "甲\n乙", False),
        ("甲<dialog>藏</dialog>", "甲", True),
        ("甲<dialog open>乙</dialog>", "甲乙", False),
        ("甲<span style='opacity:0'>藏</span>", "甲", True),
        ("甲<span style='opacity:0.8'>乙</span>", "甲乙", False),
        ("<style>@media print{.h{display:none}}</style>甲<i class=h>乙</i>", "甲乙", False),
        ("<style>@media print{.j{top:0}}.h{display:none}</style>甲<i class=h>藏</i>", "甲", True),
        ("<style>@media screen{.h{display:none}}</style>甲<i class=h>藏</i>", "甲", True),
    ],
)  # fmt: skip
def test_what_is_folded_or_transparent_is_not_read(cell: str, text: str, *, said: bool) -> None:
    grid, *notes = html_grids(f"<table><tr><td>{cell}</table>", "f.html")
    assert [each.text for each in grid.cells] == [text]
    assert [each.note for each in notes] == (["隐藏的文字 1 处没有读"] if said else [])
