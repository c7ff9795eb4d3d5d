"""Variations of an example: the same table with one thing in it changed.

A cell blanked, dropped or given another value of its column, a word the rule asks for put into a
text, a row more or less: what an author would try to find out what a rule makes of it.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from checker.dataclass import dataclass, replace
from checker.language import nodes as n
from checker.language.display import show_value
from checker.language.frame import is_list
from checker.language.parser import parse
from checker.language.slip import SyntaxSlip
from checker.packs.alterations import altered_patterns
from checker.packs.keys import EXAMPLE_ABOUT
from checker.packs.specimens import VALUES, specimen
from checker.strictyaml import YamlMapping, YamlScalar, YamlSequence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.form.surroundings import Vocabulary
    from checker.rule import Rule
    from checker.strictyaml import YamlNode

MOST_WORDS = 40
MOST_OF_A_COLUMN = 12
_A_LIST = 3
"""Words taken of one list: any of them shows what the list does."""
_TARGETS = ("指标值", "实际完成值", "上年值", "前年值")
_TEXTS = frozenset(
    {
        "项目名称", "标题", "单位名称", "主管部门", "资金用途", "绩效目标", "三级指标", "二级指标",
        "一级指标", "绩效指标描述", "指标值", "评分标准", "计量单位", "指标性质", "备注", "名称",
        "文本", "偏差原因", "实际完成值", "实际完成情况",
    }
)  # fmt: skip
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_HABITS: Mapping[str, tuple[str, ...]] = {
    "评分标准": ("完成得满分，未完成不得分",),
    "计量单位": ("个",),
    "指标性质": ("≥",),
    "绩效指标描述": ("按季度抽查",),
    "二级指标": ("数量指标", "质量指标", "时效指标", "成本指标", "社会效益指标"),
    "一级指标": ("产出指标", "效益指标", "满意度指标"),
}


@dataclass(frozen=True, slots=True)
class Material:
    """What variations are made of: values by column, rows by list, words the rule asks for."""

    columns: Mapping[str, tuple[str, ...]]
    rows: Mapping[str, tuple[YamlNode, ...]]
    words: tuple[str, ...]


def material_of(rule: Rule, vocabulary: Vocabulary) -> Material:
    """What the examples and the expressions of a rule offer."""
    columns: dict[str, dict[str, None]] = {
        key: dict.fromkeys(values) for key, values in _HABITS.items()
    }
    rows: dict[str, list[YamlNode]] = {}
    for example in rule.examples:
        _gather(example.node, "", columns, rows)
    return Material(
        {key: tuple(values)[:MOST_OF_A_COLUMN] for key, values in columns.items()},
        {key: tuple(values[:MOST_OF_A_COLUMN]) for key, values in rows.items()},
        tuple(islice(dict.fromkeys(_words(rule, vocabulary)), MOST_WORDS)),
    )


def _gather(
    node: YamlNode,
    column: str,
    columns: dict[str, dict[str, None]],
    rows: dict[str, list[YamlNode]],
) -> None:
    match node:
        case YamlScalar(text):
            columns.setdefault(column, {})[text] = None
        case YamlSequence(items):
            for item in items:
                rows.setdefault(column, []).append(item)
                _gather(item, column, columns, rows)
        case YamlMapping(entries):
            for key, value in entries:
                if key.text in EXAMPLE_ABOUT:
                    continue
                if isinstance(value, YamlMapping):
                    rows.setdefault(key.text, []).append(value)
                _gather(value, key.text, columns, rows)


def _words(rule: Rule, vocabulary: Vocabulary) -> Iterator[str]:
    """Words and texts that the rule's expressions ask for."""
    for parameter in rule.parameters.values():
        if is_list(parameter.value):
            yield from map(show_value, parameter.value[:_A_LIST])
        elif isinstance(parameter.value, str):
            yield from _taken(parameter.value)
    sources = (*rule.sources.values(), *(source for _, source in rule.define))
    for source in sources:
        try:
            tree = parse(source.text)
        except SyntaxSlip:
            continue
        for node in n.walk(tree):
            if isinstance(node, n.Text):
                yield from _taken(node.value)
            elif isinstance(node, n.Member) and node.name in vocabulary.lists:
                yield from vocabulary.lists[node.name][:_A_LIST]


