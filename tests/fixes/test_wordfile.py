"""Fixes in Word files: one text changes, all other parts and bytes stay."""

from __future__ import annotations

import pytest

from tests.fixes.officefiles import fixed, in_a_folder_of_its_own, new_parts
from tests.ooxml.packages import document, parts_of, replacing

pytestmark = pytest.mark.usefixtures(in_a_folder_of_its_own.__name__)


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
