"""Rules: what one is, and what it comes to on the tables of a set.

A rule is compiled by the language (`compiler`), run over the records of a form (`outcome`), and
where it fails it makes a finding (`failure`) with what would be right (`proposal`).
"""

from typing import TYPE_CHECKING

from checker.rule.batch import run_rules
from checker.rule.composition import compose
from checker.rule.origin import Equivalent, Example, RuleOrigin, RuleTexts, TemplateUse
from checker.rule.outcome import SPENT, Outcome, RuleOutcome, looks_across, run_rule, runs_on_set
from checker.rule.program import compile_rule, program_of
from checker.rule.rule import FixClause, RelatedClause, Rule

if TYPE_CHECKING:
    from checker.rule.compiler import Compiler as Compiler
    from checker.rule.kept import KeptCondition as KeptCondition
    from checker.rule.kept import KeptRule as KeptRule
    from checker.rule.kept import kept_conditions as kept_conditions
    from checker.rule.kept import kept_rule as kept_rule
    from checker.rule.kept import ready_rule as ready_rule
    from checker.rule.kept import seed_conditions as seed_conditions
    from checker.rule.manual import language_page as language_page
    from checker.rule.manual import quick_page as quick_page
    from checker.rule.narrow import keep_to_tables as keep_to_tables
    from checker.rule.narrow import looks_up_only as looks_up_only
    from checker.rule.steps import Step as Step
    from checker.rule.trace import RecordTrace as RecordTrace
    from checker.rule.trace import trace_rule as trace_rule
else:
    from checker.base.face import late

    __getattr__ = late(
        __name__,
        {
            "compiler": ("Compiler",),
            "kept": (
                "KeptCondition",
                "KeptRule",
                "kept_conditions",
                "kept_rule",
                "ready_rule",
                "seed_conditions",
            ),
            "manual": ("language_page", "quick_page"),
            "narrow": ("keep_to_tables", "looks_up_only"),
            "steps": ("Step",),
            "trace": ("RecordTrace", "trace_rule"),
        },
    )

__all__ = [
    "SPENT",
    "Equivalent",
    "Example",
    "FixClause",
    "Outcome",
    "RelatedClause",
    "Rule",
    "RuleOrigin",
    "RuleOutcome",
    "RuleTexts",
    "TemplateUse",
    "compile_rule",
    "compose",
    "looks_across",
    "program_of",
    "run_rule",
    "run_rules",
    "runs_on_set",
]
