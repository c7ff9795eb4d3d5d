"""Examples near those an author gave: on the boundaries of what a rule asks, with a word exchanged,
a cell blank, a row more or less. They hold the rule where the author's own would not notice a
change; what each promises is what the rule as it stands comes to, for the author to look over.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, replace
from checker.base.pattern import late_pattern
from checker.form import definitions_in
from checker.language import is_list, parse, show_value, specimen
from checker.language import nodes as n
from checker.model import INDICATOR_FIELDS, TABLE_FIELDS, FieldKind
from checker.packs.alterations import altered_patterns
from checker.packs.examples import ABOUT, ExampleMistake, bind_example, verdict_on
from checker.packs.exampleyaml import texts_in
from checker.packs.mutants import expressions_of, mutants_of
from checker.packs.mutation import ExampleBench, unseen
from checker.packs.specimens import VALUES
from checker.rule import run_rule
from checker.strictyaml import YamlMapping, YamlScalar, YamlSequence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from checker.form import SetRecord
    from checker.packs.packset import PackSet
    from checker.rule import Example, Rule, RuleOutcome
    from checker.strictyaml import YamlNode

MOST_TRIED = 1_500
"""Examples that are tried for one rule; more would take longer than anyone waits."""

FILL = "某"
_OTHER_KINDS = ("数量", "定性")
"""Kinds that are tried beside those a rule asks for."""
_VALUED = frozenset(
    label
    for label, spec in (*TABLE_FIELDS.items(), *INDICATOR_FIELDS.items())
    if spec.kind is FieldKind.VALUE
)
_NUMBER = late_pattern(r"\d+(?:\.\d+)?")
_SIGN = late_pattern(r"^(?:[≥≤<>=＝＞＜]|不\w[于过])?")
_PROMISES = ("次数", "应为", "提示", "改为", "说明")


@dataclass(frozen=True, slots=True)
class _Words:
    """What a rule speaks of: the numbers of its amounts, their texts, words, kinds of values."""

    numbers: tuple[str, ...]
    amounts: tuple[str, ...]
    texts: tuple[str, ...]
    values: tuple[str, ...]


def further_examples(rule: Rule, packset: PackSet) -> list[Example]:
    """Examples that notice changes of a rule which its own do not, as far as any are found."""
    bench = ExampleBench(replace(packset.surroundings, memo={}))
    alive = [changed for _, changed in unseen(rule, mutants_of(rule), bench)]
    found: list[Example] = []
    for example in islice(_candidates(rule, packset), MOST_TRIED):
        if not alive:
            break
        try:
            whole = bind_example(example, bench)
        except ExampleMistake:
            continue
        promised = _promising(example, run_rule(rule, whole))
        left = [one for one in alive if promised is None or not _notices(promised, one, whole)]
        if promised is not None and len(left) < len(alive):
            found.append(promised)
            alive = left
    return found


def _notices(example: Example, changed: Rule, whole: SetRecord) -> bool:
    return bool(verdict_on(example, run_rule(changed, whole)))


def _promising(example: Example, outcome: RuleOutcome) -> Example | None:
    """The example with what the rule comes to on it for its promise, None where that is unknown."""
    if outcome.unknown:
        return None
    if not outcome.failed:
        return replace(example, expect="good" if outcome.passed else "near")
    said = {finding.expected for _, finding in outcome.findings}
    expected = said.pop() if len(said) == 1 else None
    told = {"次数": str(outcome.failed) if outcome.failed > 1 else None, "应为": expected}
    added = [(key, text) for key, text in told.items() if text]
    place = example.node.place
    entries = [
        (YamlScalar(key, place, "plain"), YamlScalar(text, place, "double")) for key, text in added
    ]
    node = YamlMapping((*entries, *example.node.entries), place)
    count = outcome.failed if outcome.failed > 1 else None
    return replace(example, expect="bad", node=node, count=count, expected=expected)


def _candidates(rule: Rule, packset: PackSet) -> Iterator[Example]:
    """The author's examples, then all that differ in one spot, then in two."""
    written = [_bare(example) for example in rule.origin.examples if example.file is None]
    yield from written
    words = _words_of(rule, packset)
    once = [replace(one, node=node) for one in written for node in _changed(one.node, words)]
    yield from once
    for one in once:
        yield from (replace(one, node=node) for node in _changed(one.node, words))


def _bare(example: Example) -> Example:
    """The example without what it promises beside the outcome."""
    node = example.node
    kept = tuple(entry for entry in node.entries if entry[0].text not in _PROMISES)
    bare = YamlMapping(kept, node.place)
    return replace(example, node=bare, count=None, expected=None, said=None, fixed=None)


def is_same_table(one: YamlMapping, other: YamlMapping) -> bool:
    """Whether two examples show the same, whatever they promise of it."""
    return _plain(one) == _plain(other)


def _plain(node: YamlNode) -> object:
    match node:
        case YamlScalar(text):
            return text
        case YamlSequence(items):
            return [_plain(item) for item in items]
        case YamlMapping(entries):
            return {k.text: _plain(value) for k, value in entries if k.text not in _PROMISES}


