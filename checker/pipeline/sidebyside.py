"""The rules of one set run in several processes, with the same outcome as one after the other.

A rule about tables is run over some of them in each process, a rule about the set in one. Processes
are forked where that is safe and have all there is to know; elsewhere each starts anew and makes
itself ready from the job.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.base.processes import begun_together, end_together, ignore_interrupts
from checker.form import bind_set
from checker.pipeline.bench import prepare
from checker.rule import RuleOutcome, run_rule, run_rules, runs_on_set

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from checker.finding import Finding, Subject
    from checker.form import SetRecord
    from checker.pipeline.job import Job
    from checker.pipeline.progress import Told
    from checker.rule import Rule

    State = tuple[Sequence[Rule], SetRecord, Container[str] | None]
    """The rules, the set, the paths that are counted, the units of the packs."""

FEWEST_TABLES = 80
"""Of fewer tables one process has told everything before others are ready."""
FEWEST_STARTED = 400
"""The same where processes are not forked but started."""
_PORTIONS = 4
"""Parts of the tables a process: one that is done takes the next."""
_FORKS = sys.platform == "linux"


class _Part(NamedTuple):
    """What is run at once: the rule of a number over the set, or all others over some tables."""

    rule: int | None
    start: int = 0
    stop: int = 0


class _Result(NamedTuple):
    """What became of the rule of a number: what a RuleOutcome holds, without the rule."""

    rule: int
    findings: list[tuple[Subject, Finding]]
    counts: tuple[int, int, int, int]
    reasons: list[str]


def is_worth_it(jobs: int, tables: int) -> bool:
    """Whether several processes are faster than one for so many tables."""
    return jobs > 1 and tables >= (FEWEST_TABLES if _FORKS else FEWEST_STARTED)


def run_side_by_side(
    rules: Sequence[Rule],
    whole: SetRecord,
    counted: Container[str] | None,
    job: Job,
    told: Told | None = None,
) -> list[RuleOutcome]:
    """What became of each of `rules` on a set, by `job.jobs` processes; `told` hears how far they
    are.

    Raises UsageError where a rule itself is faulty.
    """
    from concurrent.futures import ProcessPoolExecutor

    # Here, where a faulty rule can be told, and so that forked processes need not do it.
    on_set = [runs_on_set(rule, whole) for rule in rules]
    ready: State = (rules, whole, counted)
    state = ready if _FORKS else _to_send(ready, job)
    executor = ProcessPoolExecutor(
        job.jobs,
        multiprocessing.get_context("fork" if _FORKS else "spawn"),
        _begin,
        (state, _FORKS),
    )
    parts = _parts(on_set, len(whole.tables), job.jobs)
    try:
        with begun_together():
            futures = [executor.submit(_run, part) for part in parts]
        results: list[list[_Result]] = []
        for future in futures:
            results.append(future.result())
            if told is not None:
                told(len(results), len(futures))
    except BaseException:
        end_together(executor)
        raise
    executor.shutdown()
    return _merged(rules, results)


def _parts(on_set: Sequence[bool], tables: int, jobs: int) -> list[_Part]:
    """The rules of the set first, as one of them takes longest; then the tables in portions."""
    size = max(1, -(-tables // (jobs * _PORTIONS)))
    return [
        *(_Part(number) for number, alone in enumerate(on_set) if alone),
        *(_Part(None, start, start + size) for start in range(0, tables, size)),
    ]


def _merged(rules: Sequence[Rule], results: Iterable[list[_Result]]) -> list[RuleOutcome]:
    outcomes = [RuleOutcome(rule) for rule in rules]
    for part in results:
        for one in part:
            outcome = outcomes[one.rule]
            outcome.findings += one.findings
            passed, failed, not_applicable, unknown = one.counts
            outcome.passed += passed
            outcome.failed += failed
            outcome.not_applicable += not_applicable
            outcome.unknown += unknown
            for reason in one.reasons:
                outcome.note(reason)
    return outcomes


def _to_send(ready: State, job: Job) -> tuple[Any, ...]:
    """What a process that starts anew makes itself ready from."""
    rules, whole, counted = ready
    keys = tuple(rule.key for rule in rules)
    tables = tuple(record.table for record in whole.tables)
    return (job, keys, tables, (whole.year, whole.year_source), counted)


_state: State | None = None
"""In a process of its own: what it runs."""


def _begin(state: Any, forked: bool) -> None:  # noqa: FBT001  # arguments of a process
    """Makes a process ready."""
    global _state  # noqa: PLW0603  # what a process is for is all it knows
    ignore_interrupts()
    _state = state if forked else _made_ready(*state)


def _made_ready(job: Job, keys: Any, tables: Any, year: Any, counted: Any) -> State:
    bench = prepare(job)
    whole = bind_set(
        tables, year=year[0], profile=job.profile, packset=bench.packs, operands=job.operands
    )
    whole.year_source = year[1]
    by_key = {rule.key: rule for rule in bench.rules}
    return [by_key[key] for key in keys], whole, counted


def _run(part: _Part) -> list[_Result]:
    assert _state is not None, os.getpid()
    rules, whole, counted = _state
    if part.rule is not None:
        return [_result(part.rule, run_rule(rules[part.rule], whole, counted))]
    tables = whole.tables[part.start : part.stop]
    numbers = [at for at, rule in enumerate(rules) if not runs_on_set(rule, whole)]
    outcomes = run_rules([rules[at] for at in numbers], whole, counted, tables)
    return [_result(at, outcome) for at, outcome in zip(numbers, outcomes, strict=True)]


def _result(number: int, outcome: RuleOutcome) -> _Result:
    counts = (outcome.passed, outcome.failed, outcome.not_applicable, outcome.unknown)
    return _Result(number, outcome.findings, counts, outcome.reasons)
