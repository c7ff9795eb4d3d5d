"""Copies of documents with the findings written where they belong: comments in Word, notes and a
light fill in Excel. Everything else in the file keeps its bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.annotations.excel import annotated_workbook
from checker.annotations.word import annotated_document

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from checker.finding import Finding

ANNOTATORS: dict[str, Callable[[bytes, Sequence[Finding]], bytes]] = {
    "docx": annotated_document,
    "xlsx": annotated_workbook,
}
"""Format -> the file's bytes with the findings in them. Raises CannotChange."""

__all__ = ["ANNOTATORS", "annotated_document", "annotated_workbook"]
