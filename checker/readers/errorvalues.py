"""Cells that hold an error of a spreadsheet where a value should stand, #REF! or ########, or a
formula whose result is not stored."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.base.pattern import late_pattern
from checker.base.text import clip
from checker.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.model import Cell, Document, GoalTable

_ERROR = late_pattern(
    r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|GETTING_DATA)"
    r"|(?P<narrow>#{3,})",
    re.IGNORECASE,
)
# A formula whose result was never stored: =SUM(D5:D8), =B1*2. =100% and =PM2.5 are none.
_OF_FORMULA = late_pattern(r"=[-+*/^&<>=%,.;:!$()'\"\s\w]+")
_REFERENCE = late_pattern(r"\b[A-Z][A-Z.]+\(|\b[A-Z]{1,3}\$?\d{1,7}\b(?!\.)")
_LONGEST_FORMULA = 200
_CALCULATE = "请用 Excel 或 WPS 打开文件，等算出结果后保存，再检查"
_SHOWN = 40
UNKNOWN_FORMULA = "=…"
"""What stands for a formula that goes on from another cell."""
_MEND = "请在表格里改正公式或引用，再保存"
_WIDEN = "请把这一列拉宽，或写出数值，再保存"


def with_error_values(document: Document) -> Document:
    """The document with a problem for every cell that holds an error of a spreadsheet."""
    problems = tuple(problem for table in document.tables for problem in _of_table(table))
    return replace(document, problems=(*document.problems, *problems)) if problems else document


def _is_formula(text: str) -> bool:
    if not text.startswith("=") or len(text) > _LONGEST_FORMULA:
        return False
    return text == UNKNOWN_FORMULA or bool(_OF_FORMULA.fullmatch(text) and _REFERENCE.search(text))


def _of_table(table: GoalTable) -> Iterator[Problem]:
    yield from _of_fields(table.fields, table.index, None)
    for indicator in table.indicators:
        yield from _of_fields(indicator.fields, table.index, indicator.row)


def _of_fields(fields: Mapping[str, Cell], table: int, row: int | None) -> Iterator[Problem]:
    for label, cell in fields.items():
        match = _ERROR.fullmatch(cell.text.strip()) if cell.text.startswith("#") else None
        if match is None and not _is_formula(cell.text):
            continue
        if match is None:
            reason = f"“{label}”是没有算出结果的公式 {clip(cell.text, _SHOWN)}，里面没有值"
            arguments = {"原因": reason, "建议": _CALCULATE}
        elif match["narrow"]:
            arguments = {"原因": f"“{label}”显示成 {cell.text}，看不到数", "建议": _WIDEN}
        else:
            reason = f"“{label}”是电子表格的错误值 {cell.text}，里面没有值"
            arguments = {"原因": reason, "建议": _MEND}
        yield Problem("GC011", cell.place, arguments, table, row, label, cell.text)
