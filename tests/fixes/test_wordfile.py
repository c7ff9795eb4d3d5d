"""Fixes in Word and Excel files: one text changes, all other parts and bytes stay."""

from __future__ import annotations

import tracemalloc
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker import pipeline
from checker.fixes import Policy, Repair, repair
from checker.pipeline import Job
from tests.ooxml.packages import document, packed, parts_of, replacing, workbook

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.finding import Run

RULE = "GC303"


def fixed(data: bytes, name: str, rule: str = RULE) -> Repair:
    Path(name).write_bytes(data)

    def check(files: Mapping[str, bytes]) -> Run:
        return pipeline.check(Job(paths=(name,), overlay=files, select=(rule, "GC0")))

    return repair(check, Policy(frozenset({rule})))


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def new_parts(done: Repair, name: str) -> dict[str, bytes]:
    assert [one.rule for one in done.fixed] == [RULE], done.refused
    return parts_of(done.files[name])


def test_only_the_text_of_the_cell_changes_in_word() -> None:
    data = document()
    old, new = parts_of(data), new_parts(fixed(data, "f.docx"), "f.docx")
    space = '<w:r><w:t xml:space="preserve">'
    written = f"{space}不低于</w:t></w:r>{space}90%</w:t></w:r>"
    assert new.pop("word/document.xml").decode() == old.pop("word/document.xml").decode().replace(
        written, f"{space}≥90%</w:t></w:r>{space}</w:t></w:r>"
    )
    assert new == old


def test_of_two_goals_in_one_cell_only_the_one_that_is_meant_changes() -> None:
    spaced = replacing(document(), "word/document.xml", ">1.", ">1.组织 培训2场；2.")
    done = fixed(spaced, "f.docx", "GC907")
    assert [one.text for one in done.fixed] == ["组织 培训2场"], done.refused
    assert "1.组织培训2场；2." in parts_of(done.files["f.docx"])["word/document.xml"].decode()


def test_text_in_two_formats_is_left_to_people() -> None:
    data = replacing(
        document(), "word/document.xml",
        '<w:r><w:t xml:space="preserve">不低于</w:t>',
        '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">不低于</w:t>',
    )  # fmt: skip
    done = fixed(data, "f.docx")
    assert [one.reason for one in done.refused] == ["这一格里的文字有几种格式"]
    assert done.files == {}


def test_what_word_notes_of_scripts_is_no_format() -> None:
    data = replacing(
        document(), "word/document.xml",
        '<w:r><w:t xml:space="preserve">不低于</w:t>',
        '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/><w:lang w:val="zh-CN"/></w:rPr>'
        '<w:t xml:space="preserve">不低于</w:t>',
    )  # fmt: skip
    assert "≥90%" in new_parts(fixed(data, "f.docx"), "f.docx")["word/document.xml"].decode()


def test_text_under_review_is_left_to_people() -> None:
    data = replacing(
        document(), "word/document.xml",
        '<w:r><w:t xml:space="preserve">不低于</w:t></w:r>',
        '<w:ins w:id="1" w:author="王"><w:r><w:t xml:space="preserve">不低于</w:t></w:r></w:ins>',
    )  # fmt: skip
    assert [one.reason for one in fixed(data, "f.docx").refused] == [
        "这一格里有修订、域、链接或特殊字符"
    ]


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
