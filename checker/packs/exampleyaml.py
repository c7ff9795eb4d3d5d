"""The examples of a rule, from its YAML."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.base.errors import did_you_mean
from checker.base.number import whole
from checker.packs.keys import EXAMPLES_KEYS
from checker.rule import Example
from checker.strictyaml import YamlMapping, YamlScalar, YamlSequence

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterator, Mapping, Sequence

    from checker.packs.reader import NodeReader
    from checker.strictyaml import YamlNode


EACH, WORD = "逐词", "〔词〕"


def read_examples(
    reader: NodeReader,
    node: YamlNode | None,
    words: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> tuple[Example, ...]:
    """`examples:` of a rule, each a mapping of the fields of a table; `words` are the lists of
    its parameters."""
    mapping = reader.mapping(node, "examples") if node is not None else None
    if mapping is None:
        return ()
    mapping = reader.keys(mapping, EXAMPLES_KEYS, "examples")
    found: list[Example] = []
    for key, value in mapping.entries:
        single = isinstance(value, YamlMapping)
        for item in (value,) if single else reader.items(value, key.text):
            example = reader.mapping(item, "例子")
            if example is not None:
                found += [
                    replace(example_of(reader, key.text, one), word=word)
                    for word, one in _each(reader, example, words)
                ]
    return tuple(found)


def _each(
    reader: NodeReader, node: YamlMapping, words: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, YamlMapping]]:
    """`{逐词: 参数, …〔词〕…}` as one example for every word of that parameter, with
    the word; any other as it is."""
    named = node.get(EACH)
    name = reader.text(named, EACH)
    if named is None or name is None:
        yield "", node
        return
    rest = YamlMapping(tuple(entry for entry in node.entries if entry[1] is not named), node.place)
    if name not in words:
        found = f"“{EACH}”应当是一个列表参数的名称，这条规则没有列表参数“{name}”"
        reader.fault(f"{found}{did_you_mean(name, words)}", named.place)
    elif not any(WORD in text for text in texts_in(node)):
        reader.fault(f"写了“{EACH}”的例子里要有“{WORD}”，换成每一个词。", named.place)
    for word in words.get(name, (WORD,)):
        made = _with_word(rest, word)
        assert isinstance(made, YamlMapping)
        yield word, made


def texts_in(node: YamlNode, without: Container[str] = ()) -> Iterator[str]:
    """All texts of a node but its keys, those that stand under some keys left out."""
    match node:
        case YamlScalar(text):
            yield text
        case YamlSequence(items):
            for item in items:
                yield from texts_in(item, without)
        case YamlMapping(entries):
            for key, value in entries:
                if key.text not in without:
                    yield from texts_in(value, without)


def _with_word(node: YamlNode, word: str) -> YamlNode:
    match node:
        case YamlScalar():
            return replace(node, text=node.text.replace(WORD, word)) if WORD in node.text else node
        case YamlSequence():
            return replace(node, items=tuple(_with_word(item, word) for item in node.items))
        case YamlMapping():
            entries = tuple((key, _with_word(value, word)) for key, value in node.entries)
            return YamlMapping(entries, node.place)


def example_of(reader: NodeReader, expect: str, node: YamlMapping) -> Example:
    """One example as the mapping says it."""
    count_node, file = node.get("次数"), node.get("文件")
    count = reader.text(count_node, "次数")
    if count is not None and count_node is not None and whole(count, -1) < 0:
        reader.fault(f"“次数”应当是一个数，却是“{count}”。", count_node.place)
        count = None
    return Example(
        expect,
        node,
        node.place,
        _promise(reader, node, "说明") or "",
        whole(count) if count else None,
        file.text if isinstance(file, YamlScalar) else None,
        _promise(reader, node, "应为"),
        _promise(reader, node, "提示"),
        _promise(reader, node, "改为"),
        reader.date(node.get("今天"), "今天"),
    )


def _promise(reader: NodeReader, node: YamlMapping, key: str) -> str | None:
    """What an example says under a key, None where it has none."""
    given = node.get(key)
    return None if given is None else reader.text(given, key) or ""


def check_examples(
    reader: NodeReader,
    mapping: YamlMapping,
    examples: tuple[Example, ...],
    astray: Collection[str] = (),
) -> None:
    """Every rule has at least one good and one bad example; of keys that went `astray` it has been
    said where they belong."""
    given = {example.expect for example in examples}
    # One that stands beside the examples has been told there.
    missing = [one for one in ("good", "bad") if one not in given and one not in astray]
    if missing:
        named = "和".join(map(reader.words.name, missing))
        heads = [key.place for key, _ in mapping.entries if key.text == "examples"]
        place = heads[0] if heads else mapping.place
        reader.fault(f"规则缺少例子：{reader.words.lacking}{named}。", place)
