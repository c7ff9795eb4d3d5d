"""Hostile Office files are annotated and fixed, or refused with a reason: never anything else."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.annotations import ANNOTATORS, remark
from checker.base.errors import CannotChange
from checker.base.place import Place
from checker.copies import CopyKind, Origin, read_mark, stamped
from checker.fixes.editors import open_editor
from tests.hostile.corpus import CORPUS
from tests.ooxml.packages import document, packed, parts_of, workbook
from tests.reports.samples import RATE

if TYPE_CHECKING:
    from checker.finding import Finding

CELLS = {"docx": "table=1,row=1,col=1", "xlsx": "一!A1"}
# Budgets are those of reading, and slow to reach: its own tests hold them.
SLOW = ("deep xml", "shared texts without end")
OFFICE = sorted(
    name
    for name, (file, _, _) in CORPUS.items()
    if "bomb" not in name and name not in SLOW and file.rpartition(".")[2] in CELLS
)


def finding(cell: str) -> Finding:
    return replace(RATE, place=Place("f", cell=cell), text="甲")


def change(data: bytes, kind: str, cell: str) -> None:
    """Annotates and fixes; what is refused is refused with a reason."""
    for changed in (_annotated_again, _fixed):
        result = changed(data, kind, cell)
        assert isinstance(result, str) or zipfile.is_zipfile(io.BytesIO(result))


def _annotated(data: bytes, kind: str, cell: str) -> bytes | str:
    try:
        return stamped(
            ANNOTATORS[kind](data, [remark(finding(cell))], "2026-03-31"),
            CopyKind.FIXED,
            Origin("f"),
        )
    except CannotChange as error:
        return error.reason


def _annotated_again(data: bytes, kind: str, cell: str) -> bytes | str:
    """What an earlier check left is looked for in a file that says it is a copy of ours."""
    copy = _annotated(data, kind, cell)
    if isinstance(copy, str):
        return copy
    assert read_mark(copy) is not None
    return _annotated(copy, kind, cell)


def _fixed(data: bytes, kind: str, cell: str) -> bytes | str:
    try:
        editor = open_editor(data, kind, None)
        return editor.edited([editor.edit_for(finding(cell))])
    except CannotChange as error:
        return error.reason


@pytest.mark.parametrize("name", OFFICE)
def test_a_hostile_file_is_changed_or_refused(name: str) -> None:
    file, content, _ = CORPUS[name]
    kind = file.rpartition(".")[2]
    change(content(), kind, CELLS[kind])


@settings(max_examples=15, deadline=None)
@given(
    st.sampled_from(["docx", "xlsx"]), st.integers(0, 10**6), st.integers(0, 4000),
    st.binary(max_size=8),
)  # fmt: skip
def test_no_mutation_of_the_xml_inside_raises(
    kind: str, part: int, at: int, written: bytes
) -> None:
    parts = parts_of({"docx": document, "xlsx": workbook}[kind]())
    name = sorted(parts)[part % len(parts)]
    at %= len(parts[name]) + 1
    parts[name] = parts[name][:at] + written + parts[name][at + len(written) :]
    change(packed(parts), kind, CELLS[kind].replace("一!", "表1!"))
