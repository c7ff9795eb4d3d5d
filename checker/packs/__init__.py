"""Rule packs: loading them strictly, choosing rules, running the examples inside them."""

from checker.language.rule import Rule
from checker.packs.examples import ExampleResult, test_rules
from checker.packs.loading import load_packs
from checker.packs.packset import PackSet, select_rules

__all__ = ["ExampleResult", "PackSet", "Rule", "load_packs", "select_rules", "test_rules"]
