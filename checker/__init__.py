"""goalcheck: the checker for Chinese budget performance-goal tables (预算项目绩效目标表).

What other programs may rely on is named here, and nothing else: a Job says what to check, `check`
does it, the Run says what was found; `parse` reads one indicator value. docs/Python接口.md shows
each of them. Names are loaded when they are first used, so that importing stays light.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from checker.base.version import __version__

if TYPE_CHECKING:
    from checker.base.errors import UsageError
    from checker.base.place import Place
    from checker.finding import Finding, Judgement, Run, Severity, Verdict, judge
    from checker.pipeline import Job, check
    from checker.reports import ReportOptions, render
    from checker.values import parse, value_json

# Name -> the module it lives in.
_HOMES = {
    "Finding": "checker.finding",
    "Job": "checker.pipeline",
    "Judgement": "checker.finding",
    "Place": "checker.base.place",
    "ReportOptions": "checker.reports",
    "Run": "checker.finding",
    "Severity": "checker.finding",
    "UsageError": "checker.base.errors",
    "Verdict": "checker.finding",
    "check": "checker.pipeline",
    "judge": "checker.finding",
    "parse": "checker.values",
    "render": "checker.reports",
    "value_json": "checker.values",
}

__all__ = [
    "Finding",
    "Job",
    "Judgement",
    "Place",
    "ReportOptions",
    "Run",
    "Severity",
    "UsageError",
    "Verdict",
    "__version__",
    "check",
    "judge",
    "parse",
    "render",
    "value_json",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