def _words_of(rule: Rule, packset: PackSet) -> _Words:
    sources = [source.text for _, source in expressions_of(rule)]
    shared = definitions_in(packset.surroundings, sources)
    trees = [*map(parse, sources), *(one.node for one in shared)]
    every = [one for tree in trees for one in n.walk(tree)]
    amounts = [one.text for one in every if isinstance(one, n.Quantity)]
    given = [text for one in rule.parameters.values() for text in _parameter_texts(one.value)]
    amounts += [text for text in given if text[:1].isdigit()]
    texts = [one.value for one in every if isinstance(one, n.Text)]
    texts += [text for text in given if not text[:1].isdigit()]
    patterns = [
        one.right.value
        for one in every
        if isinstance(one, n.Relation) and one.operator.endswith("匹配")
        if isinstance(one.right, n.Text)
    ]
    texts = [text for text in texts if text not in patterns]
    texts += [text for one in patterns for text in _taken_by(one)]
    kinds = [kind for one in every if isinstance(one, n.IsKind) for kind in one.kinds]
    kinds += _OTHER_KINDS if kinds else ()
    numbers = [found for text in amounts for found in _NUMBER.findall(text)]
    return _Words(
        _once(numbers), _once(amounts), _once(texts), _once(VALUES[kind] for kind in kinds)
    )


def _parameter_texts(value: object) -> list[str]:
    return [*map(show_value, value)] if is_list(value) else [show_value(value)]


def _taken_by(pattern: str) -> list[str]:
    """Short texts that a pattern, or one a little different from it, takes."""
    others = [one.pattern for one in altered_patterns(pattern)]
    return [text for one in (pattern, *others) if (text := specimen(one))]


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def _changed(node: YamlMapping, words: _Words) -> Iterator[YamlMapping]:
    """The table, or the set of tables, changed in one spot."""
    own = [text for text in texts_in(node, ABOUT) if _NUMBER.search(text)]
    numbers = _once([*words.numbers, *(one for text in own for one in _NUMBER.findall(text))])
    for made in _of_other_length(node):
        assert isinstance(made, YamlMapping)
        yield made
    for made in _differing(node, lambda label, text: _other_texts(label, text, words, numbers)):
        assert isinstance(made, YamlMapping)
        yield made


def _differing(
    node: YamlNode, others: Callable[[str, str], Iterator[str]], label: str = ""
) -> Iterator[YamlNode]:
    """A node with one text exchanged."""
    match node:
        case YamlScalar(text):
            yield from (replace(node, text=one, style="double") for one in others(label, text))
        case YamlSequence(items):
            for at, item in enumerate(items):
                for made in _differing(item, others, label):
                    yield replace(node, items=(*items[:at], made, *items[at + 1 :]))
        case YamlMapping(entries):
            for at, (key, value) in enumerate(entries):
                if key.text not in ABOUT:
                    for made in _differing(value, others, key.text):
                        yield replace(
                            node, entries=(*entries[:at], (key, made), *entries[at + 1 :])
                        )


def _of_other_length(node: YamlNode) -> Iterator[YamlNode]:
    """A node with one item of a list twice, or one less."""
    match node:
        case YamlScalar():
            return
        case YamlSequence(items):
            for at, item in enumerate(items):
                yield replace(node, items=(*items[:at], item, item, *items[at + 1 :]))
                if len(items) > 1:
                    yield replace(node, items=(*items[:at], *items[at + 1 :]))
                for made in _of_other_length(item):
                    yield replace(node, items=(*items[:at], made, *items[at + 1 :]))
        case YamlMapping(entries):
            for at, (key, value) in enumerate(entries):
                for made in _of_other_length(value):
                    yield replace(node, entries=(*entries[:at], (key, made), *entries[at + 1 :]))


def _other_texts(label: str, text: str, words: _Words, numbers: Sequence[str]) -> Iterator[str]:
    """What could stand in a cell instead: a number at or beside one the rule speaks of, an amount
    of it, a word of it more or less, so many letters, a value of a kind it asks for, nothing."""
    seen = {text}
    for one in _instead(label, text, words, numbers):
        if one not in seen:
            seen.add(one)
            yield one


def _instead(label: str, text: str, words: _Words, numbers: Sequence[str]) -> Iterator[str]:
    for found in _NUMBER.finditer(text):
        for number in numbers:
            for other in _around(number):
                yield text[: found.start()] + other + text[found.end() :]
    if label in _VALUED or _NUMBER.search(text):
        sign = _SIGN.match(text)
        yield from ((sign.group() if sign else "") + amount for amount in words.amounts)
    for word in words.texts:
        yield word
        yield from (text.replace(word, ""),) if word in text else (text + word, word + text)
    if label in _VALUED:
        yield from words.values
    elif text and not _NUMBER.search(text):
        lengths = [int(one) for one in words.numbers if one.isdigit() and len(one) < 3]
        yield from (_of_length(text, one) for one in lengths if one)
        yield from (text + FILL, FILL * 2)
    yield ""


def _of_length(text: str, length: int) -> str:
    return text[:length] + FILL * (length - len(text))


def _around(number: str) -> tuple[str, ...]:
    """A number, and those beside it at its last place."""
    value = Decimal(number)
    step = Decimal(1).scaleb(min(0, int(value.as_tuple().exponent)))
    return tuple(f"{one:f}" for one in (value, value + step, value - step) if one >= 0)
