"""The same rule run again with every step written down, for `explain --on`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.form import place_of, steps_of, subject_of, units_of
from checker.language import Frame, Steps
from checker.rule.outcome import Outcome, judgements
from checker.rule.program import program_of
from checker.rule.steps import Recorder, Step, recorder_of, shown

if TYPE_CHECKING:
    from checker.base.place import Place
    from checker.finding import Subject
    from checker.form import SetRecord
    from checker.rule.outcome import RecordOutcome
    from checker.rule.program import Program
    from checker.rule.rule import Rule


@dataclass(frozen=True, slots=True)
class RecordTrace:
    """What a rule did with one record: the steps of `when` and `assert` in the order taken, and
    the values of the definitions that were needed."""

    subject: Subject
    address: str
    place: Place | None
    outcome: Outcome
    reason: str
    when: tuple[Step, ...]
    claim: tuple[Step, ...]
    definitions: tuple[Step, ...]


def trace_rule(rule: Rule, whole: SetRecord) -> tuple[RecordTrace, ...]:
    """What a rule did with every record it selected, in the order of the document."""
    program = program_of(rule, whole.surroundings)
    if program is None:
        return ()
    recorder = recorder_of(program, whole.surroundings, inside=True)
    return tuple(_traced(recorder, program, one) for one in judgements(program, whole))


def _traced(recorder: Recorder, program: Program, judgement: RecordOutcome) -> RecordTrace:
    record, typed = judgement.record, program.typed
    frame = Frame(record, Steps(), units=units_of(record))
    when = recorder.taken(typed.when, frame) if typed.when else ()
    applies = judgement.outcome in (Outcome.PASS, Outcome.FAIL) or typed.when is None
    claim = recorder.taken(typed.claim, frame) if applies else ()
    return RecordTrace(
        subject_of(record),
        " > ".join(steps_of(record, None)),
        place_of(record),
        judgement.outcome,
        judgement.reason,
        when,
        claim,
        tuple(
            Step(name, shown(value), None, 0, constant=False)
            for name, value in frame.definitions.items()
        ),
    )
