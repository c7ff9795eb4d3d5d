"""Definitions of a pack from YAML: names that all its rules, and packs above it, may use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.errors import Mistake, did_you_mean
from checker.form import (
    INNER,
    OUTER,
    Definition,
    definitions_of,
    looks_beyond,
    taken_by,
)
from checker.language import FAULTY, SyntaxSlip, Truth, parse
from checker.packs.keys import DEFINITION_KEYS
from checker.packs.ruleyaml import is_free_name
from checker.strictyaml import YamlMapping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.base.place import Place
    from checker.form import Surroundings
    from checker.language import Source
    from checker.packs.reader import NodeReader
    from checker.strictyaml import YamlNode

MOST_DEFINITIONS = 1000
_RECORDS = (*OUTER, *INNER)


class WrittenDefinition:
    """A definition as it stands in a pack."""

    __slots__ = ("about", "name", "on", "pack", "place", "source")

    def __init__(
        self, name: str, source: Source, about: str, on: str | None, pack: str, place: Place
    ) -> None:
        self.name = name
        self.source = source
        self.about = about
        self.on = on
        self.pack = pack
        self.place = place


def read_definitions(
    reader: NodeReader, node: YamlNode | None, pack: str
) -> Iterator[WrittenDefinition]:
    """`define:` of a pack: `名称: 表达式`, or `名称: {expression: …, about: …, on: …}`."""
    mapping = reader.mapping(node, "define") if node is not None else None
    if mapping is None:
        return
    for key, value in reader.few(mapping.entries, MOST_DEFINITIONS, "define", mapping.place):
        if not is_free_name(reader, key, "define"):
            continue
        written, about, on = value, "", None
        if isinstance(value, YamlMapping):
            fields = reader.keys(value, DEFINITION_KEYS, key.text)
            about = reader.text(fields.get("about"), "about") or ""
            where = fields.get("on")
            on = reader.text(where, "on")
            if where is not None and on is not None and on not in _RECORDS:
                reader.fault(f"“on”没有“{on}”{did_you_mean(on, _RECORDS)}", where.place)
                on = None
            given = fields.get("expression")
            if given is None:
                reader.fault(f"定义“{key.text}”缺少expression（表达式）。", value.place)
                continue
            written = given
        source = reader.source(written, key.text)
        if source is not None:
            yield WrittenDefinition(key.text, source, about, on, pack, key.place)


def define(written: list[WrittenDefinition], around: Surroundings) -> list[Mistake]:
    """Makes the definitions known, each to those behind it; the mistakes in them."""
    mistakes: list[Mistake] = []
    extents = around.extents
    for at, one in enumerate(written):
        taken = taken_by(one.name, around)
        if taken is not None:
            mistakes.append(Mistake(f"“{one.name}”已经是{taken}，请换一个名字。", one.place))
            continue
        try:
            node = parse(one.source.text)
        except SyntaxSlip as error:
            mistakes.append(Mistake(error.message, one.source.place(error.span)))
            _make_known(one, around)
            continue
        if more := extents.too_much(node):
            mistakes.append(Mistake(more, one.source.place(node.span)))
            _make_known(one, around)
            continue
        extents.add(one.name, node)
        found, slips = definitions_of(around, node, one.on)
        later = {other.name for other in written[at:]}
        for slip in slips:
            message = slip.message
            word = one.source.text[slip.span.start : slip.span.end]
            if word in later:
                message = f"“{word}”在“define”里写在后面（或就是它自己），请移到用它的地方之前。"
            mistakes.append(Mistake(message, one.source.place(slip.span)))
        across = looks_beyond(around, node)
        if slips:
            found = dict.fromkeys(_RECORDS, FAULTY)
        for schema, kind in found.items():
            around.definitions[schema, one.name] = Definition(
                one.name,
                schema,
                kind,
                node,
                across,
                one.source.text.strip(),
                one.about,
                one.pack,
                one.source.locate(one.source.offset),
            )
    return mistakes


def _make_known(one: WrittenDefinition, around: Surroundings) -> None:
    """A definition that cannot be read has been told: what uses it is not wrong a second time."""
    for schema in _RECORDS:
        around.definitions[schema, one.name] = Definition(
            one.name, schema, FAULTY, Truth(value=False), False, "", one.about, one.pack
        )
