"""A total and the grade that stands with it in one cell: `94.3分，优`, `优（94.3分）`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.model import Cell
from checker.readers.inline import paragraph_cell

if TYPE_CHECKING:
    from checker.readers.draft import Draft

_SCORE, _GRADE = "总分", "自评等级"
_POINTS = r"(?P<points>[0-9]{1,3}(?:\.[0-9]{1,2})?)\s*分?"
_CLASS = r"[“\"]?(?P<grade>优秀|优|良好|良|中等|中|差|较差|不合格|合格|一般)[”\"]?等?级?"
_OF_GRADE = r"(?:(?:自评|评价|评定|绩效)?(?:等级|等次)\s*[:：为是]?\s*)?"
_OF_SCORE = r"(?:(?:自评|评价)?(?:总?得分|总分)\s*[:：为是]?\s*)?"
_BETWEEN = r"[\s，,、；;/（(【\[]*"
_CLOSING = r"[\s）)】\].。]*"
_WRITTEN = (
    late_pattern(rf"\s*{_OF_SCORE}{_POINTS}{_BETWEEN}{_OF_GRADE}{_CLASS}{_CLOSING}"),
    late_pattern(rf"\s*{_OF_GRADE}{_CLASS}{_BETWEEN}{_OF_SCORE}{_POINTS}{_CLOSING}"),
)


def part_score(draft: Draft) -> None:
    """Give score and grade a field each where one cell says both; a grade that stands elsewhere as
    well is kept, and what is written here is part of the score's cell no more."""
    for label in (_SCORE, _GRADE):
        cell = draft.fields.get(label)
        found = next((m for each in _WRITTEN if cell and (m := each.fullmatch(cell.text))), None)
        if cell is None or found is None:
            continue
        whole = paragraph_cell(cell.text, cell.place)
        parts = {
            field: Cell(found[group], whole.part(*found.span(group)))
            for field, group in ((_SCORE, "points"), (_GRADE, "grade"))
        }
        draft.fields[label] = parts.pop(label)
        for other, part in parts.items():
            if not draft.text(other):
                draft.fields[other] = part
        draft.form |= {_SCORE, _GRADE}
