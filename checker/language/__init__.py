"""The rule language: small, total, typed, with Chinese names, units and three truth values.

An expression is parsed (`parser`), checked and turned into closures (`elaborate`), and run over
the records of a set of tables (`running`). Nothing here evaluates Python or reaches an attribute
that a registry does not name.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from checker.language.binding import bind_set
from checker.language.composition import compose
from checker.language.records import RecordKey, SetRecord
from checker.language.rule import Example, Rule
from checker.language.running import Outcome, RuleOutcome, looks_across, run_rule

if TYPE_CHECKING:
    from checker.language.tracing import RecordTrace, Step, trace_rule

__all__ = [
    "Example",
    "Outcome",
    "RecordKey",
    "RecordTrace",
    "Rule",
    "RuleOutcome",
    "SetRecord",
    "Step",
    "bind_set",
    "compose",
    "looks_across",
    "run_rule",
    "trace_rule",
]


def __getattr__(name: str) -> Any:
    """Tracing is imported when somebody asks for an explanation."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("checker.language.tracing"), name)
