"""The text a rule proposes for a cell: in the cell's own shape, and safe only where it is proven.

Every fix of every rule is made here, so that no rule, of whatever pack, can call an edit safe
that changes what the cell says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, replace
from checker.finding import Fix, Safety
from checker.form import CellRecord, IndicatorRecord, read_as, table_of, units_of
from checker.model import INDICATOR_FIELDS, TABLE_FIELDS, FieldKind
from checker.rule.sameness import is_read_whole, is_same_text, is_same_value, keeps_words
from checker.rule.ways import first_way, in_ways
from checker.values import (
    EXACT,
    Measure,
    Note,
    Value,
    number_text,
    operator_named,
    parse,
    unit_named,
)

if TYPE_CHECKING:
    from checker.form import Record, TableRecord
    from checker.model import Cell, Indicator
    from checker.values import Bound, Unit, Units

_VALUES = frozenset({FieldKind.VALUE, FieldKind.MONEY, FieldKind.NUMBER})
# What a reading says when the cell contradicts the columns beside it.
_CONFLICTS = frozenset({Note.UNIT_CONFLICT, Note.OPERATOR_CONFLICT})


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would be right, and the edit that makes it so; either may be missing."""

    expected: str | None
    fix: Fix | None


def proposal(
    record: Record, label: str | None, cell: Cell | None, expected: str | None, fix: Fix | None
) -> Proposal:
    """The proposal of a rule for a cell, held against what stands there.

    In a form with columns for sign and unit both texts lose what stands beside the cell. A safe
    edit that would lose a word or change the meaning is none; one of a cell that could not be
    read is for people to judge.
    """
    if cell is None or cell.blank or label is None or _kind(label) not in _VALUES:
        return Proposal(expected, _proven_text(cell, fix))
    around = _Around(record, label, cell)
    first, other = first_way(expected or "")
    shaped = around.shaped(first) if first else None
    # What stands in the cell already says nothing of what is wrong with the columns beside it.
    shown = in_ways(shaped, other) if shaped and shaped != cell.text else expected
    text = around.shaped(fix.replacement) if fix else None
    if fix is None or text is None or text == cell.text:
        return Proposal(shown, None)
    edit = replace(fix, replacement=text)
    if fix.safety is Safety.UNSAFE:
        return Proposal(shown, edit)
    judged = around.proven(edit)
    # What would lose a word of the cell is not right either.
    lost = judged is None and expected == fix.replacement
    return Proposal(None if lost else shown, judged)


def _proven_text(cell: Cell | None, fix: Fix | None) -> Fix | None:
    """A fix of names and sentences is safe where only blanks and full-width forms change."""
    if fix is None or (cell is not None and fix.replacement == cell.text):
        return None
    if fix.safety is Safety.SAFE and (cell is None or not is_same_text(cell.text, fix.replacement)):
        return replace(fix, safety=Safety.UNSAFE)
    return fix


def _kind(label: str) -> FieldKind | None:
    field = TABLE_FIELDS.get(label) or INDICATOR_FIELDS.get(label)
    return field.kind if field else None


@dataclass(frozen=True, slots=True)
class _Around:
    """A cell of a value with what stands around it."""

    record: Record
    label: str
    cell: Cell

    @property
    def units(self) -> Units:
        return units_of(self.record)

    def read(self, text: str) -> Value:
        return read_as(text, self.label, self._owner())

    def _owner(self) -> TableRecord | IndicatorRecord:
        """The row the cell stands in, else the table."""
        record = self.record.indicator if isinstance(self.record, CellRecord) else self.record
        if isinstance(record, IndicatorRecord) and self.label in INDICATOR_FIELDS:
            return record
        table = table_of(self.record)
        assert table is not None, self.record
        return table

    def proven(self, fix: Fix) -> Fix | None:
        """The safe fix; unsafe where the cell could not be read or the meaning would change, none
        where words would be lost."""
        old, new = self.read(self.cell.text), self.read(fix.replacement)
        if old.reason is not None:
            return replace(fix, safety=Safety.UNSAFE) if is_read_whole(new) else None
        whole = is_read_whole(old) and is_read_whole(new)
        if not whole or not keeps_words(self.cell.text, fix.replacement, old, self.units):
            return None
        return fix if is_same_value(old, new) else replace(fix, safety=Safety.UNSAFE)

    def shaped(self, text: str) -> str | None:
        """`≤240万元` as the cell has it: 240 beside a column ≤ and a column 万元; `2025年5月` in a
        table of 2025 whose cell writes no year is `5月`.

        None where the columns would have to change too.
        """
        read = self.read(self.cell.text)
        if Note.YEAR_FROM_TABLE in read.notes:
            yearless = str(parse(self.cell.text, self.units))
            return yearless if is_same_value(self.read(yearless), self.read(text)) else text
        row = self._row()
        if row is None:
            return text
        unit = unit_named(row.text("计量单位"), self.units)
        sign = operator_named(row.text("指标性质"))
        if unit is None and sign is None:
            return text
        written, old = parse(text, self.units), parse(self.cell.text, self.units)
        if not isinstance(written, Measure) or not is_read_whole(written):
            return None if _CONFLICTS & set(self.read(text).notes) else text
        short: Measure = written
        if unit is not None and written.counted is not None and old.unit is None:
            if (written.counted.dimension, written.counted.base) != (unit.dimension, unit.base):
                return None
            short = replace(written, counted=None)
        if sign is not None and written.sign is not None and not _is_signed(old):
            if written.sign != sign:
                return None
            short = replace(short, sign=None)
        if short is written:
            return None if _CONFLICTS & set(self.read(text).notes) else text
        shape = str(short) if short.counted is not None or unit is None else _number(short, unit)
        return shape if shape and is_same_value(self.read(shape), self.read(text)) else None

    def _row(self) -> Indicator | None:
        owner = self._owner()
        is_value = self.label in INDICATOR_FIELDS and _kind(self.label) is FieldKind.VALUE
        return owner.indicator if isinstance(owner, IndicatorRecord) and is_value else None


def _is_signed(value: Value) -> bool:
    """Whether the cell itself compares a number; 不超预算 compares with something else."""
    return isinstance(value, Measure) and value.sign is not None


def _number(value: Measure, unit: Unit) -> str | None:
    """The sign and the bounds of a value as numbers of `unit`."""
    ends = [number_text(EXACT.divide(end.value, unit.factor)) for end in _ends(value)]
    if value.hedged or not ends or (len(ends) > 1 and value.sign is not None):
        return None
    return (value.sign or "") + "-".join(ends)


def _ends(value: Measure) -> list[Bound]:
    ends = [end for end in (value.low, value.high) if end is not None]
    return ends[:1] if value.low == value.high else ends
