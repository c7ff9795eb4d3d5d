"""What must stand in a table for a rule to look at anything there: the columns it asks for first.

Of the rules of a form's later stages most ask for a column that a plain goal table does not have
(实际完成值, 得分, 执行数). Such a rule selects nothing there, which is known without running, even
without reading it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.form import INDICATOR, TABLE, is_cell
from checker.language import tree as t
from checker.rule.sight import without_owners

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.form import RecordLabel
    from checker.rule.typed import TypedRule


def columns_needed(typed: TypedRule) -> frozenset[RecordLabel]:
    """The columns, of the head or of the rows, in each of which something must stand; none where a
    rule may select something in any table."""
    needed = set["RecordLabel"]()
    code = t.bare(typed.select)
    while typed.root == TABLE and isinstance(code, t.Filter):
        needed.update(_asked(code.condition, code.depth))
        code = t.bare(code.source)
    return frozenset(needed)


def _asked(condition: t.Code, depth: int) -> Iterator[RecordLabel]:
    """The columns of which all items have something that meet a condition."""
    condition = t.bare(condition)
    if isinstance(condition, t.Logic) and not condition.decisive:
        for part in condition.parts:
            yield from _asked(part, depth)
    elif isinstance(condition, t.Presence) and not condition.negated:
        field = t.bare(condition.operand)
        if not isinstance(field, t.FieldOf) or not is_cell(field.schema, field.name):
            return
        # A row is the item itself; the table is that of any record.
        owner = t.bare(field.owner) if field.schema == INDICATOR else without_owners(field.owner)
        if isinstance(owner, t.ItemAt) and owner.depth == depth:
            yield field.schema, field.name
