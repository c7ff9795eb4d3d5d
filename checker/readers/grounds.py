"""What every label and column of a form was taken for, by what, and how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Taken
from checker.readers.leftovers import SAID

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.base.place import Place
    from checker.readers.columns import Column
    from checker.readers.draft import Draft

_BY_LABEL = "按叫法"
_BY_GLOSS = "去掉附注、修饰后按叫法"
_BY_CONTENT = "按格子里的内容"
_BY_ITSELF = "按写法（标题、单位行）"
_CONTENT = 0.6


def grounds_of(draft: Draft) -> Iterator[Taken]:
    """Fields in the order of the form, columns from left to right, then what was left out."""
    for name, cell in draft.fields.items():
        label = draft.labels.get(name)
        if label is None:
            yield Taken(name, "", 1.0, cell.text, cell.place, _BY_ITSELF)
        else:
            yield Taken(name, label.written, label.sure, cell.text, cell.place, _why(label.sure))
    for goal, written in zip(draft.goals, draft.goal_labels, strict=True):
        yield Taken("绩效目标", written, 1.0, goal.text, goal.place, _BY_LABEL)
    yield from _columns(draft)
    for each in draft.leftovers:
        yield Taken("", each.label, 1.0, each.whole or each.text, each.place, SAID[each.why])


def _columns(draft: Draft) -> Iterator[Taken]:
    header = draft.header
    if header is None or not draft.indicators:
        return
    first = draft.indicators[0]
    for column in header.columns:
        cell = first.fields.get(column.field)
        if cell is not None:
            yield _column(column, column.field, cell.text, cell.place)
    for column in header.places:
        cell = first.places.get(column.label)
        if cell is not None:
            yield _column(column, f"各地指标值（{column.label}）", cell.text, cell.place)


def _column(column: Column, name: str, text: str, place: Place) -> Taken:
    known = column.sure > _CONTENT and bool(column.field)
    sure = column.sure if known else _CONTENT
    return Taken(name, column.label, sure, text, place, _why(sure) if known else _BY_CONTENT)


def _why(sure: float) -> str:
    return _BY_LABEL if sure == 1 else _BY_GLOSS
