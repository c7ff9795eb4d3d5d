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
class Words:
    """`values.yaml`: every list folded as values are, words mapped to what they mean."""

    operators: Mapping[str, str]
    suffixes: Mapping[str, str]
    hedges: tuple[str, ...]
    hedges_after: tuple[str, ...]
    references: tuple[str, ...]
    within: tuple[str, ...]
    level: tuple[str, ...]
    bases: tuple[str, ...]
    up: tuple[str, ...]
    down: tuple[str, ...]
    deeds: tuple[str, ...]
    risky: tuple[str, ...]
    risky_end: tuple[str, ...]
    grades: tuple[tuple[str, ...], ...]
    idioms: tuple[str, ...]


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
        suffixes=_meanings(data["suffixes"]),
        hedges=_list(data["hedges"]),
        hedges_after=_list(data["hedges_after"]),
        references=_list(references["nouns"]),
        within=_list(references["within"]),
        level=_list(references["level"]),
        bases=_list(changes["bases"]),
        up=_list(changes["up"]),
        down=_list(changes["down"]),
        deeds=_list(data["deeds"]),
        risky=_list(data["risky"]),
        risky_end=_list(data["risky_end"]),
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
