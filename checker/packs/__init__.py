"""Rule packs: loading them strictly, choosing rules, running the examples inside them."""

from checker.language.rule import Rule
from checker.packs.examples import ExampleResult, test_rules
from checker.packs.loading import CATALOGUE, load_packs
from checker.packs.mutation import Mutant, MutationResult, mutants_of, mutate, survivors
from checker.packs.packset import PackSet, is_exactly, locked_message, select_rules

__all__ = [
    "CATALOGUE",
    "ExampleResult",
    "Mutant",
    "MutationResult",
    "PackSet",
    "Rule",
    "is_exactly",
    "load_packs",
    "locked_message",
    "mutants_of",
    "mutate",
    "select_rules",
    "survivors",
    "test_rules",
]
