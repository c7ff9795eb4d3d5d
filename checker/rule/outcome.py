"""Runs a rule over the records of a set: passed, failed, not applicable, unknown."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from checker.dataclass import dataclass, field
from checker.form.records import SetRecord, TableRecord, key_of, set_of, table_of
from checker.language.frame import STEPS, Doubtful, Frame, StepLimit, Steps, is_list
from checker.language.gaps import ABSENT, Absent, Gap, Unknown
from checker.rule.failure import Untold, finding_of
from checker.rule.program import program_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from checker.finding import Finding
    from checker.form.records import Record, RecordKey
    from checker.rule.program import Program
    from checker.rule.rule import Rule

TOO_MANY_STEPS = "规则步数超过上限，没有算完"
TOO_LARGE_A_SET = "全套太大，这条规则没有把每张表都比完"
STEPS_OF_A_SET, STEPS_A_TABLE = 500_000, 500
"""What a rule may spend on a set, however its tables are alike: it grows as the set does."""
MOST_REASONS = 20


class Outcome(StrEnum):
    """What a rule comes to on one record."""

    PASS = "pass"
    FAIL = "fail"
    NOT_APPLICABLE = "not_applicable"
    UNKNOWN = "unknown"


@dataclass(slots=True)
class RuleOutcome:
    """What became of a rule on a set; `findings` come with what each is about."""

    rule: Rule
    findings: list[tuple[RecordKey, Finding]] = field(
        default_factory=list["tuple[RecordKey, Finding]"]
    )
    passed: int = 0
    failed: int = 0
    not_applicable: int = 0
    unknown: int = 0
    reasons: list[str] = field(default_factory=list[str])
    """Why records were unknown, each distinct reason once, the first few."""

    @property
    def checked(self) -> int:
        return self.passed + self.failed

    def note(self, reason: str) -> None:
        if reason and reason not in self.reasons and len(self.reasons) < MOST_REASONS:
            self.reasons.append(reason)


@dataclass(slots=True)
class Judgement:
    """A rule's outcome on one record, with the reason of an unknown, the finding of a failure."""

    record: Record
    outcome: Outcome
    reason: str = ""
    finding: Finding | None = None


def run_rule(rule: Rule, whole: SetRecord, counted: Container[str] | None = None) -> RuleOutcome:
    """Runs a rule over a set; a rule of reading gives an empty outcome. With `counted`, outcomes
    are counted for records of these paths only; findings are given of all.

    Raises UsageError where the rule itself is faulty.
    """
    result = RuleOutcome(rule)
    program = program_of(rule, whole.surroundings)
    if program is None:
        return result
    counts = dict.fromkeys(Outcome, 0)
    for judgement in judgements(program, whole):
        outcome = judgement.outcome
        if _counts(judgement.record, counted):
            counts[outcome] += 1
            if outcome is Outcome.UNKNOWN:
                result.note(judgement.reason)
        if judgement.finding is not None:
            result.findings.append((key_of(judgement.record), judgement.finding))
    result.passed, result.failed = counts[Outcome.PASS], counts[Outcome.FAIL]
    result.not_applicable, result.unknown = counts[Outcome.NOT_APPLICABLE], counts[Outcome.UNKNOWN]
    return result


def _counts(record: Record, counted: Container[str] | None) -> bool:
    """The set as a whole counts wherever it is looked at from."""
    if counted is None:
        return True
    path = key_of(record).path
    return not path or path in counted


def looks_across(rule: Rule, whole: SetRecord) -> bool:
    """Whether a rule compares tables of the set with one another."""
    program = program_of(rule, whole.surroundings)
    return program is not None and program.typed.across


def judgements(program: Program, whole: SetRecord) -> Iterator[Judgement]:
    """What the rule comes to on every record it selects, in the order of the document."""
    roots: tuple[Record, ...] = (whole,) if program.typed.root == "全套" else whole.tables
    for root in roots:
        if isinstance(root, TableRecord) and not _for_profile(program.rule, root):
            continue
        yield from judged_root(program, root)


def _for_profile(rule: Rule, table: TableRecord) -> bool:
    return not rule.profiles or table.profile in rule.profiles


def judged_root(program: Program, root: Record) -> Iterator[Judgement]:
    """What the rule comes to on the records it selects of one table, or of the set."""
    steps = Steps()
    selected = _selected(program, root, steps)
    if isinstance(selected, Unknown):
        yield Judgement(root, Outcome.UNKNOWN, selected.reason)
        return
    # Records of a table share its budget and its profile; those of a set each have their own.
    last = root if isinstance(root, TableRecord) else None
    own = last is not None
    spent, most = 0, STEPS_OF_A_SET + STEPS_A_TABLE * len(set_of(root).tables)
    typed, function = program.typed, program.machine.function
    when = None if typed.when is None else function(typed.when)
    claim = function(typed.claim)
    frame = Frame(root, steps)
    for item in selected:
        record: Record = item.item if isinstance(item, Doubtful) else item  # type: ignore[assignment]  # `select` gives records
        if not own:
            table = table_of(record)
            if table is not None and not _for_profile(program.rule, table):
                continue
            if table is not last:
                # The budget is one table's; a rule on the set starts afresh with each.
                spent += STEPS - steps.left
                steps, last = Steps(), table
            if spent > most:
                yield Judgement(record, Outcome.UNKNOWN, TOO_LARGE_A_SET)
                continue
        frame.turn_to(record, steps)
        doubt = item.reason if isinstance(item, Doubtful) else None
        try:
            applies = True if when is None else when(frame, record, None)
            verdict = claim(frame, record, None) if applies is True else applies
        except StepLimit:
            applies = verdict = Unknown(TOO_MANY_STEPS)
        if applies is not True:
            # What `when` does not say holds does not apply, unless it cannot be said.
            verdict = applies if isinstance(applies, Unknown) else ABSENT
        yield _judgement(program, frame, verdict, doubt)


def _selected(program: Program, root: Record, steps: Steps) -> tuple[object, ...] | Unknown:
    try:
        found = program.machine.run(program.typed.select, Frame(root, steps))
    except StepLimit:
        return Unknown(TOO_MANY_STEPS)
    if is_list(found):
        return found
    if isinstance(found, Gap):
        return found if isinstance(found, Unknown) else ()
    return (found,)


def _judgement(program: Program, frame: Frame, verdict: object, doubt: Unknown | None) -> Judgement:
    """What a verdict on the record of a frame comes to; where it is in `doubt` whether the rule
    is about that record, neither passing nor failing is certain."""
    record = frame.record
    if isinstance(verdict, Absent):
        return Judgement(record, Outcome.NOT_APPLICABLE)
    if doubt is not None and not isinstance(verdict, Unknown):
        verdict = doubt
    if verdict is True:
        return Judgement(record, Outcome.PASS)
    if isinstance(verdict, Unknown):
        return Judgement(record, Outcome.UNKNOWN, verdict.reason)
    try:
        finding = finding_of(program, frame, program.machine.run)
    except Untold as untold:
        return Judgement(record, Outcome.UNKNOWN, untold.reason)
    return Judgement(record, Outcome.FAIL, finding=finding)
