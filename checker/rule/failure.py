"""From a record a rule failed on to the finding that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.base.dataclass import replace
from checker.base.place import Place
from checker.finding import Finding, Fix, Operand, Part, Related, Severity, TableRef
from checker.form import (
    SET,
    TABLE,
    CellRecord,
    IndicatorRecord,
    SetRecord,
    TableRecord,
    cell_of,
    label_of,
    place_at,
    set_of,
    steps_of,
    subject_of,
    table_of,
    units_of,
)
from checker.language import (
    Absent,
    Amount,
    Blank,
    Doubtful,
    Gap,
    StepLimit,
    Uncertain,
    in_percent,
    is_list,
    show_value,
)
from checker.model import BUDGET_PARTS
from checker.rule.proposal import proposal
from checker.values import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.form import Record
    from checker.language import Code, Frame
    from checker.model import Cell, GoalTable, Indicator
    from checker.rule.program import Program
    from checker.rule.typed import RelatedPart, ShownExpression, Template
    from checker.values import Units

    Run = Callable[[Code, Frame], Any]

MOST_RELATED = 10
LONGEST_MESSAGE = 2_000
"""Characters of one message; longer ones are cut and say so."""
# Fields that hold a value, which people spell in many ways.
_VALUES = frozenset({"指标值", "预算数", *BUDGET_PARTS})


class Untold(Exception):
    """A message has to name what of which nothing is certain; `reason` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def finding_of(program: Program, frame: Frame, run: Run) -> Finding:
    """The complete finding of a rule on the record of `frame`.

    Raises Untold where its message would have to name what is not certain.
    """
    rule, record = program.rule, frame.record
    label = label_of(record, program.typed.at) if program.typed.at else None
    cell = cell_of(record, program.typed.at) if program.typed.at else None
    actual = filled(program.typed.actual, frame, run) if program.typed.actual else None
    expected = filled(program.typed.expected, frame, run) if program.typed.expected else None
    proposed = proposal(record, label, cell, expected, _fix(program, frame, run))
    return Finding(
        rule=rule.id,
        name=rule.name,
        title=rule.title,
        severity=_severity(program, frame, run),
        message=said(program.typed.message, frame, run) or rule.title,
        place=place_at(record, program.typed.at) or Place(""),
        steps=steps_of(record, label),
        expected=proposed.expected,
        actual=actual if program.typed.actual else (cell.text if cell else None),
        table=table_ref(record),
        indicator=_row(record),
        field=label,
        text=cell.text if cell else None,
        related=tuple(one for part in program.typed.related for one in _related(part, frame, run)),
        fix=proposed.fix,
        basis=rule.texts.basis or None,
        operands=_operands(program, frame),
        indicator_name=_indicator_name(record),
        normalised=_normalised(label, cell, units_of(record)),
        opinion=rule.texts.opinion,
        topic=rule.topic,
        goal=_goal(record),
    )


def said_again(known: Finding, program: Program, record: Record) -> Finding | None:
    """The finding of a rule on a record of which the same is written, read by the same, as of the
    one it found `known` on; None where what it stands at says something else."""
    at = program.typed.at
    cell = cell_of(record, at) if at else None
    if (cell.text if cell else None) != known.text:
        return None
    return replace(
        known,
        place=place_at(record, at) or Place(""),
        steps=steps_of(record, known.field),
        table=table_ref(record),
        indicator=_row(record),
        goal=_goal(record),
    )


def doubt_of(program: Program, record: Record, reason: str) -> Finding:
    """What a rule with `unknown: info` says of a record it cannot judge."""
    rule, schema = program.rule, program.typed.schema
    # Where it is in doubt what is selected, the record is what is selected from: no cell of it.
    roots = ((SetRecord, SET), (TableRecord, TABLE))
    whole = next((name for kind, name in roots if isinstance(record, kind)), schema)
    own = program.typed.at if whole == schema else None
    label = label_of(record, own) if own else None
    cell = cell_of(record, own) if own else None
    return Finding(
        rule=rule.id,
        name=rule.name,
        title=rule.title,
        severity=Severity.INFO,
        message=f"不能判断“{rule.title}”：{reason}",
        place=place_at(record, own) or Place(""),
        steps=steps_of(record, label),
        actual=cell.text if cell else None,
        table=table_ref(record),
        indicator=_row(record),
        field=label,
        text=cell.text if cell else None,
        basis=rule.texts.basis or None,
        indicator_name=_indicator_name(record),
        normalised=_normalised(label, cell, units_of(record)),
        topic=rule.topic,
        goal=_goal(record),
        in_doubt=True,
    )


def _severity(program: Program, frame: Frame, run: Run) -> Severity:
    """The severity of this failure: the first whose condition holds, the last where none does."""
    severity = program.rule.severity
    graded = program.typed.severities if program.rule.severities else ()
    for severity, condition in graded:
        try:
            if condition is None or run(condition, frame) is True:
                return severity
        except StepLimit:
            continue
    return severity


