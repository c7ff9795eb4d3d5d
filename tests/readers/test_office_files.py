"""Word and Excel: merged cells, changes that were tracked, numbers as they are shown."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest

from checker.readers import read
from checker.readers.numberformat import shown
from tests.readers.forms_for_tests import rows

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HEADER = ("一级指标", "二级指标", "三级指标", "指标值")


def office() -> Any:
    spec = importlib.util.spec_from_file_location("office", EXAMPLES / "office.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    before = list(sys.path)
    sys.path.insert(0, str(EXAMPLES))
    spec.loader.exec_module(module)
    sys.path[:] = before
    return module


def word(folder: Path, body: str) -> Path:
    path = folder / "f.docx"
    document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    path.write_bytes(office().package({"word/document.xml": document}))
    return path


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(cells) + "</w:tr>"


def cell(text: str, properties: str = "") -> str:
    inside = text if text.startswith("<") else f"<w:r><w:t>{text}</w:t></w:r>"
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{inside}</w:p></w:tc>"


def table(*lines: str) -> str:
    project = row(cell("项目名称"), cell("校舍维修", '<w:gridSpan w:val="3"/>'))
    return f"<w:tbl>{project}{row(*map(cell, HEADER))}{''.join(lines)}</w:tbl>"


def test_merged_levels_reach_down_as_far_as_they_do(tmp_path: Path) -> None:
    path = word(
        tmp_path,
        table(
            row(
                cell("产出指标", '<w:vMerge w:val="restart"/>'),
                *map(cell, ("数量指标", "甲", "≥1")),
            ),
            row(cell("", "<w:vMerge/>"), *map(cell, ("质量指标", "乙", "≥2"))),
            row(cell("效益指标"), *map(cell, ("社会效益指标", "丙", "≥3"))),
        ),
    )
    (found,) = read(path, "f.docx", named=True).tables
    assert [each[0] for each in rows(found)] == ["产出指标", "产出指标", "效益指标"]
    assert str(found.indicators[1].fields["指标值"].place) == "f.docx:第1个表格第4行第4列"


def test_inserted_text_counts_and_deleted_text_does_not(tmp_path: Path) -> None:
    changed = (
        "<w:del><w:r><w:delText>≥1</w:delText></w:r></w:del><w:ins><w:r><w:t>≥2</w:t></w:r></w:ins>"
    )
    line = row(*map(cell, ("产出指标", "数量指标", "甲")), cell(changed))
    (found,) = read(word(tmp_path, table(line)), "f.docx", named=True).tables
    assert found.indicators[0].text("指标值") == "≥2"


def test_a_table_inside_a_cell_is_a_table_of_its_own(tmp_path: Path) -> None:
    line = row(*map(cell, ("产出指标", "数量指标", "甲", "≥1")))
    outer = f"<w:tbl><w:tr><w:tc><w:p/>{table(line)}<w:p/></w:tc></w:tr></w:tbl>"
    document = read(word(tmp_path, outer), "f.docx", named=True)
    assert rows(document.tables[0]) == [("产出指标", "数量指标", "甲", "≥1")]


def test_a_heading_above_a_table_is_its_title(tmp_path: Path) -> None:
    line = row(*map(cell, ("产出指标", "数量指标", "甲", "≥1")))
    heading = "<w:p><w:r><w:t>3.校舍维修</w:t></w:r><w:r><w:t>绩效目标表</w:t></w:r></w:p>"
    (found,) = read(word(tmp_path, heading + table(line)), "f.docx", named=True).tables
    assert found.text("标题") == "3.校舍维修绩效目标表"


def sheet(folder: Path, cells: str, merges: str = "", *, extra: str = "") -> Path:
    path = folder / "f.xlsx"
    path.write_bytes(
        office().package(
            {
                "xl/workbook.xml": (
                    f'<workbook xmlns="{S}" xmlns:r="r"><sheets>'
                    f'<sheet name="一" sheetId="1" r:id="rId1"/>{extra}</sheets></workbook>'
                ),
                "xl/_rels/workbook.xml.rels": (
                    '<Relationships xmlns="p">'
                    '<Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>'
                ),
                "xl/styles.xml": (
                    f'<styleSheet xmlns="{S}"><numFmts><numFmt numFmtId="180" '
                    'formatCode="0.0&quot;万元&quot;"/></numFmts><cellXfs><xf numFmtId="0"/>'
                    '<xf numFmtId="2"/><xf numFmtId="9"/><xf numFmtId="180"/></cellXfs>'
                    "</styleSheet>"
                ),
                "xl/worksheets/sheet1.xml": (
                    f'<worksheet xmlns="{S}"><dimension ref="A1"/><sheetData>{cells}</sheetData>'
                    f"<mergeCells>{merges}</mergeCells></worksheet>"
                ),
            }
        )
    )
    return path


def texts_row(number: int, *texts: str) -> str:
    cells = "".join(
        f'<c r="{letter}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
        for letter, text in zip("ABCDEFG", texts, strict=False)
        if text
    )
    return f'<row r="{number}">{cells}</row>'


def test_numbers_are_read_as_they_are_shown(tmp_path: Path) -> None:
    cells = (
        texts_row(1, "项目名称", "校舍维修")
        + '<row r="2"><c r="A2" t="inlineStr"><is><t>预算数</t></is></c>'
        '<c r="B2" s="1"><v>6.2999999999999998</v></c></row>'
        + texts_row(3, *HEADER)
        + '<row r="4"><c r="A4" t="inlineStr"><is><t>产出指标</t></is></c>'
        '<c r="C4" t="inlineStr"><is><t>合格率</t></is></c><c r="D4" s="2"><v>1</v></c></row>'
        + '<row r="5"><c r="C5" t="inlineStr"><is><t>成本</t></is></c>'
        '<c r="D5" s="3"><v>80</v></c></row>'
        + '<row r="6"><c r="C6" t="inlineStr"><is><t>合计数</t></is></c>'
        '<c r="D6"><f>D5*2</f></c></row>'
    )
    (found,) = read(sheet(tmp_path, cells), "f.xlsx", named=True).tables
    assert found.text("预算数") == "6.30"
    assert [each.text("指标值") for each in found.indicators] == ["100%", "80.0万元", "=D5*2"]
    assert str(found.indicators[0].fields["指标值"].place) == "f.xlsx:一!D4"


def test_an_empty_cell_that_the_sheet_leaves_out_is_blank_and_has_its_place(tmp_path: Path) -> None:
    cells = (
        texts_row(1, "项目名称", "校舍维修", "", "", "")
        + texts_row(2, "财政资金", "80", "其他资金", "", "资金用途", "维修")
        + texts_row(3, *HEADER)
        + texts_row(4, "产出指标", "数量指标", "甲", "≥1")
    )
    (found,) = read(sheet(tmp_path, cells), "f.xlsx", named=True).tables
    assert found.fields["其他资金"].blank
    assert str(found.fields["其他资金"].place) == "f.xlsx:一!D2"
    assert found.text("资金用途") == "维修"


def test_a_hidden_sheet_is_not_read(tmp_path: Path) -> None:
    cells = texts_row(1, *HEADER) + texts_row(2, "产出指标", "数量指标", "甲", "≥1")
    hidden = '<sheet name="二" sheetId="2" state="hidden" r:id="rId1"/>'
    assert len(read(sheet(tmp_path, cells, extra=hidden), "f.xlsx", named=True).tables) == 1


@pytest.mark.parametrize(
    ("raw", "number_format", "text"),
    [
        ("6.3", "0.00", "6.30"),
        ("6.2999999999999998", "General", "6.3"),
        ("0.90000000000000002", "0%", "90%"),
        ("0.985", "0.0%", "98.5%"),
        ("16796.7", "#,##0.00", "16,796.70"),
        ("16796.7", "#,##0.##", "16,796.7"),
        ("12", '"≥"0"人"', "≥12人"),
        ("12", r"\≥0\人", "≥12人"),
        ("-3.5", "0.0;-0.0", "-3.5"),
        ("-3.5", "0.0", "-3.5"),
        ("0", "0.00_ ", "0.00"),
        ("2.5", "0", "3"),
        ("46023", 'yyyy"年"m"月"d"日"', "2026年1月1日"),
        ("46023", "yyyy/m/d", "2026/1/1"),
        ("46023", "yyyy-mm-dd", "2026-01-01"),
        ("46023", 'yyyy"年"m"月"', "2026年1月"),
        ("353101", "General", "353101"),
        ("353101", "@", "353101"),
        ("1E+3", "General", "1000"),
        ("甲", "0.00", "甲"),
        ("1E+400", "0.00", "1E+400"),
        ("NaN", "0.00", "NaN"),
    ],
)
def test_a_number_is_shown_through_its_format(raw: str, number_format: str, text: str) -> None:
    assert shown(raw, number_format) == text


def test_a_book_of_1904_counts_its_days_from_there() -> None:
    assert shown("44561", "yyyy/m/d", since_1904=True) == "2026/1/1"
