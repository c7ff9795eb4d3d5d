"""One cell, one answer: what several rules ask of a cell, put together until none asks more.

Every rule speaks of its own fault, and two pieces of advice for one cell may each leave the other's
fault. So the row is written as a rule proposes, read again and judged again, until all rules are
content; what stands there then is what every finding of the cell shows.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.finding import Safety
from checker.form import read_as, subject_of
from checker.rule.answer import VALUES, answer_of, wish_of
from checker.rule.judges import judges_of
from checker.rule.sameness import is_same_value
from checker.rule.written import written_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from checker.finding import Finding, Fix, Subject
    from checker.form import IndicatorRecord, SetRecord, TableRecord
    from checker.model import Indicator
    from checker.rule.answer import Answer, Wish
    from checker.rule.judges import Judges
    from checker.rule.rule import Rule


def compose(
    findings: Sequence[Finding],
    whole: SetRecord,
    rules: Iterable[Rule],
    told: Callable[[Finding], bool],
) -> list[Finding]:
    """The findings that are `told`, each with the advice that contents all of `rules` that look at
    its row."""
    judges = judges_of(rules, whole)
    tables = {subject_of(table): table for table in whole.tables}
    rows = _by_row(findings, tables)
    answers: dict[Subject, Answer | None] = {}
    composed: list[Finding] = []
    for finding in filter(told, findings):
        key, row = finding.subject, _row(finding, tables)
        if row is None or finding.field not in VALUES or finding.rule not in judges.known:
            composed.append(finding)
            continue
        if key not in answers:
            table = tables[key.whole_table]
            answers[key] = _answer(judges, table, row.indicator, finding.field, rows[key.whole_row])
        answer = answers[key]
        composed.append(_agreeing(finding, answer, row) if answer else finding)
    return composed


MOST_ANSWERS = 5_000
"""Cells of which it is remembered what they should say."""


def _answer(
    judges: Judges, table: TableRecord, row: Indicator, label: str, asked: Sequence[Wish]
) -> Answer | None:
    """What a cell should say, found out once for all rows in which the same is written, asked by
    the same rules and told by the same columns."""
    if judges.look is None:
        return answer_of(judges, table, row, label, asked)
    key = (row.row, written_row(row).key, label, tuple(asked), judges.look(table))
    if key not in judges.answers:
        if len(judges.answers) >= MOST_ANSWERS:
            judges.answers.clear()
        judges.answers[key] = answer_of(judges, table, row, label, asked)
    return judges.answers.get(key)


def _row(finding: Finding, tables: Mapping[Subject, TableRecord]) -> IndicatorRecord | None:
    """The row a finding is about, of one of the tables."""
    table = tables.get(finding.subject.whole_table)
    if table is None or finding.indicator is None or finding.table is None:
        return None
    return table.indicators[finding.indicator]


def _by_row(
    findings: Iterable[Finding], tables: Mapping[Subject, TableRecord]
) -> dict[Subject, list[Wish]]:
    """What is asked of every row, as the rules have found it to be."""
    rows: defaultdict[Subject, list[Wish]] = defaultdict(list)
    for finding in findings:
        row = _row(finding, tables)
        if row is not None:
            rows[finding.subject.whole_row].append(wish_of(finding, row))
    return rows


def _agreeing(finding: Finding, answer: Answer, row: IndicatorRecord) -> Finding:
    """The finding with the answer of its cell, and no edit that would write something else."""
    return replace(finding, expected=answer.shown, fix=_fix(finding, answer, row))


def _fix(finding: Finding, answer: Answer, row: IndicatorRecord) -> Fix | None:
    """An edit that keeps the meaning is a step on the way to an answer of the same meaning; before
    one of another meaning it would only make the wrong value look tended to. Any other is the
    answer itself, where the cell is all that has to change."""
    fix, label = finding.fix, finding.field
    if fix is None or label is None:
        return None
    if fix.safety is Safety.UNSAFE:
        return replace(fix, replacement=answer.text) if answer.alone else None
    new = read_as(fix.replacement, label, row)
    return fix if any(is_same_value(new, value) for value in answer.values) else None
