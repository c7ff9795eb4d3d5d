"""Two amounts in one cell below, or beside, a label that names both: 年初预算数/调整后预算数 over
80/76 is read as two columns, 资金总额/年度资金 | 900/300 as two pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.base.pattern import late_pattern
from checker.readers.labels import is_money, label_of
from checker.readers.rows import Slot

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from checker.readers.grid import GridCell
    from checker.readers.rows import GridRow
    from checker.readers.vocabulary import Vocabulary

_LABELS = late_pattern(r"\s*(?P<first>[^/／\d]{2,12})[/／](?P<second>[^/／\d]{2,12})\s*")
_FIGURE = r"(?:[-−]?[\d,，]*\d(?:\.\d+)?\s*(?:万元|亿元|元)?|[-—]+)"
_AMOUNTS = late_pattern(rf"\s*(?P<first>{_FIGURE})\s*[/／]\s*(?P<second>{_FIGURE})\s*")


def with_amounts_parted(words: Vocabulary, rows: list[GridRow]) -> list[GridRow]:
    """The rows of a head with such cells parted; every other cell is twice as wide."""
    parts: dict[tuple[int, int], list[Slot]] = {}
    for at, row in enumerate(rows):
        for slot, beside in zip(row.slots, (*row.slots[1:], None), strict=True):
            if not slot.own_text or (labels := _labels(words, slot)) is None:
                continue
            amounts = _AMOUNTS.fullmatch(beside.own_text) if beside is not None else None
            if beside is not None and amounts is not None:
                label, value = _halves(slot.cell, labels), _halves(beside.cell, amounts)
                parts[at, slot.column] = [label[0], _moved(value[0], label[1])]
                parts[at, beside.column] = [_moved(label[1], value[0]), value[1]]
                continue
            below = _amounts_below(rows[at + 1 :], slot)
            if below:
                parts[at, slot.column] = _halves(slot.cell, labels)
            for number, (under, found) in enumerate(below, at + 1):
                parts[number, under.column] = _halves(under.cell, found)
    return [_parted(row, at, parts) for at, row in enumerate(rows)] if parts else rows


def _labels(words: Vocabulary, slot: Slot) -> re.Match[str] | None:
    """The two labels of money that a text is."""
    match = _LABELS.fullmatch(slot.text)
    if match is None:
        return None
    named = [label_of(words, each) for each in match.groups()]
    both = all(label is not None and is_money(label) for label in named)
    return match if both else None


def _amounts_below(rows: Sequence[GridRow], head: Slot) -> list[tuple[Slot, re.Match[str]]]:
    """The cells right below a head that hold two amounts each."""
    found: list[tuple[Slot, re.Match[str]]] = []
    for row in rows:
        under = next((slot for slot in row.own if slot.column == head.column), None)
        amounts = _AMOUNTS.fullmatch(under.text) if under is not None else None
        if under is None or amounts is None:
            break
        found.append((under, amounts))
    return found


def _halves(cell: GridCell, match: re.Match[str]) -> list[Slot]:
    """The two texts of a cell, side by side in its twice as many columns."""
    lead = len(cell.text) - len(cell.text.lstrip())
    halves: list[Slot] = []
    for number, group in enumerate(("first", "second")):
        start, end = (lead + each for each in match.span(group))
        column = cell.column * 2 + number * cell.column_span
        place, text = cell.part(start, end), match[group].strip()
        half = replace(cell, text=text, column=column, place=place, lines=())
        halves.append(Slot(half, inherited=False))
    return halves


def _moved(slot: Slot, there: Slot) -> Slot:
    """A text in the columns of another."""
    cell = replace(slot.cell, column=there.column, column_span=there.cell.column_span)
    return Slot(cell, inherited=False)


def _parted(row: GridRow, at: int, parts: dict[tuple[int, int], list[Slot]]) -> GridRow:
    slots: list[Slot] = []
    for slot in row.slots:
        wide = replace(slot.cell, column=slot.column * 2, column_span=slot.cell.column_span * 2)
        slots += parts.get((at, slot.column), [Slot(wide, slot.inherited)])
    return replace(row, slots=tuple(slots))
