"""All rules of a run over the tables of a set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.rule.outcome import run_rule

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Sequence

    from checker.form import SetRecord, TableRecord
    from checker.rule.outcome import RuleOutcome
    from checker.rule.rule import Rule

FEWEST_TABLES = 10
"""Of fewer tables too little is written twice for it to be worth remembering."""


def run_rules(
    rules: Sequence[Rule],
    whole: SetRecord,
    counted: Container[str] | None = None,
    tables: Iterable[TableRecord] | None = None,
    told: Callable[[int, int], None] | None = None,
) -> list[RuleOutcome]:
    """What becomes of each of the rules, as `run_rule` tells it of one, on `tables` of the set
    where these are given; `told` hears how much of how much is done.

    Raises UsageError where a rule itself is faulty.
    """
    among = whole.tables if tables is None else tuple(tables)
    part = None if tables is None else among
    if len(among) < FEWEST_TABLES:
        return [run_rule(rule, whole, counted, part) for rule in rules]
    # Imported here: most runs are about a few tables.
    from checker.rule.memory import run_remembering

    return run_remembering(rules, whole, counted, part, told)
