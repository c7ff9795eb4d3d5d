"""Views over the rows of a sweep, with the names people know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.sweep.schema import SETS, TABLES
from checker.values import REASON_TITLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.sweep.schema import TableOf

MOST_LEVELS = 8
"""So many folders deep regions are named: 地区1 is the first below the root."""

_SEVERITY = "CASE severity WHEN 'error' THEN '错误' WHEN 'warning' THEN '警告' ELSE '提示' END"
_REASON = "CASE reason {} ELSE reason END".format(
    " ".join(f"WHEN '{reason}' THEN '{title}'" for reason, title in REASON_TITLES.items())
)
# What a view has besides the columns of its table.
_MORE: dict[str, str] = {
    "tables": 'TRY_CAST(budget AS DOUBLE) AS "预算元"',
    "indicators": 'TRY_CAST(lower AS DOUBLE) AS "下限数", TRY_CAST(upper AS DOUBLE) AS "上限数"'
    f', {_REASON} AS "读不懂的原因"',
    "findings": f'{_SEVERITY} AS "程度名"',
}


def view_texts() -> Iterator[str]:
    """The statements that make the views, in order; each table under its name, with the regions of
    its set."""
    for table in TABLES:
        yield _view(table)
    yield _view(SETS, "各套")


def _view(table: TableOf, label: str | None = None) -> str:
    columns = ", ".join(f'"{one.name}" AS "{one.label}"' for one in table.columns)
    more = f", {_MORE[table.name]}" if table.name in _MORE else ""
    regions = ", ".join(
        f"""split_part(set, '/', {level}) AS "地区{level}\""""
        for level in range(1, MOST_LEVELS + 1)
    )
    name = label or table.label
    return f'CREATE VIEW "{name}" AS SELECT {columns}{more}, {regions} FROM {table.name}'
