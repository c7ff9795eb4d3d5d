"""Comments and notes stand where the findings are, and nothing else in the file changes."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from checker.annotations import ANNOTATORS, annotated_document, annotated_workbook, remark
from checker.copies import CopyKind, Origin, stamped
from checker.errors import CannotChange
from checker.pipeline import Job, check
from checker.place import Place
from checker.readers.grid import Limits
from checker.readers.xlsx import xlsx_grids
from tests.ooxml.packages import W, document, packed, parts_of, replacing, with_part, workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from checker.finding import Finding

SELECT = ("GC204", "GC303", "GC306")
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
MARKS = re.compile(
    rb'<w:comment(?:RangeStart|RangeEnd) w:id="\d+"/>'
    rb'|<w:r><w:commentReference w:id="\d+"/></w:r>'
)


def annotated(data: bytes, found: Sequence[Finding], date: str = "") -> bytes:
    """The copy with these findings in it, of Word and Excel alike."""
    kind = "docx" if "word/document.xml" in parts_of(data) else "xlsx"
    return ANNOTATORS[kind](data, [remark(one) for one in found], date)


def findings(data: bytes, name: str) -> tuple[Finding, ...]:
    return check(Job(paths=(name,), overlay={name: data}, select=SELECT)).findings


@pytest.fixture
def word(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> bytes:
    return _placed(document(), "f.docx", tmp_path, monkeypatch)


@pytest.fixture
def excel(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> bytes:
    return _placed(workbook(), "f.xlsx", tmp_path, monkeypatch)


def _placed(data: bytes, name: str, folder: object, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """A file has to be there to be read, whatever bytes are read in its place."""
    monkeypatch.chdir(str(folder))
    Path(name).write_bytes(data)
    return data


class TestWord:
    def test_every_finding_is_a_comment_on_its_cell(self, word: bytes) -> None:
        found = findings(word, "f.docx")
        assert [one.rule for one in found] == ["GC306", "GC204", "GC303"]
        parts = parts_of(annotated(word, found))
        comments = ET.fromstring(parts["word/comments.xml"])
        texts = ["".join(one.itertext()) for one in comments]
        headings = [f"【{one.severity.label}】{one.title}（{one.rule}）" for one in found]
        starts = [text.startswith(heading) for text, heading in zip(texts, headings, strict=True)]
        assert all(starts)
        cells = [
            "".join(cell.itertext())
            for cell in ET.fromstring(parts["word/document.xml"]).iter(f"{{{W}}}tc")
            if cell.find(f".//{{{W}}}commentReference") is not None
        ]
        assert cells == ["按标准拨付", "不超预算", "不低于90%"]

    def test_without_the_marks_the_text_is_what_it_was(self, word: bytes) -> None:
        before, after = parts_of(word), parts_of(annotated(word, findings(word, "f.docx")))
        assert MARKS.sub(b"", after["word/document.xml"]) == before["word/document.xml"]
        changed = {name for name in before if before[name] != after[name]}
        assert changed == {"word/document.xml", "[Content_Types].xml"}
        assert set(after) - set(before) == {"word/comments.xml", "word/_rels/document.xml.rels"}

    def test_comments_that_are_there_already_stay(self, word: bytes) -> None:
        found = findings(word, "f.docx")
        once = annotated(word, found[:1])
        twice = parts_of(annotated(once, found[1:]))
        comments = ET.fromstring(twice["word/comments.xml"])
        assert [one.get(f"{{{W}}}id") for one in comments] == ["0", "1", "2"]
        assert twice["word/_rels/document.xml.rels"].count(b"comments") == 2  # type and target

    def test_a_finding_on_an_empty_cell_opens_its_paragraph(self, word: bytes) -> None:
        parts = parts_of(word)
        blank = parts["word/document.xml"].replace(b"<w:p></w:p>", b"<w:p/>")
        data = with_part(word, "word/document.xml", blank)
        (one, *_) = findings(word, "f.docx")
        on_blank = replace(one, place=Place("f.docx", cell="table=1,row=3,col=7"))
        after = parts_of(annotated(data, [on_blank]))["word/document.xml"]
        assert MARKS.sub(b"", after).count(b"<w:p></w:p>") == 1
        assert ET.fromstring(after).find(f".//{{{W}}}commentReference") is not None

    def test_the_same_file_gives_the_same_bytes(self, word: bytes) -> None:
        found = findings(word, "f.docx")
        assert annotated(word, found) == annotated(word, found)

    def test_a_comment_has_author_and_day(self, word: bytes) -> None:
        found = findings(word, "f.docx")
        comments = ET.fromstring(
            parts_of(annotated(word, found, "2026-03-31"))["word/comments.xml"]
        )
        assert {(one.get(f"{{{W}}}author"), one.get(f"{{{W}}}date")) for one in comments} == {
            ("goalcheck", "2026-03-31T00:00:00Z")
        }

    def test_in_our_own_copy_the_remarks_of_the_last_check_go(self, word: bytes) -> None:
        found = findings(word, "f.docx")
        copy = stamped(annotated(word, found), CopyKind.COMMENTED, Origin("f.docx"))
        again = parts_of(annotated(copy, found[2:]))
        comments = ET.fromstring(again["word/comments.xml"])
        assert [found[2].title in "".join(one.itertext()) for one in comments] == [True]
        assert again["word/document.xml"].count(b"<w:commentReference ") == 1

    def test_a_remark_somebody_answered_stays_with_the_answer(self, word: bytes) -> None:
        found = findings(word, "f.docx")
        copy = stamped(annotated(word, found), CopyKind.COMMENTED, Origin("f.docx"))
        parts = parts_of(copy)
        comments = parts["word/comments.xml"].decode()
        comments = comments.replace("<w:p>", '<w:p w14:paraId="0A0B0C01" xmlns:w14="x">', 1)
        comments = comments.replace("</w:comments>", (
            f'<w:comment xmlns:w="{W}" w:id="9" w:author="王"><w:p><w:r><w:t>已核实</w:t></w:r>'
            "</w:p></w:comment></w:comments>"
        ))  # fmt: skip
        parts["word/comments.xml"] = comments.encode()
        parts["word/commentsExtended.xml"] = (
            b'<w15:commentsEx xmlns:w15="y"><w15:commentEx w15:paraId="0A0B0C02" '
            b'w15:paraIdParent="0A0B0C01" w15:done="0"/></w15:commentsEx>'
        )
        rels = parts["word/_rels/document.xml.rels"].decode()
        entry = (
            '<Relationship Id="rId77" Type="http://x/commentsExtended" '
            'Target="commentsExtended.xml"/>'
        )
        parts["word/_rels/document.xml.rels"] = rels.replace(
            "</Relationships>", entry + "</Relationships>"
        ).encode()
        again = parts_of(annotated(packed(parts), []))
        texts = ["".join(one.itertext()) for one in ET.fromstring(again["word/comments.xml"])]
        assert len(texts) == 2
        assert found[0].title in texts[0]
        assert texts[1] == "已核实"


def notes_of(parts: dict[str, bytes], part: str = "xl/comments1.xml") -> dict[str, str]:
    root = ET.fromstring(parts[part])
    return {one.get("ref", ""): "".join(one.itertext()) for one in root.iter(f"{MAIN}comment")}


class TestExcel:
    def test_every_cell_with_findings_has_a_note(self, excel: bytes) -> None:
        found = findings(excel, "f.xlsx")
        notes = notes_of(parts_of(annotated(excel, found)))
        assert list(notes) == [(one.place.cell or "").partition("!")[2] for one in found]
        assert "应为：≥90%" in notes[(found[-1].place.cell or "").partition("!")[2]]

    def test_two_findings_of_one_cell_share_a_note(self, excel: bytes) -> None:
        (one, *_) = findings(excel, "f.xlsx")
        (note,) = notes_of(parts_of(annotated(excel, [one, one]))).values()
        assert note.count(one.title) == 2

    def test_the_cell_keeps_its_format_and_gets_a_fill(self, excel: bytes) -> None:
        found = findings(excel, "f.xlsx")
        parts = parts_of(annotated(excel, found))
        styles = ET.fromstring(parts["xl/styles.xml"])
        formats = styles.find(f"{MAIN}cellXfs")
        fills = styles.find(f"{MAIN}fills")
        assert formats is not None
        assert fills is not None
        assert int(formats.get("count", "0")) == len(formats) == 3 + 2
        assert int(fills.get("count", "0")) == len(fills) == 2 + 2
        cell = (found[-1].place.cell or "").partition("!")[2]
        sheet = ET.fromstring(parts["xl/worksheets/sheet1.xml"])
        (marked,) = [one for one in sheet.iter(f"{MAIN}c") if one.get("r") == cell]
        assert formats[int(marked.get("s", "0"))].get("fillId") in ("2", "3")

    def test_values_formulas_and_merged_cells_read_as_before(self, excel: bytes) -> None:
        after = annotated(excel, findings(excel, "f.xlsx"))
        before_grid, after_grid = (list(xlsx_grids(data, "f", Limits())) for data in (excel, after))
        assert before_grid == after_grid
        old, new = parts_of(excel), parts_of(after)
        assert {name for name in old if old[name] != new[name]} == {
            "[Content_Types].xml", "xl/styles.xml", "xl/worksheets/sheet1.xml",
        }  # fmt: skip

    def test_the_reference_to_the_boxes_stands_where_the_format_wants_it(
        self, excel: bytes
    ) -> None:
        with_margins = replacing(
            excel, "xl/worksheets/sheet1.xml", "</worksheet>",
            '<pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/>'
            "<extLst/></worksheet>",
        )  # fmt: skip
        parts = parts_of(annotated(with_margins, findings(excel, "f.xlsx")))
        names = [
            one.tag.removeprefix(MAIN) for one in ET.fromstring(parts["xl/worksheets/sheet1.xml"])
        ]
        assert names[-3:] == ["pageMargins", "legacyDrawing", "extLst"]

    def test_somebody_elses_note_stays_before_ours(self, excel: bytes) -> None:
        found = findings(excel, "f.xlsx")
        theirs = annotated(excel, found[:1])
        theirs = replacing(theirs, "xl/comments1.xml", found[0].title, "王主任：请核实")
        parts = parts_of(annotated(theirs, found))
        notes = notes_of(parts)
        first = notes[(found[0].place.cell or "").partition("!")[2]]
        assert first.index("王主任：请核实") < first.index(found[0].title)
        assert len(notes) == len(found)
        assert parts["xl/drawings/vmlDrawing1.vml"].count(b"<v:shape ") == len(found)
        assert "xl/comments2.xml" not in parts

    def test_in_our_own_copy_notes_boxes_and_fills_of_the_last_check_go(self, excel: bytes) -> None:
        found = findings(excel, "f.xlsx")
        copy = stamped(annotated(excel, found), CopyKind.COMMENTED, Origin("f.xlsx"))
        parts = parts_of(annotated(copy, []))
        assert notes_of(parts) == {}
        assert b"<v:shape " not in parts["xl/drawings/vmlDrawing1.vml"]
        styles = [
            {one.get("r"): one.get("s", "0") for one in ET.fromstring(sheet).iter(f"{MAIN}c")}
            for sheet in (
                parts_of(excel)["xl/worksheets/sheet1.xml"],
                parts["xl/worksheets/sheet1.xml"],
            )
        ]
        assert styles[0] == styles[1]

    def test_what_somebody_added_to_a_note_stays(self, excel: bytes) -> None:
        found = findings(excel, "f.xlsx")
        copy = stamped(annotated(excel, found[:1]), CopyKind.COMMENTED, Origin("f.xlsx"))
        answered = replacing(copy, "xl/comments1.xml", "</t></text>", "\n\n王：已核实</t></text>")
        (note,) = notes_of(parts_of(annotated(answered, []))).values()
        assert "王：已核实" in note


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        ("_xmlsignatures/sig1.xml", "签名"),
        ("word/vbaProject.bin", "宏"),
        ("xl/vbaProject.bin", "宏"),
    ],
)
@pytest.mark.parametrize(
    ("data", "annotate"),
    [(document(), annotated_document), (workbook(), annotated_workbook)],
    ids=["word", "excel"],
)
def test_signed_files_and_files_with_macros_are_refused(
    data: bytes, annotate: Callable[..., bytes], part: str, reason: str
) -> None:
    with pytest.raises(CannotChange, match=reason):
        annotate(with_part(data, part, b"x"), [])


def test_a_damaged_file_is_refused() -> None:
    with pytest.raises(CannotChange):
        annotated_document(b"PK\x03\x04 no zip", [])
