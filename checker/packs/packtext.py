"""Packs as text: rules written out, and a rule put into a file without touching the rest of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.place import Place
from checker.strictyaml import (
    YamlMapping,
    YamlScalar,
    YamlSequence,
    plain_or_quoted,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.packs.templates import Template, TemplateParameter
    from checker.strictyaml import YamlNode

FIRST_VERSION = "0.1.0"
SCHEMA_FILE = "goalcheck-pack.schema.json"
"""The schema that a new pack names in its first line, beside the pack."""

_BY_HAND = """\
id: {id}
name: local-{lower}
title: 预算超过一百万元
since: {version}
# 程度：error（错误）、warning（警告）、info（提示）。
severity: warning
# 依据：法律法规和条款；只是惯例的写审核惯例。
basis: 审核惯例
# 看哪些：表，或 表.绩效指标[条件]。
select: 表
# 要求什么。栏目的名称就是表上的名称；写法见 goalcheck rules docs 生成的规则语言。
assert: 预算数 ≤ 100万元
# 不符合时说什么，{{ }} 里写栏目。
message: 预算数{{预算数}}超过100万元，要附可行性报告
at: 预算数
expected: 附可行性报告，或核对预算数
# 例子是测试：正例应当通过，反例应当报出来。改规则时一起改。
examples:
  good:
    - 预算数: 100
  bad:
    - 应为: 附可行性报告，或核对预算数
      预算数: 100.01
"""


def new_pack(name: str) -> str:
    """The head of a pack without rules yet."""
    return (
        f"# yaml-language-server: $schema={SCHEMA_FILE}\n"
        f"pack: {plain_or_quoted(name)}\nversion: {FIRST_VERSION}\nlanguage: 1\nrules:\n"
    )


def rule_by_hand(rule_id: str) -> str:
    """A small rule that holds, to be changed into what is wanted; lines without indentation."""
    return _BY_HAND.format(id=rule_id, lower=rule_id.lower(), version=FIRST_VERSION)


_TOLD = (
    "title",
    "since",
    "severity",
    "basis",
    "select",
    "when",
    "assert",
    "message",
    "at",
    "expected",
)


def tables_told(
    told: Mapping[str, str], examples: Mapping[str, Sequence[str]]
) -> dict[str, list[YamlMapping]]:
    """The examples of a rule, by what they promise, as a person writes each in one cell."""
    from checker.packs.exampletext import example_node

    place, bare, right = Place("例子", 1, 1), told.get("at", "项目名称"), told.get("expected", "")
    tables = {
        expect: [example_node(text, place, bare, {}) for text in texts]
        for expect, texts in examples.items()
    }
    if right and "{" not in right:
        tables["bad"] = [_with_advice(one, right) for one in tables["bad"]]
    return tables


def rule_as_told(
    rule_id: str, told: Mapping[str, str], tables: Mapping[str, Sequence[YamlMapping]]
) -> str:
    """A rule of what its author says of it: what is asked, where, how bad, with examples."""
    usual = {
        "since": FIRST_VERSION,
        "severity": "warning",
        "basis": "审核惯例",
        "select": "表",
        "message": _plain_message(told),
    }
    lines = [f"id: {rule_id}", f"name: local-{rule_id.lower()}"]
    for key in _TOLD:
        text = told.get(key) or usual.get(key, "")
        lines += text_lines(key, text) if text else ()
    lines.append("examples:")
    for expect, several in tables.items():
        every = YamlSequence(tuple(several), Place("例子", 1, 1))
        lines += [f"  {line}" for line in node_lines(expect, every)]
    return "\n".join(lines) + "\n"


def _with_advice(table: YamlMapping, right: str) -> YamlMapping:
    """A bad example that holds the rule to what it says would be right."""
    place = table.place
    advice = (YamlScalar("应为", place, "plain"), YamlScalar(right, place, "double"))
    return YamlMapping((advice, *table.entries), place)


def _plain_message(told: Mapping[str, str]) -> str:
    """What stands there, and what is wrong with it."""
    row = "“{三级指标}”的" if "绩效指标" in told.get("select", "") else ""
    at = told.get("at", "")
    return f"{row}{at}写的是{{{at}}}：{told['title']}" if at else told["title"]


def rule_of_template(rule_id: str, template: Template, *, explained: bool = True) -> str:
    """The sample of a template as a rule, with every parameter explained if asked for."""
    lines = [f"id: {rule_id}", f"# {template.about}", f"template: {template.name}"]
    sample = template.sample
    given = _entries(sample.get("params") if sample else None)
    for key in ("title", "basis"):
        node = sample.get(key) if sample else None
        if isinstance(node, YamlScalar):
            lines.append(f"{key}: {plain_or_quoted(node.text)}")
    lines += [f"severity: {template.severity.value}", "params:"]
    for name, parameter in template.parameters.items():
        lines += [f"  {line}" for line in _parameter_lines(parameter, given.get(name))]
    examples = _entries(sample.get("examples") if sample else None)
    if examples:
        lines += ["# 例子是测试：正例应当通过，反例应当报出来。", "examples:"]
        for expect, node in examples.items():
            lines += [f"  {line}" for line in node_lines(expect, node)]
    kept = lines if explained else [line for line in lines if not line.lstrip().startswith("#")]
    return "\n".join(kept) + "\n"


def _parameter_lines(parameter: TemplateParameter, node: YamlNode | None) -> Iterator[str]:
    yield f"# {parameter.about}" + ("（可以不写）" if not parameter.required else "")
    if node is not None:
        yield from node_lines(parameter.name, node)
    else:
        yield from (f"# {line}" for line in _unused(parameter))


def _unused(parameter: TemplateParameter) -> Iterator[str]:
    from checker.packs.templates import sample_argument

    if parameter.default is not None:
        yield from node_lines(parameter.name, parameter.default)
    else:
        yield f"{parameter.name}: {plain_or_quoted(sample_argument(parameter))}"


def _entries(node: YamlNode | None) -> Mapping[str, YamlNode]:
    if not isinstance(node, YamlMapping):
        return {}
    return {key.text: value for key, value in node.entries}


def node_lines(key: str, node: YamlNode) -> Iterator[str]:
    """`key: value` as block lines."""
    match node:
        case YamlScalar():
            yield from text_lines(key, node.text)
        case YamlSequence() if all(isinstance(item, YamlScalar) for item in node.items):
            texts = [item.text for item in node.items if isinstance(item, YamlScalar)]
            yield from list_lines(key, texts)
        case YamlSequence():
            yield f"{key}:"
            for item in node.items:
                inner = [
                    line
                    for name, value in _entries(item).items()
                    for line in node_lines(name, value)
                ]
                yield from (f"  {'  ' if at else '- '}{line}" for at, line in enumerate(inner))
        case YamlMapping():
            yield f"{key}:"
            for name, value in _entries(node).items():
                yield from (f"  {line}" for line in node_lines(name, value))


def text_lines(key: str, text: str) -> Iterator[str]:
    """`key: text`, in a block where the text has several lines."""
    lines = text.rstrip("\n").split("\n")
    if len(lines) == 1 or any(line != line.rstrip() or "\t" in line for line in lines):
        yield f"{key}: {plain_or_quoted(text)}".rstrip()
        return
    yield f"{key}: |-"
    yield from (f"  {line}".rstrip() for line in lines)


def list_lines(key: str, texts: Sequence[str]) -> Iterator[str]:
    """`key:` with an item a line."""
    yield f"{key}:"
    for text in texts:
        first, *rest = text_lines("", text)
        yield f"  -{first.removeprefix(':')}"
        yield from (f"  {line}" for line in rest)
