"""Pieces of a table that a page break parted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.readers import writing
from tests.readers.forms_for_tests import rows
from tests.readers.test_pdf import LONG, drawn, read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

XS = (40, 140, 260, 420, 555)


HEAD = [
    ["项目名称", "泵站维修", "预算数", "80.00"],
    ["一级指标", "二级指标", "三级指标", "指标值"],
    ["产出指标", "数量指标", "维修泵站", "≥12处"],
]


def page_of(*rows_of_page: list[str | None], closed: bool = True) -> Callable[[Any], None]:
    """A page with a table drawn by hand; None is the rest of the cell above. Without `closed` the
    line below the last row is left out, as some programs do at the end of a page."""

    def draw(canvas: Any) -> None:
        canvas.setFont("STSong-Light", 9)
        for number, texts_of_row in enumerate(rows_of_page):
            top, bottom = 800 - 30 * number, 770 - 30 * number
            for at, text in enumerate(texts_of_row):
                if text is not None and number:
                    canvas.line(XS[at], top, XS[at + 1], top)
                canvas.drawString(XS[at] + 3, bottom + 10, text or "")
            for x in XS:
                canvas.line(x, top, x, bottom)
        canvas.line(XS[0], 800, XS[-1], 800)
        if closed:
            end = 800 - 30 * len(rows_of_page)
            canvas.line(XS[0], end, XS[-1], end)
        canvas.showPage()

    return draw


@pytest.mark.parametrize("closed", [True, False])
def test_a_merged_level_goes_on_over_the_page(closed: bool, tmp_path: Path) -> None:
    first = page_of(*HEAD, [None, "质量指标", "验收合格率", "100%"], closed=closed)
    second = page_of(["", "时效指标", "完工时间", "2025年10月底前"])
    (table,) = read_bytes(drawn(first, second), tmp_path).tables
    assert rows(table) == [
        ("产出指标", "数量指标", "维修泵站", "≥12处"),
        ("产出指标", "质量指标", "验收合格率", "100%"),
        ("产出指标", "时效指标", "完工时间", "2025年10月底前"),
    ]


def test_a_row_that_the_page_break_cut_through_is_one_row(tmp_path: Path) -> None:
    first = page_of(*HEAD, ["效益指标", "社会效益指标", "受益群众", "≥3万人"])
    second = page_of(["", "", "的数量", ""], ["满意度指标", "满意度", "群众满意度", "≥90%"])
    (table,) = read_bytes(drawn(first, second), tmp_path).tables
    assert [each[2] for each in rows(table)] == ["维修泵站", "受益群众的数量", "群众满意度"]


def test_a_break_through_every_cell_of_a_row_is_told_by_the_names_of_levels(tmp_path: Path) -> None:
    first = page_of(*HEAD, ["效益指", "社会效", "受益群", "≥3万人"])
    second = page_of(["标", "益指标", "众", ""], ["满意度指标", "满意度", "群众满意度", "≥90%"])
    (table,) = read_bytes(drawn(first, second), tmp_path).tables
    assert rows(table)[1] == ("效益指标", "社会效益指标", "受益群众", "≥3万人")


def test_a_row_with_a_blank_last_cell_is_no_rest_of_the_one_before(tmp_path: Path) -> None:
    first = page_of(*HEAD, [None, "质量指标", "验收合格率", "100%"])
    second = page_of(["", "时效指标", "完工时间", ""])
    (table,) = read_bytes(drawn(first, second), tmp_path).tables
    assert rows(table)[1:] == [
        ("产出指标", "质量指标", "验收合格率", "100%"),
        ("产出指标", "时效指标", "完工时间", ""),
    ]


def test_a_merged_level_whose_name_was_cut_holds_for_its_rows_on_both_pages(tmp_path: Path) -> None:
    first = page_of(*HEAD, ["效益指", "社会效益指标", "受益群众", "≥3万人"])
    second = page_of(["标", "生态效益指标", "成活率", "≥95%"], [None, "可持续影响", "年限", "≥9年"])
    (table,) = read_bytes(drawn(first, second), tmp_path).tables
    assert [each[0] for each in rows(table)] == ["产出指标", *["效益指标"] * 3]


UNIT = ["201001滨河县文化广电", "单位：万元", "", ""]


def test_the_name_of_a_unit_that_the_page_break_cut_through_is_one_name(tmp_path: Path) -> None:
    first, second = page_of(UNIT), page_of(["和旅游局", "", "", ""], *HEAD)
    (table,) = read_bytes(drawn(first, second), tmp_path).tables
    assert table.text("单位名称") == "滨河县文化广电和旅游局"


def test_a_label_with_a_blank_value_on_the_next_page_is_a_row_of_its_own(tmp_path: Path) -> None:
    first, second = page_of(UNIT), page_of(["其他资金", "", "", ""], *HEAD)
    (table,) = read_bytes(drawn(first, second), tmp_path).tables
    assert table.text("单位名称") == "滨河县文化广电"
    assert table.fields["其他资金"].blank


def test_another_table_on_the_next_page_is_another_table(tmp_path: Path) -> None:
    document = read_bytes(drawn(page_of(*HEAD), page_of(*HEAD)), tmp_path)
    assert [len(table.indicators) for table in document.tables] == [1, 1]


def test_page_numbers_between_the_parts_do_not_part_them(tmp_path: Path) -> None:
    def numbered(canvas: Any, _document: Any) -> None:
        canvas.drawCentredString(297, 20, f"- {canvas.getPageNumber()} -")

    lines = [f"产出指标|数量指标|第{n}项数量|≥{n}处" for n in range(30)]
    printed = writing.form(LONG.format(indicators="\n".join(lines)))
    data = writing.pdf_bytes([printed], page_height=300, on_page=numbered)
    assert len(read_bytes(data, tmp_path).tables) == 1
