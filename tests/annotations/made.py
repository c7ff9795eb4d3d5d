"""Findings of documents, and documents with them as comments."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from checker.annotations import ANNOTATORS, remark
from checker.pipeline import Job, check
from tests.ooxml.packages import parts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

    from checker.finding import Finding

SELECT = ("GC204", "GC303", "GC306")


def annotated(data: bytes, found: Sequence[Finding], date: str = "") -> bytes:
    """The copy with these findings in it, of Word and Excel alike."""
    kind = "docx" if "word/document.xml" in parts_of(data) else "xlsx"
    return ANNOTATORS[kind](data, [remark(one) for one in found], date)


def findings(data: bytes, name: str) -> tuple[Finding, ...]:
    return check(Job(paths=(name,), overlay={name: data}, select=SELECT)).findings


def placed(data: bytes, name: str, folder: object, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """A file has to be there to be read, whatever bytes are read in its place."""
    monkeypatch.chdir(str(folder))
    Path(name).write_bytes(data)
    return data
