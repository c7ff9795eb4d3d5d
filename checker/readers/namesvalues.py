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
    from checker.readers.vocabulary import Vocabulary

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
_VALUE_ALONE = late_pattern(
    r"\s*(?:全年)?(?:[≥≤≧≦<>=＝＜＞]+\s*)?\d[\d.,]*\s*[%％‰]?[^\d；;，,、。\n]{0,5}"
    r"|\s*(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日|底|末|[上中下]旬)?(?:之?前|以?内|以前)?(?:全部)?(?:完成|到位|建成|完工|竣工)?"
    r"(?:前)?\s*"
)
_BETWEEN = late_pattern(r"[；;\n]")
_MOST = 0.6
_NUMBER = late_pattern(r"[\d一二三四五六七八九十]{1,2}\s*[、.．]\s*")


def name_and_value(text: str) -> list[re.Match[str]]:
    """Every name with its value in a text, `name` and `value` of each match; none where a text is
    only one of the two."""
    pairs = list(_NAME_AND_VALUE.finditer(text))
    pieces = [piece.strip() for piece in _BETWEEN.split(text) if piece.strip()]
    others = [_in_piece(piece) for piece in pieces]
    return [each for each in others if each] if all(others) else pairs


def says_no_name(text: str) -> bool:
    """Whether a text is a value alone, which the head of its column names: ≥90%, 12月底前完成."""
    return _VALUE_ALONE.fullmatch(text) is not None


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


def part_names(words: Vocabulary, draft: Draft, first: int) -> None:
    """In a form without a column of values, take them out of the names where most hold one; a cell
    of several, each behind its level (数量指标：清淤长度≥9公里；质量指标：…), is as many rows."""
    rows = draft.indicators[first:]
    parted = [_parted(words, row) for row in rows]
    if rows and sum(bool(each) for each in parted) >= _MOST * len(rows):
        found = [one for old, new in zip(rows, parted, strict=True) for one in new or [old]]
        draft.indicators[first:] = [
            replace(row, row=at) for at, row in enumerate(found, start=first)
        ]
        draft.form.add("指标值")


def _parted(words: Vocabulary, row: Indicator) -> list[Indicator]:
    name = row.fields.get("三级指标")
    pairs = name_and_value(name.text) if name is not None else []
    if name is None or not pairs:
        return []
    if len(pairs) == 1 and pairs[0].end() == len(name.text):
        return [_row_of(row, {}, pairs[0]["name"], pairs[0]["value"], name)]
    levels = [_level_before(words, pair["name"]) for pair in pairs]
    if beside_pairs(name.text, pairs) or not all(levels):
        return []
    return [
        _row_of(row, {field: Cell(level, name.place)}, called, pair["value"], name)
        for pair, found in zip(pairs, levels, strict=True)
        if found is not None
        for field, level, called in [found]
    ]


def _level_before(words: Vocabulary, text: str) -> tuple[str, str, str] | None:
    """The level that a name stands behind, its field, and the name: 数量指标：清淤长度."""
    level, colon, name = _NUMBER.sub("", text.strip(), count=1).replace(":", "：").partition("：")
    if not colon or not name.strip() or words.level(level) is None:
        return None
    key = words.level_key(level)
    return ("二级指标" if key in words.level2 else "一级指标"), level, name


def _row_of(
    row: Indicator, levels: dict[str, Cell], name: str, value: str, cell: Cell
) -> Indicator:
    said = {"三级指标": Cell(name.strip(), cell.place), "指标值": Cell(value.strip(), cell.place)}
    return replace(row, fields={**row.fields, **levels, **said})
