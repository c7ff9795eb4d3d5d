"""PDF: cells from lines, texts from characters, tables over pages, pages without text."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest

from checker.base.place import Place
from checker.readers import read
from checker.readers.fragments import Fragment
from checker.readers.grid import Grid, GridCell, Limits
from checker.readers.lattice import Stroke, ruled_tables
from checker.readers.pagetext import Char, joined_lines, lines_of, text_in
from checker.readers.pdf import pdf_grids
from checker.readers.torn import torn_pages
from checker.readers.vocabulary import common_words
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


# Twelve characters fill a line of the column, so that the thirteenth stands alone.
@pytest.mark.parametrize("name", ["率", "城市排水泵站工程验收合格率"])
def test_a_line_of_one_character_is_not_lost(name: str, tmp_path: Path) -> None:
    """pdfium drops it where the machine has no font for a script that the file does not carry."""
    printed = writing.form(form("泵站").replace("泵站数量", name))
    (table,) = read_forms(tmp_path, printed).tables
    assert rows(table)[0][2] == name


def test_how_high_pdfium_calls_a_character_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Releases differ: some give the ink, some three times the line, each font its own."""
    from pypdfium2 import raw

    data = writing.pdf_bytes([writing.form(form("泵站").replace("完成泵站", "维修泵站\\n换水泵"))])
    alone = [grid.cells for grid in pdf_grids(common_words(), data, "f.pdf", Limits())]
    told = raw.FPDFText_GetLooseCharBox

    def high(page: Any, index: int, box: Any) -> Any:
        done = told(page, index, box)
        box.bottom -= 8 * (index % 3)
        return done

    monkeypatch.setattr(raw, "FPDFText_GetLooseCharBox", high)
    assert [grid.cells for grid in pdf_grids(common_words(), data, "f.pdf", Limits())] == alone
    assert any("维修泵站" in cell.text for grid in alone for cell in grid)


def test_lines_that_the_writer_ended_stay_lines(tmp_path: Path) -> None:
    text = form("泵站").replace("完成泵站", "维修泵站\\n更换水泵")
    (table,) = read_forms(tmp_path, writing.form(text)).tables
    assert [goal.text for goal in table.goals] == ["维修泵站\n更换水泵"]


def test_blanks_that_pdfium_adds_between_scripts_are_not_taken(tmp_path: Path) -> None:
    text = form("泵站").replace("≥12处", "≥12 kW时").replace("100%", "2025年1-12月A级")
    (table,) = read_forms(tmp_path, writing.form(text)).tables
    assert [each[3] for each in rows(table)][:2] == ["≥12 kW时", "2025年1-12月A级"]


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


def half(page: int, *texts: str, step: float = 20) -> Fragment:
    cells = tuple(GridCell(text, at, 0, Place("f")) for at, text in enumerate(texts))
    floors = tuple(step * at for at in range(len(texts) + 1))
    return Fragment(Grid(cells), page, len(texts), floors)


def test_a_table_whose_columns_stand_on_two_pages_is_known_by_its_rows() -> None:
    left = half(1, "三级指标", "维修泵站数量", "合格率")
    right = half(3, "指标值", "≥3座", "100%")
    assert torn_pages([left, half(2, "甲", "乙", "丙"), right]) == {1: 3, 3: 1}


def test_pages_of_one_form_after_another_are_not_torn() -> None:
    whole = ("三级指标", "指标值", "≥3座")
    assert torn_pages([half(1, *whole), half(2, *whole)]) == {}
    other = half(2, "指标值", "≥3座", "100%", step=31)
    assert torn_pages([half(1, "三级指标", "甲", "乙"), other]) == {}


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


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_seen(angle: int, tmp_path: Path) -> None:
    import pypdfium2

    upright = read_forms(tmp_path, writing.form(form("泵站"))).tables[0]
    document = pypdfium2.PdfDocument(writing.pdf_bytes([writing.form(form("泵站"))]))
    page = document[0]
    # Turned by the page's own mark, and back by the matrix of everything on it.
    width, height = page.get_size()
    turns = {90: (0, 1, -1, 0, height, 0), 180: (-1, 0, 0, -1, width, height),
             270: (0, -1, 1, 0, 0, width)}  # fmt: skip
    whole = pypdfium2.raw.FS_RECTF(left=-2000, top=2000, right=2000, bottom=-2000)
    matrix = pypdfium2.raw.FS_MATRIX(*map(float, turns[angle]))
    pypdfium2.raw.FPDFPage_TransFormWithClip(page.raw, matrix, whole)
    page.set_mediabox(0, 0, *((height, width) if angle != 180 else (width, height)))
    page.set_rotation(angle)
    page.gen_content()
    out = io.BytesIO()
    document.save(out)
    document.close()
    (table,) = read_bytes(out.getvalue(), tmp_path).tables
    assert texts(table) == texts(upright)
    assert rows(table) == rows(upright)


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


def test_a_missing_line_merges_two_cells() -> None:
    across = [Stroke(y, 0, 100) for y in (0, 20, 40)]
    down = [Stroke(0, 0, 40), Stroke(100, 0, 40), Stroke(50, 20, 40)]
    (table,) = ruled_tables(across, down)
    assert [(box.row, box.column, box.column_span) for box in table.boxes] == [
        (0, 0, 2),
        (1, 0, 1),
        (1, 1, 1),
    ]


def test_lines_that_do_not_touch_are_two_tables() -> None:
    across = [Stroke(y, 0, 100) for y in (0, 20, 60, 80)]
    down = [Stroke(x, *span) for x in (0, 50, 100) for span in ((0, 20), (60, 80))]
    assert [table.ys for table in ruled_tables(across, down)] == [(0, 20), (60, 80)]


def test_a_page_that_begins_within_a_table_needs_no_line_at_its_top() -> None:
    down = [Stroke(x, 0, 40) for x in (0, 50, 100)]
    (table,) = ruled_tables([Stroke(20, 0, 100), Stroke(40, 0, 100)], down)
    assert table.ys == (0, 20, 40)


def test_beside_a_narrower_table_there_is_no_cell() -> None:
    across = [Stroke(0, 0, 100), Stroke(20, 0, 100), Stroke(40, 0, 60)]
    down = [Stroke(0, 0, 40), Stroke(100, 0, 20), Stroke(60, 20, 40)]
    (table,) = ruled_tables(across, down)
    assert table.box_at(80, 30) is None
    assert table.box_at(30, 30) is not None


def test_paper_between_two_tables_does_not_reach_down_beside_the_second() -> None:
    """The lines of the upper, wider table run on a little below its last line."""
    across = [Stroke(0, 0, 100), Stroke(20, 0, 100), Stroke(24, 0, 60), Stroke(44, 0, 60)]
    down = [Stroke(0, 0, 44), Stroke(60, 0, 44), Stroke(100, 0, 23)]
    (table,) = ruled_tables(across, down)
    assert table.box_at(80, 34) is None
    assert table.box_at(80, 10) is not None


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
