"""A rule in words: what it asks, why, on what basis, with its examples."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from checker.base.text import pad
from checker.form import definitions_in
from checker.language import respelled
from checker.packs import one_a_list
from checker.strictyaml import YamlMapping, YamlScalar, YamlSequence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.form import Surroundings
    from checker.rule import Example, Rule, TemplateUse
    from checker.strictyaml import YamlNode

# Key of a pack -> how it is called here, in the order in which a rule is understood.
_PARTS: dict[str, str] = {
    "select": "选取",
    "when": "条件",
    "assert": "要求",
    "message": "问题",
    "expected": "应为",
}
_EXPRESSIONS = ("select", "when", "assert")
_LINES = 20
"""Lines of a table that are shown."""
_EXAMPLES: dict[str, str] = {
    "good": "正确的写法",
    "bad": "会报的写法",
    "near": "看着像、但不报的写法",
    "unknown": "无法判断的写法",
}


def rule_lines(rule: Rule, around: Surroundings) -> Iterator[str]:
    """The whole explanation, a heading a part; `around` has the definitions the rule uses."""
    yield f"{rule.id} {rule.title}（{rule.name}）"
    yield ""
    basis = rule.texts.basis or "（未写）"
    yield f"程度：{severity_words(rule)}    依据：{basis}    自 {rule.texts.since} 版起"
    yield f"规则包：{rule.pack}    定义：{rule.place}    默认选用：{'是' if rule.enabled else '否'}"
    if rule.profiles:
        yield f"适用表样：{'、'.join(rule.profiles)}"
    if rule.origin.template:
        yield f"模板：{rule.origin.template.name}（{template_words(rule.origin.template)}）"
    yield from _paragraph("为什么", rule.texts.why)
    yield from _paragraph("例外", rule.texts.exceptions)
    yield from _definition(rule)
    yield from _shared(rule, around)
    yield from _tables(rule, around)
    for expect, heading in _EXAMPLES.items():
        examples = one_a_list(
            example for example in rule.origin.examples if example.expect == expect
        )
        if examples:
            yield from ("", heading)
            for example in examples:
                yield from _example(example)


def severity_words(rule: Rule) -> str:
    """`错误`, or `增幅 > 20% 时错误，其余警告`."""
    graded = [
        f"其余{severity.label}" if source is None else f"{source.text.strip()} 时{severity.label}"
        for severity, source in rule.severities
    ]
    return "，".join(graded) or rule.severity.label


def template_words(use: TemplateUse) -> str:
    """`栏目：指标值；最小：90%`."""
    return "；".join(f"{name}：{'、'.join(said)}" for name, said in use.arguments.items())


def _paragraph(heading: str, text: str) -> Iterator[str]:
    if text.strip():
        yield from ("", heading, *(f"  {line}" for line in text.strip().splitlines()))


def _definition(rule: Rule) -> Iterator[str]:
    yield from ("", "检查什么")
    if rule.reader:
        yield "  读取文件时发现的问题，由读取程序报告"
    for name, source in rule.define:
        yield from _labelled("其中", f"{name} = {respelled(source.text.strip())}")
    for key, label in _PARTS.items():
        if written := rule.written(key):
            yield from _labelled(label, respelled(written) if key in _EXPRESSIONS else written)
    if rule.supersedes:
        yield from _labelled("代替", "、".join(rule.supersedes) + "（同一处只报这一条）")


def _shared(rule: Rule, around: Surroundings) -> Iterator[str]:
    """What the definitions of packs mean that the rule uses."""
    sources = [*rule.sources.values(), *(source for _, source in rule.define)]
    sources += [source for _, source in rule.severities if source is not None]
    used = definitions_in(around, (source.text for source in sources))
    if used:
        yield ""
        yield "用到的定义"
    for one in used:
        yield from _labelled(one.name, one.about or one.text)
        if one.about:
            yield from _labelled("", respelled(one.text))


def _tables(rule: Rule, around: Surroundings) -> Iterator[str]:
    """The directories of the office that the rule looks things up in, line by line."""
    sources = [*rule.sources.values(), *(source for _, source in rule.define)]
    text = "\n".join(source.text for source in sources)
    for name, directory in around.vocabulary.directories.items():
        if not re.search(rf"词汇\s*[.．]\s*{re.escape(name)}(?!\w)", text):
            continue
        yield from ("", f"用到的表：{name}", f"  {'、'.join(directory.columns)}")
        yield from (f"  {entry.shown}" for entry in directory.entries[:_LINES])
        if len(directory.entries) > _LINES:
            yield f"  ……共 {len(directory.entries)} 行"


def _labelled(label: str, text: str) -> Iterator[str]:
    for number, line in enumerate(text.splitlines()):
        yield f"  {pad('' if number else label, 6)}{line}"


def _example(example: Example) -> Iterator[str]:
    note = f"（{example.note}）" if example.note else ""
    lines = (example.file or "").splitlines() or list(_node_lines(example.node))
    for number, line in enumerate(lines):
        yield f"  {'  ' if number else '- '}{line}{note if not number else ''}"


def _node_lines(node: YamlNode, label: str = "") -> Iterator[str]:
    """A node as a person would write it down; what the example says about itself is left out."""
    head = f"{label}: " if label else ""
    if isinstance(node, YamlScalar):
        yield f"{head}{node.text}"
    elif isinstance(node, YamlMapping) and label:
        yield f"{head}{_inline(node)}"
    elif isinstance(node, YamlMapping):
        for key, value in node.entries:
            if key.text not in ("说明", "次数"):
                yield from _node_lines(value, key.text)
    else:
        yield f"{label}:"
        yield from (f"  - {_inline(item)}" for item in node.items)


def _inline(node: YamlNode) -> str:
    if isinstance(node, YamlScalar):
        return node.text
    if isinstance(node, YamlSequence):
        return "；".join(_inline(item) for item in node.items)
    return "，".join(f"{key.text}: {_inline(value)}" for key, value in node.entries)


_PRACTICE, _SEE = "审核惯例", "参见"


def basis_lines(rules: Sequence[Rule]) -> Iterator[str]:
    """The rules by what they rest on: law first, documents to be seen, practice, nothing said."""
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        found.setdefault(rule.texts.basis, []).append(rule)
    order = sorted(found, key=lambda one: (_rank(one), -len(found[one]), one))
    counts = Counter[int]()
    for basis in order:
        counts[_rank(basis)] += len(found[basis])
        yield f"{basis or '（没有写依据）'}：{len(found[basis])} 条"
        yield "  " + "、".join(f"{rule.id} {rule.title}" for rule in found[basis])
        yield ""
    named = ("依据法律法规", "参见文件", "审核惯例", "没有写依据")
    said = "，".join(f"{name} {counts[rank]} 条" for rank, name in enumerate(named) if counts[rank])
    yield f"共 {len(rules)} 条规则：{said}"
    if counts[2]:
        yield "审核惯例：没有成文的规定，是审核中通行的做法；各地可以在自己的规则包里另写依据。"


def _rank(basis: str) -> int:
    if not basis:
        return 3
    return 2 if basis == _PRACTICE else int(basis.startswith(_SEE))
