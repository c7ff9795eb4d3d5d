"""Names and values in one text: 硬化村道4.2公里, 验收合格率≥95%."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.base.pattern import late_pattern
from checker.model import Cell

if TYPE_CHECKING:
    import re

    from checker.model import Indicator
    from checker.readers.draft import Draft

# A name with its value, in a column that only says which kind of indicator it is.
_NAME_AND_VALUE = late_pattern(
    r"\s*(?P<name>[^；;\n≥≤≧≦<>=＝＜＞]+?)\s*[:：]?\s*(?P<value>[≥≤≧≦<>=＝＜＞][^；;\n]+)[；;\n]?"
)
_NAME_AND_NUMBER = late_pattern(r"(?P<name>[^\d；;\n]{2,}?)(?P<value>\d[^；;\n]*)")
_NAME_AND_WORDS = late_pattern(
    r"(?P<name>[^；;\n]{2,}?)(?P<value>(?:有效|明显|显著|持续|不断|进一步|逐步|大幅|稳步|得到)"
    r"(?:改善|提升|提高|保障|增强|促进|加强|优化|降低|减少|增加|发展|推进|巩固))"
)
_DATE_AND_NAME = late_pattern(
    r"(?P<value>(?:20\d\d年)?(?:\d{1,2}月(?:\d{1,2}日)?)?(?<=[年月日])(?:底|末|[上中下]旬)?(?:之?前|以?内|以前)?)(?P<name>[^\d；;，,\n]{2,10})"
)
_BETWEEN = late_pattern(r"[；;\n]")
_MOST = 0.6


def name_and_value(text: str) -> list[re.Match[str]]:
    """Every name with its value in a text, `name` and `value` of each match; none where a text is
    only one of the two."""
    pairs = list(_NAME_AND_VALUE.finditer(text))
    pieces = [piece.strip() for piece in _BETWEEN.split(text) if piece.strip()]
    others = [_in_piece(piece) for piece in pieces]
    return [each for each in others if each] if all(others) else pairs


def beside_pairs(text: str, pairs: list[re.Match[str]]) -> str:
    """What a text says beside the names with their values that were found in it."""
    if not pairs or any(pair.string != text for pair in pairs):
        return ""
    ends = [0, *(pair.end() for pair in pairs)]
    gaps = zip(ends, [*(pair.start() for pair in pairs), len(text)], strict=True)
    return "；".join(rest for a, b in gaps if (rest := text[a:b].strip("；;，,。 \t\n")))


def _in_piece(text: str) -> re.Match[str] | None:
    patterns = (_NAME_AND_VALUE, _NAME_AND_WORDS, _NAME_AND_NUMBER, _DATE_AND_NAME)
    return next((match for pattern in patterns if (match := pattern.fullmatch(text))), None)


def part_names(draft: Draft, first: int) -> None:
    """In a form without a column of values, take them out of the names where most hold one."""
    rows = draft.indicators[first:]
    parted = [_parted(row) for row in rows]
    if rows and sum(each is not None for each in parted) >= _MOST * len(rows):
        draft.indicators[first:] = [new or old for old, new in zip(rows, parted, strict=True)]
        draft.form.add("指标值")


def _parted(row: Indicator) -> Indicator | None:
    name = row.fields.get("三级指标")
    pairs = name_and_value(name.text) if name is not None else []
    if name is None or len(pairs) != 1 or pairs[0].end() < len(name.text):
        return None
    cells = {
        "三级指标": Cell(pairs[0]["name"].strip(), name.place),
        "指标值": Cell(pairs[0]["value"].strip(), name.place),
    }
    return replace(row, fields={**row.fields, **cells})
