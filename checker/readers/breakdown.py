"""Tables whose indicators stand in the head: a row a place (or a project), a column an indicator.

`地区 | 资金额度 | 数量指标 | 质量指标` over `新建池塘（亩） | 验收合格率`: the rows below are
places, and what stands under an indicator is the value of that place. Where the rows are projects
each of them is a table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, replace
from checker.model import label_key
from checker.readers.columns import reach
from checker.readers.labels import (
    GOALS,
    field_of,
    is_level,
    is_money,
    is_sum,
    label_of,
    label_of_column,
    reads_like_label,
    speaks_of_money,
    sum_label,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.readers.labels import Label
    from checker.readers.rows import GridRow, Slot
    from checker.readers.vocabulary import Vocabulary

_FEWEST = 2
_OF_ROWS = frozenset({"一级指标", "二级指标", "指标值"})
NUMBERS = frozenset({"序号", "编号"})


@dataclass(frozen=True, slots=True)
class BreakdownEntry:
    """A column of the body: the levels and the name of an indicator, or a `label` of the table."""

    start: int
    end: int
    label: Label | None = None
    levels: tuple[Slot, ...] = ()
    name: Slot | None = None
    text: str = ""

    def money(self, words: Vocabulary) -> bool:
        if self.label is None:
            return not self.levels and speaks_of_money(words, self.text)
        return is_money(self.label)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Where such a table begins, its columns, and the rows of its body."""

    at: int
    end: int
    key: BreakdownEntry
    columns: tuple[BreakdownEntry, ...]
    head: tuple[GridRow, ...]
    body: tuple[GridRow, ...]

    @property
    def of_projects(self) -> bool:
        """Whether every row is a table: of a project, or of a unit with its own goal."""
        field = self.key.label.field if self.key.label is not None else ""
        goals = any(each.label and each.label.field == GOALS for each in self.columns)
        return field == "项目名称" or (field in ("单位名称", "主管部门") and goals)


def find_breakdown(words: Vocabulary, rows: Sequence[GridRow]) -> Breakdown | None:
    """The first such table among the rows of a grid."""
    for at, row in enumerate(rows):
        if any(_heads_levels(words, slot) for slot in row.own):
            return None
        levels = [slot for slot in row.own if is_level(words, slot.text)]
        if len(levels) < _FEWEST or row.loose or len(row.own) - len(levels) < 1:
            continue
        first = levels[0].column
        heads = [slot for slot in row.slots if slot.text]
        keys = [slot for slot in heads if slot.column < first]
        behind = [slot for slot in heads if slot.column > first]
        if not keys or not all(reads_like_label(slot.text) for slot in row.own):
            continue
        of_projects = any(field_of(words, slot.text) == "项目名称" for slot in keys)
        if not of_projects and not all(
            is_level(words, s.text) or _of_table(words, s) for s in behind
        ):
            continue
        found = _breakdown(words, rows, at, keys, behind, levels)
        if found is not None:
            return found
    return None


def _heads_levels(words: Vocabulary, slot: Slot) -> bool:
    """Whether a cell is the head of a column of levels or values: the indicators are rows."""
    known = words.columns.get(label_key(slot.text))
    return known is not None and known[0] in _OF_ROWS


def _of_table(words: Vocabulary, slot: Slot) -> bool:
    return label_of(words, slot.text) is not None


