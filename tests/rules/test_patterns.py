"""Which bundled rules need a regular expression, each with the reason why no word says it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from checker.language.nodes import Call, Relation, walk
from checker.language.parser import parse
from checker.packs import load_packs

if TYPE_CHECKING:
    from checker.rule import Rule

DECLARED = Path(__file__).with_name("patterns.yaml")
MOST = 47
SEARCHING = ("取", "取全部", "替换")


def needs_a_pattern(rule: Rule) -> bool:
    conditions = [rule.sources[key] for key in ("select", "when", "assert") if key in rule.sources]
    for source in (*conditions, *(source for _, source in rule.define)):
        for node in walk(parse(source.text)):
            matches = isinstance(node, Relation) and node.operator.endswith("匹配")
            if matches or (isinstance(node, Call) and node.function in SEARCHING):
                return True
    return False


def test_every_rule_that_needs_a_pattern_says_why_and_no_more_do_than_before() -> None:
    reasons: dict[str, str] = yaml.safe_load(DECLARED.read_text(encoding="utf-8"))
    found = [rule.id for rule in load_packs().rules if needs_a_pattern(rule)]
    assert sorted(reasons) == sorted(found)
    assert len(found) <= MOST
    assert [rule for rule, why in reasons.items() if len(why) < len("名称里有没有写数")] == []
