"""The mark in a copy: it knows its document, and shows whether somebody worked in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.copies import (
    CopyKind,
    Origin,
    copy_name,
    origin_of,
    original_names,
    read_mark,
    stamped,
)
from tests.ooxml.packages import document, packed, parts_of, replacing, with_part, workbook

if TYPE_CHECKING:
    from pathlib import Path

ORIGIN = Origin("送审 <表>&.docx", "0123456789abcdef", "fedcba9876543210")


@pytest.mark.parametrize("data", [document(), workbook()], ids=["word", "excel"])
def test_a_copy_tells_its_kind_and_its_document(data: bytes) -> None:
    mark = read_mark(stamped(data, CopyKind.COMMENTED, ORIGIN))
    assert mark is not None
    assert (mark.kind, mark.origin, mark.intact) == (CopyKind.COMMENTED, ORIGIN, True)


def test_documents_carry_no_mark() -> None:
    assert read_mark(document()) is None
    assert read_mark(b"%PDF-1.4 docProps/custom.xml") is None


def test_the_same_copy_has_the_same_bytes() -> None:
    once, twice = (stamped(document(), CopyKind.FIXED, ORIGIN) for _ in range(2))
    assert once == twice


@pytest.mark.parametrize("part", sorted(parts_of(stamped(document(), CopyKind.FIXED, ORIGIN))))
def test_a_change_of_any_part_shows(part: str) -> None:
    copy = stamped(document(), CopyKind.FIXED, ORIGIN)
    content = parts_of(copy)[part]
    # Behind the root a blank may stand: the package stays one that can be read.
    mark = read_mark(with_part(copy, part, content + b" "))
    assert mark is not None
    assert not mark.intact


def test_a_part_that_comes_or_goes_shows() -> None:
    copy = stamped(document(), CopyKind.FIXED, ORIGIN)
    more = read_mark(with_part(copy, "word/people.xml", "<a/>"))
    fewer = parts_of(copy)
    del fewer["word/document.xml"]
    less = read_mark(packed(fewer))
    assert more is not None
    assert less is not None
    assert (more.intact, less.intact) == (False, False)


@pytest.mark.parametrize("more", [b"x", b"\n", b"\0\0"])
def test_bytes_behind_the_package_show(more: bytes) -> None:
    mark = read_mark(stamped(document(), CopyKind.FIXED, ORIGIN) + more)
    assert mark is not None
    assert not mark.intact


def test_the_mark_outlives_a_program_that_writes_the_property_its_own_way() -> None:
    copy = stamped(document(), CopyKind.FIXED, ORIGIN)
    written = parts_of(copy)["docProps/custom.xml"].decode()
    value = written.partition("lpwstr")[2].partition(">")[2].partition("<")[0]
    own = (
        '<op:Properties xmlns:op="x" xmlns:v="y">\n'
        f"<op:property name='goalcheck' pid='7' fmtid='z'>\n<v:lpwstr>{value}</v:lpwstr>"
        "</op:property>"
        "</op:Properties>"
    )
    mark = read_mark(with_part(copy, "docProps/custom.xml", own))
    assert mark is not None
    assert (mark.kind, mark.origin, mark.intact) == (CopyKind.FIXED, ORIGIN, False)


def test_properties_of_others_stay_beside_the_mark() -> None:
    properties = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
        ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="5" name="文号">'
        "<vt:lpwstr>12</vt:lpwstr></property></Properties>"
    )
    data = with_part(document(), "docProps/custom.xml", properties)
    written = parts_of(stamped(data, CopyKind.FIXED, ORIGIN))["docProps/custom.xml"].decode()
    assert 'name="文号"><vt:lpwstr>12</vt:lpwstr>' in written
    assert 'pid="6" name="goalcheck"' in written


def test_a_copy_of_a_copy_has_one_mark_its_own() -> None:
    first = stamped(document(), CopyKind.COMMENTED, ORIGIN)
    second = stamped(first, CopyKind.FIXED, Origin("表.批注.docx"))
    mark = read_mark(second)
    assert mark is not None
    assert (mark.kind, mark.origin.name, mark.intact) == (CopyKind.FIXED, "表.批注.docx", True)
    assert parts_of(second)["docProps/custom.xml"].count(b'name="goalcheck"') == 1


def test_a_forged_or_cut_mark_is_none(tmp_path: Path) -> None:
    copy = stamped(document(), CopyKind.FIXED, origin_of(tmp_path / "a.docx", b""))
    assert read_mark(replacing(copy, "docProps/custom.xml", "1 改好 ", "2 改好 ")) is None
    assert read_mark(copy[: len(copy) // 2]) is None


@pytest.mark.parametrize(
    ("name", "kind", "copy"),
    [
        ("表.docx", CopyKind.COMMENTED, "表.批注.docx"),
        ("表.xlsx", CopyKind.FIXED, "表.改好.xlsx"),
        ("表.批注.docx", CopyKind.COMMENTED, "表.批注2.docx"),
        ("表.批注2.docx", CopyKind.COMMENTED, "表.批注3.docx"),
        ("表.批注.docx", CopyKind.FIXED, "表.批注.改好.docx"),
        ("v1.2 表.DOCX", CopyKind.FIXED, "v1.2 表.改好.DOCX"),
    ],
)
def test_a_copy_is_called_for_what_it_is_and_never_like_its_document(
    name: str, kind: CopyKind, copy: str
) -> None:
    assert copy_name(name, kind) == copy
    assert name in original_names(copy)
