"""Files that nobody should be able to harm a run with, built in memory; none is kept on disk.

Every entry: file name, content, and the reading rules that may speak of it (none: it is read).
"""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Callable

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
GOAL = "项目名称: 校舍维修\n预算数: 80\n绩效指标:\n  - 三级指标: 甲\n    指标值: ≥1个\n"

Case = tuple[str, Callable[[], bytes], frozenset[str]]


def _package(parts: dict[str, bytes | str], *, stored: bool = False) -> bytes:
    out = io.BytesIO()
    kind = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(out, "w", kind) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _rtf(body: str) -> bytes:
    return b"{\\rtf1\\ansi " + body.encode() + b"}"


def _numbered(pattern: str, most: int = 600_000) -> str:
    return "".join(pattern.replace("{0}", str(at)) for at in range(most))


def _docx(body: str, prologue: str = "") -> bytes:
    document = f'{prologue}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return _package({"word/document.xml": document})


def _xlsx(cells: str, merges: str = "", dimension: str = "A1") -> bytes:
    return _package(
        {
            "xl/workbook.xml": f'<workbook xmlns="{S}"><sheets><sheet name="一" id="r1"/></sheets>'
            "</workbook>",
            "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="r1" '
            'Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{S}"><dimension ref="{dimension}"/>'
            f"<sheetData>{cells}</sheetData><mergeCells>{merges}</mergeCells></worksheet>",
        }
    )


def _shared(strings: str) -> bytes:
    """A workbook whose shared strings are so much XML, stored so that no ratio is conspicuous."""
    return _package(
        {
            "xl/workbook.xml": f'<workbook xmlns="{S}"/>',
            "xl/sharedStrings.xml": f'<sst xmlns="{S}">{strings}</sst>',
        },
        stored=True,
    )


def _styled(number_format: str, number: str) -> bytes:
    """One number in a cell of a format."""
    data = _xlsx(f'<row r="1"><c r="A1" s="0"><v>{number}</v></c></row>')
    styles = (
        f'<styleSheet xmlns="{S}"><numFmts><numFmt numFmtId="200" formatCode="{number_format}"/>'
        '</numFmts><cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>'
    )
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/styles.xml", styles)
    return out.getvalue()


def _bomb() -> bytes:
    return _package({"word/document.xml": b" " * (260 * 1024 * 1024)})


def _lying_bomb() -> bytes:
    """The directory says the member is small; what it inflates to is not."""
    data = bytearray(_package({"word/document.xml": b" " * (260 * 1024 * 1024)}))
    directory = data.rindex(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = struct.pack("<I", 100)
    return bytes(data)


def _duplicate_members() -> bytes:
    data = _package({"word/document.xml": "<a/>", "word/documenT.xml": "<a/>"})
    return data.replace(b"documenT", b"document")


def _encrypted_member() -> bytes:
    data = bytearray(_package({"word/document.xml": "<a/>"}))
    directory = data.rindex(b"PK\x01\x02")
    data[6] |= 1
    data[directory + 8] |= 1
    return bytes(data)


def _laughs() -> str:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(9))
    return f"<!DOCTYPE w [{entities}]>"


def _random(length: int) -> bytes:
    return random.Random(5).randbytes(length)


def _html(inside: str) -> bytes:
    return f"<html><table>{inside}</table></html>".encode()


def _merge_bomb() -> str:
    levels = ["a: &a0 {k: 1}"]
    levels += [f"b{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}" for n in range(1, 9)]
    return GOAL + "\n".join(levels) + "\n"


def _pages(count: int) -> bytes:
    """A PDF whose tree claims `count` pages, all of them the same one."""
    kids = "3 0 R " * count
    return _pdf(f"<< /Type /Pages /Count {count} /Kids [{kids}] >>", "")


