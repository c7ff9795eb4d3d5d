"""Rule packs: loading them strictly, choosing rules, running the examples inside them.

What a name needs is imported when the name is asked for: a run takes the packs as they were worked
out before and needs neither their reader nor their tests.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker.packs.examples import ExampleResult, test_rules
    from checker.packs.loader import load_packs
    from checker.packs.mutation import (
        DefinitionResult,
        Mutant,
        MutationResult,
        definitions_used,
        mutants_by_group,
        mutants_of,
        mutate,
        mutate_definition,
        survivors,
    )
    from checker.packs.nearby import further_examples, is_same_table
    from checker.packs.packset import (
        CATALOGUE,
        PackSet,
        is_exactly,
        locked_message,
        select_rules,
    )
    from checker.packs.stored import packs_to_run
    from checker.rule import Rule

_HOMES: dict[str, str] = {
    "CATALOGUE": "checker.packs.packset",
    "DefinitionResult": "checker.packs.mutation",
    "ExampleResult": "checker.packs.examples",
    "Mutant": "checker.packs.mutation",
    "MutationResult": "checker.packs.mutation",
    "PackSet": "checker.packs.packset",
    "Rule": "checker.rule.rule",
    "definitions_used": "checker.packs.mutation",
    "further_examples": "checker.packs.nearby",
    "is_exactly": "checker.packs.packset",
    "is_same_table": "checker.packs.nearby",
    "load_packs": "checker.packs.loader",
    "locked_message": "checker.packs.packset",
    "mutants_by_group": "checker.packs.mutation",
    "mutants_of": "checker.packs.mutation",
    "mutate": "checker.packs.mutation",
    "mutate_definition": "checker.packs.mutation",
    "packs_to_run": "checker.packs.stored",
    "select_rules": "checker.packs.packset",
    "survivors": "checker.packs.mutation",
    "test_rules": "checker.packs.examples",
}

__all__ = [
    "CATALOGUE",
    "DefinitionResult",
    "ExampleResult",
    "Mutant",
    "MutationResult",
    "PackSet",
    "Rule",
    "definitions_used",
    "further_examples",
    "is_exactly",
    "is_same_table",
    "load_packs",
    "locked_message",
    "mutants_by_group",
    "mutants_of",
    "mutate",
    "mutate_definition",
    "packs_to_run",
    "select_rules",
    "survivors",
    "test_rules",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(home), name)
