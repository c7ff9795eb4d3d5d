"""A rule that uses a template, made into a rule like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.base.errors import did_you_mean
from checker.language import Span
from checker.packs.exampletext import example_node, pairs_of
from checker.packs.exampleyaml import example_of
from checker.packs.keys import EXAMPLES_KEYS, WRITTEN_BY_TEMPLATE
from checker.packs.templates.arguments import (
    PARAMETER_TYPES,
    Argument,
    read_argument,
    sample_argument,
)
from checker.packs.templates.expansion import Expansion, Missing
from checker.packs.templates.whereabouts import AllAt
from checker.rule import Example, TemplateUse
from checker.strictyaml import YamlMapping, YamlScalar, YamlSequence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.base.place import Place
    from checker.language import Source
    from checker.packs.reader import NodeReader
    from checker.packs.templates.template import Template, TemplateParameter
    from checker.rule import Rule
    from checker.strictyaml import YamlNode

_MESSAGES = ("message", "expected")


def use_template(
    reader: NodeReader, mapping: YamlMapping, bare: Rule, template: Template, *, own: bool = False
) -> Rule | None:
    """`bare` (what the rule itself says) with what the template adds; mistakes go to the reader.

    Mistakes point at the rule. With `own` (a template's sample) they point into the template.
    """
    if template.flawed:
        return None
    for key, _ in mapping.entries:
        if key.text in WRITTEN_BY_TEMPLATE:
            message = f"用模板的规则不另写“{key.text}”，它由模板“{template.name}”给出。"
            reader.fault(message, key.place)
    at = mapping.get("template") or mapping
    arguments = read_arguments(reader, mapping, template, at.place)
    if arguments is None:
        return None
    expansion = Expansion(arguments, None if own else at.place)
    try:
        made = _filled(bare, template, expansion)
        if mapping.get("severity") is None:
            made = replace(made, severity=template.severity)
    except Missing:
        reader.fault(_clash(template, arguments), _clash_place(arguments, at.place))
        return None
    written = {name: one.written for name, one in arguments.items()}
    use = TemplateUse(template.name, written, mapping)
    label, fill = _notation(template, expansion)
    given = list(_given_examples(reader, mapping.get("examples"), label, fill))
    expected = {example.expect for example in given}
    given += [
        example
        for example in _own_examples(template, expansion, at.place, label, fill)
        if example.expect not in expected
    ]
    _check_examples(reader, mapping, template, {example.expect for example in given})
    origin = replace(made.origin, template=use, examples=tuple(given))
    return replace(made, origin=origin)


def read_arguments(
    reader: NodeReader, mapping: YamlMapping, template: Template, place: Place
) -> Mapping[str, Argument] | None:
    """The arguments by parameter, defaults included; None where one of them cannot be used."""
    node = mapping.get("params")
    written = reader.mapping(node, "params") if node is not None else None
    found: dict[str, Argument] = {}
    whole = node is None or written is not None
    strange = False
    for key, value in written.entries if written else ():
        parameter = template.parameters.get(key.text)
        if parameter is None:
            reader.fault(_no_parameter(template, key.text), key.place)
            strange = True
            continue
        argument = read_argument(reader, value, parameter)
        whole = whole and argument is not None
        if argument is not None:
            found[key.text] = argument
    given = {key.text for key, _ in written.entries} if written else set[str]()
    needed = [one.name for one in template.parameters.values() if one.required]
    missing = [name for name in needed if name not in given]
    if strange:
        return None  # what is missing is most likely what has the strange name
    if missing:
        reader.fault(f"模板“{template.name}”还要写参数{_listed(missing, template)}。", place)
    elif template.one_of and not given.intersection(template.one_of):
        named = _listed(list(template.one_of), template)
        reader.fault(f"模板“{template.name}”要在参数{named}里至少写一个。", place)
        whole = False
    for name, parameter in template.parameters.items():
        if name not in given and parameter.default is not None:
            default = read_argument(reader, parameter.default, parameter)
            if default is not None:
                found[name] = _placed(default, place)
    whole = whole and not missing
    if not whole:
        return None
    return found if _belong(reader, template, found) and _alike(reader, template, found) else None


def _placed(default: Argument, place: Place) -> Argument:
    """A default, which stands in the template: its mistakes are told where that is named."""
    where = AllAt(place)
    return replace(default, start=where, locate=where)


def _belong(reader: NodeReader, template: Template, found: Mapping[str, Argument]) -> bool:
    """Whether the arguments that are about rows of 绩效指标 go with a field of them."""
    fine = True
    for name, argument in found.items():
        parameter = template.parameters[name]
        owners = [found[one] for one in parameter.rows_of if one in found]
        about_rows = not parameter.rows_choices or argument.written[0] in parameter.rows_choices
        if not parameter.rows_of or not about_rows or any("指标行" in one.parts for one in owners):
            continue
        named = "、".join(f"“{one.written[0]}”" for one in owners) or "所有栏目"
        what = (
            f"“{name}”不能是“{argument.written[0]}”" if parameter.choices else f"不写参数“{name}”"
        )
        message = f"{named}不是绩效指标的栏目，用它时{what}。"
        reader.fault(message, argument.start(0))
        fine = False
    return fine


def _alike(reader: NodeReader, template: Template, found: Mapping[str, Argument]) -> bool:
    """Whether the arguments that are compared with each other are of one sort."""
    first: tuple[str, Argument] | None = None
    for name in template.alike:
        argument = found.get(name)
        if argument is None or argument.sort is None:
            continue
        if first is None:
            first = name, argument
        elif argument.sort != first[1].sort:
            message = (
                f"参数“{name}”写的“{'、'.join(argument.written)}”是{argument.sort}，"
                f"“{first[0]}”写的“{'、'.join(first[1].written)}”是{first[1].sort}，两个不同类。"
            )
            reader.fault(message, argument.start(0))
            return False
    return True


def _no_parameter(template: Template, name: str) -> str:
    advice = did_you_mean(name, template.parameters)
    if advice == "。":
        advice = f"；可以写的有：{'、'.join(template.parameters)}。"
    return f"模板“{template.name}”没有参数“{name}”{advice}"


def _listed(names: list[str], template: Template) -> str:
    return "、".join(f"“{name}”（{_hint(template.parameters[name])}）" for name in names)


def _hint(parameter: TemplateParameter) -> str:
    about = parameter.about or PARAMETER_TYPES[parameter.type].about
    return f"{about}，如{sample_argument(parameter)}"


def _clash(template: Template, arguments: Mapping[str, Argument]) -> str:
    said = "，".join(
        f"“{name}”写的“{'、'.join(argument.written)}”是{argument.fields[0].kind.value}"
        for name, argument in arguments.items()
        if argument.fields
    )
    return f"模板“{template.name}”的这些栏目合不到一起：{said}。"


def _clash_place(arguments: Mapping[str, Argument], place: Place) -> Place:
    last = [argument for argument in arguments.values() if argument.fields]
    return last[-1].start(0) if last else place


def _filled(bare: Rule, template: Template, expansion: Expansion) -> Rule:
    """The rule with the template's expressions and words; raises Missing."""
    sources = dict(bare.sources)
    sources["select"] = expansion.source(template.texts["select"])
    claim = expansion.conjunction(template.claim)
    if claim is None:
        raise Missing("assert")
    sources["assert"] = claim
    when = expansion.conjunction(template.when)
    if when is not None:
        sources["when"] = when
    for key in _MESSAGES:
        if key not in sources and key in template.texts:
            source = _optional(expansion, template.texts[key])
            if source is not None:
                sources[key] = source
    at = _optional(expansion, template.texts.get("at"))
    place = at.place(Span(0, len(at.text))) if at else None
    return replace(
        bare,
        name=bare.name or f"{template.slug}-{bare.id.lower()}",
        title=bare.title or expansion.text(template.texts["title"]),
        sources=sources,
        define=tuple((name, expansion.source(source)) for name, source in template.define),
        parameters={
            name: argument.value
            for name, argument in expansion.arguments.items()
            if argument.value is not None
        },
        at=bare.at or (at.text.strip() if at else None),
        at_place=bare.at_place or place,
        texts=replace(
            bare.texts, why=bare.texts.why or _text(expansion, template.texts.get("why"))
        ),
    )


def _optional(expansion: Expansion, source: Source | None) -> Source | None:
    if source is None:
        return None
    try:
        return expansion.source(source)
    except Missing:
        return None


def _text(expansion: Expansion, source: Source | None) -> str:
    found = _optional(expansion, source)
    return found.text.strip() if found else ""


def _notation(template: Template, expansion: Expansion) -> tuple[str, Mapping[str, str]]:
    """What a bare text of an example is for, and what its rows have beside."""
    fill = _text(expansion, template.texts.get("fill"))
    return _text(expansion, template.texts.get("text")), dict(pairs_of(fill, ""))


def _given_examples(
    reader: NodeReader, node: YamlNode | None, label: str, fill: Mapping[str, str]
) -> Iterator[Example]:
    """Examples of the rule: mappings, or texts in the notation of one cell."""
    mapping = reader.mapping(node, "examples") if node is not None else None
    if mapping is None:
        return
    mapping = reader.keys(mapping, EXAMPLES_KEYS, "examples")
    for key, value in mapping.entries:
        items = value.items if isinstance(value, YamlSequence) else (value,)
        for item in items:
            if isinstance(item, YamlMapping):
                yield example_of(reader, key.text, item)
                continue
            text = reader.scalar(item, key.text)
            if text is not None:
                table = example_node(text.text, text.place, label, fill)
                yield replace(example_of(reader, key.text, table), text=text.text.strip())


def _own_examples(
    template: Template, expansion: Expansion, place: Place, label: str, fill: Mapping[str, str]
) -> Iterator[Example]:
    """The template's examples with the arguments put in."""
    for expect, source in template.examples:
        try:
            text = expansion.text(source)
        except Missing:
            continue
        node = example_node(text, place, label, fill)
        note = node.get("说明")
        yield Example(
            expect,
            node,
            place,
            note.text if isinstance(note, YamlScalar) else "",
        )


def _check_examples(
    reader: NodeReader, mapping: YamlMapping, template: Template, given: set[str]
) -> None:
    missing = [expect for expect in ("good", "bad") if expect not in given]
    if missing:
        named = "和".join(map(reader.words.name, missing))
        message = (
            f"规则缺少例子：{reader.words.lacking}{named}；"
            f"只写一段文字也行，如“{_sample_text(template, missing[0])}”。"
        )
        reader.fault(message, mapping.place)


def _sample_text(template: Template, expect: str) -> str:
    examples = template.sample.get("examples") if template.sample else None
    found = examples.get(expect) if isinstance(examples, YamlMapping) else None
    while isinstance(found, YamlSequence):
        found = found.items[0]
    return found.text.strip() if isinstance(found, YamlScalar) else "栏目：文字"
