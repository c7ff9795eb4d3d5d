"""Copies of documents with the findings written where they belong: comments in Word, notes and a
light fill in Excel. Everything else in the file keeps its bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.annotations.comment import Remark, cover, remark
from checker.annotations.excel import annotated_workbook
from checker.annotations.word import annotated_document

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


ANNOTATORS: dict[str, Callable[[bytes, Sequence[Remark], str], bytes]] = {
    "docx": annotated_document,
    "xlsx": lambda data, remarks, _: annotated_workbook(data, remarks),
}
"""Format -> the file's bytes with the remarks in them, and the day. Raises CannotChange."""

__all__ = ["ANNOTATORS", "Remark", "annotated_document", "annotated_workbook", "cover", "remark"]
