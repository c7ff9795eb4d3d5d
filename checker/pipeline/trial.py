"""What an expression of the rule language comes to on given files, before it is put into a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.base.errors import Mistake, UsageError
from checker.form import (
    CELL,
    FORM,
    FUNDING,
    GOAL,
    INDICATOR,
    PLACE_FUNDING,
    SET,
    TABLE,
    TASK,
    bind_set,
    definitions_of,
    place_of,
    scope_of,
    steps_of,
    subject_of,
)
from checker.language import (
    KIND_NAMES,
    Absent,
    Amount,
    Blank,
    Frame,
    Gap,
    Interpreter,
    StepLimit,
    Steps,
    SyntaxSlip,
    Unknown,
    elaborator,
    in_percent,
    parse,
    show,
    show_value,
)
from checker.packs import load_packs
from checker.pipeline.documents import read_sets
from checker.readers import sheet_rows
from checker.values import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.base.place import Place
    from checker.form import Record, SetRecord, Surroundings
    from checker.language import Expr, Slip, Type
    from checker.pipeline.job import Job


@dataclass(frozen=True, slots=True)
class Tried:
    """What the expression came to on one record, and how the cells it reads were read.

    `value` is a text; `known` is false where it has none, with the reason in `value`.
    """

    address: str
    place: Place | None
    value: str
    known: bool
    readings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """An expression in its printed spelling, of which records it speaks, its type, the results."""

    expression: str
    schema: str
    type: Type
    results: tuple[Tried, ...]


def try_expression(job: Job, text: str, on: str | None = None) -> Trial:
    """What `text` comes to on the files of `job`, record by record of the schema `on` (where it
    makes sense if not said). Raises UsageError with every mistake in it."""
    packs = load_packs(job.packs, today=job.today, sheets=sheet_rows)
    around = packs.surroundings
    node = _parsed(text)
    found, slips = definitions_of(around, node, on)
    if not found:
        raise UsageError([_mistake(text, slip) for slip in slips])
    schema, kind = next(iter(found.items()))
    results: list[Tried] = []
    reading = read_sets(job)
    for members in reading.sets:
        whole = bind_set(
            members.tables, year=job.year, profile=job.profile, today=job.day, packset=packs
        )
        results += [
            one
            for record, one in _results(around, node, schema, whole)
            if schema == SET or subject_of(record).path in reading.asked
        ]
    return Trial(show(node), schema, kind, tuple(results))


def _parsed(text: str) -> Expr:
    try:
        return parse(text)
    except SyntaxSlip as slip:
        raise UsageError([Mistake(_at(text, slip.span.start, slip.message))]) from None


def _mistake(text: str, slip: Slip) -> Mistake:
    return Mistake(_at(text, slip.span.start, slip.message))


def _at(text: str, start: int, message: str) -> str:
    return f"表达式第{min(start, len(text)) + 1}个字：{message}"


def _records(whole: SetRecord, schema: str) -> Iterator[Record]:
    if schema == SET:
        yield whole
        return
    for table in whole.tables:
        match schema:
            case _ if schema == TABLE:
                yield table
            case _:
                yield from _within(table, schema)


def _within(table: object, schema: str) -> Iterator[Record]:
    names = {
        INDICATOR: "indicators",
        GOAL: "goals",
        FUNDING: "funding",
        CELL: "cells",
        TASK: "tasks",
        PLACE_FUNDING: "regions",
    }
    yield from getattr(table, names[schema])


def _results(
    around: Surroundings, node: Expr, schema: str, whole: SetRecord
) -> Iterator[tuple[Record, Tried]]:
    maker = elaborator(FORM, around)
    maker.noting = True
    made = maker.typed(node, scope_of(schema))
    heard: dict[int, object] = {}
    interpreter = Interpreter(FORM, {}, lambda number, value, _: heard.update({number: value}))
    cells = {
        number: show(note.node)
        for number, note in enumerate(maker.notes)
        if note.origin is not None and not note.depth
    }
    for record in _records(whole, schema):
        heard.clear()
        try:
            value = interpreter.run(made.code, Frame(record, Steps(), units=around.units))
        except StepLimit:
            value = Unknown("要比的太多，没有比完")
        readings = {cells[at]: _reading(one) for at, one in heard.items() if at in cells}
        yield (
            record,
            Tried(
                " > ".join(steps_of(record, None)),
                place_of(record),
                _told(value),
                not isinstance(value, Gap),
                tuple(readings.items()),
            ),
        )


def _told(value: object) -> str:
    match value:
        case Absent() | Blank():
            return "没有值"
        case Unknown():
            return f"不知道（{value.reason}）" if value.reason else "不知道"
        case ():
            return "（空列表）"
        case Amount() if (percent := in_percent(value)) is not value:
            return f"{show_value(value)}（{show_value(percent)}）"
        case _:
            return show_value(value)


def _reading(value: object) -> str:
    """How a cell was read: `≥32公里（数量）`."""
    if isinstance(value, Value):
        return f"{value}（{KIND_NAMES[value.kind]}）"
    return _told(value)