def _breakdown(
    words: Vocabulary,
    rows: Sequence[GridRow],
    at: int,
    keys: list[Slot],
    behind: list[Slot],
    levels: list[Slot],
) -> Breakdown | None:
    row = rows[at]
    others = (*keys, *(s for s in behind if not is_level(words, s.text)))
    columns = [
        BreakdownEntry(*reach(row, s), label_of_column(words, s.text), text=s.text) for s in others
    ]
    columns = [_as_budget(words, each, columns) for each in columns]
    named = [each for each in columns if each.text not in NUMBERS and not each.money(words)]
    if not named or words.column(named[0].text) is not None:
        return None
    columns += [BreakdownEntry(*reach(row, slot), levels=(slot,)) for slot in levels]
    end = at + 1
    while end < len(rows) and (deeper := _divided(words, columns, rows[end])) is not None:
        columns, end = deeper, end + 1
    key = next((e for e in named if e.label and e.label.field == "项目名称"), named[0])
    columns = [each for each in columns if (each.start, each.levels) != (key.start, key.levels)]
    body = tuple(_body(words, rows[end:], key, [each for each in columns if each.levels]))
    if not body:
        return None
    top = min(slot.cell.row for slot in row.slots if slot.text)
    at = next(number for number, each in enumerate(rows) if each.number >= top)
    return Breakdown(at, end + len(body), key, tuple(columns), tuple(rows[at:end]), body)


def _as_budget(
    words: Vocabulary, entry: BreakdownEntry, columns: list[BreakdownEntry]
) -> BreakdownEntry:
    """The only column of money is the budget, whatever it is called: 补助资金."""
    only = [each for each in columns if each.money(words)] == [entry]
    return replace(entry, label=sum_label(entry.text)) if only and not entry.label else entry


def _divided(
    words: Vocabulary, above: list[BreakdownEntry], row: GridRow
) -> list[BreakdownEntry] | None:
    """The columns with one row more of heads; None where the row is of the body."""
    if not row.own or not all(reads_like_label(slot.text) for slot in row.own):
        return None
    if any(entry.name and _under(row, entry) for entry in above):
        return None
    found: list[BreakdownEntry] = []
    for entry in above:
        below = _under(row, entry)
        found += [_below(words, entry, row, slot) for slot in below] or [entry]
    heads = sum(len(_under(row, each)) for each in above if each.levels or each.money(words))
    said_again = sum(_says_again(slot, each) for slot in row.own for each in above)
    return found if heads and heads + said_again == len(row.own) else None


def _under(row: GridRow, entry: BreakdownEntry) -> list[Slot]:
    own = [slot for slot in row.own if entry.start <= slot.column < entry.end]
    return [slot for slot in own if not _says_again(slot, entry)]


def _says_again(slot: Slot, entry: BreakdownEntry) -> bool:
    """Whether a head is written once more in the next row instead of merged over both: 地区."""
    same = bool(entry.text) and label_key(slot.text) == label_key(entry.text)
    return same and not entry.levels and slot.column == entry.start


def _below(words: Vocabulary, entry: BreakdownEntry, row: GridRow, slot: Slot) -> BreakdownEntry:
    """The column of a head that stands below a wider one."""
    start, end = reach(row, slot)
    column = replace(entry, start=start, end=min(end, entry.end))
    if not entry.levels:
        whole = entry.label or sum_label(slot.text)
        label = whole if is_sum(words, slot.text) else label_of(words, slot.text)
        return replace(column, label=label, text=slot.text)
    if is_level(words, slot.text):
        return replace(column, levels=(*entry.levels, slot))
    return replace(column, name=slot)


def _body(
    words: Vocabulary, rows: Sequence[GridRow], key: BreakdownEntry, under: list[BreakdownEntry]
) -> Iterator[GridRow]:
    for row in rows:
        named = name_of(words, row, key)
        if named is None or not named.own_text:
            return
        filled = any((slot := slot_of_entry(row, each)) and slot.own_text for each in under)
        if not filled and not is_sum(words, named.text):
            return
        yield row


def slot_of_entry(row: GridRow, entry: BreakdownEntry) -> Slot | None:
    """The slot of a row under a column of the body."""
    return next((slot for slot in row.slots if slot.overlaps(entry.start, entry.end)), None)


def name_of(words: Vocabulary, row: GridRow, key: BreakdownEntry) -> Slot | None:
    """What a row is of; 合计 may reach there from the column of numbers before it."""
    named = slot_of_entry(row, key)
    first = row.own[0] if row.own else None
    before = first is not None and first.column < key.start and is_sum(words, first.text)
    return first if before and not (named and named.own_text) else named
