"""The sheets of a workbook: names, parts, which are hidden."""

from __future__ import annotations

import pytest

from checker.base.limits import Limits, ReadError
from checker.ooxml import workbook
from checker.ooxml.archive import Archive
from checker.ooxml.workbook import outline_of
from tests.ooxml.packages import packed

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def archive(sheets: str, properties: str = "") -> Archive:
    relations = "".join(
        f'<Relationship Id="r{at}" Type="{R}/worksheet" Target="worksheets/{at}.xml"/>'
        for at in range(3)
    )
    parts = {
        "xl/workbook.xml": (
            f'<workbook xmlns:r="{R}">{properties}<sheets>{sheets}</sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": f"<Relationships>{relations}</Relationships>",
    }
    return Archive(packed(parts), Limits())


SHEETS = (
    '<sheet name="一" r:id="r1"/><sheet name="二" state="veryHidden" r:id="r2"/>'
    '<sheet name="三" state="visible" r:id="r0"/><sheet name="四" r:id="r9"/>'
)


def test_visible_sheets_stand_in_the_order_of_their_tabs() -> None:
    outline = outline_of(archive(SHEETS), workbook.WORKBOOK)
    assert outline.sheets == [
        ("一", "xl/worksheets/1.xml"), ("三", "xl/worksheets/0.xml"), ("四", ""),
    ]  # fmt: skip
    assert outline.hidden == ["二"]
    assert not outline.since_1904


@pytest.mark.parametrize(("written", "since"), [("1", True), ("true", True), ("0", False)])
def test_days_may_count_from_1904(written: str, since: object) -> None:
    properties = f'<workbookPr date1904="{written}"/>'
    assert outline_of(archive(SHEETS, properties), workbook.WORKBOOK).since_1904 is since


def test_sheets_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "_MAX_SHEETS", 3)
    with pytest.raises(ReadError, match="超过 3 张"):
        outline_of(archive(SHEETS), workbook.WORKBOOK)
