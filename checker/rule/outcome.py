"""Runs a rule over the records of a set: passed, failed, not applicable, unknown."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from checker.base.dataclass import dataclass, field
from checker.form import SetRecord, TableRecord, filled_of, set_of, subject_of, table_of, units_of
from checker.language import (
    ABSENT,
    STEPS,
    Absent,
    Doubtful,
    Frame,
    Gap,
    StepLimit,
    Steps,
    Unknown,
    is_list,
)
from checker.rule.failure import Untold, doubt_of, finding_of
from checker.rule.program import program_of

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator

    from checker.finding import Finding, Subject
    from checker.form import Record
    from checker.rule.program import Program
    from checker.rule.rule import Rule

    Runnable = Callable[[Frame, Any, None], object]

TOO_MANY_STEPS = "规则步数超过上限，没有算完"
TOO_LARGE_A_SET = "全套太大，这条规则没有把每张表都比完"
STEPS_OF_A_SET, STEPS_A_TABLE = 500_000, 500
"""What a rule may spend on a set, however its tables are alike: it grows as the set does."""
SPENT = "spent"
"""Under this a set keeps which part of its steps the rule that took most of them has spent."""
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
    findings: list[tuple[Subject, Finding]] = field(default_factory=list["tuple[Subject, Finding]"])
    passed: int = 0
    failed: int = 0
    not_applicable: int = 0
    unknown: int = 0
    reasons: list[str] = field(default_factory=list[str])
    """Why records were unknown, each distinct reason once, the first few."""

    @property
    def checked(self) -> int:
        return self.passed + self.failed

    def count_unknown(self, reason: str) -> None:
        self.unknown += 1
        self.note(reason)

    def note(self, reason: str) -> None:
        """Keeps why a record cannot be judged: each reason once, the first few."""
        if reason and reason not in self.reasons and len(self.reasons) < MOST_REASONS:
            self.reasons.append(reason)


@dataclass(slots=True)
class RecordOutcome:
    """A rule's outcome on one record, with the reason of an unknown, the finding of a failure or
    of an unknown that is to be told."""

    record: Record
    outcome: Outcome
    reason: str = ""
    finding: Finding | None = None


def run_rule(
    rule: Rule,
    whole: SetRecord,
    counted: Container[str] | None = None,
    tables: Iterable[TableRecord] | None = None,
) -> RuleOutcome:
    """Runs a rule over a set; a rule of reading gives an empty outcome. With `counted`, outcomes
    are counted for records of these paths only; findings are given of all. Where `tables` of the
    set are given, a rule is asked of these and of their records alone.

    Raises UsageError where the rule itself is faulty.
    """
    result = RuleOutcome(rule)
    program = program_of(rule, whole.surroundings)
    if program is None:
        return result
    if program.reach.root == "全套":
        among = None if tables is None else {one.position for one in tables}
        judge_into(result, program, whole, counted, among)
        return result
    for table in whole.tables if tables is None else tables:
        if is_for_profile(rule, table):
            within = counted is None or table.table.path in counted
            judge_into(result, program, table, None if within else ())
    return result


def judge_into(
    result: RuleOutcome,
    program: Program,
    root: Record,
    counted: Container[str] | None,
    among: Container[int] | None = None,
) -> None:
    """Adds what the rule comes to on the records it selects of one table, or of the set; with
    `among`, of the tables at these positions.

    Most of them pass or do not apply, and nothing more is made of these.
    """
    passed = absent = 0
    for frame, verdict in verdicts(program, root, among):
        counts = counted is None or _is_counted(frame.record, counted)
        if verdict is True:
            passed += counts
        elif verdict.__class__ is Absent:
            absent += counts
        else:
            add_judgement(result, judgement_of(program, frame, verdict), counts=counts)
    result.passed += passed
    result.not_applicable += absent


def add_judgement(result: RuleOutcome, judgement: RecordOutcome, *, counts: bool) -> None:
    """Adds a failure, or what cannot be judged and is perhaps to be told."""
    if judgement.finding is not None:
        result.findings.append((subject_of(judgement.record), judgement.finding))
    if not counts:
        return
    if judgement.outcome is Outcome.FAIL:
        result.failed += 1
    else:
        result.count_unknown(judgement.reason)


def _is_counted(record: Record, counted: Container[str]) -> bool:
    """The set as a whole counts wherever it is looked at from."""
    table = table_of(record)
    return table is None or table.table.path in counted


def runs_on_set(rule: Rule, whole: SetRecord) -> bool:
    """Whether a rule is about the set as a whole. Raises UsageError where it is faulty."""
    program = program_of(rule, whole.surroundings)
    return program is not None and program.typed.root == "全套"


def looks_across(rule: Rule, whole: SetRecord) -> bool:
    """Whether a rule compares tables of the set with one another."""
    program = program_of(rule, whole.surroundings)
    return program is not None and program.reach.across


def judgements(program: Program, whole: SetRecord) -> Iterator[RecordOutcome]:
    """What the rule comes to on every record it selects, in the order of the document."""
    roots: tuple[Record, ...] = (whole,) if program.reach.root == "全套" else whole.tables
    for root in roots:
        if not isinstance(root, TableRecord) or is_for_profile(program.rule, root):
            yield from judged_root(program, root)


def is_for_profile(rule: Rule, table: TableRecord) -> bool:
    """Whether a rule is one for the form of a table."""
    return not rule.profiles or table.profile in rule.profiles


def judged_root(program: Program, root: Record) -> Iterator[RecordOutcome]:
    """What the rule comes to on the records it selects of one table, or of the set."""
    for frame, verdict in verdicts(program, root):
        yield judgement_of(program, frame, verdict)


def verdicts(
    program: Program, root: Record, among: Container[int] | None = None
) -> Iterator[tuple[Frame, object]]:
    """The verdict on every record that is selected of one table, or of the set (with `among`, of
    its tables at these positions): True where it passes, Absent where the rule does not apply,
    Unknown; anything else is a failure.

    The frame is that of the record until the next one is asked for.
    """
    needs = program.reach.needs
    if needs and isinstance(root, TableRecord) and not needs <= filled_of(root):
        return
    steps = Steps()
    frame = Frame(root, steps, units=units_of(root))
    select, when, claim = program.main
    try:
        found = select(frame, root, None)
    except StepLimit:
        found = Unknown(TOO_MANY_STEPS)
    if isinstance(found, Unknown):
        yield frame, found
    if isinstance(found, Gap):
        return
    items: Any = found if is_list(found) else (found,)
    if not isinstance(root, TableRecord):
        yield from _verdicts_of_set(program, frame, items, among)
        return
    for item in items:
        if item.__class__ is Doubtful:
            inner: Any = item.item
            frame.turn_to(inner, steps)
            yield frame, _in_doubt(_verdict(when, claim, frame), item.reason)
        else:
            frame.turn_to(item, steps)
            yield frame, _verdict(when, claim, frame)


def _verdicts_of_set(
    program: Program, frame: Frame, selected: tuple[Any, ...], among: Container[int] | None
) -> Iterator[tuple[Frame, object]]:
    """Records of a set have the profile of their table each, and a budget a table."""
    whole, steps = set_of(frame.record), frame.steps
    last: TableRecord | None = None
    spent, most = 0, STEPS_OF_A_SET + STEPS_A_TABLE * len(whole.tables)
    _, when, claim = program.main
    for item in selected:
        doubt: Unknown | None = item.reason if item.__class__ is Doubtful else None
        record: Record = item if doubt is None else item.item
        table = table_of(record)
        if table is not None and not is_for_profile(program.rule, table):
            continue
        if among is not None and (table is None or table.position not in among):
            continue
        if table is not last:
            # The budget is one table's; a rule on the set starts afresh with each.
            spent += STEPS - steps.left
            steps, last = Steps(), table
        frame.turn_to(record, steps)
        if spent > most:
            yield frame, Unknown(TOO_LARGE_A_SET)
            continue
        verdict = _verdict(when, claim, frame)
        yield frame, verdict if doubt is None else _in_doubt(verdict, doubt)
    whole.memo[SPENT] = max(whole.memo.get(SPENT, 0), (spent + STEPS - steps.left) / most)


def _verdict(when: Runnable | None, claim: Runnable, frame: Frame) -> object:
    record = frame.items[0]
    try:
        applies = True if when is None else when(frame, record, None)
        if applies is True:
            return claim(frame, record, None)
    except StepLimit:
        return Unknown(TOO_MANY_STEPS)
    # What `when` does not say holds does not apply, unless it cannot be said.
    return applies if isinstance(applies, Unknown) else ABSENT


def _in_doubt(verdict: object, reason: Unknown) -> object:
    """Where it is in doubt whether the rule is about a record, neither passing nor failing is
    certain."""
    return verdict if isinstance(verdict, (Absent, Unknown)) else reason


def judgement_of(program: Program, frame: Frame, verdict: object) -> RecordOutcome:
    """What a verdict on the record of a frame comes to."""
    record = frame.record
    if isinstance(verdict, Absent):
        return RecordOutcome(record, Outcome.NOT_APPLICABLE)
    if verdict is True:
        return RecordOutcome(record, Outcome.PASS)
    if isinstance(verdict, Unknown):
        return _unknown(program, record, verdict.reason)
    try:
        finding = finding_of(program, frame, program.machine.run)
    except Untold as untold:
        return _unknown(program, record, untold.reason)
    return RecordOutcome(record, Outcome.FAIL, finding=finding)


def _unknown(program: Program, record: Record, reason: str) -> RecordOutcome:
    told = doubt_of(program, record, reason) if program.rule.report_unknown else None
    return RecordOutcome(record, Outcome.UNKNOWN, reason, told)