def _pdf(pages: str, content: str) -> bytes:
    """A small PDF written by hand, with a right table of its parts."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        pages,
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
    ]
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, text in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode()
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    out += f"trailer << /Root 1 0 R /Size {len(objects) + 1} >>\n".encode()
    out += f"startxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


_ONE_PAGE = "<< /Type /Pages /Count 1 /Kids [3 0 R] >>"


def _paths(count: int) -> bytes:
    lines = "".join(f"0 {n % 800} m 500 {n % 800} l S\n" for n in range(count))
    return _pdf(_ONE_PAGE, lines)


def _grid_of_lines(count: int) -> bytes:
    """Lines both ways: the square of them could be cells."""
    down = "".join(
        f"{n * 590 / count:.2f} 0 m {n * 590 / count:.2f} 840 l S\n" for n in range(count)
    )
    across = "".join(
        f"0 {n * 840 / count:.2f} m 590 {n * 840 / count:.2f} l S\n" for n in range(count)
    )
    return _pdf(_ONE_PAGE, down + across)


def _protected_pdf() -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("secret", ownerPassword="owner", strength=128))
    canvas.drawString(72, 72, "x")
    canvas.save()
    return out.getvalue()


def _scanned_pdf(pages: int = 2) -> bytes:
    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out)
    picture = ImageReader(Image.new("L", (60, 80), 200))
    for _ in range(pages):
        canvas.drawImage(picture, 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _workbook() -> bytes:
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("一")
    for row in range(40):
        sheet.write(row, 0, f"甲{row}")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _far_xls() -> bytes:
    import xlwt

    book = xlwt.Workbook()
    book.add_sheet("一").write(65535, 255, "1")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _odd_word(inside: str) -> bytes:
    """A goal table with one cell made odd."""
    cells = ["产出指标", "数量指标", "维修校舍", inside]
    head = ["一级指标", "二级指标", "三级指标", "指标值"]
    rows = "".join(
        "<w:tr>"
        + "".join(f"<w:tc><w:p><w:r>{_run(text)}</w:r></w:p></w:tc>" for text in row)
        + "</w:tr>"
        for row in (["项目名称", "校舍维修", "", ""], ["预算数", "80.00", "", ""], head, cells)
    )
    return _docx(f"<w:tbl>{rows}</w:tbl>")


def _run(text: str) -> str:
    return text if text.startswith("<") else f"<w:t>{text}</w:t>"


def _case(name: str, content: Callable[[], bytes | str], *rules: str) -> Case:
    def build() -> bytes:
        made = content()
        return made if isinstance(made, bytes) else made.encode("utf-8", "surrogatepass")

    return name, build, frozenset(rules)


CORPUS: dict[str, Case] = {
    # Archives
    "zip bomb": _case("f.docx", _bomb, "GC011"),
    "zip bomb with a lying directory": _case("f.docx", _lying_bomb, "GC011"),
    "nested zip": _case("f.docx", lambda: _package({"a.zip": _docx("")}, stored=True), "GC011"),
    "duplicate members": _case("f.docx", _duplicate_members, "GC011"),
    "members that climb out": _case(
        "f.docx", lambda: _package({"../../x": "", "word/document.xml": "<a/>"}), "GC001"
    ),
    "encrypted member": _case("f.docx", _encrypted_member, "GC011"),
    "too many members": _case(
        "f.docx",
        lambda: _package({"word/document.xml": "<a/>"} | {f"m{n}": "" for n in range(10_001)}),
        "GC011",
    ),
    "truncated zip": _case("f.docx", lambda: _docx("<w:p/>" * 1000)[:200], "GC011"),
    "zip that is no document": _case("f.xlsx", lambda: _package({"a.txt": "x"}), "GC011"),
    # XML
    "external entity": _case(
        "f.docx",
        lambda: _docx("&x;", '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        "GC011",
    ),
    "billion laughs": _case("f.docx", lambda: _docx("&l8;", _laughs()), "GC011"),
    "quadratic blow-up": _case(
        "f.docx",
        lambda: _docx("&x;" * 10_000, f'<!DOCTYPE w [<!ENTITY x "{"x" * 10_000}">]>'),
        "GC011",
    ),
    "deep xml": _case("f.docx", lambda: _docx("<w:p>" * 100_000), "GC011"),
    "deeply nested tables": _case("f.docx", lambda: _docx("<w:tbl><w:tr><w:tc>" * 60), "GC011"),
    "broken xml": _case("f.docx", lambda: _docx("<w:p></w:q>"), "GC011"),
    "a list number without end": _case(
        "f.docx",
        lambda: _package(
            {
                "word/document.xml": f'<w:document xmlns:w="{W}">'
                + '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>甲</w:p>' * 20_000
                + "</w:document>",
                "word/numbering.xml": f'<w:numbering xmlns:w="{W}"><w:abstractNum>'
                f'<w:lvl w:ilvl="0"><w:lvlText w:val="{"%1" * 50_000}"/></w:lvl></w:abstractNum>'
                '<w:num w:numId="1"><w:abstractNumId/></w:num></w:numbering>',
            }
        ),
        "GC001",
    ),
    "brackets and years without end": _case(
        "f.html", lambda: _html("<tr><td>（" + "2020" * 20_000 + "</td></tr>"), "GC001"
    ),
    "gridSpan of a billion": _case(
        "f.docx",
        lambda: _docx(
            '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr></w:tc></w:tr>'
            "</w:tbl>"
        ),
        "GC001",
    ),
    # Sheets
    "one cell at the far corner": _case(
        "f.xlsx",
        lambda: _xlsx('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        "GC011",
    ),
    "merge of the whole sheet": _case(
        "f.xlsx",
        lambda: _xlsx(
            '<row r="1"><c r="A1"><v>1</v></c></row>', '<mergeCell ref="A1:XFD1048576"/>'
        ),
        "GC001",
    ),
    "merges without end": _case(
        "f.xlsx",
        lambda: _xlsx(
            "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 3000)),
            '<mergeCell ref="A1:B1048576"/>' * 3000,
        ),
        "GC001",
    ),
    "wrong dimension": _case(
        "f.xlsx", lambda: _xlsx('<row r="9"><c r="A9"><v>1</v></c></row>', dimension="A1"), "GC001"
    ),
    "shared string that does not exist": _case(
        "f.xlsx", lambda: _xlsx('<row r="1"><c r="A1" t="s"><v>99</v></c></row>'), "GC001"
    ),
    # YAML
    "deep flow yaml": _case("f.yaml", lambda: GOAL + "备注: " + "[" * 200_000, "GC011"),
    "deep block yaml": _case("f.yaml", lambda: GOAL + "备注:\n" + "- " * 100_000, "GC011"),
    "merge-key bomb": _case("f.yaml", _merge_bomb, "GC006", "GC012"),
    "alias bomb": _case(
        "f.yaml",
        lambda: (
            GOAL
            + "备注: &a0 [x, x]\n"
            + "".join(f"k{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
        ),
        "GC001",
        "GC006",
        "GC012",
    ),
    "keys without end": _case(
        "f.yaml", lambda: GOAL + "".join(f"k{n}:\n" for n in range(450_000)), "GC011"
    ),
    "a single line of nine megabytes": _case("f.yaml", lambda: GOAL + "备注: " + "x" * 9_000_000),
    "slips without end": _case(
        "f.yaml",
        lambda: GOAL + "".join(f"k{n}: >={n}\n" for n in range(20_000)),
        "GC012",
    ),
    "brackets side by side": _case(
        "f.yaml", lambda: GOAL + "备注: [" + "[]," * 60_000 + "[]] 等\n", "GC012"
    ),
    "documents without end": _case("f.yaml", lambda: GOAL + "---\n" * 1_000_000, "GC011"),
    "nul": _case("f.yaml", lambda: GOAL.replace("校舍", "校\0舍"), "GC012"),
    "control characters": _case("f.yaml", lambda: GOAL.replace("校舍", "校\x1b[31m舍"), "GC012"),
    "odd line breaks": _case("f.yaml", lambda: GOAL.replace("校舍", "校\u2028舍")),
    "anchors": _case("f.yaml", lambda: GOAL.replace("校舍", "&x 校舍"), "GC012"),
    # Texts
    "lone surrogates": _case("f.yaml", lambda: GOAL.replace("校舍", "\ud800"), "GC011"),
    "random bytes": _case("f.yaml", lambda: _random(100_000), "GC011"),
    "random bytes called docx": _case("f.docx", lambda: _random(100_000), "GC011"),
    "truncated utf-8": _case("f.yaml", lambda: GOAL.encode()[:-3], "GC011"),
    "a single line in a dump": _case("f.txt", lambda: "\t" + "甲" * 3_000_000, "GC011"),
    "tabs without end": _case("f.txt", lambda: "\t甲" + "\t" * 3_000_000, "GC001"),
    "cells without end": _case("f.txt", lambda: "\t甲\n" * 400_000, "GC011"),
    "numbers without end": _case(
        "f.txt", lambda: "\t绩效目标\n\t" + "1.甲；2.乙；" * 12_000, "GC015"
    ),
    "a cell without end": _case("f.txt", lambda: "\t" + "甲，" * 60_000, "GC011"),
    "a word cell without end": _case("f.docx", lambda: _odd_word("甲乙丙丁" * 30_000), "GC011"),
    "a word cell of many short texts": _case(
        "f.docx", lambda: _odd_word("<w:t>甲乙丙丁</w:t>" * 30_000), "GC011"
    ),
    "a shared text without end": _case(
        "f.xlsx", lambda: _shared("<si><t>" + "甲" * 200_000), "GC011"
    ),
    "shared texts without end": _case("f.xlsx", lambda: _shared("<si/>" * 7_000_000), "GC011"),
    "a value without end": _case(
        "f.xlsx", lambda: _xlsx(f"<row><c t='str'><v>{'甲' * 200_000}</v></c></row>"), "GC011"
    ),
    "rows of indicators without end": _case(
        "f.yaml",
        lambda: GOAL + "".join(f"  - 三级指标: 甲{n}\n    指标值: ≥{n}个\n" for n in range(20_000)),
        "GC011",
    ),
    "tables without end": _case("f.yaml", lambda: (GOAL + "---\n") * 9_000, "GC011"),
    "names of projects without end": _case(
        "f.docx",
        lambda: _docx(
            _numbered("<w:p><w:r><w:t>项目名称：甲</w:t></w:r></w:p>", 60_000)
            + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>项目名称</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        ),
        "GC011",
    ),
    "long texts in every cell": _case(
        "f.xlsx",
        lambda: _xlsx(
            "".join(
                f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>{"甲" * 1000}</t></is></c></row>'
                for n in range(1, 12_000)
            )
        ),
        "GC011",
    ),
    "rowspan of a billion": _case(
        "f.html",
        lambda: _html('<tr><td rowspan="1000000000" colspan="1000000000">项目</td></tr>' * 300),
        "GC001",
    ),
    "nested html tables": _case("f.html", lambda: _html("<tr><td><table>" * 10_000), "GC011"),
    "open tags without end": _case("f.html", lambda: _html("<td>" * 200_000), "GC001"),
    "half an html comment": _case("f.html", lambda: b"<table><!--" + b"<!-" * 100_000, "GC011"),
    "half tags without end": _case("f.html", lambda: "<table>" + "<a " * 2_000_000, "GC011"),
    "half attributes without end": _case("f.html", lambda: _html("<td a=\"'" * 500_000), "GC001"),
    "quotes that never close": _case(
        "f.html", lambda: _html("<td a='" + "<td a=" * 900_000), "GC011"
    ),
    "half end tags without end": _case("f.html", lambda: _html("</" * 2_000_000), "GC001"),
    "signs of less without end": _case("f.html", lambda: _html("<td>" + "<" * 2_000_000), "GC011"),
    "blanks in a tag without end": _case("f.html", lambda: "<table " + " " * 9_000_000, "GC011"),
    "a mark that is none": _case("f.html", lambda: _html("<td>若<![数量]>则"), "GC011"),
    "a mark that is none, called xls": _case("f.xls", lambda: "<table><td>若<![数量]", "GC011"),
    "scripts without end": _case("f.html", lambda: _html("<script>" * 900_000), "GC001"),
    "styles without end": _case(
        "f.html", lambda: _html(f"<style>{'.a,' * 3_000_000}{{</style>"), "GC001"
    ),
    "a reference to no character": _case(
        "f.html", lambda: _html(f"<td>&#{'9' * 50_000};&#x{'f' * 9};&#xD800;"), "GC001"
    ),
    "heads without a project side by side": _case(
        "f.csv", lambda: ("一级指标,二级指标,三级指标,指标值," * 60 + "\n") * 3, "GC001"
    ),
    "open options without end": _case(
        "f.html", lambda: _html("<td><select>" + "<option>甲" * 500_000), "GC001"
    ),
    "pipes without end": _case("f.md", lambda: "|" * 3_000_000 + "\n|--|\n", "GC001"),
    "an open quote": _case("f.csv", lambda: '"' + "甲,\n" * 2_000_000, "GC011"),
    "quotes without end": _case("f.csv", lambda: '"' * 9_000_000, "GC011"),
    "separators without end": _case("f.csv", lambda: "," * 1_000_000, "GC011"),
    # Wrong names
    "old word file called docx": _case("f.docx", lambda: OLE + b"\0" * 1000, "GC011"),
    "protected workbook": _case(
        "f.xlsx", lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "GC011"
    ),
    "damaged old workbook": _case("f.xls", lambda: OLE + b"\0" * 1000, "GC011"),
    "zip called yaml": _case("f.yaml", lambda: _docx("<w:p/>"), "GC001"),
    "a directory of dots": _case("f.docx", lambda: b"PK\x03\x04" + b"." * 5000, "GC011"),
    "office lock file": _case("~$f.docx", lambda: b"\x06user" + b"\0" * 157, "GC011"),
    # Encodings and line ends
    "utf-16 without a mark": _case("f.yaml", lambda: GOAL.encode("utf-16-le"), "GC011", "GC012"),
    "utf-16 with a mark": _case("f.yaml", lambda: GOAL.encode("utf-16")),
    "byte order mark twice": _case("f.yaml", lambda: "\ufeff\ufeff" + GOAL),
    "only carriage returns": _case("f.yaml", lambda: GOAL.replace("\n", "\r")),
    "both line ends": _case("f.yaml", lambda: GOAL.replace("\n", "\r\n")),
    "gbk": _case("f.yaml", lambda: GOAL.encode("gbk"), "GC008"),
    "big5": _case("f.yaml", lambda: "項目名稱: 校舍維修\n".encode("big5"), "GC011"),
    # Word and Excel oddities
    "text box beside the text": _case(
        "f.docx",
        lambda: _odd_word(
            "<w:t>≥1</w:t><w:pict><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p>"
            "</w:txbxContent></w:pict><w:t>栋</w:t>"
        ),
    ),
    "deleted and inserted text": _case(
        "f.docx", lambda: _odd_word("<w:delText>9</w:delText><w:t>≥1栋</w:t>")
    ),
    "formula without a value": _case(
        "f.xlsx", lambda: _xlsx('<row r="1"><c r="A1"><f>SUM(B1:B9)</f></c></row>'), "GC001"
    ),
    "a row number beyond any sheet": _case(
        "f.xlsx", lambda: _xlsx('<row r="99999999"><c r="A99999999"><v>1</v></c></row>'), "GC001"
    ),
    "a number too wide for its format": _case(
        "f.xlsx", lambda: _styled("0." + "0" * 40, "1E+39"), "GC001"
    ),
    "a format of nothing but percent": _case(
        "f.xlsx", lambda: _styled("0" + "%" * 100_000, "1E+39"), "GC001"
    ),
    "a format without end": _case(
        "f.xlsx", lambda: _styled("0;" * 1_000_000, "9.99999999999999999"), "GC001"
    ),
    "the last second of all dates": _case(
        "f.xlsx", lambda: _styled("yyyy/m/d h:mm:ss", "2958465.9999999"), "GC001"
    ),
    "a number of a million digits": _case(
        "f.xlsx",
        lambda: _xlsx(f'<row r="1"><c r="A1"><v>{"9" * 90_000}</v></c></row>'),
        "GC001",
    ),
    # PDF
    "damaged pdf": _case("f.pdf", lambda: b"%PDF-1.7\n" + _random(1000), "GC011"),
    "truncated pdf": _case("f.pdf", lambda: _paths(500)[:2000], "GC001", "GC011"),
    "broken xref": _case(
        "f.pdf", lambda: _paths(3).replace(b"startxref", b"startxxxx"), "GC001", "GC011"
    ),
    "a hundred thousand pages": _case("f.pdf", lambda: _pages(100_000), "GC011"),
    "a page tree that lies": _case(
        "f.pdf",
        lambda: _pdf("<< /Type /Pages /Count 2000000000 /Kids [3 0 R] >>", ""),
        "GC001",
        "GC011",
    ),
    "a page tree that holds itself": _case(
        "f.pdf",
        lambda: _pdf("<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] >>", ""),
        "GC001",
        "GC011",
    ),
    "paths without end": _case("f.pdf", lambda: _paths(300_000), "GC011"),
    "lines both ways without end": _case("f.pdf", lambda: _grid_of_lines(3000), "GC001", "GC011"),
    "protected pdf": _case("f.pdf", _protected_pdf, "GC011"),
    "scanned pdf": _case("f.pdf", _scanned_pdf, "GC011"),
    # RTF
    "groups without end": _case("f.rtf", lambda: _rtf("{" * 1_000_000), "GC011"),
    "groups side by side without end": _case("f.rtf", lambda: _rtf("{}" * 3_000_000), "GC011"),
    "words without end": _case("f.rtf", lambda: _rtf("\\b" * 5_000_000), "GC011"),
    "changes without end": _case("f.rtf", lambda: _rtf("\\b0 x\\v0" * 2_000_000), "GC011"),
    "units without end": _case("f.rtf", lambda: _rtf("\\u20013?" * 900_000), "GC011"),
    "halves of characters": _case("f.rtf", lambda: _rtf("\\u-10179?" * 50_000), "GC001"),
    "fonts without end": _case(
        "f.rtf", lambda: _rtf("{\\fonttbl" + _numbered("\\f{0}\\fcharset134 x;") + "}"), "GC001"
    ),
    "paragraphs without end": _case("f.rtf", lambda: _rtf("x\\par " * 900_000), "GC011"),
    "rows without end": _case("f.rtf", lambda: _rtf("\\trowd\\cell\\row" * 600_000), "GC011"),
    "rich tables without end": _case(
        "f.rtf", lambda: _rtf("\\cell\\row\\pard\\par " * 400_000), "GC011"
    ),
    "edges without end": _case("f.rtf", lambda: _rtf("\\cellx9" * 1_500_000), "GC011"),
    "columns without end": _case(
        "f.rtf", lambda: _rtf(_numbered("\\trowd\\cellx{0}00\\cell\\row", 9000)), "GC011"
    ),
    "inner tables without end": _case(
        "f.rtf", lambda: _rtf("\\itap999999999\\nestcell\\nestrow" * 150_000), "GC001", "GC011"
    ),
    "boxes in boxes": _case("f.rtf", lambda: _rtf("{\\shptxt x" * 150 + "}" * 150), "GC001"),
    "bytes beyond the end": _case("f.rtf", lambda: _rtf("x\\bin2147483647 y"), "GC011"),
    "a picture of braces": _case("f.rtf", lambda: _rtf("\\bin9 }}}}}}}}}"), "GC001"),
    "text without end": _case("f.rtf", lambda: _rtf("x" * 30_000_000), "GC011"),
    "noise of rtf": _case("f.rtf", lambda: b"{\\rtf1" + _random(300_000), "GC001", "GC011"),
    # Old workbooks
    "truncated old workbook": _case("f.xls", lambda: _workbook()[:3000], "GC001", "GC011"),
    "old workbook with noise": _case(
        "f.xls", lambda: _workbook()[:600] + _random(3000) + _workbook()[3600:], "GC001", "GC011"
    ),
    # The record of a password in place of one that nobody reads.
    "protected old workbook": _case(
        "f.xls", lambda: _workbook().replace(b"\x5c\x00\x70\x00", b"\x2f\x00\x70\x00"), "GC011"
    ),
    "one cell at the far corner of an old sheet": _case("f.xls", _far_xls, "GC001"),
    "ofd": _case("f.ofd", lambda: _package({"OFD.xml": "<OFD/>"}), "GC011"),
}
"""Where several rules are named, libraries differ in what they still make of the wreck."""