def _taken(text: str) -> Iterator[str]:
    """A text itself, or texts it takes where it is a pattern."""
    if not re.search(r"[\[(|^$]", text):
        yield text
        return
    made = (specimen(one.pattern) for one in altered_patterns(text))
    yield from filter(None, islice(made, _A_LIST))


def variations(node: YamlMapping, material: Material) -> Iterator[YamlMapping]:
    """The table with one thing changed, the plainest changes first."""
    for made in _varied(node, "", material):
        if isinstance(made, YamlMapping):
            yield made


def _varied(node: YamlNode, column: str, material: Material) -> Iterator[YamlNode]:
    match node:
        case YamlScalar():
            yield from _other_texts(node, column, material)
        case YamlSequence(items):
            yield from _other_rows(node, column, material)
            for at, item in enumerate(items):
                for made in _varied(item, column, material):
                    yield replace(node, items=(*items[:at], made, *items[at + 1 :]))
        case YamlMapping(entries):
            yield from _other_cells(node, material)
            for at, (key, value) in enumerate(entries):
                if key.text in EXAMPLE_ABOUT:
                    continue
                for made in _varied(value, key.text, material):
                    yield YamlMapping((*entries[:at], (key, made), *entries[at + 1 :]), node.place)
                if isinstance(value, YamlMapping):
                    for more in material.rows.get(key.text, ()):
                        both = YamlSequence((value, more), value.place)
                        yield YamlMapping(
                            (*entries[:at], (key, both), *entries[at + 1 :]), node.place
                        )


def _other_texts(node: YamlScalar, column: str, material: Material) -> Iterator[YamlNode]:
    seen = {node.text}
    for text in _texts(node.text, column, material):
        if text not in seen:
            seen.add(text)
            yield replace(node, text=text)


def _texts(text: str, column: str, material: Material) -> Iterator[str]:
    yield ""
    yield from material.columns.get(column, ())
    if column in _TARGETS:
        yield from VALUES.values()
    if _NUMBER.fullmatch(text):
        for others in material.columns.values():
            yield from (one for one in others if _NUMBER.fullmatch(one))
        yield "0"
        yield f"{text}.01" if text.isdigit() else f"{text}1"
        return
    if column in _TEXTS:
        yield f"新{text}"
        yield f"{text}部分"
        for word in material.words:
            yield word
            yield f"{text}{word}"
            yield f"{word}{text}"


def _other_rows(node: YamlSequence, column: str, material: Material) -> Iterator[YamlNode]:
    items = node.items
    for at in range(len(items)):
        if len(items) > 1:
            yield replace(node, items=(*items[:at], *items[at + 1 :]))
    yield replace(node, items=(*items, items[-1]))
    yield replace(node, items=items[::-1])
    for more in material.rows.get(column, ()):
        yield replace(node, items=(*items, more))
        yield replace(node, items=(more, *items))


def _other_cells(node: YamlMapping, material: Material) -> Iterator[YamlNode]:
    """The mapping without a key, or with one more its kind has elsewhere."""
    entries = node.entries
    for at in range(len(entries)):
        yield YamlMapping((*entries[:at], *entries[at + 1 :]), node.place)
    known = {key.text for key, _ in entries}
    row = bool(known & {"三级指标", "指标值", "二级指标", "一级指标"})
    for key, values in material.columns.items():
        if key in known or not key or ((key in _HABITS) != row and key in _HABITS):
            continue
        for value in values[:4]:
            made = _scalar(key, node), _scalar(value, node)
            yield YamlMapping((*entries, made), node.place)


def _scalar(text: str, node: YamlMapping) -> YamlScalar:
    some = next(iter(node.entries), None)
    assert some is not None
    return replace(some[0], text=text)
