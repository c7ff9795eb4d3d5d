"""One rule of a pack, from its YAML to a Rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.base.errors import did_you_mean
from checker.base.pattern import late_pattern
from checker.finding import OTHER_TOPIC, SEVERITY_NAMES, TOPICS, Safety, Severity
from checker.language import RESERVED
from checker.packs.exampleyaml import check_examples, read_examples
from checker.packs.keys import (
    EQUIVALENT_KEYS,
    FIX_KEYS,
    RELATED_KEYS,
    RULE_KEYS,
)
from checker.packs.parameters import MOST_NAMES, is_name, parameters_of, word_lists
from checker.packs.templates import use_template
from checker.rule import Equivalent, FixClause, RelatedClause, Rule, RuleOrigin, RuleTexts
from checker.strictyaml import YamlMapping, YamlScalar, YamlSequence

if TYPE_CHECKING:
    from checker.base.place import Place
    from checker.language import Source
    from checker.packs.reader import NodeReader
    from checker.packs.templates.template import Template
    from checker.strictyaml import YamlNode

Templates = Callable[[], Mapping[str, "Template"]]
"""The templates by name, read when the first rule asks for one."""

REQUIRED = ("id", "name", "title", "severity", "message")
FOR_TABLES = ("select", "assert")
_WRITTEN = ("select", "when", "assert", "message", "expected", "actual")

ID = late_pattern(r"[A-Z]{2,10}\d{3,5}")
VERSION = late_pattern(r"\d\w*(?:[-+.]\w+)*")
NAME = late_pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def read_rule(
    reader: NodeReader,
    node: YamlNode,
    pack: str,
    version: str = "",
    templates: Templates = dict,
    topic: str = OTHER_TOPIC,
) -> Rule | None:
    """The rule as far as it can be read, None where there is none; mistakes go to the reader."""
    written = reader.mapping(node, "规则")
    if written is None:
        return None
    mapping = reader.keys(written, RULE_KEYS, "规则")
    # A key that means nothing most likely stands for the one that is missing.
    strange = reader.unmeant(written, RULE_KEYS)
    if mapping.get("template") is not None:
        bare = bare_rule(reader, mapping, pack, version, topic)
        return _from_template(reader, mapping, bare, templates)
    is_reader = reader.truth(mapping.get("reader"), "reader", default=False)
    if not is_reader and not strange and not any(mapping.get(key) for key in FOR_TABLES):
        reader.fault(_NOTHING_ASKED, mapping.place)
        return None
    _check_required(reader, mapping, is_reader=is_reader, strange=strange)
    parameters = parameters_of(reader, mapping.get("params"))
    examples = read_examples(reader, mapping.get("examples"), word_lists(parameters))
    if not is_reader:
        check_examples(reader, mapping, examples, {key.text for key, _ in written.entries})
    equivalent = _equivalent(reader, mapping.get("equivalent"))
    bare = bare_rule(reader, mapping, pack, version, topic)
    return replace(
        bare,
        reader=is_reader,
        parameters=parameters,
        define=_definitions(reader, mapping.get("define")),
        related=_related(reader, mapping.get("related")),
        fix=_fix(reader, mapping.get("fix")),
        origin=replace(bare.origin, examples=examples, equivalent=equivalent),
    )


def _from_template(
    reader: NodeReader, mapping: YamlMapping, bare: Rule, templates: Templates
) -> Rule | None:
    node = mapping.get("template")
    name = reader.text(node, "template")
    if mapping.get("id") is None:
        reader.fault(f"{reader.words.no_id}。", mapping.place)
    if name is None or node is None:
        return None
    known = templates()
    template = known.get(name)
    if template is None:
        advice = did_you_mean(name, known)
        listed = f"；可以用的有：{'、'.join(known)}。" if advice == "。" else advice
        reader.fault(f"没有叫“{name}”的模板{listed}", node.place)
        return None
    return use_template(reader, mapping, bare, template)


def read_topic(reader: NodeReader, node: YamlNode | None, default: str) -> str:
    """What of TOPICS a pack or a rule concerns."""
    return reader.choice(node, "topic", TOPICS, default)


def bare_rule(
    reader: NodeReader,
    mapping: YamlMapping,
    pack: str,
    version: str,
    topic: str = OTHER_TOPIC,
) -> Rule:
    """What a rule says of itself, whether or not a template says the rest."""
    _check_form(reader, mapping)
    severity, severities = _read_severities(reader, mapping.get("severity"))
    return Rule(
        id=reader.text(mapping.get("id"), "id") or "",
        name=reader.text(mapping.get("name"), "name") or "",
        title=reader.text(mapping.get("title"), "title") or "",
        severity=severity,
        severities=severities,
        place=mapping.place,
        pack=pack,
        sources=_sources(reader, mapping),
        enabled=reader.truth(mapping.get("enabled"), "enabled", default=True),
        locked=reader.truth(mapping.get("locked"), "locked", default=False),
        profiles=reader.texts(mapping.get("profiles"), "profiles"),
        effective=reader.date(mapping.get("effective"), "effective"),
        at=reader.text(mapping.get("at"), "at"),
        at_place=_place(mapping.get("at")),
        report_unknown=reader.choice(
            mapping.get("unknown"), "unknown", ("ledger", "info"), "ledger"
        )
        == "info",
        once=reader.truth(mapping.get("once"), "once", default=False),
        supersedes=reader.texts(mapping.get("supersedes"), "supersedes"),
        topic=read_topic(reader, mapping.get("topic"), topic),
        texts=_read_texts(reader, mapping, version),
        origin=RuleOrigin(written_at=_word_places(mapping)),
    )


def _read_texts(reader: NodeReader, mapping: YamlMapping, version: str) -> RuleTexts:
    """What the rule says for people; it is there since `version` where it says nothing else."""
    said = {
        key: reader.text(mapping.get(key), key) or ""
        for key in ("since", "basis", "why", "exceptions", "opinion")
    }
    return RuleTexts(**{**said, "since": said["since"] or version})


def _word_places(mapping: YamlMapping) -> dict[tuple[str, str], Place]:
    found: dict[tuple[str, str], Place] = {}
    for key in ("id", "name", "profiles", "supersedes"):
        node = mapping.get(key)
        items = node.items if isinstance(node, YamlSequence) else (node,)
        for item in items:
            if isinstance(item, YamlScalar):
                found[key, item.text.strip()] = item.place
    return found


def _sources(reader: NodeReader, mapping: YamlMapping) -> dict[str, Source]:
    sources = {key: reader.source(mapping.get(key), key) for key in _WRITTEN}
    return {key: source for key, source in sources.items() if source is not None}


def _place(node: YamlNode | None) -> Place | None:
    return node.place if node is not None else None


_NOTHING_ASKED = (
    "规则没有写查什么：要写select、assert、message，"
    "或者写template（用哪个模板），如“template: 取值范围”。"
)


def _check_required(
    reader: NodeReader, mapping: YamlMapping, *, is_reader: bool, strange: int
) -> None:
    required = REQUIRED if is_reader else (*REQUIRED, *FOR_TABLES)
    missing = [key for key in required if mapping.get(key) is None]
    if len(missing) > strange:
        reader.fault(f"规则缺少{'、'.join(missing)}。", mapping.place)
    if is_reader:
        for key, value in mapping.entries:
            if key.text in (*FOR_TABLES, "when", "define"):
                reader.fault(f"读取类规则（reader）没有“{key.text}”。", value.place)


def _check_form(reader: NodeReader, mapping: YamlMapping) -> None:
    for key, form, advice in (
        ("id", ID, "大写字母加三到五位数字，如GC202"),
        ("name", NAME, "小写英文，用“-”连接，如cost-cap-above-budget"),
        ("since", VERSION, "版本号，如1.0.0"),
    ):
        node = mapping.get(key)
        if isinstance(node, YamlScalar) and node.text and not form.fullmatch(node.text.strip()):
            said = f"{reader.words.quoted(key)}应当是{advice}，却是“{node.text}”。"
            reader.fault(said, node.place)


def read_severity(reader: NodeReader, node: YamlNode | None) -> Severity:
    """error, warning or info, or what they are called in Chinese."""
    if isinstance(node, YamlScalar) and node.text.strip() in SEVERITY_NAMES:
        return SEVERITY_NAMES[node.text.strip()]
    levels = {one.value: one.label for one in Severity}
    return Severity(reader.choice(node, "severity", levels, "warning", levels))


_SEVERAL = "“severity”写几种程度时，最后一种写“其余”，前面的写条件：{error: 条件, warning: 其余}。"
OTHERWISE = "其余"
"""Stands for the condition of the severity that is left when no other holds."""


def _read_severities(
    reader: NodeReader, node: YamlNode | None
) -> tuple[Severity, tuple[tuple[Severity, Source | None], ...]]:
    """One severity, or several with their conditions: `{error: 偏离 > 20%, warning: 其余}`."""
    if isinstance(node, YamlSequence):
        reader.fault(_SEVERAL, node.place)
        return Severity.WARNING, ()
    if not isinstance(node, YamlMapping):
        return read_severity(reader, node), ()
    found: list[tuple[Severity, Source | None]] = []
    for key, value in node.entries:
        severity = read_severity(reader, key)
        scalar = reader.scalar(value, key.text)
        if scalar is not None:
            rest = scalar.text.strip() == OTHERWISE
            found.append((severity, None if rest else reader.source(value, key.text)))
    if not found or any(one is None for _, one in found[:-1]) or found[-1][1] is not None:
        reader.fault(_SEVERAL, node.place)
        return Severity.WARNING, ()
    return max((one for one, _ in found), key=lambda one: one.rank), tuple(found)


def _definitions(reader: NodeReader, node: YamlNode | None) -> tuple[tuple[str, Source], ...]:
    mapping = reader.mapping(node, "define") if node is not None else None
    if mapping is None:
        return ()
    found: list[tuple[str, Source]] = []
    for key, value in reader.few(mapping.entries, MOST_NAMES, "define", mapping.place):
        if not is_free_name(reader, key, "define"):
            continue
        source = reader.source(value, key.text)
        if source:
            found.append((key.text, source))
    return tuple(found)


def is_free_name(reader: NodeReader, key: YamlScalar, what: str) -> bool:
    """Whether a definition may be called so; a name that is no word or is taken is a mistake."""
    return is_name(reader, key, what) and not _is_taken(reader, key)


def _is_taken(reader: NodeReader, key: YamlScalar) -> bool:
    from checker.form import FORM

    if key.text in RESERVED or key.text in FORM.functions:
        what = "函数" if key.text in FORM.functions else "运算符"
        reader.fault(f"“{key.text}”是{what}，“define”里请换一个名字。", key.place)
        return True
    return False


def _related(reader: NodeReader, node: YamlNode | None) -> tuple[RelatedClause, ...]:
    if node is None:
        return ()
    nodes = node.items if isinstance(node, YamlSequence) else (node,)
    found: list[RelatedClause] = []
    for item in nodes:
        written = reader.mapping(item, "related")
        if written is None:
            continue
        mapping = reader.keys(written, RELATED_KEYS, "related")
        select = reader.source(mapping.get("select"), "select")
        message = reader.source(mapping.get("message"), "message")
        if select is None or message is None:
            reader.fault("“related”要有select和message。", mapping.place)
            continue
        at = mapping.get("at")
        found.append(RelatedClause(select, message, reader.text(at, "at"), _place(at)))
    return tuple(found)


def _fix(reader: NodeReader, node: YamlNode | None) -> FixClause | None:
    written = reader.mapping(node, "fix") if node is not None else None
    if written is None:
        return None
    mapping = reader.keys(written, FIX_KEYS, "fix")
    safety = reader.choice(mapping.get("safety"), "safety", [one.value for one in Safety], "unsafe")
    replacement = reader.source(mapping.get("replacement"), "replacement")
    if replacement is None:
        reader.fault("“fix”要有replacement。", mapping.place)
        return None
    on_request = reader.truth(mapping.get("on_request"), "on_request", default=False)
    return FixClause(Safety(safety), replacement, on_request)


def _equivalent(reader: NodeReader, node: YamlNode | None) -> tuple[Equivalent, ...]:
    """`equivalent: [{change: …, reason: …}]` or `expression: …`, spelled as the mutant is shown."""
    found: list[Equivalent] = []
    for item in reader.items(node, "equivalent") if node is not None else ():
        written = reader.mapping(item, "equivalent")
        if written is None:
            continue
        mapping = reader.keys(written, EQUIVALENT_KEYS, "equivalent")
        expression = reader.text(mapping.get("expression"), "expression")
        change = reader.text(mapping.get("change"), "change")
        reason = reader.text(mapping.get("reason"), "reason")
        if reason is None or (expression is None) == (change is None):
            said = "“equivalent”要有change（或expression，写一样）和reason。"
            reader.fault(said, mapping.place)
            continue
        found.append(Equivalent(expression or "", reason, change or ""))
    return tuple(found)
