"""The examples of a rule, from its YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.packs.keys import EXAMPLES_KEYS
from checker.rule.rule import Example
from checker.strictyaml import YamlScalar

if TYPE_CHECKING:
    from checker.packs.reader import NodeReader
    from checker.strictyaml import YamlMapping, YamlNode


def read_examples(reader: NodeReader, node: YamlNode | None) -> tuple[Example, ...]:
    """`examples:` of a rule, each a mapping of the fields of a table."""
    mapping = reader.mapping(node, "examples") if node is not None else None
    if mapping is None:
        return ()
    mapping = reader.keys(mapping, EXAMPLES_KEYS, "examples")
    found: list[Example] = []
    for key, value in mapping.entries:
        for item in reader.items(value, key.text):
            example = reader.mapping(item, "例子")
            if example is not None:
                found.append(example_of(reader, key.text, example))
    return tuple(found)


def example_of(reader: NodeReader, expect: str, node: YamlMapping) -> Example:
    """One example as the mapping says it."""
    note, expected = node.get("说明"), node.get("应为")
    count_node, file = node.get("次数"), node.get("文件")
    count = reader.text(count_node, "次数")
    if count is not None and count_node is not None and not count.isdigit():
        reader.fault(f"“次数”应当是一个数，却是“{count}”。", count_node.place)
        count = None
    return Example(
        expect,
        node,
        node.place,
        (reader.text(note, "说明") or "") if note is not None else "",
        int(count) if count else None,
        file.text if isinstance(file, YamlScalar) else None,
        (reader.text(expected, "应为") or "") if expected is not None else None,
    )


def check_examples(reader: NodeReader, mapping: YamlMapping, examples: tuple[Example, ...]) -> None:
    """Every rule has at least one good and one bad example."""
    given = {example.expect for example in examples}
    missing = [expect for expect in ("good", "bad") if expect not in given]
    if missing:
        reader.fault(f"规则缺少例子：examples里要有{'和'.join(missing)}。", mapping.place)
