"""Copies and workbooks as LibreOffice opens them: comments on their cells, charts, no repairs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from checker.annotations import annotated_document, annotated_workbook, remark
from checker.copies import CopyKind, origin_of, read_mark, stamped
from checker.fixes import Policy, repair
from checker.pipeline import Job, check
from checker.readers import read
from checker.reports import ReportOptions, render
from tests.desktop.programs import converted
from tests.reports.samples import MIXED

if TYPE_CHECKING:
    from checker.finding import Finding

pytestmark = pytest.mark.browser

DOCUMENTS = "examples/documents"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
SELECT = ("GC202", "GC204", "GC303", "GC306", "GC901")


def findings(path: Path) -> tuple[Finding, ...]:
    return check(Job(paths=(path.as_posix(),), select=SELECT)).findings


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def commented(cell: ET.Element) -> list[str]:
    """What the comments on a cell say."""
    return [squeezed("".join(note.itertext())) for note in cell.iter(f"{OFFICE}annotation")]


@pytest.fixture(scope="module")
def word(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The public tables in a Word file that LibreOffice wrote, with styles and settings."""
    return _written(Path(f"{DOCUMENTS}/jinnan.docx"), tmp_path_factory.mktemp("word"))


@pytest.fixture(scope="module")
def excel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same in Excel."""
    return _written(Path(f"{DOCUMENTS}/jinnan.xlsx"), tmp_path_factory.mktemp("excel"))


def _written(original: Path, folder: Path) -> Path:
    copy = folder / original.name
    copy.write_bytes(original.read_bytes())
    return converted(copy, original.suffix[1:])


def test_word_comments_stand_on_the_cells_of_their_findings(word: Path, tmp_path: Path) -> None:
    found = findings(word)
    assert [one.rule for one in found].count("GC202") == 2
    copy = tmp_path / "copy.docx"
    copy.write_bytes(annotated_document(word.read_bytes(), list(map(remark, found))))
    root = ET.parse(converted(copy, "fodt")).getroot()
    marked = [
        (squeezed("".join(cell.itertext())), notes)
        for cell in root.iter(f"{TABLE}table-cell")
        if (notes := commented(cell))
    ]
    assert sum(len(notes) for _, notes in marked) == len(found)
    for finding in found:
        holding = [
            text
            for text, notes in marked
            if any(squeezed(finding.message) in note for note in notes)
        ]
        assert any(squeezed(finding.text or "") in text for text in holding), finding


def test_excel_notes_and_fills_stand_on_the_cells_of_their_findings(
    excel: Path, tmp_path: Path
) -> None:
    found = findings(excel)
    assert len(found) > 4
    copy = tmp_path / "copy.xlsx"
    copy.write_bytes(annotated_workbook(excel.read_bytes(), list(map(remark, found))))
    root = ET.parse(converted(copy, "fods")).getroot()
    filled = {
        style.get(f"{STYLE}name")
        for style in root.iter(f"{STYLE}style")
        for part in style.iter(f"{STYLE}table-cell-properties")
        if part.get(f"{FO}background-color", "transparent") != "transparent"
    }
    marked = [
        (commented(cell), cell.get(f"{TABLE}style-name") in filled)
        for cell in root.iter(f"{TABLE}table-cell")
        if commented(cell)
    ]
    assert len(marked) == len({one.place.cell for one in found})
    assert all(fill for _, fill in marked)
    said = "".join(note for notes, _ in marked for note in notes)
    assert all(squeezed(one.message) in said for one in found)


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_fixed_copy_reads_the_same_after_libreoffice_has_saved_it(
    kind: str, word: Path, excel: Path, tmp_path: Path
) -> None:
    path = (word if kind == "docx" else excel).as_posix()
    policy = Policy(frozenset({"GC303"}))
    done = repair(lambda files: check(Job(paths=(path,), overlay=files, select=SELECT)), policy)
    assert [one.rule for one in done.fixed] == ["GC303"], done.refused
    copy = tmp_path / f"f.{kind}"
    copy.write_bytes(done.files[path])
    before, after = values(copy), values(converted(copy, kind))
    assert before == after
    assert "≥90%" in before[12]


def values(file: Path) -> list[list[str]]:
    """The values of every table's rows."""
    return [
        [row.text("指标值") for row in table.indicators]
        for table in read(file, "f", named=True).tables
    ]


def test_the_workbook_opens_with_its_lists_filters_and_charts(tmp_path: Path) -> None:
    file = tmp_path / "报告.xlsx"
    report = render("xlsx", MIXED, ReportOptions())
    assert isinstance(report, bytes)
    file.write_bytes(report)
    root = ET.parse(converted(file, "fods")).getroot()
    tables = {each.get(f"{TABLE}name"): each for each in root.iter(f"{TABLE}table")}
    assert list(tables)[:4] == ["问题清单", "结论", "审核意见", "汇总"]
    assert {"台账", "图表"} <= tables.keys()
    assert len(list(tables["图表"].iter(f"{DRAW}object"))) == 2
    listed = "".join(tables["问题清单"].itertext())
    assert all(one.message in listed for one in ReportOptions().listed(MIXED))
    ranges = [
        one.get(f"{TABLE}target-range-address") for one in root.iter(f"{TABLE}database-range")
    ]
    assert "$问题清单.$A$1:.$N$5".replace("$", "") in [
        (address or "").replace("$", "").replace("'", "").replace(":问题清单", ":")
        for address in ranges
    ]


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_copy_is_known_again_after_libreoffice_has_saved_it(
    kind: str, word: Path, excel: Path, tmp_path: Path
) -> None:
    source = word if kind == "docx" else excel
    found = [remark(one) for one in findings(source)]
    write = annotated_document if kind == "docx" else annotated_workbook
    copy = tmp_path / f"copy.{kind}"
    origin = origin_of(source, source.read_bytes())
    copy.write_bytes(stamped(write(source.read_bytes(), found), CopyKind.COMMENTED, origin))
    saved = converted(copy, kind).read_bytes()
    mark = read_mark(saved)
    assert mark is not None
    assert (mark.kind, mark.origin, mark.intact) == (CopyKind.COMMENTED, origin, False)
    # What the first check left is gone, so that the second does not stand beside it.
    again = tmp_path / f"again.{kind}"
    again.write_bytes(write(saved, []))
    root = ET.parse(converted(again, "fodt" if kind == "docx" else "fods")).getroot()
    assert not list(root.iter(f"{OFFICE}annotation"))
