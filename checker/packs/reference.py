"""The reference of the rules: one page a rule, generated from the packs.

The order on a page is the one in which people ask: what not to write, what to write instead, why,
on what basis, where it does not apply, what can be set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from checker.packs.keys import (
    DEFINITION_KEYS,
    EQUIVALENT_KEYS,
    EXAMPLE_ABOUT,
    EXAMPLES_KEYS,
    FIX_KEYS,
    OVERRIDE_KEYS,
    PACK_KEYS,
    RELATED_KEYS,
    RULE_KEYS,
    UNIT_KEYS,
)
from checker.strictyaml import YamlMapping, YamlScalar, plain_or_quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from checker.rule import Example, Rule
    from checker.strictyaml import YamlNode

_NOTICE = "<!-- 由 goalcheck rules docs 生成，请勿手改。 -->"
_ABOUT_EXAMPLE = ("说明", "次数", "提示", "改为", "今天")
_GROUPS: Mapping[str, str] = {
    "GC0": "读取",
    "GC1": "表的结构",
    "GC2": "预算与成本",
    "GC3": "指标值的写法",
    "GC4": "计量单位",
    "GC5": "指标设计",
    "GC6": "绩效目标",
    "GC7": "时间与年度",
    "GC8": "多张表之间",
    "GC9": "文字",
}


def rule_reference(rules: Sequence[Rule]) -> dict[str, str]:
    """File name to text: `README.md` with the list, then `GC202.md` … a page a rule."""
    pages = {f"{rule.id}.md": rule_page(rule) for rule in rules}
    return {"README.md": "\n".join(_index(rules)) + "\n", **pages}


def rule_page(rule: Rule) -> str:
    """The page of a rule, in Markdown."""
    return "\n".join(_page(rule)) + "\n"


def language_reference() -> str:
    """The page of the language, with the keys that packs are written with."""
    from checker.rule import language_page

    parts = {
        "规则包里写什么": PACK_KEYS,
        "规则里写什么": RULE_KEYS,
        "定义（define）": DEFINITION_KEYS,
        "本地的计量单位（units）": UNIT_KEYS,
        "改动别的包的规则": OVERRIDE_KEYS,
        "例子": EXAMPLES_KEYS,
        "一并指出的别处（related）": RELATED_KEYS,
        "可以自动改成什么（fix）": FIX_KEYS,
        "改了也没有差别的地方（equivalent）": EQUIVALENT_KEYS,
    }
    about = {
        heading: {name: key.about for name, key in keys.items()} for heading, keys in parts.items()
    }
    return language_page({**about, "例子里除了栏目还可以写": EXAMPLE_ABOUT})


def quick_reference() -> str:
    """The language on one page."""
    from checker.rule import quick_page

    return quick_page()


def _index(rules: Sequence[Rule]) -> Iterator[str]:
    yield from ("# 全部规则", "", _NOTICE, "")
    yield f"共 {len(rules)} 条，其中 {sum(rule.enabled for rule in rules)} 条默认选用。"
    yield "写法见[规则语言](规则语言.md)，常见的几种有[模板](模板.md)。"
    group = ""
    for rule in rules:
        if rule.id[:3] != group:
            group = rule.id[:3]
            yield from ("", f"## {_GROUPS.get(group, group)}", "")
            yield from ("| 规则 | 名称 | 程度 | 默认 | 依据 |", "|---|---|---|---|---|")
        yield (
            f"| [{rule.id}]({rule.id}.md) | {rule.title} | {rule.severity.label} "
            f"| {'是' if rule.enabled else '否'} | {rule.texts.basis} |"
        )


def _page(rule: Rule) -> Iterator[str]:
    yield from (f"# {rule.id} {rule.title}", "", _NOTICE, "")
    chosen = "默认选用" if rule.enabled else "默认不选用"
    locked = " · 已锁定，不能停用、改动、豁免" if rule.locked else ""
    yield f"`{rule.name}` · {rule.severity.label} · {chosen}{locked} · 自 {rule.texts.since} 版起"
    yield from _examples(rule, "不要这样", "bad")
    yield from _examples(rule, "应该这样", "good")
    yield from ("", "## 为什么", "", _paragraph(rule.texts.why))
    yield from ("", "## 依据", "", rule.texts.basis or "审核惯例")
    yield from ("", "## 例外", "")
    yield _paragraph(rule.texts.exceptions) if rule.texts.exceptions.strip() else "没有。"
    yield from _examples(rule, "看着像、但不报", "near", level="###")
    yield from _template(rule)
    yield from _parameters(rule)
    if not rule.reader:
        yield from ("", "## 怎样检查", "", "```yaml", *_definition(rule), "```")


def one_a_list(examples: Iterable[Example]) -> list[Example]:
    """The examples; of those that stand one for every word of a list the first."""
    found: dict[object, Example] = {}
    for example in examples:
        found.setdefault(example.place if example.word else id(example), example)
    return list(found.values())


def _paragraph(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().splitlines())


def _examples(rule: Rule, heading: str, expect: str, level: str = "##") -> Iterator[str]:
    examples = one_a_list(example for example in rule.origin.examples if example.expect == expect)
    if not examples:
        return
    yield from ("", f"{level} {heading}")
    for example in examples:
        yield ""
        if example.note:
            yield from (f"{example.note}：", "")
        if example.word:
            yield from (f"“{example.word}”一类的词，每个都试过，例如：", "")
        yield from ("```yaml", *_example(example), "```")


def _example(example: Example) -> Iterator[str]:
    if example.file is not None:
        yield from example.file.rstrip("\n").splitlines()
        return
    entries = [entry for entry in example.node.entries if entry[0].text not in _ABOUT_EXAMPLE]
    for key, node in entries:
        yield from _entry(key.text, node, "")


def _entry(key: str, node: YamlNode, indent: str) -> Iterator[str]:
    if isinstance(node, YamlScalar):
        yield f"{indent}{key}: {plain_or_quoted(node.text)}".rstrip()
    elif isinstance(node, YamlMapping):
        yield f"{indent}{key}:"
        for name, value in node.entries:
            yield from _entry(name.text, value, f"{indent}  ")
    else:
        yield f"{indent}{key}:"
        for item in node.items:
            yield from _item(item, f"{indent}  ")


def _item(node: YamlNode, indent: str) -> Iterator[str]:
    if isinstance(node, YamlMapping):
        lines = [
            line for name, value in node.entries for line in _entry(name.text, value, f"{indent}  ")
        ]
        yield from (f"{indent}- {lines[0].strip()}", *lines[1:]) if lines else ()
    elif isinstance(node, YamlScalar):
        yield f"{indent}- {plain_or_quoted(node.text)}"


def _template(rule: Rule) -> Iterator[str]:
    if rule.origin.template is None:
        return
    yield from ("", "## 模板", "", f"由模板“{rule.origin.template.name}”写成：", "")
    for name, written in rule.origin.template.arguments.items():
        yield f"- {name}：{'、'.join(written)}"


def _parameters(rule: Rule) -> Iterator[str]:
    if not rule.parameters:
        return
    yield from ("", "## 参数", "", "| 参数 | 现在的值 |", "|---|---|")
    for name, parameter in rule.parameters.items():
        yield f"| {name} | {_shown(parameter.value)} |"


def _shown(value: object) -> str:
    items = cast("tuple[object, ...]", value) if isinstance(value, tuple) else (value,)
    texts = [str(item) for item in items]
    return "、".join(f"`{text}`" for text in texts).replace("|", "\\|")


def _definition(rule: Rule) -> Iterator[str]:
    for key in ("select", "when"):
        yield from _written(key, rule.written(key))
    if rule.define:
        yield "define:"
        for name, source in rule.define:
            yield from (f"  {line}" for line in _written(name, source.text))
    for key in ("assert", "message", "expected"):
        yield from _written(key, rule.written(key))


def _written(key: str, text: str) -> Iterator[str]:
    lines = text.strip().splitlines()
    if len(lines) == 1:
        yield f"{key}: {lines[0].strip()}"
    elif lines:
        yield from (f"{key}: |", *(f"  {line}" for line in lines))
