"""The words values are written with, as data: `units.yaml` and `values.yaml` of the rule packs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from checker.base.dataclass import dataclass
from checker.base.resources import read_rules
from checker.values.fold import fold
from checker.values.memory import constant

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class References:
    """What a value can be compared with: whole `nouns` (上年水平), and nouns put together from any
    `front`, one of `heads`, any `back` (年初 + 预算 + 批复数); `yearly` follows a year (2024年
    水平).
    """

    nouns: tuple[str, ...]
    front: tuple[str, ...]
    heads: tuple[str, ...]
    back: tuple[str, ...]
    yearly: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ValueWords:
    """`values.yaml`: every list folded as values are, words mapped to what they mean.

    A denial in front of a denied comparison turns it round: 不 or 不得 with 低于 is ≥. `modals` are
    the denials that turn a sign round (不得>5%). `festivals` have the day of
    every year (10-01) or one a year (2025-01-29); `flows` are counted by the year or
    the day in front of them (年接待), `consequences` follow when a value is so (扣分); `harmless`
    words may stand beside an amount though they hold a character that could change it;
    `hedges_within` make a value approximate also inside the words around it, unless they are part
    of one of `hedges_spared` (节约); `mishaps` are counted by a bare 0, in the units they are
    mapped to; a range behind a word of `holding` (控制在45%-60%) is held at both ends.
    """

    operators: Mapping[str, str]
    denials: tuple[str, ...]
    modals: tuple[str, ...]
    denied: Mapping[str, str]
    suffixes: Mapping[str, str]
    fillers: tuple[str, ...]
    shares: tuple[str, ...]
    holding: frozenset[str]
    hedges: tuple[str, ...]
    hedges_after: tuple[str, ...]
    hedges_within: tuple[str, ...]
    hedges_spared: tuple[str, ...]
    references: References
    within: tuple[str, ...]
    level: tuple[str, ...]
    beyond: Mapping[str, str]
    beyond_base: tuple[str, ...]
    bases: tuple[str, ...]
    spans: tuple[str, ...]
    years: tuple[tuple[str, ...], tuple[str, ...]]
    up: tuple[str, ...]
    down: tuple[str, ...]
    deeds: tuple[str, ...]
    wholes: tuple[str, ...]
    festivals: Mapping[str, tuple[str, ...]]
    flows: tuple[str, ...]
    consequences: tuple[str, ...]
    risky: tuple[str, ...]
    risky_end: tuple[str, ...]
    safe_end: tuple[str, ...]
    harmless: tuple[str, ...]
    mishaps: Mapping[str, str]
    figured_names: tuple[str, ...]
    grades: tuple[tuple[str, ...], ...]
    of_quality: tuple[str, ...]
    idioms: tuple[str, ...]


_OPPOSITE = {"≥": "<", "≤": ">", ">": "≤", "<": "≥", "=": "="}
_SIGNS = {
    "≥": "≥", "≥=": "≥", ">=": "≥", ">": ">", "≤": "≤", "≤=": "≤", "<=": "≤", "<": "<",
}  # fmt: skip


def comparison(word: str) -> str | None:
    """The sign a word of comparison stands for (不低于: ≥, 不得>: ≤); None for other words."""
    return _comparisons().get(word)


@constant
def _comparisons() -> dict[str, str]:
    vocabulary = words()
    turned = {
        denial + word: sign
        for denial in vocabulary.denials
        for word, sign in vocabulary.denied.items()
    }
    turned |= {
        denial + word: _OPPOSITE[sign]
        for denials, comparisons in ((vocabulary.denials, _or_equal()), (vocabulary.modals, _SIGNS))
        for denial in denials
        for word, sign in comparisons.items()
    }
    return turned | dict(vocabulary.operators)


def _or_equal() -> dict[str, str]:
    """Comparisons of two words, 大于等于 and 大于或等于: with a denial in front they exclude."""
    return {
        word: sign
        for word, sign in words().operators.items()
        if sign != "=" and ("等" in word or "或" in word)
    }


def is_doubtful(word: str) -> bool:
    """Whether the word says one thing and is meant as another: 不大于等于 is below by its words,
    at most by how people write it."""
    denial, found, compared = word.rpartition("不")
    return bool(found) and denial + found in words().denials and compared in _or_equal()


def is_of_quality(word: str) -> bool:
    """Whether the word compares how good, not how much: 优于, 不差于."""
    return word[-2:] in words().of_quality


@constant
def comparisons() -> str:
    """A regular expression for every word of comparison in front of a number."""
    return f"{denied_comparisons()}|{alternatives(words().operators)}"


@constant
def denied_comparisons() -> str:
    """The same for a denial and what it denies: 不得低于, 不得大于等于, 不得>."""
    vocabulary = words()
    both = f"(?:{alternatives(vocabulary.denials)})(?:{alternatives(vocabulary.denied)})"
    denials, modals = alternatives(vocabulary.denials), alternatives(vocabulary.modals)
    signs = "[≥≤]=?|[><]=|[><]"
    return f"(?:(?:{denials})(?:{alternatives(_or_equal())})|(?:{modals})(?:{signs})|{both})"


@constant
def words_of_comparison() -> re.Pattern[str]:
    """Comparison words in front of a number and behind it."""
    return re.compile(f"{comparisons()}|{alternatives(words().suffixes)}")


def read_yaml(name: str) -> Any:
    """A vocabulary file as nested mappings and lists of strings; nothing becomes a number."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return yaml.load(read_rules("vocabulary", name), Loader=loader)


