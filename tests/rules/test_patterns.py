"""How many bundled rules need a regular expression, for want of a word: may only shrink."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language.nodes import Call, Relation, walk
from checker.language.parser import parse
from checker.packs import load_packs

if TYPE_CHECKING:
    from checker.rule import Rule

MOST = 50
SEARCHING = ("取", "取全部", "替换")


def needs_a_pattern(rule: Rule) -> bool:
    conditions = [rule.sources[key] for key in ("select", "when", "assert") if key in rule.sources]
    for source in (*conditions, *(source for _, source in rule.define)):
        for node in walk(parse(source.text)):
            matches = isinstance(node, Relation) and node.operator.endswith("匹配")
            if matches or (isinstance(node, Call) and node.function in SEARCHING):
                return True
    return False


def test_no_more_rules_lean_on_patterns_than_before() -> None:
    found = [rule.id for rule in load_packs().rules if needs_a_pattern(rule)]
    assert len(found) <= MOST, found
