"""Packages of other programs: what reading accepts, changing accepts too."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.annotations import ANNOTATORS, remark
from checker.base.place import Place
from checker.fixes.editors import open_editor
from checker.ooxml import new_package
from checker.readers.formats import FORMATS
from checker.readers.grid import Limits
from tests.ooxml.packages import document, packed, parts_of, workbook
from tests.reports.samples import RATE

SPELLINGS = {
    "backslashes": lambda name: name.replace("/", "\\"),
    "capitals": lambda name: name if name.startswith("[") else name.upper(),
    "from the root": lambda name: f"/{name}",
}


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_however_parts_are_spelled_a_file_is_read_annotated_and_fixed(
    kind: str, spelling: str
) -> None:
    data = {"docx": document, "xlsx": workbook}[kind]()
    odd = packed({SPELLINGS[spelling](name): part for name, part in parts_of(data).items()})
    grids = list(FORMATS[kind](data, "f", Limits()))
    assert list(FORMATS[kind](odd, "f", Limits())) == grids
    cell = [cell for grid in grids for cell in grid.cells if cell.text][-1]
    finding = replace(RATE, place=Place("f", cell=cell.place.cell), text=cell.text)
    editor = open_editor(odd, kind, None)
    fixed = editor.edited([editor.edit_for(finding)])
    new = finding.fix.replacement if finding.fix else ""
    assert new in {each.text for grid in FORMATS[kind](fixed, "f", Limits()) for each in grid.cells}
    annotated = ANNOTATORS[kind](odd, [remark(finding)], "2026-03-31")
    assert list(FORMATS[kind](annotated, "f", Limits())) == grids
    assert any("comments" in name.lower() for name in parts_of(annotated))


def test_a_new_package_holds_its_parts_in_their_order_and_is_the_same_every_time() -> None:
    parts = {"word/document.xml": "<a/>", "[Content_Types].xml": "<Types/>"}
    made = new_package(parts)
    head = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    assert list(parts_of(made).items()) == [(k, head + v.encode()) for k, v in parts.items()]
    assert made == new_package(parts)
