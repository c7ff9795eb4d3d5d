"""The outline of a file: tables with their indicators, packs with their rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from checker.lsp.buffer import Role
from checker.lsp.cells import document_of
from checker.strictyaml import YamlMapping, YamlScalar, YamlSequence, load_documents

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.base.place import Place
    from checker.lsp.buffer import Buffer
    from checker.lsp.desk import Desk
    from checker.model import GoalTable
    from checker.strictyaml import YamlNode

# What of a list entry in a pack is its name, and what is said beside it.
_NAMES, _DETAILS = ("id", "name"), ("title", "about", "reason")


def symbols_of(desk: Desk, buffer: Buffer) -> list[types.DocumentSymbol]:
    """The outline of an open file."""
    return list(_outline(desk, buffer))


def _outline(desk: Desk, buffer: Buffer) -> Iterator[types.DocumentSymbol]:
    if buffer.role is Role.GOALS:
        for table in document_of(desk, buffer).tables:
            yield _table(table, buffer)
    elif buffer.role in (Role.PACK, Role.CONFIG):
        for document in load_documents(buffer.text, buffer.name):
            if isinstance(document.root, YamlMapping):
                yield from _keys(document.root, buffer)


def _table(table: GoalTable, buffer: Buffer) -> types.DocumentSymbol:
    name = table.text("项目名称") or table.text("标题") or f"第{table.index}表"
    rows = [
        _symbol(
            row.text("三级指标") or f"第{row.row + 1}行指标",
            " ".join(filter(None, (row.text("二级指标"), row.text("指标值")))),
            types.SymbolKind.Field,
            row.place,
            buffer,
        )
        for row in table.indicators
    ]
    return _symbol(name, table.text("单位名称"), types.SymbolKind.Class, table.place, buffer, rows)


def _keys(mapping: YamlMapping, buffer: Buffer) -> Iterator[types.DocumentSymbol]:
    for key, value in mapping.entries:
        detail = value.text if isinstance(value, YamlScalar) else ""
        items = value.items if isinstance(value, YamlSequence) else ()
        below = [
            _entry(item, buffer)
            for item in items
            if isinstance(item, YamlMapping) and _first(item, _NAMES)
        ]
        place = _span(key.place, value.place)
        yield _symbol(key.text, detail, types.SymbolKind.Property, place, buffer, below)


def _entry(item: YamlMapping, buffer: Buffer) -> types.DocumentSymbol:
    name, detail = _first(item, _NAMES), _first(item, _DETAILS)
    return _symbol(name, detail, types.SymbolKind.Object, item.place, buffer)


def _first(item: YamlMapping, keys: tuple[str, ...]) -> str:
    nodes: list[YamlNode | None] = [item.get(key) for key in keys]
    texts = (node.text for node in nodes if isinstance(node, YamlScalar))
    return next((text for text in texts if text), "")


def _span(start: Place, end: Place) -> Place:
    line, column = end.end_line or start.end_line, end.end_column or start.end_column
    return type(start)(start.path, start.line, start.column, line, column)


def _symbol(
    name: str,
    detail: str,
    kind: types.SymbolKind,
    place: Place,
    buffer: Buffer,
    below: list[types.DocumentSymbol] | None = None,
) -> types.DocumentSymbol:
    whole = buffer.positions.range(place)
    for child in below or ():
        # What is inside lies inside: a reader may end the outer one at its first line.
        last = (child.range.end.line, child.range.end.character)
        if (whole.end.line, whole.end.character) < last:
            whole = types.Range(whole.start, child.range.end)
    head = buffer.positions.line_range(whole.start.line + 1)
    stop = min((head.end.line, head.end.character), (whole.end.line, whole.end.character))
    selection = types.Range(whole.start, types.Position(*max(stop, _start(whole))))
    return types.DocumentSymbol(
        " ".join(name.split()) or "（没有名称）",
        kind,
        whole,
        selection,
        detail or None,
        children=below or None,
    )


def _start(span: types.Range) -> tuple[int, int]:
    return span.start.line, span.start.character
