"""One cell, one answer: what several rules ask of a cell, put together until none asks more.

Every rule speaks of its own fault, and two pieces of advice for one cell may each leave the other's
fault. So the row is written as a rule proposes, read again and judged again, until all rules are
content; what stands there then is what every finding of the cell shows.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from checker.dataclass import dataclass, replace
from checker.finding import Safety
from checker.form import (
    CellRecord,
    IndicatorRecord,
    TableRecord,
    own_cells,
    read_as,
    subject_of,
    units_of,
)
from checker.model import INDICATOR_FIELDS, Cell, FieldKind
from checker.rule.batch import FEWEST_TABLES
from checker.rule.outcome import is_for_profile, judged_root
from checker.rule.program import program_of
from checker.rule.sameness import is_read_whole, is_same_value
from checker.values import Kind, conversion, operator_named, parse, unit_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from checker.finding import Finding, Subject
    from checker.form import Record, SetRecord
    from checker.model import GoalTable, Indicator
    from checker.place import Place
    from checker.rule.memory import Batch
    from checker.rule.program import Program
    from checker.rule.rule import Rule
    from checker.rule.tablememory import TableBatch
    from checker.values import Units, Value

MOST_STEPS = 8
_UNIT, _SIGN = "计量单位", "指标性质"
_WORDS = frozenset({Kind.QUALITATIVE, Kind.UNPARSED, Kind.REFERENCE, Kind.COMPOUND})
_VALUES = tuple(label for label, spec in INDICATOR_FIELDS.items() if spec.kind is FieldKind.VALUE)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a cell should say in the end: `shown` to people, with the columns that must change as
    well, `text` in the cell itself, `value` by both; `alone` where no other column changes."""

    shown: str
    text: str
    value: Value
    alone: bool


@dataclass(frozen=True, slots=True)
class _Judges:
    """The rules about rows: those of which it is remembered what they come to on a row by itself,
    or beside the columns they look at, and the others."""

    remembering: tuple[Batch | TableBatch, ...]
    others: Sequence[Program]


@dataclass(frozen=True, slots=True)
class _Wish:
    """What a rule that fails on a row would have in a cell of it: `text` to be written there,
    None where it only advises; `advice` as it is told."""

    rule: str
    label: str | None
    text: str | None
    advice: str | None


def compose(findings: Sequence[Finding], whole: SetRecord, rules: Iterable[Rule]) -> list[Finding]:
    """The findings, each with the advice that contents all of `rules` that look at its row."""
    judges = _judges(rules, whole)
    tables = {subject_of(table): table for table in whole.tables}
    rows = _by_row(findings, tables)
    answers: dict[Subject, _Answer | None] = {}
    composed: list[Finding] = []
    for finding in findings:
        if finding.table is None or finding.indicator is None or finding.field not in _VALUES:
            composed.append(finding)
            continue
        key = finding.subject
        table = tables.get(key.whole_table)
        row = table.indicators[finding.indicator] if table else None
        advised = finding.expected is None or _is_text(finding.expected, finding.field, row)
        if table is None or row is None or not advised:
            composed.append(finding)
            continue
        if key not in answers:
            asked = rows[key.whole_row]
            answers[key] = _answer(judges, table, row.indicator, finding.field, asked)
        answer = answers[key]
        composed.append(_agreeing(finding, answer, row) if answer else finding)
    return composed


def _judges(rules: Iterable[Rule], whole: SetRecord) -> _Judges:
    programs = [
        program
        for rule in rules
        if (program := program_of(rule, whole.surroundings)) and program.reach.root == "表"
        if program.reach.schema in ("绩效指标", "单元格")
    ]
    if len(whole.tables) < FEWEST_TABLES:
        return _Judges((), programs)
    from checker.rule.memory import Batch
    from checker.rule.tablememory import TableBatch

    alone = dict(enumerate(one for one in programs if one.reach.alone))
    seen = dict(enumerate(one for one in programs if one.reach.columns is not None))
    others = [one for one in programs if not one.reach.alone and one.reach.columns is None]
    around = whole.surroundings
    return _Judges((Batch(alone, around), TableBatch(seen, around)), others)


def _agreeing(finding: Finding, answer: _Answer, row: IndicatorRecord) -> Finding:
    """The finding with the answer of its cell, and no edit that would write something else.

    An edit that keeps the meaning is a step on the way to an answer of the same meaning; before
    one of another meaning it would only make the wrong value look tended to."""
    fix, label = finding.fix, finding.field
    if fix is not None and label is not None:
        if answer.alone and fix.safety is Safety.UNSAFE:
            fix = replace(fix, replacement=answer.text)
        elif not is_same_value(read_as(fix.replacement, label, row), answer.value):
            fix = None
    return replace(finding, expected=answer.shown, fix=fix)


def _is_text(expected: str | None, label: str | None, row: IndicatorRecord | None) -> bool:
    """Whether advice is a value to be written, and no sentence about it."""
    # What is shown by an example is told of, and costs the grammar to find that out.
    if not expected or label is None or row is None or "例如" in expected:
        return False
    value = read_as(expected, label, row)
    return value.kind not in _WORDS and is_read_whole(value)


def _by_row(
    findings: Iterable[Finding], tables: Mapping[Subject, TableRecord]
) -> dict[Subject, list[_Wish]]:
    """What is asked of every row, as the rules have found it to be."""
    rows: defaultdict[Subject, list[_Wish]] = defaultdict(list)
    for finding in findings:
        if finding.table is not None and finding.indicator is not None:
            table = tables.get(finding.subject.whole_table)
            if table is not None:
                rows[finding.subject.whole_row].append(
                    _wish(finding, table.indicators[finding.indicator])
                )
    return {key: sorted(wishes, key=lambda wish: wish.rule) for key, wishes in rows.items()}


