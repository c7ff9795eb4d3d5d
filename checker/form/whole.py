"""From tables as read to the records rules speak of."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Protocol

from checker.base.text import leading_year
from checker.form.cellvalues import year_in
from checker.form.conditions import condition_of, profile_of
from checker.form.records import SetRecord, TableRecord

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping, Sequence

    from checker.form.surroundings import Surroundings
    from checker.model import GoalTable, Round


class HasSurroundings(Protocol):
    """What binding needs of a pack set."""

    @property
    def surroundings(self) -> Surroundings: ...


def bind_set(
    tables: Sequence[GoalTable],
    *,
    year: int | None = None,
    profile: str | None = None,
    rounds: Mapping[str, Round] | None = None,
    today: datetime.date | None = None,
    packset: HasSurroundings,
    operands: bool = True,
    positions: Sequence[int] | None = None,
    common_year: int | None = None,
) -> SetRecord:
    """The set of tables as one record, for the budget `year` and the `profile` where given.

    Without a year it is the one most tables name (their own 年度, else the year their project
    begins with; of equals the latest); without a profile each table's is found from its rows.
    `rounds` gives the folder a path is filed in, where folders are compared year by year. Of a
    part of a set `positions` say where in the whole the tables stand, and `common_year` is that of
    the whole.
    """
    around = packset.surroundings
    filed = rounds or {}
    records = tuple(
        TableRecord(table, at, round=filed.get(table.path))
        for at, table in zip(positions or range(1, len(tables) + 1), tables, strict=True)
    )
    if positions is None:
        common_year = common_year_of(map(head_of, tables))
    found = year if year is not None else common_year
    source = None if found is None else "配置" if year is not None else "全套多数"
    condition = partial(condition_of, around)
    whole = SetRecord(records, found, source, around, condition, operands, today, around.units)
    for record in records:
        record.owner = whole
    for record in records:
        record.profile = profile or profile_of(record)
    return whole


def let_go(whole: SetRecord) -> None:
    """Takes the records of a set apart once nobody looks at them any more.

    They know their owners and their owners know them; left to the collector of garbage, which is
    told to look seldom, every set of a run would stay in memory until its end.
    """
    for table in whole.tables:
        for row in table.memo.get("indicators", ()):
            row.memo.clear()
        table.memo.clear()
    whole.memo.clear()
    whole.tables = ()


def head_of(table: GoalTable) -> tuple[str, str]:
    """What of a table tells the year of its set: its 年度 and the name of its project."""
    return table.text("年度"), table.text("项目名称")


def common_year_of(heads: Iterable[tuple[str, str]]) -> int | None:
    """The year most tables name, of equals the latest; None where none does."""
    years = Counter(
        year for named, project in heads if (year := year_in(named) or leading_year(project))
    )
    if not years:
        return None
    most = max(years.values())
    return max(year for year, count in years.items() if count == most)
