"""What a cell should say in the end: the row is written as rules propose until none asks more.

Advice that is a text alone goes first, then the first of two ways. What no text would end is told
in the words of the rule that is left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, replace
from checker.finding import Severity
from checker.form import read_as, units_of
from checker.model import INDICATOR_FIELDS, Cell, FieldKind
from checker.rule.judges import root_of
from checker.rule.sameness import is_read_whole
from checker.rule.ways import first_way, in_ways
from checker.values import Kind, conversion, operator_named, parse, unit_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.base.place import Place
    from checker.finding import Finding
    from checker.form import IndicatorRecord, TableRecord
    from checker.model import Indicator
    from checker.rule.judges import Judges
    from checker.values import Units, Value

MOST_STEPS = 8
_UNIT, _SIGN = "计量单位", "指标性质"
_WORDS = frozenset({Kind.QUALITATIVE, Kind.UNPARSED, Kind.REFERENCE, Kind.COMPOUND})
VALUES = tuple(label for label, spec in INDICATOR_FIELDS.items() if spec.kind is FieldKind.VALUE)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a cell should say in the end: `shown` to people, with the columns that must change as
    well, `text` in the cell itself; `alone` where that is all there is to say, and no other way.
    `values` are the readings that an edit may lead to."""

    shown: str
    text: str
    values: tuple[Value, ...]
    alone: bool


@dataclass(frozen=True, slots=True)
class Wish:
    """What a rule that fails on a row would have in a cell of it: `text` to be written there,
    None where it only advises, `other` the second way out, empty where there is none; `advice` as
    it is told."""

    rule: str
    severity: Severity
    label: str | None
    text: str | None
    other: str
    advice: str | None


def wish_of(finding: Finding, row: IndicatorRecord | None) -> Wish:
    """What a finding about a row would have."""
    label, advice = finding.field, finding.expected
    text, other = first_way(advice or "")
    is_text = label in VALUES and text != finding.text and _is_text(text, label, row)
    return Wish(
        finding.rule,
        finding.severity,
        label,
        text if is_text else None,
        other if is_text else "",
        advice,
    )


def _is_text(expected: str, label: str | None, row: IndicatorRecord | None) -> bool:
    """Whether advice is a value to be written, and no sentence about it."""
    # What is shown by an example is told of, and costs the grammar to find that out.
    if not expected or label is None or row is None or "例如" in expected:
        return False
    value = read_as(expected, label, row)
    return value.kind not in _WORDS and is_read_whole(value)


@dataclass(frozen=True, slots=True)
class _Way:
    """The other way out, and the row at which the ways part."""

    other: str
    row: Indicator


@dataclass(slots=True)
class _Journey:
    """A row on its way: as it is written by now, and what is still asked of it."""

    judges: Judges
    table: TableRecord
    row: Indicator
    wishes: Sequence[Wish]
    way: _Way | None = None

    def ends(self) -> bool:
        """Goes on until no rule asks for another text; False where that leads in a circle."""
        seen = [self.row.fields]
        for _ in range(MOST_STEPS):
            wish = self._next()
            if wish is None or wish.label is None or wish.text is None:
                return True
            if wish.other:
                self._part(wish)
            self.row = written(self.row, wish.label, wish.text, units_of(self.table))
            if self.row.fields in seen:
                return False
            seen.append(self.row.fields)
            faults = self.judges.faults(self.table, self.row)
            self.wishes = sorted((wish_of(*each) for each in faults), key=lambda wish: wish.rule)
        return self._next() is None

    def _part(self, wish: Wish) -> None:
        """Keeps the other way out, where it would leave no fault of another rule in the cell."""
        same = [one for one in self.wishes if one.label == wish.label and one.advice]
        self.way = _Way(wish.other, self.row) if same == [wish] else None

    def _next(self) -> Wish | None:
        """The next text to be written: of those that leave no choice, else of the others."""
        asking = [one for one in self.wishes if one.label in VALUES and one.text]
        return next((one for one in asking if not one.other), asking[0] if asking else None)


