"""Every rule shows tables that are right and tables that are wrong, of trades of their own."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from checker.packs import load_packs
from checker.strictyaml import YamlMapping, YamlScalar, YamlSequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.rule import Example, Rule
    from checker.strictyaml import YamlNode

LEAST = 3
RULES = {rule.id: rule for rule in load_packs().rules if not rule.reader}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_a_rule_has_three_guilty_and_three_innocent_tables(rule: Rule) -> None:
    guilty = [one for one in rule.origin.examples if one.expect == "bad"]
    innocent = [one for one in rule.origin.examples if one.expect in ("good", "near")]
    assert min(len(guilty), len(innocent)) >= LEAST


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_no_example_of_a_rule_is_another_one_again(rule: Rule) -> None:
    written = [(one.expect, texts_of(one)) for one in rule.origin.examples]
    assert [one for one, other in combinations(written, 2) if one == other] == []


def texts_of(example: Example) -> tuple[str, ...]:
    """What stands in the cells of an example, keys included."""
    return tuple(_texts(example.node))


def _texts(node: YamlNode) -> Iterator[str]:
    match node:
        case YamlScalar():
            yield node.text
        case YamlSequence():
            for item in node.items:
                yield from _texts(item)
        case YamlMapping():
            for key, value in node.entries:
                yield key.text
                yield from _texts(value)
