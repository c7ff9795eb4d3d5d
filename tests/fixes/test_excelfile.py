"""Fixes in Excel files: one cell changes, all other parts and bytes stay."""

from __future__ import annotations

import tracemalloc

import pytest

from tests.fixes.officefiles import fixed, in_a_folder_of_its_own, new_parts
from tests.ooxml.packages import packed, parts_of, replacing, workbook

pytestmark = pytest.mark.usefixtures(in_a_folder_of_its_own.__name__)


def test_only_the_cell_changes_in_excel() -> None:
    data = workbook()
    old, new = parts_of(data), new_parts(fixed(data, "f.xlsx"), "f.xlsx")
    sheet = "xl/worksheets/sheet1.xml"
    written = old.pop(sheet).decode()
    (cell,) = [one for one in written.split("<c ") if "不低于90%" in one]
    now = new.pop(sheet).decode()
    reference = cell.partition('"')[2].partition('"')[0]
    assert f'<c r="{reference}" t="inlineStr"><is><t>≥90%</t></is></c>' in now
    assert len(now.split("<c ")) == len(written.split("<c "))
    assert new == old


def shared(strings: str) -> bytes:
    """The workbook with the value as a shared string, in a cell with a style."""
    parts = parts_of(workbook())
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    old = '" t="inlineStr"><is><t xml:space="preserve">不低于90%</t></is></c>'
    assert sheet.count(old) == 1
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(old, '" s="2" t="s"><v>0</v></c>').encode()
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{main}">{strings}</sst>'.encode()
    return packed(parts)


def test_a_shared_string_is_left_to_the_other_cells() -> None:
    data = shared("<si><t>不低于90%</t></si>")
    new = new_parts(fixed(data, "f.xlsx"), "f.xlsx")
    assert "不低于90%" in new["xl/sharedStrings.xml"].decode()
    assert ' s="2" t="inlineStr"><is><t>≥90%</t>' in new["xl/worksheets/sheet1.xml"].decode()


def test_strings_within_strings_cost_no_more_than_what_they_hold() -> None:
    deep = "<si>" * 60 + "<t>不低于90%</t>" + " " * 3_000_000 + "</si>" * 60
    tracemalloc.start()
    try:
        fixed(shared(deep), "f.xlsx")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 100_000_000


def test_chinese_and_latin_fonts_are_one_format() -> None:
    runs = [
        f'<r><rPr><sz val="10"/><rFont val="{font}"/></rPr><t>{text}</t></r>'
        for font, text in (("宋体", "不低于"), ("Arial", "90%"))
    ]
    data = shared(f"<si>{''.join(runs)}</si>")
    sheet = new_parts(fixed(data, "f.xlsx"), "f.xlsx")["xl/worksheets/sheet1.xml"].decode()
    assert f"<is>{runs[0].replace('不低于', '≥90%')}</is>" in sheet


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("<si><r><t>不低于</t></r><r><rPr><b/></rPr><t>90%</t></r></si>", "几种格式"),
        (None, "公式"),
    ],
    ids=["rich text", "formula"],
)
def test_what_an_edit_would_destroy_is_left_to_people(cell: str | None, reason: str) -> None:
    data = shared(cell or "<si><t>x</t></si>")
    if cell is None:
        formula = ' t="str"><f>A1</f><v>不低于90%</v>'
        data = replacing(data, "xl/worksheets/sheet1.xml", ' t="s"><v>0</v>', formula)
    (refusal,) = fixed(data, "f.xlsx").refused
    assert reason in refusal.reason
