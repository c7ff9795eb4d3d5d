"""The same rule run again with every step written down, for `explain --on` and for findings.

Runs that pass pay nothing for it: the watched program is compiled when the first trace is asked
for.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from checker.finding import Operand
from checker.language import nodes as n
from checker.language.amounts import Amount, calculate
from checker.language.frame import Frame, StepLimit, Steps, certain, is_list
from checker.language.printer import show
from checker.language.program import compile_rule, program_of
from checker.language.records import RecordKey, address_of, cell_of, key_of, place_of, set_of
from checker.language.running import Outcome, judgements
from checker.language.showing import show_value

if TYPE_CHECKING:
    from checker.language.program import Program
    from checker.language.records import Record, SetRecord
    from checker.language.rule import Rule
    from checker.language.running import Judgement
    from checker.language.scope import Typed
    from checker.language.surroundings import Surroundings
    from checker.place import Place

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


@dataclass(frozen=True, slots=True)
class RecordTrace:
    """What a rule did with one record: the steps of `when` and `assert` in the order taken, and
    the values of the definitions that were needed."""

    key: RecordKey
    address: str
    place: Place | None
    outcome: Outcome
    reason: str
    when: tuple[Step, ...]
    claim: tuple[Step, ...]
    definitions: tuple[Step, ...]


class _Recorder:
    """Wraps what sub-expressions run so that their values are noted."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self._level = 0
        self._amounts: dict[str, Amount] = {}

    def watch(self, made: Typed) -> Typed:
        run, node, origin = made.run, made.node, made.origin
        if made.type.base == "记录":
            # That 表 is the table itself tells nobody anything.
            return made
        depth = max(made.deps, default=0)
        constant = made.constant is not None
        inner = made.path == f"0.{node.name}" if isinstance(node, n.Name) else False

        def noted(f: Frame) -> object:
            self._level += inner
            try:
                value = run(f)
            finally:
                self._level -= inner
            if len(self.steps) < MOST_STEPS:
                place = _place_of(origin(f)) if origin else None
                self._note(node, value, place, depth, constant=constant)
            return value

        # What was found is to be seen whole.
        made.run, made.lead = noted, None
        return made

    def _note(
        self, node: n.Expr, value: object, place: Place | None, depth: int, *, constant: bool
    ) -> None:
        expression = show(node)
        if isinstance(value, Amount):
            self._amounts[expression] = value
        apart = self._apart(node) if isinstance(node, n.Compare) else ""
        shown = _shown(value)
        self.steps.append(Step(expression, shown, place, depth, constant, self._level, apart))

    def _apart(self, node: n.Compare) -> str:
        """What the two amounts just compared differ by, empty where they are no such amounts."""
        left, right = (self._amounts.get(show(side)) for side in (node.left, node.right))
        if left is None or right is None or left.dimension != right.dimension:
            return ""
        difference = calculate("-", left, right)
        if not isinstance(difference, Amount) or not difference.value:
            return ""
        return str(replace(difference, value=abs(difference.value)))

    def taken(self, condition: Typed, frame: Frame) -> tuple[Step, ...]:
        """The steps of working out a condition, each once."""
        self.steps, self._amounts = [], {}
        try:
            condition.run(frame)
        except StepLimit:
            return ()
        return tuple(dict.fromkeys(self.steps))


def _shown(value: object) -> str:
    """A value on one line; a list says how long it is, an empty one that it is."""
    if is_list(value):
        if not value:
            return "（没有）"
        first = "、".join(show_value(certain(item)) for item in value[:MOST_SHOWN])
        return f"{first}…（共{len(value)}项）" if len(value) > MOST_SHOWN else first
    return show_value(value)


def _place_of(origin: tuple[Record, str] | None) -> Place | None:
    if origin is None:
        return None
    cell = cell_of(*origin)
    return cell.place if cell else place_of(origin[0])


@dataclass(frozen=True, slots=True)
class _Watched:
    rule: Rule
    program: Program
    recorder: _Recorder


def _watched(rule: Rule, around: Surroundings, *, inside: bool) -> _Watched | None:
    """The rule with its steps written down; those inside definitions too where asked for."""
    key = ("watched", rule.key, id(rule), inside)
    if key not in around.memo:
        recorder = _Recorder()
        program, _ = compile_rule(rule, around, recorder.watch, inside=inside)
        around.memo[key] = _Watched(rule, program, recorder) if program else None
    found: _Watched | None = around.memo[key]
    return found


def operands_of(rule: Rule, frame: Frame) -> tuple[Operand, ...]:
    """What the assertion compared on a record: each value that is not written in the rule."""
    watched = _watched(rule, set_of(frame.record).surroundings, inside=False)
    if watched is None:
        return ()
    steps = watched.recorder.taken(watched.program.claim, Frame(frame.record, Steps()))
    wanted = {show(side) for side in _sides(watched.program.claim.node)}
    seen = {
        step.expression: Operand(step.expression, step.value, step.place)
        for step in reversed(steps)
        if step.expression in wanted and not step.constant and step.depth == 0 and not step.level
    }
    return (*reversed(seen.values()), *_differences(steps))


def _differences(steps: tuple[Step, ...]) -> list[Operand]:
    """What the comparisons that failed differ by."""
    return [
        Operand(f"{step.expression}，相差", step.difference, None)
        for step in steps
        if step.difference and step.value == "否" and step.depth == 0 and not step.level
    ]


def _sides(node: n.Expr) -> list[n.Expr]:
    """The expressions that comparisons and tests inside a condition are about."""
    tests = (n.Compare, n.Relation, n.IsKind, n.Presence)
    return [side for test in n.walk(node) if isinstance(test, tests) for side in n.children(test)]


def trace_rule(rule: Rule, whole: SetRecord) -> tuple[RecordTrace, ...]:
    """What a rule did with every record it selected, in the order of the document."""
    program = program_of(rule, whole.surroundings)
    watched = _watched(rule, whole.surroundings, inside=True)
    if program is None or watched is None:
        return ()
    return tuple(_traced(watched, judgement) for judgement in judgements(program, whole))


def _traced(watched: _Watched, judgement: Judgement) -> RecordTrace:
    record, program = judgement.record, watched.program
    frame = Frame(record, Steps())
    when = watched.recorder.taken(program.when, frame) if program.when else ()
    applies = judgement.outcome in (Outcome.PASS, Outcome.FAIL) or program.when is None
    claim = watched.recorder.taken(program.claim, frame) if applies else ()
    return RecordTrace(
        key_of(record),
        address_of(record, None),
        place_of(record),
        judgement.outcome,
        judgement.reason,
        when,
        claim,
        tuple(
            Step(name, _shown(value), None, 0, constant=False)
            for name, value in frame.definitions.items()
        ),
    )
