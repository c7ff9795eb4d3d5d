"""What the sub-expressions of a rule came to on a record, written down step by step.

Runs that pass pay nothing for it: what listens is made when the first finding or trace asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, replace
from checker.finding import Operand
from checker.form import FORM, cell_of, place_of, set_of
from checker.language import (
    UNCLEAR,
    Amount,
    Frame,
    Gap,
    Interpreter,
    StepLimit,
    Steps,
    calculate,
    certain,
    is_list,
    show,
    show_value,
)
from checker.language import nodes as n

if TYPE_CHECKING:
    from checker.base.place import Place
    from checker.form import Surroundings
    from checker.language import Code, HeardNode
    from checker.rule.program import Program

MOST_SHOWN = 5
"""Items shown of a list."""
MOST_STEPS = 200
"""Steps kept of one record; a loop over a large set would drown the reader."""


@dataclass(frozen=True, slots=True)
class Step:
    """One sub-expression with what it came to and, where it is a cell, its place.

    `depth` counts the loops around it: steps inside a filter are one a tried item. `level` counts
    the definitions around it. `difference` is what the two sides of a comparison differ by.
    """

    expression: str
    value: str
    place: Place | None
    depth: int
    constant: bool
    level: int = 0
    difference: str = ""


class Recorder:
    """Listens to a rule and writes down what its sub-expressions came to."""

    def __init__(self, program: Program, *, inside: bool) -> None:
        self.steps: list[Step] = []
        self.typed = program.typed
        self._level = 0
        self._amounts: dict[str, Amount] = {}
        self._expressions = [show(note.node) for note in self.typed.notes]
        self._heard = 0
        # Of a finding only what was compared is told, and what decides by how much.
        self._wanted = {
            number
            for number, note in enumerate(self.typed.notes)
            if inside or self._is_operand(number) or isinstance(note.node, n.Compare)
        }
        self._interpreter = Interpreter(
            FORM,
            self.typed.bodies,
            self._hear,
            self._enter,
            inside=inside,
            quickly=program.machine.run,
        )

    def _enter(self, number: int) -> None:
        """A named expression is begun; its number is inverted where it is left."""
        at = number if number >= 0 else ~number
        if self.typed.notes[at].named:
            self._level += 1 if number >= 0 else -1

    def _hear(self, number: int, value: object, f: Frame) -> None:
        self._heard += 1
        if self._heard > MOST_STEPS or number not in self._wanted:
            return
        note = self.typed.notes[number]
        place = self._place(note, f)
        self._note(number, note, value, place)

    def _is_operand(self, number: int) -> bool:
        return self._expressions[number] in self.typed.sides

    def _place(self, note: HeardNode, f: Frame) -> Place | None:
        if note.origin is None:
            return None
        record = self._interpreter.run_quietly(note.origin[0], f)
        if isinstance(record, Gap):
            return None
        cell = cell_of(record, note.origin[1])
        return cell.place if cell else place_of(record)

    def _note(self, number: int, note: HeardNode, value: object, place: Place | None) -> None:
        expression = self._expressions[number]
        if isinstance(value, Amount):
            self._amounts[expression] = value
        apart = self._apart(note.node) if isinstance(note.node, n.Compare) else ""
        self.steps.append(
            Step(expression, shown(value), place, note.depth, note.constant, self._level, apart)
        )

    def _apart(self, node: n.Compare) -> str:
        """What the two amounts just compared differ by, empty where they are no such amounts."""
        left, right = (self._amounts.get(show(side)) for side in (node.left, node.right))
        if left is None or right is None or left.dimension != right.dimension:
            return ""
        difference = calculate("-", left, right)
        if not isinstance(difference, Amount) or not difference.value:
            return ""
        return str(replace(difference, value=abs(difference.value)))

    def taken(self, condition: Code, frame: Frame) -> tuple[Step, ...]:
        """The steps of working out a condition, each once."""
        self.steps, self._amounts, self._heard = [], {}, 0
        try:
            self._interpreter.run(condition, frame)
        except StepLimit:
            return ()
        return tuple(dict.fromkeys(self.steps))


def shown(value: object) -> str:
    """A value on one line; a list says how long it is, an empty one that it is."""
    if is_list(value):
        if not value:
            return "（没有）"
        first = "、".join(show_value(certain(item)) for item in value[:MOST_SHOWN])
        return f"{first}…（共{len(value)}项）" if len(value) > MOST_SHOWN else first
    return show_value(value)


def recorder_of(program: Program, around: Surroundings, *, inside: bool) -> Recorder:
    """What writes down the steps of a rule; those inside definitions too where asked for."""
    key = ("recorder", program.rule.key, id(program), inside)
    if key not in around.memo:
        around.memo[key] = program, Recorder(program, inside=inside)
    found: tuple[Program, Recorder] = around.memo[key]
    return found[1]


def operands_of(program: Program, frame: Frame) -> tuple[Operand, ...]:
    """What the assertion compared on a record: each value that is not written in the rule."""
    recorder = recorder_of(program, set_of(frame.record).surroundings, inside=False)
    fresh = Frame(frame.record, Steps(), dict(frame.definitions), frame.units)
    steps = recorder.taken(program.typed.claim, fresh)
    seen = {
        step.expression: Operand(step.expression, step.value, step.place)
        for step in reversed(steps)
        if step.expression in program.typed.sides
        and not step.constant
        and step.depth == 0
        and not step.level
        and step.value != UNCLEAR
    }
    return (*reversed(seen.values()), *_differences(steps))


def _differences(steps: tuple[Step, ...]) -> list[Operand]:
    """What the comparisons that failed differ by."""
    return [
        Operand(f"{step.expression}，相差", step.difference, None)
        for step in steps
        if step.difference and step.value == "否" and step.depth == 0 and not step.level
    ]
