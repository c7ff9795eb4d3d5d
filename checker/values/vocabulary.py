"""The words values are written with, as data: `units.yaml` and `values.yaml` of the rule packs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from checker.resources import read_rules
from checker.values.fold import fold

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
class Words:
    """`values.yaml`: every list folded as values are, words mapped to what they mean.

    A denial in front of a denied comparison turns it round: 不 or 不得 with 低于 is ≥.
    """

    operators: Mapping[str, str]
    denials: tuple[str, ...]
    denied: Mapping[str, str]
    suffixes: Mapping[str, str]
    fillers: tuple[str, ...]
    hedges: tuple[str, ...]
    hedges_after: tuple[str, ...]
    references: References
    within: tuple[str, ...]
    level: tuple[str, ...]
    bases: tuple[str, ...]
    years: tuple[tuple[str, ...], tuple[str, ...]]
    up: tuple[str, ...]
    down: tuple[str, ...]
    deeds: tuple[str, ...]
    risky: tuple[str, ...]
    risky_end: tuple[str, ...]
    safe_end: tuple[str, ...]
    figured_names: tuple[str, ...]
    grades: tuple[tuple[str, ...], ...]
    idioms: tuple[str, ...]


def comparison(word: str) -> str | None:
    """The sign a word of comparison stands for (不低于: ≥); None for other words."""
    found = words().operators.get(word)
    if found is not None:
        return found
    denial = next(
        (
            one
            for one in words().denials
            if word.startswith(one) and word[len(one) :] in words().denied
        ),
        "",
    )
    return words().denied[word.removeprefix(denial)] if denial else None


@cache
def comparisons() -> str:
    """A regular expression for every word of comparison in front of a number."""
    vocabulary = words()
    denied = f"(?:{alternatives(vocabulary.denials)})(?:{alternatives(vocabulary.denied)})"
    return f"{denied}|{alternatives(vocabulary.operators)}"


def read_yaml(name: str) -> Any:
    """A vocabulary file as nested mappings and lists of strings; nothing becomes a number."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return yaml.load(read_rules("vocabulary", name), Loader=loader)


@cache
def words() -> Words:
    data = read_yaml("values.yaml")
    references = data["references"]
    changes = data["changes"]
    return Words(
        operators=_meanings(data["operators"]),
        denials=_list(data["denials"]),
        denied=_meanings(data["denied"]),
        suffixes=_meanings(data["suffixes"]),
        fillers=_list(data["fillers"]),
        hedges=_list(data["hedges"]),
        hedges_after=_list(data["hedges_after"]),
        references=References(
            **{
                part: _list(references[part])
                for part in ("nouns", "front", "heads", "back", "yearly")
            }
        ),
        within=_list(references["within"]),
        level=_list(references["level"]),
        bases=_list(changes["bases"]),
        years=(_list(changes["years"]["before"]), _list(changes["years"]["after"])),
        up=_list(changes["up"]),
        down=_list(changes["down"]),
        deeds=_list(data["deeds"]),
        risky=_list(data["risky"]),
        risky_end=_list(data["risky_end"]),
        safe_end=_list(data["safe_end"]),
        figured_names=_list(data["figured_names"]),
        grades=tuple(_list(line) for line in data["grades"]),
        idioms=_list(data["idioms"]),
    )


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
