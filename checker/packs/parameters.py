"""Parameters of a rule from their YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.language import (
    DirectoryEntry,
    Parameter,
    day_written,
    from_text,
    is_list,
    turned_amount,
    types,
)
from checker.packs.directories import is_directory, read_directory
from checker.strictyaml import YamlScalar, YamlSequence
from checker.values import COMMON

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.packs.reader import NodeReader
    from checker.strictyaml import YamlNode
    from checker.values import Units

MOST_NAMES = 200
"""Definitions, or parameters, of one rule."""
_IDENTIFIER = late_pattern(r"[^\W\d]\w*")


def is_name(reader: NodeReader, key: YamlScalar, what: str) -> bool:
    if _IDENTIFIER.fullmatch(key.text):
        return True
    said = f"{reader.words.quoted(what)}里的名称“{key.text}”"
    if (meant := _before_colon(key.text)) is not None:
        written = key.text.removeprefix(meant)[1:]
        reader.fault(f"{said}少了冒号后面的空格，请写“{meant}: {written}”。", key.place)
    else:
        reader.fault(f"{said}只能由字、字母、数字组成，不以数字开头。", key.place)
    return False


def _before_colon(text: str) -> str | None:
    """The name that was meant where the blank behind its colon is missing: `容差:5%`."""
    name, colon, rest = text.replace("：", ":").partition(":")
    return name if colon and rest and _IDENTIFIER.fullmatch(name) else None


def parameters_of(reader: NodeReader, node: YamlNode | None) -> Mapping[str, Parameter]:
    mapping = reader.mapping(node, "params") if node is not None else None
    if mapping is None:
        return {}
    found: dict[str, Parameter] = {}
    for key, value in reader.few(mapping.entries, MOST_NAMES, "params", mapping.place):
        if not is_name(reader, key, "params"):
            found[_before_colon(key.text) or key.text] = Parameter(types.FAULTY, None)
        else:
            parameter = parameter_of(reader, value, key.text)
            # What is wrong with it has been said where it is written.
            found[key.text] = parameter or Parameter(types.FAULTY, None)
    return found


def word_lists(parameters: Mapping[str, Parameter]) -> dict[str, tuple[str, ...]]:
    """The lists among the parameters, as texts."""
    return {
        name: tuple(
            str(word.key if isinstance(word, DirectoryEntry) else word) for word in one.value
        )
        for name, one in parameters.items()
        if is_list(one.value)
    }


def parameter_of(reader: NodeReader, node: YamlNode, name: str) -> Parameter | None:
    """A parameter typed by what is written: an amount, a day, 真/假, a text, or a list of these."""
    if isinstance(node, YamlScalar):
        return _single(reader, node)
    if is_directory(node):
        directory = read_directory(reader, node, name)
        return None if directory is None else Parameter(directory.listed, directory.entries)
    if not isinstance(node, YamlSequence):
        reader.fault(f"参数“{name}”应当是一个值或一个列表。", node.place)
        return None
    items: list[Parameter] = []
    for item in node.items:
        if not isinstance(item, YamlScalar):
            reader.fault(f"参数“{name}”的每一项应当是一个值。", item.place)
            return None
        reader.one_term(item)
        items.append(_single(reader, item))
    kinds = {item.type for item in items}
    if len(kinds) == 1:
        return Parameter(types.list_of(kinds.pop()), tuple(item.value for item in items))
    texts = tuple(item.text.strip() for item in node.items if isinstance(item, YamlScalar))
    return Parameter(types.list_of(types.TEXT), texts)


def _single(reader: NodeReader, node: YamlScalar) -> Parameter:
    text = node.text.strip()
    if node.style != "plain":
        return Parameter(types.TEXT, text)
    if meant := turned_amount(text, reader.units):
        reader.fault(f"数写在单位前面：“{text}”应当是“{meant}”。", node.place)
        return Parameter(types.FAULTY, None)
    return parameter_of_text(text, reader.units)


def parameter_of_text(text: str, units: Units = COMMON) -> Parameter:
    """What a text without quotes is: an amount, a day, 真/假, or itself."""
    if text in ("真", "假", "true", "false"):
        return Parameter(types.TRUTH, text in ("真", "true"))
    day = day_written(text)
    if day is not None:
        return Parameter(types.DATE, day)
    amount = from_text(text, units) if text[:1].isdigit() else None
    if amount is not None:
        return Parameter(types.Type("量", dimension=amount.dimension), amount)
    return Parameter(types.TEXT, text)
