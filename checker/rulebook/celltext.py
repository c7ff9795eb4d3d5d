"""What stands in a cell and what stands in a pack: one text each, and the way between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.packs import example_text, list_lines, node_lines, text_lines
from checker.strictyaml import YamlMapping, YamlScalar, YamlSequence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.strictyaml import YamlNode

VERBATIM = "YAML:"
"""The first line of a cell whose content is written as in a pack, since no other way can say it."""

_SEPARATORS = late_pattern(r"[、，,；;\n]")
_DATE = late_pattern(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")


def texts_in(cell: str) -> list[str]:
    """The items of a cell that holds several: one a line, or parted by 、 or a comma."""
    return [item.strip() for item in _SEPARATORS.split(cell) if item.strip()]


def cell_of_texts(texts: Sequence[str]) -> str:
    """Several texts as one cell."""
    if any(_SEPARATORS.search(text) or not text for text in texts):
        return _verbatim(line for text in texts for line in _item(text))
    return "、".join(texts)


def texts_of(node: YamlNode) -> list[str]:
    """The texts of a scalar or of a list of scalars."""
    items = node.items if isinstance(node, YamlSequence) else (node,)
    return [item.text.strip() for item in items if isinstance(item, YamlScalar)]


def cell_of_examples(node: YamlNode) -> str:
    """Examples as one cell: a blank line between two."""
    items = node.items if isinstance(node, YamlSequence) else (node,)
    texts = [_example(item) for item in items]
    joined = "\n\n".join(text for text in texts if text)
    if all(texts) and not joined.startswith(f"{VERBATIM}\n"):
        return joined
    return _verbatim(line for item in items for line in _node_item(item))


def _example(item: YamlNode) -> str | None:
    text = item.text if isinstance(item, YamlScalar) else None
    if isinstance(item, YamlMapping):
        text = example_text(item)
    if text is None or text.startswith(f"{VERBATIM}\n"):
        return None
    return "\n".join(line.rstrip() for line in text.strip().split("\n") if line.strip())


def examples_in(cell: str) -> list[str]:
    return [part.strip() for part in re.split(r"\n\s*\n", cell) if part.strip()]


def date_in(cell: str) -> str:
    """2025-12-31, however Excel shows a date; what is no date stays as it is."""
    match = _DATE.fullmatch(cell.strip())
    if match is None:
        return cell
    return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"


def lines_of_items(key: str, cell: str, *, examples: bool = False) -> Iterator[str]:
    """The lines of a pack for a cell of several texts."""
    if cell.startswith(f"{VERBATIM}\n"):
        yield f"{key}:"
        yield from (f"  {line}" for line in cell.split("\n")[1:])
        return
    items = examples_in(cell) if examples else texts_in(cell)
    yield from list_lines(key, items) if len(items) > 1 else text_lines(key, "".join(items))


def _verbatim(lines: Iterator[str]) -> str:
    return "\n".join([VERBATIM, *lines])


def _node_item(node: YamlNode) -> Iterator[str]:
    if isinstance(node, YamlScalar):
        yield from _item(node.text)
        return
    _, *lines = node_lines("", node)
    yield from (f"{'  ' if at else '- '}{line.removeprefix('  ')}" for at, line in enumerate(lines))


def _item(text: str) -> Iterator[str]:
    _, *lines = list_lines("", [text])
    yield from (line.removeprefix("  ") for line in lines)
