"""Sister examples: a written example with one word of a choice in place of another.

Words of one list, branches of one regular expression and kinds of value stand for the same thing.
An example that shows the one shows the other too, once the word is exchanged: so a list need not be
written twice, once in the rule and once in its examples. A sister counts only where the rule as it
stands comes to what the example promises.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.language import specimen
from checker.packs.specimens import VALUES
from checker.strictyaml import YamlMapping, YamlScalar, YamlSequence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.packs.alterations import Choice
    from checker.rule import Example
    from checker.strictyaml import YamlNode

MOST = 60
"""Sisters tried for one choice: the first few show it, or none will."""
_TARGET = "指标值"


def sisters(examples: Sequence[Example], choice: Choice) -> Iterator[Example]:
    """Examples with what is gone from a choice in the place of another member of it."""
    return islice(_sisters(examples, choice), MOST)


def _sisters(examples: Sequence[Example], choice: Choice) -> Iterator[Example]:
    written = [example for example in examples if example.file is None]
    if choice.how == "种类":
        for example in written:
            yield from (_made(example, node) for node in _valued(example.node, choice.gone))
        return
    put = choice.gone if choice.how == "词" else specimen(choice.gone)
    if put is None:
        return
    for example in written:
        for other in choice.others:
            pattern = re.compile(re.escape(other) if choice.how == "词" else other)
            for node in _exchanged(example.node, pattern, put):
                yield _made(example, node)


def _made(example: Example, node: YamlNode) -> Example:
    """The sister; what the rule is to say in so many words is the first one's own."""
    assert isinstance(node, YamlMapping)
    return replace(example, node=node, expected=None, said=None, fixed=None)


def _valued(node: YamlNode, kind: str) -> Iterator[YamlNode]:
    """The node with one target of the kind."""
    match node:
        case YamlMapping(entries):
            for at, (key, value) in enumerate(entries):
                if key.text == _TARGET and isinstance(value, YamlScalar):
                    yield _at(node, at, replace(value, text=VALUES[kind]))
                else:
                    yield from (_at(node, at, made) for made in _valued(value, kind))
        case YamlSequence(items):
            for at, item in enumerate(items):
                for made in _valued(item, kind):
                    yield replace(node, items=(*items[:at], made, *items[at + 1 :]))
        case _:
            return


def _exchanged(node: YamlNode, pattern: re.Pattern[str], put: str) -> Iterator[YamlNode]:
    """The node with one text, or one key, in which `put` stands for what the pattern found."""
    match node:
        case YamlScalar(text):
            for found in pattern.finditer(text):
                other = text[: found.start()] + put + text[found.end() :]
                if other != text:
                    yield replace(node, text=other)
        case YamlSequence(items):
            for at, item in enumerate(items):
                for made in _exchanged(item, pattern, put):
                    yield replace(node, items=(*items[:at], made, *items[at + 1 :]))
        case YamlMapping(entries):
            yield from _renamed(node, pattern, put)
            for at, (_, value) in enumerate(entries):
                yield from (_at(node, at, made) for made in _exchanged(value, pattern, put))


def _renamed(node: YamlMapping, pattern: re.Pattern[str], put: str) -> Iterator[YamlNode]:
    """The mapping with a key that is the other word; lists of columns hold keys."""
    if node.get(put) is not None:
        return
    for at, (key, value) in enumerate(node.entries):
        if pattern.fullmatch(key.text):
            entries = list(node.entries)
            entries[at] = replace(key, text=put), value
            yield YamlMapping(tuple(entries), node.place)


def _at(node: YamlMapping, at: int, value: YamlNode) -> YamlNode:
    entries = list(node.entries)
    entries[at] = entries[at][0], value
    return YamlMapping(tuple(entries), node.place)
