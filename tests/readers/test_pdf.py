"""PDF: cells from lines, texts from characters, tables over pages, pages without text."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest

from checker.readers import read
from checker.readers.pagetext import Char, joined_lines, lines_of, text_in
from tests.readers import writing
from tests.readers.forms_for_tests import rows, texts
from tests.readers.test_shapes import form

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from checker.model import Document

LONG = """
    项目名称|3>泵站维修
    预算数|80.00|财政资金|80.00
    绩效目标|3>1.维修泵站\\n2.更换水泵
    一级指标|二级指标|三级指标|指标值
    {indicators}
"""


def read_bytes(data: bytes, folder: Path) -> Document:
    path = folder / "f.pdf"
    path.write_bytes(data)
    return read(path, "f.pdf", named=True)


def read_forms(folder: Path, *printed: Any, page_height: float = 842) -> Document:
    return read_bytes(writing.pdf_bytes(printed, page_height=page_height), folder)


def test_a_text_that_was_broken_for_want_of_room_is_one_text(tmp_path: Path) -> None:
    name = "城区老旧排水泵站设备设施维修改造及自动化监控系统建设项目（第二期）" * 2
    (table,) = read_forms(tmp_path, writing.form(form("甲").replace("甲", name))).tables
    assert table.text("项目名称") == name
    assert rows(table)[0] == ("产出指标", "数量指标", f"{name}数量", "≥12处")


def test_lines_that_the_writer_ended_stay_lines(tmp_path: Path) -> None:
    text = form("泵站").replace("完成泵站", "维修泵站\\n更换水泵")
    (table,) = read_forms(tmp_path, writing.form(text)).tables
    assert [goal.text for goal in table.goals] == ["维修泵站\n更换水泵"]


def chars(*words: tuple[float, str]) -> list[Char]:
    """Words on one line, ten points a character, each from its left edge."""
    return [
        Char(char, left + 10 * at, 0, left + 10 * at + 10, 10, 10)
        for left, word in words
        for at, char in enumerate(word)
    ]


@pytest.mark.parametrize(
    ("left", "text"), [(60, "353101某局  单位：元"), (75, "353101某局  单位：元")]
)
def test_what_is_set_apart_on_a_line_is_not_one_word(left: float, text: str) -> None:
    (line,) = lines_of(chars((0, "3531"), (40, "01某局"), (80 + left, "单位：元")))
    assert line.text == text


def test_a_page_full_of_running_text_is_read_at_once(tmp_path: Path) -> None:
    def page(canvas: Any) -> None:
        canvas.setFont("STSong-Light", 9)
        for line in range(70):
            canvas.drawString(40, 800 - 11 * line, "泵站维修" * 14)

    assert "超过" not in str(read_bytes(drawn(page, page), tmp_path).problems)
    lines = lines_of([each for at in range(400) for each in line_of("一二三四五六七八", 12 * at)])
    (whole,) = joined_lines(lines, 84)
    assert whole.text == "一二三四五六七八" * 400


def test_characters_that_stand_close_are_one_word() -> None:
    (line,) = lines_of(chars((0, "353101"), (72, "某局")))
    assert line.text == "353101某局"


@pytest.mark.parametrize("height", [300, 330, 360, 390, 420])
def test_a_table_over_several_pages_is_one_table(height: int, tmp_path: Path) -> None:
    levels = ["产出指标|数量指标", "效益指标|社会效益指标", "满意度指标|服务对象满意度指标"]
    lines = [f"{levels[n // 10]}|第{n}项工作完成数量|≥{n}处" for n in range(30)]
    text = LONG.format(indicators="\n".join(lines))
    document = read_forms(tmp_path, writing.form(text, "项目绩效目标表"), page_height=height)
    (table,) = document.tables
    assert [each[2:] for each in rows(table)] == [
        (f"第{n}项工作完成数量", f"≥{n}处") for n in range(30)
    ]
    assert [goal.text for goal in table.goals] == ["维修泵站", "更换水泵"]
    assert not document.problems


def test_several_tables_on_a_page_are_parted_by_their_lines(tmp_path: Path) -> None:
    document = read_forms(
        tmp_path,
        writing.form(form("泵站"), "1.泵站绩效目标表"),
        writing.form(form("水闸", "90.00"), "2.水闸绩效目标表"),
    )
    assert [texts(table)["标题"] for table in document.tables] == [
        "1.泵站绩效目标表",
        "2.水闸绩效目标表",
    ]
    assert [table.text("预算数") for table in document.tables] == ["80.00", "90.00"]


def test_a_cell_has_its_page_and_box(tmp_path: Path) -> None:
    (table,) = read_forms(tmp_path, writing.form(form("泵站"))).tables
    place = table.fields["预算数"].place
    assert place.cell == "page=1,box=169,64,298,82"
    assert (place.line, place.column) == (None, None)


def picture_page(canvas: Any) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, 595, 842)
    canvas.showPage()


def drawn(*pages: Callable[[Any], None]) -> bytes:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(out, pagesize=(595, 842))
    for page in pages:
        page(canvas)
    canvas.save()
    return out.getvalue()


def test_a_scanned_document_is_told_to_be_recognised_first(tmp_path: Path) -> None:
    (problem,) = read_bytes(drawn(picture_page, picture_page), tmp_path).problems
    assert problem.rule == "GC011"
    assert problem.arguments["原因"] == "PDF 是扫描图片，没有可读的文字"
    assert "OCR" in problem.arguments["建议"]


def test_a_scanned_page_among_others_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    import pypdfium2

    whole = pypdfium2.PdfDocument(writing.pdf_bytes([writing.form(form("泵站"))]))
    whole.import_pages(pypdfium2.PdfDocument(drawn(picture_page)))
    out = io.BytesIO()
    whole.save(out)
    document = read_bytes(out.getvalue(), tmp_path)
    assert [table.text("项目名称") for table in document.tables] == ["泵站"]
    (problem,) = document.problems
    assert (problem.rule, problem.place.cell) == ("GC011", "page=2")
    assert problem.arguments["原因"] == "第2页：这一页是扫描图片，没有可读的文字"


def test_a_page_of_text_without_lines_is_no_table(tmp_path: Path) -> None:
    data = drawn(lambda canvas: canvas.drawString(72, 700, "no table"))
    assert [problem.rule for problem in read_bytes(data, tmp_path).problems] == ["GC001"]


# Geometry and text alone


def line_of(text: str, top: float, left: float = 2) -> list[Char]:
    return [
        Char(char, left + 10 * at, top, left + 10 * at + 10, top + 10, 10)
        for at, char in enumerate(text)
    ]


@pytest.mark.parametrize(
    ("upper", "lower", "text"),
    [
        ("一二三四五六七八", "九十", "一二三四五六七八九十"),
        ("一二三四五六七", "八，九", "一二三四五六七八，九"),
        ("一二三", "四五", "一二三\n四五"),
        ("一二三四五六七八", "2.九十", "一二三四五六七八\n2.九十"),
        ("一二三四五六七八", "2.5公里", "一二三四五六七八2.5公里"),
        ("一二三四", "【2024】87号", "一二三四【2024】87号"),
        ("abc defg", "hij", "abc defg hij"),
        ("2025年1-1", "2月", "2025年1-12月"),
    ],
)
def test_lines_of_a_cell_are_put_together_as_they_were_written(
    upper: str, lower: str, text: str
) -> None:
    assert text_in([*line_of(upper, 0), *line_of(lower, 14)], right=84) == text
