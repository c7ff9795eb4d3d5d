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


def _bomb() -> bytes:
    return _package({"word/document.xml": b" " * (300 * 1024 * 1024)})


def _lying_bomb() -> bytes:
    """The directory says the member is small; what it inflates to is not."""
    data = bytearray(_package({"word/document.xml": b" " * (300 * 1024 * 1024)}))
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
        "GC001",
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
    "a million keys": _case(
        "f.yaml", lambda: GOAL + "".join(f"k{n}:\n" for n in range(700_000)), "GC011"
    ),
    "a single line of nine megabytes": _case("f.yaml", lambda: GOAL + "备注: " + "x" * 9_000_000),
    "slips without end": _case(
        "f.yaml",
        lambda: GOAL + "".join(f"k{n}: >={n}\n" for n in range(20_000)),
        "GC012",
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
    "a single line in a dump": _case("f.txt", lambda: "\t" + "甲" * 3_000_000, "GC001"),
    "tabs without end": _case("f.txt", lambda: "\t甲" + "\t" * 3_000_000, "GC001"),
    "cells without end": _case("f.txt", lambda: "\t甲\n" * 1_000_000, "GC011"),
    "numbers without end": _case(
        "f.txt", lambda: "\t绩效目标\n\t" + "1.甲；2.乙；" * 100_000, "GC001"
    ),
    "rowspan of a billion": _case(
        "f.html",
        lambda: _html('<tr><td rowspan="1000000000" colspan="1000000000">项目</td></tr>' * 300),
        "GC001",
    ),
    "nested html tables": _case("f.html", lambda: _html("<tr><td><table>" * 10_000), "GC011"),
    "open tags without end": _case("f.html", lambda: _html("<td>" * 500_000), "GC001"),
    "half an html comment": _case("f.html", lambda: b"<table><!--" + b"<!-" * 100_000, "GC001"),
    "pipes without end": _case("f.md", lambda: "|" * 3_000_000 + "\n|--|\n", "GC001"),
    "an open quote": _case("f.csv", lambda: '"' + "甲,\n" * 500_000, "GC001"),
    "separators without end": _case("f.csv", lambda: "," * 3_000_000, "GC001"),
    # Wrong names
    "old word file called docx": _case("f.docx", lambda: OLE + b"\0" * 1000, "GC011"),
    "protected workbook": _case(
        "f.xlsx", lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "GC011"
    ),
    "damaged old workbook": _case("f.xls", lambda: OLE + b"\0" * 1000, "GC011"),
    "zip called yaml": _case("f.yaml", lambda: _docx("<w:p/>"), "GC001"),
    "damaged pdf": _case("f.pdf", lambda: b"%PDF-1.7\n" + _random(1000), "GC011"),
}