@constant
def words() -> ValueWords:
    data = read_yaml("values.yaml")
    references = data["references"]
    changes = data["changes"]
    return ValueWords(
        operators=_meanings(data["operators"]),
        denials=_list(data["denials"]),
        modals=_list(data["modals"]),
        denied=_meanings(data["denied"]),
        suffixes=_meanings(data["suffixes"]),
        fillers=_list(data["fillers"]),
        shares=_list(data["shares"]),
        holding=frozenset(_list(data["holding"])),
        hedges=_list(data["hedges"]),
        hedges_after=_list(data["hedges_after"]),
        hedges_within=_list(data["hedges_within"]),
        hedges_spared=_list(data["hedges_spared"]),
        references=_references(references),
        within=_list(references["within"]),
        level=_list(references["level"]),
        beyond=_meanings(changes["beyond"]),
        beyond_base=_list(changes["beyond_base"]),
        bases=_list(changes["bases"]),
        spans=_list(changes["spans"]),
        years=(_list(changes["years"]["before"]), _list(changes["years"]["after"])),
        up=_list(changes["up"]),
        down=_list(changes["down"]),
        of_quality=_list(data["of_quality"]),
        deeds=_list(data["deeds"]),
        wholes=_list(data["wholes"]),
        festivals={name: tuple((line or "").split()) for name, line in data["festivals"].items()},
        flows=_list(data["flows"]),
        consequences=_list(data["consequences"]),
        risky=_list(data["risky"]),
        risky_end=_list(data["risky_end"]),
        safe_end=_list(data["safe_end"]),
        harmless=_list(data["harmless"]),
        mishaps=_meanings(data["mishaps"]),
        figured_names=(*_list(data["figured_names"]), *_hotlines(data["hotlines"])),
        grades=tuple(_list(line) for line in data["grades"]),
        idioms=_list(data["idioms"]),
    )


def _references(data: Mapping[str, str]) -> References:
    parts = ("nouns", "front", "heads", "back", "yearly")
    return References(**{part: _list(data[part]) for part in parts})


def _hotlines(parts: Mapping[str, str]) -> tuple[str, ...]:
    """12345热线, 120急救: what has a telephone number in its name."""
    words_behind = _list(parts["words"])
    return tuple(number + word for number in parts["numbers"].split() for word in words_behind)


def alternatives(spellings: Iterable[str]) -> str:
    """A regular expression for any of the spellings, the longest first, shared beginnings shared.

    As a trie it is compiled and matched in half the time of a flat list of many hundreds.
    """
    root: dict[str, Any] = {}
    for spelling in sorted(set(spellings)):
        node = root
        for char in spelling:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branches(root)


def _branches(node: dict[str, Any]) -> str:
    branches = [re.escape(char) + _branches(rest) for char, rest in node.items() if char]
    if not branches:
        return ""
    body = "(?:" + "|".join(branches) + ")"
    return body + "?" if "" in node else body


def _list(line: str) -> tuple[str, ...]:
    return tuple(word for word in map(fold, line.split()) if word)


def _meanings(table: Mapping[str, str]) -> dict[str, str]:
    return {word: sign for sign, line in table.items() for word in _list(line)}