def _answer(
    judges: _Judges,
    table: TableRecord,
    first: Indicator,
    label: str,
    asked: Sequence[_Wish],
) -> _Answer | None:
    """What the row should say in the end, None where no end is found or a new fault appears."""
    row, wishes, units = first, list(asked), units_of(table)
    faults = {wish.rule for wish in wishes}
    seen = [row.fields]
    for _ in range(MOST_STEPS):
        wish = next((one for one in wishes if one.label in _VALUES and one.text), None)
        if wish is None or wish.label is None or wish.text is None:
            break
        row = _written(row, wish.label, wish.text, units)
        if row.fields in seen:
            return None
        seen.append(row.fields)
        wishes = _wishes(judges, table, row)
    if any(one.text for one in wishes):
        return None
    left = [one for one in wishes if one.rule not in faults]
    if left:
        several = {one.text for one in asked if one.label == label and one.text}
        return _another(row, label, left, units) if len(several) > 1 else None
    others = [one for one in (_SIGN, _UNIT) if first.text(one) != row.text(one)]
    text = row.text(label)
    if others:
        whole = _whole(row, label, others, units)
        told = "，".join(f"“{one}”一栏写“{row.text(one)}”" for one in others)
        return _Answer(f"{whole}（{told}）", text, parse(whole, units), alone=False)
    if text == first.text(label):
        return None
    own = _root(table, row).indicators[0]
    more = [one.advice for one in wishes if one.label == label and one.advice]
    shown = "，".join((text, *more)) if _is_short_of_unit(text, own) else text
    return _Answer(shown, text, read_as(text, label, own), True)


def _is_short_of_unit(text: str, row: IndicatorRecord) -> bool:
    """Whether a number still lacks what it counts, which no rule can write for the clerk."""
    value = read_as(text, "指标值", row)
    return value.kind is Kind.QUANTITY and value.unit is None


def _another(row: Indicator, label: str, left: Sequence[_Wish], units: Units) -> _Answer | None:
    """What a fault that only shows in the text of the others asks for, where it says so: of one
    cell it is the last word, and whoever reads the others must not be led past it."""
    if len(left) != 1 or left[0].label != label or not left[0].advice:
        return None
    return _Answer(left[0].advice, row.text(label), parse("", units), alone=False)


def _whole(last: Indicator, label: str, others: Sequence[str], units: Units) -> str:
    """The cell with what the columns that must change as well will say: ≥230000人."""
    text = last.text(label)
    if _SIGN in others and operator_named(last.text(_SIGN)) and not parse(text, units).operator:
        text = last.text(_SIGN) + text
    if _UNIT in others and parse(text, units).unit is None:
        text += last.text(_UNIT)
    return text


def _written(row: Indicator, label: str, text: str, units: Units) -> Indicator:
    """The row with a text in a cell; a column that would contradict it is changed as well."""
    value = parse(text, units)
    changed = {label: text}
    column, sign = unit_named(row.text(_UNIT), units), operator_named(row.text(_SIGN))
    if column and value.unit and (conversion(value.unit, column) != 1 or column != value.unit):
        changed = {label: text.removesuffix(value.unit.name), _UNIT: value.unit.name}
    if sign and value.operator and value.operator != sign:
        changed[_SIGN] = value.operator
        changed[label] = changed[label].removeprefix(value.operator)
    cells = {one: Cell(new, _place(row, one)) for one, new in changed.items()}
    return replace(row, fields={**row.fields, **cells})


def _place(row: Indicator, label: str) -> Place:
    cell = row.fields.get(label)
    return cell.place if cell else row.place


def _wishes(judges: _Judges, table: TableRecord, row: Indicator) -> list[_Wish]:
    """What the rules that fail on the row would have: amounts, then how they are written, then
    what they count, as the groups of rules go."""
    root = _root(table, row)
    found = [
        *(failure for batch in judges.remembering for failure in batch.failures(root)),
        *(
            (program.rule, judgement)
            for program in judges.others
            if is_for_profile(program.rule, table)
            for judgement in judged_root(program, root)
        ),
    ]
    failed = [
        (rule, judgement.finding, judgement.record)
        for rule, judgement in found
        if judgement.finding is not None and not judgement.finding.in_doubt
    ]
    silenced = {
        (subject_of(record), other) for rule, _, record in failed for other in rule.supersedes
    }
    wishes = [
        _wish(finding, _row_of(record))
        for rule, finding, record in failed
        if (subject_of(record), rule.id) not in silenced
    ]
    return sorted(wishes, key=lambda wish: wish.rule)


def _root(table: TableRecord, row: Indicator) -> TableRecord:
    """A table of which rules see only the one row, among rows that see the whole table."""
    rows = tuple(row if one.row == row.row else one for one in table.table.indicators)
    full = _record(table, replace(table.table, indicators=rows))
    own = full.indicators[row.row]
    root = _record(table, full.table)
    root.memo["indicators"] = (own,)
    root.memo["cells"] = own_cells(own)
    return root


def _record(table: TableRecord, changed: GoalTable) -> TableRecord:
    made = TableRecord(changed, table.position, table.profile, table.round)
    made.owner = table.owner
    return made


def _row_of(record: Record) -> IndicatorRecord | None:
    row = record.indicator if isinstance(record, CellRecord) else record
    return row if isinstance(row, IndicatorRecord) else None


def _wish(finding: Finding, row: IndicatorRecord | None) -> _Wish:
    label, text = finding.field, finding.expected
    is_text = label in _VALUES and text != finding.text and _is_text(text, label, row)
    return _Wish(finding.rule, label, text if is_text else None, text)
