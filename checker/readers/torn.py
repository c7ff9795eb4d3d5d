"""Sheets wider than the paper: their columns stand on different pages of a PDF.

The rows of such pages are the same to a point; one page has the names of the indicators, another
the values. Neither can be read alone, and putting them together would be a guess.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from checker.base.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.readers.fragments import Fragment

_NAMES = frozenset({"三级指标", "指标名称", "三级指标名称", "绩效指标", "二级指标"})
_VALUES = ("指标值", "目标值")
_FEWEST_ROWS = 3
_SAME = 2.0
_MOST = 1_000


def torn_pages(fragments: Iterable[Fragment]) -> dict[int, int]:
    """Page -> the page on which the other columns of its table stand."""
    halves = [(each, kind) for each in fragments if (kind := _kind(each))][:_MOST]
    torn: dict[int, int] = {}
    for (one, kind), (other, another) in combinations(halves, 2):
        if one.page != other.page and kind != another and _are_level(one.floors, other.floors):
            torn.setdefault(one.page, other.page)
            torn.setdefault(other.page, one.page)
    return torn


def _kind(fragment: Fragment) -> str:
    """`names` or `values` of a table that has only one of the two, `` of any other."""
    texts = {squeeze(cell.text) for cell in fragment.grid.cells}
    names = bool(texts & _NAMES)
    values = any(text.endswith(_VALUES) and len(text) < 12 for text in texts)
    return "" if names == values else "names" if names else "values"


def _are_level(floors: Sequence[float], others: Sequence[float]) -> bool:
    return (
        len(floors) == len(others) > _FEWEST_ROWS
        and max(abs(one - two) for one, two in zip(floors, others, strict=True)) <= _SAME
    )
