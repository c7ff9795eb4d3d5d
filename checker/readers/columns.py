"""A column of indicators as its head names it: its field, its reach, its period and its year."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, replace
from checker.base.pattern import late_pattern
from checker.base.text import squeeze
from checker.model import period_prefix, readings, without_months
from checker.readers.vocabulary import LONGEST, Vocabulary

if TYPE_CHECKING:
    from checker.readers.rows import GridRow, Slot

LEVELS = ("一级指标", "二级指标", "三级指标")
MID, ANNUAL = "中期", "年度"
_BY_CONTENT = 0.6
_FEWEST = 2
_YEAR_BEHIND = late_pattern(r"[（(](?P<year>20\d\d)(?:年度?)?[)）]$")
_WHOLE = late_pattern("总体?(?:绩效)?目标")
_YEAR = late_pattern(r"[（(]?(?P<year>20\d\d)(?:年度?)?[)）]?")


@dataclass(frozen=True, slots=True)
class Column:
    """Grid columns `start` to `end` (exclusive) hold `field` ('' where nobody knows); `rank`
    orders rival headers, `sure` (0 to 1) says how plain the label is. `span` is 中期 or 年度 where
    a form has both, `above` the label of the wide head it stands under."""

    field: str
    start: int
    end: int
    rank: int
    label: str
    sure: float = 1.0
    span: str = ""
    above: str = ""
    year: str = ""
    """The year a label names: 2024年实际值."""


def named_column(words: Vocabulary, row: GridRow, slot: Slot) -> Column:
    """What a head says its column holds: by its label, a label behind a period, or nothing."""
    field, rank, sure, span, year = _named(words, slot.text)
    start, end = reach(row, slot)
    return Column(field, start, end, rank, slot.text, sure, span, year=year)


def field_of_column(words: Vocabulary, text: str) -> str:
    """The field that the label of a column names, months and years before it apart, or ''."""
    return _named(words, text)[0]


@lru_cache(maxsize=8192)
def _named(words: Vocabulary, text: str) -> tuple[str, int, float, str, str]:
    """Field, rank, certainty, period and year of the label of a column."""
    if len(text) > LONGEST:
        return "", 0, 1.0, "", ""
    found = words.column(text) or _up_to_month(words, text)
    span = ""
    if found is None:
        for key, sure in readings(text):
            span, rest = period_prefix(key)
            if span and (found := words.column(rest)) is not None:
                found = found[0], found[1], found[2] * sure
                break
    if found is None:
        return "", 0, 1.0, "", _year_of(text)
    if not span and found[0] in ("指标值", *LEVELS):
        span = next((s for key, _ in readings(text) if (s := period_prefix(key)[0])), "")
    return (*found, span, _year_of(text))


def _up_to_month(words: Vocabulary, text: str) -> tuple[str, int, float] | None:
    """What is said of the months so far: 1-6月完成值, 1-6月完成."""
    rest = without_months(text)
    if rest == text:
        return None
    return words.column(rest) or words.column(f"实际{rest}")


def is_year(text: str) -> bool:
    """Whether a head is a year alone: 2025年."""
    return _YEAR.fullmatch(text) is not None


def _year_of(label: str) -> str:
    """The year a head begins or ends with: 2024年实际值, 目标值（2025年）."""
    text = squeeze(label)
    found = _YEAR.match(text) or _YEAR_BEHIND.search(text)
    return found["year"] if found else ""


def column_of(row: GridRow, slot: Slot, name: str, rank: int) -> Column:
    """Where merged cells cannot be shown, a header reaches over the blanks behind it."""
    start, end = reach(row, slot)
    return Column(name, start, end, rank, slot.text)


def reach(row: GridRow, slot: Slot) -> tuple[int, int]:
    """The grid columns of a head: over the blanks behind it where merged cells cannot be shown, or
    were not merged."""
    cell = slot.cell
    end = cell.column + cell.column_span
    if row.flat:
        behind = row.next_own(cell.column)
        end = row.width if behind is None else behind
    else:
        while end in row.blanks:
            end += row.blanks[end]
    return cell.column, end


def with_goals_as_values(
    words: Vocabulary, known: list[Column], others: list[Column]
) -> tuple[list[Column], list[Column]]:
    """考核指标 | 年度目标 | 权重: beside names and other columns of indicators the goal of the
    year is that of each of them, its value; so is 建设期目标 beside the value of the year."""
    fields = {column.field for column in known}
    terms = [each for each in others if not each.field and _is_of_term(words, each.label)]
    if {LEVELS[2], "指标值"} <= fields and len(terms) == 1 and "中期指标值" not in fields:
        term = replace(terms[0], field="中期指标值", sure=_BY_CONTENT)
        return [*known, term], [each for each in others if each is not term and each not in terms]
    goals = [each for each in others if not each.field and _is_goal(words, each.label)]
    if LEVELS[2] not in fields or "指标值" in fields or len(known) < _FEWEST or len(goals) != 1:
        return known, others
    value = replace(goals[0], field="指标值", sure=_BY_CONTENT)
    return [*known, value], [each for each in others if each is not goals[0]]


def is_whole(text: str) -> bool:
    """Whether a head says what is aimed at in all: 总目标."""
    return bool(_WHOLE.fullmatch(squeeze(text)))


def _is_of_term(words: Vocabulary, text: str) -> bool:
    """Whether a head beside the values of the year is of the whole term: 建设期目标, 总目标."""
    return _is_goal(words, text, "中期目标") or is_whole(text)


def _is_goal(words: Vocabulary, text: str, goal: str = "绩效目标") -> bool:
    head = words.head(text)
    return head is not None and head[0] == goal
