"""Rules: what one is, and what it comes to on the tables of a set.

A rule is compiled by the language (`compiler`), run over the records of a form (`outcome`), and
where it fails it makes a finding (`failure`) with what would be right (`proposal`).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from checker.rule.batch import run_rules
from checker.rule.composition import compose
from checker.rule.origin import Example
from checker.rule.outcome import Outcome, RuleOutcome, looks_across, run_rule, runs_on_set
from checker.rule.rule import Rule

if TYPE_CHECKING:
    from checker.rule.steps import Step
    from checker.rule.trace import RecordTrace, trace_rule

__all__ = [
    "Example",
    "Outcome",
    "RecordTrace",
    "Rule",
    "RuleOutcome",
    "Step",
    "compose",
    "looks_across",
    "run_rule",
    "run_rules",
    "runs_on_set",
    "trace_rule",
]


def __getattr__(name: str) -> Any:
    """Tracing is imported when somebody asks for an explanation."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("checker.rule.trace"), name)
