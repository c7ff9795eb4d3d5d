"""Templates from their YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.base.errors import did_you_mean
from checker.finding import Severity
from checker.language import Span
from checker.packs.keys import (
    EXAMPLES_KEYS,
    SAMPLE_KEYS,
    TEMPLATE_KEYS,
    TEMPLATE_PARAMETER_KEYS,
)
from checker.packs.templates.arguments import PARAMETER_TYPES
from checker.packs.templates.expansion import TOKEN
from checker.packs.templates.template import Template, TemplateParameter
from checker.strictyaml import YamlMapping, YamlSequence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.language import Source
    from checker.packs.reader import NodeReader
    from checker.strictyaml import YamlNode, YamlScalar

_TEXTS = ("title", "select", "message", "expected", "at", "why", "text", "fill")
REQUIRED = ("name", "slug", "about", "params", "title", "select", "assert", "message")


def read_template(reader: NodeReader, node: YamlNode) -> Template | None:
    """The template, None where it cannot be used; mistakes go to the reader."""
    written = reader.mapping(node, "模板")
    if written is None:
        return None
    mapping = reader.keys(written, TEMPLATE_KEYS, "模板")
    missing = [key for key in REQUIRED if mapping.get(key) is None]
    # What is missing beside a strange key is most likely what has the strange name.
    if missing and len(mapping.entries) < len(written.entries):
        return None
    if missing:
        reader.fault(f"模板缺少{'、'.join(missing)}。", mapping.place)
        return None
    sources = {key: reader.source(mapping.get(key), key) for key in _TEXTS}
    severity = reader.choice(
        mapping.get("severity"), "severity", [one.value for one in Severity], "warning"
    )
    before = len(reader.mistakes)
    parameters = _parameters(reader, mapping.get("params"))
    read = Template(
        name=reader.text(mapping.get("name"), "name") or "",
        slug=reader.text(mapping.get("slug"), "slug") or "",
        about=reader.text(mapping.get("about"), "about") or "",
        place=mapping.place,
        severity=Severity(severity),
        parameters=parameters,
        alike=reader.texts(mapping.get("alike"), "alike"),
        one_of=reader.texts(mapping.get("one-of"), "one-of"),
        texts={key: source for key, source in sources.items() if source is not None},
        when=_conjunction(reader, mapping.get("when"), "when"),
        claim=_conjunction(reader, mapping.get("assert"), "assert"),
        define=_definitions(reader, mapping.get("define")),
        examples=_examples(reader, mapping.get("examples")),
        sample=_sample(reader, mapping.get("sample")),
    )
    if len(reader.mistakes) == before:
        _know_parameters(reader, read)
    return replace(read, flawed=True) if len(reader.mistakes) > before else read


def _know_parameters(reader: NodeReader, template: Template) -> None:
    """Tells every place where the texts of a template speak of a parameter it does not have."""
    texts = (*template.texts.values(), *template.when, *template.claim)
    defined = (source for _, source in template.define)
    examples = (source for _, source in template.examples)
    for source in (*texts, *defined, *examples):
        for token in TOKEN.finditer(source.text):
            name = (token["name"] or token["value"] or "").strip()
            if name and name not in template.parameters:
                advice = did_you_mean(name, template.parameters)
                said = f"模板“{template.name}”没有参数“{name}”{advice}"
                reader.fault(said, source.place(Span(token.start(), token.end())))


def _conjunction(reader: NodeReader, node: YamlNode | None, what: str) -> tuple[Source, ...]:
    if node is None:
        return ()
    items = node.items if isinstance(node, YamlSequence) else (node,)
    found = [reader.source(item, what) for item in items]
    return tuple(source for source in found if source is not None)


def _definitions(reader: NodeReader, node: YamlNode | None) -> tuple[tuple[str, Source], ...]:
    entries = _entries(reader, node, "define")
    found = [(key.text, reader.source(value, key.text)) for key, value in entries]
    return tuple((name, source) for name, source in found if source is not None)


def _examples(reader: NodeReader, node: YamlNode | None) -> tuple[tuple[str, Source], ...]:
    found: list[tuple[str, Source]] = []
    written = reader.mapping(node, "examples") if node is not None else None
    mapping = reader.keys(written, EXAMPLES_KEYS, "examples") if written else None
    for key, value in mapping.entries if mapping else ():
        for item in reader.items(value, key.text):
            source = reader.source(item, key.text)
            if source is not None:
                found.append((key.text, source))
    return tuple(found)


def _sample(reader: NodeReader, node: YamlNode | None) -> YamlMapping | None:
    mapping = reader.mapping(node, "sample") if node is not None else None
    return reader.keys(mapping, SAMPLE_KEYS, "sample") if mapping is not None else None


def _parameters(reader: NodeReader, node: YamlNode | None) -> Mapping[str, TemplateParameter]:
    found: dict[str, TemplateParameter] = {}
    for key, value in _entries(reader, node, "params"):
        parameter = _parameter(reader, key, value)
        if parameter is not None:
            found[key.text] = parameter
    return found


def _parameter(reader: NodeReader, key: YamlScalar, node: YamlNode) -> TemplateParameter | None:
    written = reader.mapping(node, key.text)
    if written is None:
        return None
    mapping = reader.keys(written, TEMPLATE_PARAMETER_KEYS, key.text)
    kind = reader.choice(mapping.get("type"), "type", PARAMETER_TYPES, "")
    if not kind:
        if mapping.get("type") is None:
            reader.fault(f"参数“{key.text}”缺少type。", mapping.place)
        return None
    choices = {
        name.text: reader.text(value, name.text) or ""
        for name, value in _entries(reader, mapping.get("choices"), "choices")
    }
    return TemplateParameter(
        name=key.text,
        type=kind,
        about=reader.text(mapping.get("about"), "about") or "",
        place=mapping.place,
        example=reader.texts(mapping.get("example"), "example"),
        optional=reader.truth(mapping.get("optional"), "optional", default=False),
        default=mapping.get("default"),
        records=reader.texts(mapping.get("records"), "records"),
        kinds=reader.texts(mapping.get("kinds"), "kinds"),
        choices=choices,
        rows_of=reader.texts(mapping.get("rows-of"), "rows-of"),
        rows_choices=reader.texts(mapping.get("rows-choices"), "rows-choices"),
    )


def _entries(
    reader: NodeReader, node: YamlNode | None, what: str
) -> tuple[tuple[YamlScalar, YamlNode], ...]:
    mapping = reader.mapping(node, what) if node is not None else None
    return mapping.entries if mapping else ()
