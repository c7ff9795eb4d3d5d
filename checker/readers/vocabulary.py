"""What forms call things: rules/vocabulary/columns.yaml as lookups."""

from __future__ import annotations

import re
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from typing import TYPE_CHECKING

from checker.resources import read_rules
from checker.strictyaml import YamlMapping, YamlNode, YamlScalar, YamlSequence, load_documents
from checker.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Mapping

_UNIT_BRACKET = re.compile(r"[（(](?:单位[:：])?(?P<unit>(?:百|千|万|百万|亿)?元)[)）]")
_PREFIX = re.compile(
    r"^(?:[★☆▲●*＊—\-①-⑳]+|其中[:：]?|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|\d+[.．、])+"
)
# What stands in brackets behind a label and is no part of it: a year, points, the unit, how a
# column is reckoned, what the clerk is asked for: 年度目标（2025年）, 权重（90）, 执行率（B/A）.
_BRACKETS_BEHIND = re.compile(
    r"（(?:[^（）]*20[\dX×x*]{2}[^（）]*|\d+(?:\.\d+)?[分%％]?|分|[%％]|百分比|百分制|单位[:：][^（）]*"
    r"|[A-Z][A-Z=＝+\-−/÷×*\d%％]*|[①-⑳][①-⑳=＝+\-−/÷×*\d%％]*|盖章|公章|签章|签字|必填|选填|人民币)）$"
)
_LEADING_YEAR = re.compile(r"^20\d\d年度?(?=.)")
_LONGEST = 100
_STARRED = re.compile(r"[*＊★]+$")
_FULL_BRACKETS = str.maketrans("()", "（）")


@lru_cache(maxsize=8192)
def label_key(text: str) -> str:
    """How labels are compared: `其中：财政    资金` and `一、财政资金（万元）：` are
    财政资金, `年度目标（2025年）` and `2025年目标` are 年度目标."""
    if len(text) > _LONGEST or (text.isalpha() and not text.startswith("其中")):
        return text  # too long for a label, or letters alone: nothing to take off
    key = _UNIT_BRACKET.sub("", squeeze(text)).translate(_FULL_BRACKETS).rstrip(":：")
    key = _BRACKETS_BEHIND.sub("", _STARRED.sub("", key))
    return _LEADING_YEAR.sub("年度", _PREFIX.sub("", key)).rstrip(":：")


def label_unit(text: str) -> str | None:
    """The unit of money in a label's bracket: 项目资金（万元）."""
    match = _UNIT_BRACKET.search(squeeze(text))
    return match["unit"] if match else None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every mapping goes from the compared form of a label to the field's own label."""

    table_fields: Mapping[str, tuple[str, int]]
    """Label to (field, rank): of two labels of one field the lower rank is meant."""
    goals: frozenset[str]
    ignored: frozenset[str]
    groups: Mapping[str, str]
    """Group label to the field that nameless text under it belongs to, or ''."""
    columns: Mapping[str, tuple[str, int]]
    """Header to (field, rank): of two headers of one field the lower rank is meant."""
    ignored_columns: frozenset[str]
    endings: frozenset[str]
    totals: frozenset[str]
    """What the row of sums is called where funding is laid out by task."""
    money_words: tuple[str, ...]
    """What a label holds that speaks of money."""
    level1: Mapping[str, str]
    level2: Mapping[str, str]


def vocabulary() -> Vocabulary:
    """What forms call things, with the words of the office whose tables are being read."""
    return _current.get() or _bundled()


@contextmanager
def speaking(words: Vocabulary) -> Generator[None]:
    """Read with other words for as long as the block runs."""
    token = _current.set(words)
    try:
        yield
    finally:
        _current.reset(token)


_current: ContextVar[Vocabulary | None] = ContextVar("vocabulary", default=None)


@cache
def _bundled() -> Vocabulary:
    (document,) = load_documents(read_rules("vocabulary", "columns.yaml"), "columns.yaml")
    if not isinstance(document.root, YamlMapping):
        raise ValueError("rules/vocabulary/columns.yaml 不是映射")
    return vocabulary_of(document.root)


def vocabulary_of(root: YamlMapping) -> Vocabulary:
    """The lookups of one file of words."""
    return Vocabulary(
        table_fields=_ranked(root.get("表字段")),
        goals=_keys(root.get("绩效目标")),
        ignored=_keys(root.get("不取")),
        groups={label_key(key): field for key, field in _pairs(root.get("分组标签"))},
        columns=_ranked(root.get("指标列")),
        ignored_columns=_keys(root.get("不取的列")),
        endings=_keys(root.get("表尾")),
        totals=_keys(root.get("合计行")),
        money_words=tuple(_texts(root.get("资金字样"))),
        level1=_lookup(root.get("一级名称")),
        level2=_lookup(root.get("二级名称")),
    )


def _ranked(node: YamlNode | None) -> dict[str, tuple[str, int]]:
    """The first field that claims a word keeps it, with the word's place in its list."""
    found: dict[str, tuple[str, int]] = {}
    for field, words in _lists(node):
        for rank, word in enumerate(words):
            found.setdefault(label_key(word), (field, rank))
    return found


def _lookup(node: YamlNode | None) -> dict[str, str]:
    """The first field that claims a word keeps it."""
    found: dict[str, str] = {}
    for field, words in _lists(node):
        for word in words:
            found.setdefault(label_key(word), field)
    return found


def _keys(node: YamlNode | None) -> frozenset[str]:
    return frozenset(label_key(word) for word in _texts(node))


def _lists(node: YamlNode | None) -> Iterable[tuple[str, list[str]]]:
    entries = node.entries if isinstance(node, YamlMapping) else ()
    return ((key.text, _texts(value)) for key, value in entries)


def _pairs(node: YamlNode | None) -> Iterable[tuple[str, str]]:
    entries = node.entries if isinstance(node, YamlMapping) else ()
    return ((key.text, value.text) for key, value in entries if isinstance(value, YamlScalar))


def _texts(node: YamlNode | None) -> list[str]:
    items = node.items if isinstance(node, YamlSequence) else ()
    return [
        spelling
        for item in items
        if isinstance(item, YamlScalar)
        for spelling in spellings(item.text)
    ]


_CHOICES = re.compile("<([^<>]*)>")


def spellings(word: str) -> list[str]:
    """Every way to write a word whose parts can be exchanged: `<年度/本年/>预算` is 年度预算,
    本年预算 and 预算."""
    pieces = _CHOICES.split(word)
    choices = [piece.split("/") if number % 2 else [piece] for number, piece in enumerate(pieces)]
    return ["".join(chosen) for chosen in product(*choices)]