def answer_of(
    judges: Judges, table: TableRecord, first: Indicator, label: str, asked: Sequence[Wish]
) -> Answer | None:
    """What the cell `label` of the row should say in the end, as the rules that ask for something
    would have it; None where no end is found or a new fault appears elsewhere."""
    if not any(wish.label == label and wish.text for wish in asked):
        return None
    journey = _Journey(judges, table, first, sorted(asked, key=lambda wish: wish.rule))
    if not journey.ends():
        return None
    faults = {wish.rule for wish in asked}
    if any(one.rule not in faults and one.label != label for one in journey.wishes):
        return None
    row, units = journey.row, units_of(table)
    own = root_of(table, row).indicators[0]
    value = read_as(row.text(label), label, own)
    shown, text = _shown(first, row, label), row.text(label)
    left = [one for one in journey.wishes if one.label == label and one.advice]
    if left and not _is_short_of_unit(value):
        return _in_words(left, shown, value)
    told = "，".join((shown, *(one.advice for one in left if one.advice)))
    if journey.way is None:
        if shown == first.text(label):
            return None
        return Answer(told, text, (value,), shown == text)
    way = journey.way
    parting = read_as(way.row.text(label), label, root_of(table, way.row).indicators[0])
    return Answer(in_ways(told, _other(first, way, label, units)), text, (value, parting), False)


def _in_words(left: Sequence[Wish], shown: str, value: Value) -> Answer:
    """What the rules say that no text would content; a hint can be followed in the same form."""
    advice = "，".join(dict.fromkeys(one.advice for one in left if one.advice))
    if any(one.severity is not Severity.INFO for one in left):
        return Answer(advice, "", (), False)
    return Answer(f"{advice}，写法如“{shown}”", "", (value,), False)


def _other(first: Indicator, way: _Way, label: str, units: Units) -> str:
    """The second way as it is told: a text in the form of the cell, or what is to be done with
    what the cell said where the ways part."""
    if parse(way.other, units).kind not in _WORDS:
        return _shown(first, written(way.row, label, way.other, units), label)
    parting = _shown(first, way.row, label)
    return way.other if parting == first.text(label) else f"写“{parting}”，并{way.other}"


def _shown(first: Indicator, row: Indicator, label: str) -> str:
    """The text of the cell with what must change in the columns beside it."""
    others = [one for one in (_SIGN, _UNIT) if first.text(one) != row.text(one)]
    told = "，".join(f"“{one}”一栏写“{row.text(one)}”" for one in others)
    return f"{row.text(label)}（{told}）" if told else row.text(label)


def _is_short_of_unit(value: Value) -> bool:
    """Whether a number still lacks what it counts, which no rule can write for the clerk."""
    return value.kind is Kind.QUANTITY and value.unit is None


def written(row: Indicator, label: str, text: str, units: Units) -> Indicator:
    """The row with a text in a cell; a column that would contradict it is changed as well."""
    value, old = parse(text, units), parse(row.text(label), units)
    changed = {label: text}
    column, sign = unit_named(row.text(_UNIT), units), operator_named(row.text(_SIGN))
    if column and value.unit:
        other = conversion(value.unit, column) != 1 or column.factor != value.unit.factor
        if other or old.unit is None:
            changed[label] = text.removesuffix(value.unit.name)
        if other:
            changed[_UNIT] = value.unit.name
    if sign and value.operator and (value.operator != sign or old.operator is None):
        changed[label] = changed[label].removeprefix(value.operator)
    if sign and value.operator and value.operator != sign:
        changed[_SIGN] = value.operator
    cells = {one: Cell(new, _place(row, one)) for one, new in changed.items()}
    return replace(row, fields={**row.fields, **cells})


def _place(row: Indicator, label: str) -> Place:
    cell = row.fields.get(label)
    return cell.place if cell else row.place
