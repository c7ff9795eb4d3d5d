"""Findings as notes and fills in Excel."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from checker.annotations import annotated_document, annotated_workbook
from checker.base.errors import CannotChange
from checker.copies import CopyKind, Origin, stamped
from checker.readers.grid import Limits
from checker.readers.xlsx import xlsx_grids
from tests.ooxml.packages import document, parts_of, replacing, with_part, workbook

if TYPE_CHECKING:
    from collections.abc import Callable

from tests.annotations.made import annotated, findings, placed

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture
def excel(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> bytes:
    return placed(workbook(), "f.xlsx", tmp_path, monkeypatch)


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
