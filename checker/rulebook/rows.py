"""A rule of a template, or a change, as the row of a sheet, and back as the lines of a pack."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from checker.language import types
from checker.packs import KeyForm, PackLine, node_lines, parameter_of_text, text_lines
from checker.rulebook.celltext import (
    VERBATIM,
    cell_of_examples,
    cell_of_texts,
    date_in,
    lines_of_items,
    texts_in,
    texts_of,
)
from checker.rulebook.columns import EXAMPLES, PARAMS
from checker.strictyaml import YamlMapping, YamlScalar, plain_or_quoted, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.rule import Rule
    from checker.rulebook.columns import SheetColumn
    from checker.strictyaml import YamlNode

Row = dict[str, str]
"""Heading to text; blank cells are left out."""
Cells = Mapping[str, tuple[str, str]]
"""Heading to the text of the cell and the name of the cell (`必填!C7`)."""


def row_of(node: YamlMapping, columns: Sequence[SheetColumn]) -> Row:
    """The mapping of a rule (or of a change) as the row of a sheet."""
    found: Row = {}
    for column in columns:
        value = _value(node, column)
        if value is None:
            continue
        text = _cell(value, column)
        if text:
            found[column.title] = text
    return found


def _value(node: YamlMapping, column: SheetColumn) -> YamlNode | None:
    if not column.group:
        return node.get(column.key)
    inner = node.get(column.group)
    return inner.get(column.key) if isinstance(inner, YamlMapping) else None


def _cell(value: YamlNode, column: SheetColumn) -> str:
    match column.form:
        case KeyForm.EXAMPLE_LIST:
            return cell_of_examples(value)
        case KeyForm.TEXTS:
            return cell_of_texts(texts_of(value))
        case KeyForm.NAMED_VALUES:
            return _changed_parameters(value)
        case _:
            text = value.text.strip() if isinstance(value, YamlScalar) else ""
            said = {right: left for left, right in (column.choices or {}).items()}
            return said.get(text, text)


def _changed_parameters(value: YamlNode) -> str:
    """`词表+：大概、若干`, a line a parameter."""
    entries = value.entries if isinstance(value, YamlMapping) else ()
    cells = [(key.text, cell_of_texts(texts_of(node))) for key, node in entries]
    if any("\n" in cell for _, cell in cells):
        _, *lines = node_lines("", value)
        return "\n".join([VERBATIM, *(line.removeprefix("  ") for line in lines)])
    return "\n".join(f"{name}：{cell}" for name, cell in cells)


def rule_lines(template: str, columns: Sequence[SheetColumn], cells: Cells) -> list[PackLine]:
    """The lines of a rule of a template, each with its cell."""
    own = [column for column in columns if not column.group]
    lines = list(_lines([column for column in own if column.key == "id"], cells))
    lines.append(PackLine(f"template: {plain_or_quoted(template)}", _first(cells)))
    lines += _lines([column for column in own if column.key != "id"], cells)
    for group in (PARAMS, EXAMPLES):
        inner = list(_lines([column for column in columns if column.group == group], cells))
        if inner:
            lines.append(PackLine(f"{group}:", inner[0].origin))
            lines += [PackLine(f"  {line.text}", line.origin) for line in inner]
    return lines


def change_lines(columns: Sequence[SheetColumn], cells: Cells, rule: Rule | None) -> list[PackLine]:
    """The lines of a change of `rule`, whose parameters say how theirs are written."""
    lines = list(_lines([column for column in columns if column.key != PARAMS], cells))
    params = next(column for column in columns if column.key == PARAMS)
    if params.title in cells:
        text, origin = cells[params.title]
        lines.append(PackLine("params:", origin))
        lines += [PackLine(f"  {line}", origin) for line in _parameter_lines(text, rule)]
    return lines


def _first(cells: Cells) -> str:
    return next(iter(cells.values()))[1]


def _lines(columns: Sequence[SheetColumn], cells: Cells) -> Iterator[PackLine]:
    for column in columns:
        if column.key and column.title in cells:
            text, origin = cells[column.title]
            yield from (PackLine(line, origin) for line in _written(column, text))


def _written(column: SheetColumn, text: str) -> Iterator[str]:
    match column.form:
        case KeyForm.EXAMPLE_LIST:
            yield from lines_of_items(column.key, text, examples=True)
        case KeyForm.TEXTS:
            yield from lines_of_items(column.key, text)
        case KeyForm.DATE:
            yield from text_lines(column.key, date_in(text))
        case _:
            yield from text_lines(column.key, (column.choices or {}).get(text, text))


def _parameter_lines(cell: str, rule: Rule | None) -> Iterator[str]:
    if cell.startswith(f"{VERBATIM}\n"):
        yield from cell.split("\n")[1:]
        return
    for line in cell.split("\n"):
        name, _, text = line.replace("：", ":", 1).partition(":")
        if not line.strip():
            continue
        name = name.strip()
        known = rule.parameters.get(name.rstrip("+-＋－").strip()) if rule else None
        kind = known.type if known else types.TEXT
        if kind.base == "列表" or name.endswith(("+", "-", "＋", "－")):
            yield f"{name}:"
            yield from (f"  - {_typed(item, kind.of or types.TEXT)}" for item in texts_in(text))
        else:
            yield f"{name}: {_typed(text.strip(), kind)}"


def _typed(text: str, kind: types.Type) -> str:
    """A text that must stay one is quoted where it would be read as a number or a truth."""
    if kind == types.TEXT and parameter_of_text(text).type != types.TEXT:
        return quoted(text)
    return plain_or_quoted(text)