def said(template: Template, frame: Frame, run: Run) -> str | None:
    """A message, None where a part of it is not known; an empty cell is said to be empty by its
    label, one that cannot be read is shown as what stands in it.

    Raises Untold where nothing certain is left to name.
    """
    told: list[str] = []
    for part in template:
        if sum(map(len, told)) > LONGEST_MESSAGE:
            break
        text = part if isinstance(part, str) else _said(part, frame, run)
        if text is None:
            return None
        told.append(text)
    return clipped("".join(told).strip())


def _said(part: ShownExpression, frame: Frame, run: Run) -> str | None:
    try:
        value = run(part.code, frame)
        cell = origin_cell(part.origin, frame, run) if isinstance(value, Gap) else None
    except StepLimit:
        return None
    if cell is not None and not cell.blank:
        return cell.text
    if isinstance(value, Uncertain):
        raise Untold(value.reason)
    if isinstance(value, Blank) and part.origin is not None:
        return f"（{part.origin[1]}空着）"
    unclear = isinstance(value, Gap) and not isinstance(value, (Absent, Blank))
    return None if unclear else _shown(part, value)


def _shown(part: ShownExpression, value: object) -> str:
    if part.percent and isinstance(value, Amount):
        value = in_percent(value)
    return show_value(value)


def origin_cell(origin: tuple[Code, str] | None, frame: Frame, run: Run) -> Cell | None:
    """The cell an expression shows, where it shows one."""
    if origin is None:
        return None
    record = run(origin[0], frame)
    return None if isinstance(record, Gap) else cell_of(record, origin[1])


def clipped(text: str) -> str:
    """A message as long as one may be; that something is left out is said."""
    if len(text) <= LONGEST_MESSAGE:
        return text
    return f"{text[:LONGEST_MESSAGE]}…（太长，后面没有写出）"


def filled(template: Template, frame: Frame, run: Run) -> str | None:
    """A text that is only worth having whole: None when any placeholder has no value."""
    parts: list[str] = []
    for part in template:
        if isinstance(part, str):
            parts.append(part)
            continue
        try:
            value = run(part.code, frame)
        except StepLimit:
            return None
        if isinstance(value, Gap):
            return None
        parts.append(_shown(part, value))
        if sum(map(len, parts)) > LONGEST_MESSAGE:
            return None
    return "".join(parts).strip()


def table_ref(record: Record) -> TableRef | None:
    """The table a record belongs to, as reports name it."""
    found = table_of(record)
    if found is None:
        return None
    return found.once("named", lambda: _named(found.table))


def _named(table: GoalTable) -> TableRef:
    return TableRef(
        table.index,
        table.text("标题") or None,
        table.text("项目名称") or None,
        table.owner or None,
        table.text("单位编码") or None,
    )


def _row(record: Record) -> int | None:
    row = _indicator(record)
    return row.row if row else None


def _goal(record: Record) -> int | None:
    row = subject_of(record).row
    return row.number if row.part is Part.GOAL else None


def _indicator_name(record: Record) -> str | None:
    row = _indicator(record)
    return (row.text("三级指标") or None) if row else None


def _indicator(record: Record) -> Indicator | None:
    if isinstance(record, CellRecord):
        record = record.indicator or record
    return record.indicator if isinstance(record, IndicatorRecord) else None


def _normalised(label: str | None, cell: Cell | None, units: Units) -> str | None:
    """`≥22人` for `>= 22 人`: the same value however it is spelled."""
    if cell is None or cell.blank or label not in _VALUES:
        return None
    value = parse(cell.text, units)
    return None if value.reason else str(value)


def _fix(program: Program, frame: Frame, run: Run) -> Fix | None:
    clause = program.rule.fix
    if clause is None or program.typed.replacement is None:
        return None
    replacement = filled(program.typed.replacement, frame, run)
    if replacement is None:
        return None
    return Fix(clause.safety, replacement, on_request=clause.on_request)


def _related(part: RelatedPart, frame: Frame, run: Run) -> list[Related]:
    """Related places; records of which it is not certain that they belong are left out."""
    try:
        found = run(part.select, frame)
    except StepLimit:
        return []
    records = found if is_list(found) else (found,)
    sure: list[Any] = [one for one in records if not isinstance(one, (Gap, Doubtful))]
    shown: list[Related] = []
    for record in sure[:MOST_RELATED]:
        if record is frame.record:
            continue
        frame.items[1] = record
        message = _related_message(part, frame, run)
        if message is None:
            continue
        table = table_of(record)
        project = table.table.text("项目名称") if table is not None else ""
        place = place_at(record, part.at) or Place("")
        shown.append(Related(place, message, project))
    return shown


def _related_message(part: RelatedPart, frame: Frame, run: Run) -> str | None:
    """What is said of a related place, None where it is not certain."""
    try:
        return said(part.message, frame, run)
    except Untold:
        return None


def _operands(program: Program, frame: Frame) -> tuple[Operand, ...]:
    if not set_of(frame.record).operands:
        return ()
    from checker.rule.steps import operands_of

    return operands_of(program, frame)
