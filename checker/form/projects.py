"""Which tables of a set are of one project: in another year, or at another stage of the same year.

A project is known by its code, else by its name without the year, else by the core of its name,
within one unit. The core alone decides only where it is the only one of its kind on both sides: a
programme may have a project of the centre and one of the city, of the same core. Where all names
fail, nearly the same indicators under a like goal tell a project that was renamed.
"""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.base.pattern import late_pattern
from checker.base.text import bare, squeeze
from checker.form.cellvalues import year_of
from checker.form.surroundings import MOST_KNOWN
from checker.language import pairs_of
from checker.model import stage_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.form.records import SetRecord, TableRecord
    from checker.form.surroundings import Surroundings
    from checker.model import Indicator, Stage

TRIMMINGS = "项目名称附加语"
"""The vocabulary of words that say whose money it is, not what it is for: 市级, 补助, 专项."""

_UNIT = ("单位编码", "单位名称", "主管部门")
_PERIOD = "监控期间"
_BRACKETS = late_pattern(r"[（(【〔\[][^（()）【】〔〕\[\]]*[)）】〕\]]")
_DOCUMENT = late_pattern(r"[\u4e00-\u9fff]{1,6}[【〔\[(（]\d{4}[】〕\])）][第\d]+号")
_CITING = late_pattern(
    r"^(?:.*[见按照据](?=[\u4e00-\u9fff])|.{0,4}(?:落实|贯彻|执行|转发|印发|下达|文件|依照|遵照))"
)
_JOINED = late_pattern(r"(?<=[号》])(?:以及|[、，,及和与])")
_YEAR = late_pattern(r"(?:19|20)\d\d(?:[-—－–~～至到](?:(?:19|20)\d\d)?)?(?:年度?|学年)?")
_OWN_WORDS = late_pattern(r"项目$")

# A project without a name in common: so many indicators of the same names at least, so many in so
# many of those of the table that has more of them, goals so much alike; more so where each has an
# indicator of its own, which may well be the one that tells two projects apart.
_LEAST_ROWS, _LEAST_SHARE = 3, Fraction(2, 3)
_LEAST_LIKENESS, _WITH_OWN_ROWS = 0.4, 0.6
_LEAST_WITHOUT_GOALS = 4
_NUMBERED = late_pattern(r"^\s*[（(]?\d{1,2}[）).．、]\s*(?!\d)")


def core_name(name: str, around: Surroundings) -> str:
    """What a project is for, without year, document number, level and words of money."""
    known: dict[str, str] = around.memo.setdefault("core names", {})
    found = known.get(name)
    if found is None:
        if len(known) >= MOST_KNOWN:
            known.clear()
        found = known[name] = _core_name(name, around.vocabulary.lists.get(TRIMMINGS, ()))
    return found


def _core_name(name: str, words: tuple[str, ...]) -> str:
    text = bare(_YEAR.sub("", _BRACKETS.sub("", _DOCUMENT.sub("", name))))
    for word in sorted(words, key=len, reverse=True):
        text = text.replace(word, "")
    return text or bare(name)


def document_numbers(text: str) -> tuple[str, ...]:
    """The numbers of official documents in a text, 津财社指〔2024〕132号, as written but for what
    cites them (根据, 落实)."""
    found = (
        _CITING.sub("", match[0]) for match in _DOCUMENT.finditer(_JOINED.sub("、", squeeze(text)))
    )
    return tuple(dict.fromkeys(found))


def is_same_unit(one: TableRecord, other: TableRecord) -> bool:
    """By the first label that both fill in; tables that name no unit are of one."""
    names, other_names = _names_of_unit(one), _names_of_unit(other)
    if names == other_names:
        return True
    for own, others in zip(names, other_names, strict=True):
        if own and others:
            return own == others
    return True


def sign_of_unit(table: TableRecord) -> str | None:
    """What tables of different units differ in where both have it: the surest of the labels that
    any table of the set fills in."""
    memo = table.owner.memo
    if "label of units" not in memo:
        every = [_names_of_unit(one) for one in table.owner.tables]
        filled = (at for at in range(len(_UNIT)) if any(names[at] for names in every))
        memo["label of units"] = next(filled, 0)
    return _names_of_unit(table)[memo["label of units"]] or None


def _names_of_unit(table: TableRecord) -> tuple[str, ...]:
    """What names the unit of a table, the surest first; kept, as tables are held against many."""
    found: tuple[str, ...] | None = table.memo.get("names of the unit")
    if found is None:
        found = tuple(squeeze(table.table.text(label)) for label in _UNIT)
        table.memo["names of the unit"] = found
    return found


def years_between(one: TableRecord, other: TableRecord) -> int | None:
    """How many years `one` is later than `other`: by their years, else by the rounds they are
    filed in; None where neither tells."""
    later, earlier = year_of(one), year_of(other)
    if later is not None and earlier is not None:
        return later - earlier
    if one.round is None or other.round is None:
        return None
    return one.round.number - other.round.number


def is_same_filing(one: TableRecord, other: TableRecord) -> bool:
    """Whether two tables are of one year, one stage, and one period where both name theirs. A goal
    table and the self-evaluation of the same project repeat each other by right, and so do its
    monitoring tables of two quarters."""
    filing, others = _filing(one), _filing(other)
    if filing == others and filing[0] is not None:
        return True
    if years_between(one, other) not in (None, 0) or filing[1] is not others[1]:
        return False
    return not (filing[2] and others[2]) or filing[2] == others[2]


def sign_of_filing(table: TableRecord) -> tuple[int, Stage, str] | None:
    """What tables of different filings differ in and those of one have in common, where a table
    says its year; none where it may be of any of the periods that others name."""
    year, stage_of_it, period = _filing(table)
    if year is None or (not period and (year, stage_of_it) in _parted(table.owner)):
        return None
    return year, stage_of_it, period


def _parted(whole: SetRecord) -> frozenset[tuple[int | None, Stage]]:
    """The years and stages of which a table of the set names a period."""
    found: frozenset[tuple[int | None, Stage]] | None = whole.memo.get("filings with periods")
    if found is None:
        filings = (_filing(one) for one in whole.tables)
        found = frozenset((year, stage_of_it) for year, stage_of_it, period in filings if period)
        whole.memo["filings with periods"] = found
    return found


def _filing(table: TableRecord) -> tuple[int | None, Stage, str]:
    """The year of a table, its stage, and the period it names; kept, as tables are held against
    many."""
    found: tuple[int | None, Stage, str] | None = table.memo.get("filing")
    if found is None:
        found = year_of(table), stage(table), squeeze(table.table.text(_PERIOD))
        table.memo["filing"] = found
    return found


def same_project(table: TableRecord) -> tuple[TableRecord, ...]:
    """The other tables of the set that are of this project, in their order; none for a table that
    repeats another one: what is said of the first need not be said twice."""
    index = _index_of(table.owner)
    if index is None:
        return ()
    return table.once("同项目", lambda: index.related(table))


def year_before(table: TableRecord) -> tuple[TableRecord, ...]:
    """Those of `same_project` that are of the year before."""
    return tuple(one for one in same_project(table) if years_between(table, one) == 1)


def _index_of(whole: SetRecord) -> _Index | None:
    if "projects" not in whole.memo:
        whole.memo["projects"] = _Index.of(whole)
    found: _Index | None = whole.memo["projects"]
    return found


def stage(table: TableRecord) -> Stage:
    return table.once("stage", lambda: stage_of(table.table))


@dataclass(frozen=True, slots=True)
class _Names:
    """What a project is known by, the surest first; empty where the table does not say."""

    code: str
    plain: str
    core: str
    rows: frozenset[str]

    @classmethod
    def of(cls, record: TableRecord) -> _Names:
        table, around = record.table, record.owner.surroundings
        name = table.text("项目名称")
        plain = bare(_YEAR.sub("", _DOCUMENT.sub("", name)))
        rows = frozenset(map(_row_name, table.indicators)) - {""}
        return cls(
            squeeze(table.text("项目编码")),
            _OWN_WORDS.sub("", plain) if name else "",
            core_name(name, around) if name else "",
            rows if len(rows) >= _LEAST_ROWS else frozenset(),
        )


def _row_name(row: Indicator) -> str:
    return bare(_NUMBERED.sub("", row.text("三级指标")))


def _names_of(table: TableRecord) -> _Names:
    return table.once("project names", lambda: _Names.of(table))


_NAMES = ("code", "plain", "core")
_ROWS = "rows"
_TIERS = (*_NAMES, _ROWS)


class _Index:
    """The tables of a set by what their projects are known by."""

    __slots__ = ("_buckets",)

    def __init__(self, tables: Iterable[TableRecord]) -> None:
        self._buckets: dict[tuple[str, str], list[TableRecord]] = defaultdict(list)
        for table in tables:
            names = _names_of(table)
            for tier in _NAMES:
                if key := getattr(names, tier):
                    self._buckets[tier, key].append(table)
            for row in names.rows:
                self._buckets[_ROWS, row].append(table)

    @classmethod
    def of(cls, whole: SetRecord) -> _Index | None:
        """None where all tables are of one year and one stage: then none has a relative."""
        kinds = {(year_of(one), one.round and one.round.number, stage(one)) for one in whole.tables}
        return cls(whole.tables) if len(kinds) > 1 else None

    def related(self, table: TableRecord) -> tuple[TableRecord, ...]:
        if any(self._is_repeated(table, one) for one in self._alike(table, "plain")):
            return ()
        names = _names_of(table)
        # The best tier for each other stage and year.
        found: dict[tuple[int, Stage], tuple[str, list[TableRecord]]] = {}
        for tier in _TIERS:
            for one in self._alike(table, tier):
                key = _moment(table, one)
                if key is None or (key in found and found[key][0] != tier):
                    continue
                if tier in ("core", _ROWS) and not self._is_certain(table, one, tier, names):
                    continue
                found.setdefault(key, (tier, []))[1].append(one)
        related = [one for _, several in found.values() for one in several]
        return tuple(sorted(related, key=lambda one: one.position))

    def _alike(self, table: TableRecord, tier: str) -> Iterable[TableRecord]:
        """The others of the same unit that share what the tier is about."""
        key = getattr(_names_of(table), tier)
        if tier == _ROWS:
            found: Iterable[TableRecord] = self._alike_in_rows(key)
        else:
            found = self._buckets.get((tier, key), ()) if key else ()
        for one in found:
            # By where it stands: of a table there may be a copy with other cells.
            if one.position != table.position and is_same_unit(one, table):
                yield one

    def _alike_in_rows(self, rows: frozenset[str]) -> Iterable[TableRecord]:
        """Those that share nearly all indicators. Of them each has one of the rarest: a few may be
        missing, one more may not."""
        missing = floor(len(rows) * (1 - _LEAST_SHARE))
        rarest = sorted(rows, key=lambda row: (len(self._buckets[_ROWS, row]), row))[: missing + 1]
        found = {one.position: one for row in rarest for one in self._buckets[_ROWS, row]}
        for position in sorted(found):
            others = _names_of(found[position]).rows
            shared = len(rows & others)
            most = max(len(rows), len(others))
            if shared >= _LEAST_ROWS and shared >= most * _LEAST_SHARE:
                yield found[position]

    def _is_repeated(self, table: TableRecord, one: TableRecord) -> bool:
        """Whether the same table stands in the set before."""
        return (
            one.position < table.position
            and _moment(table, one) is None
            and _written(one) == _written(table)
        )

    def _is_certain(self, table: TableRecord, one: TableRecord, tier: str, names: _Names) -> bool:
        """Whether nothing else of either side could be meant as well."""
        other = _names_of(one)
        if names.code and other.code and names.code != other.code:
            return False
        if any(
            (_moment(table, rival) is None or _moment(one, rival) is None)
            and _names_of(rival).plain not in (names.plain, other.plain)
            for rival in self._rivals(table, one, tier)
        ):
            return False
        return tier == "core" or (
            not self._has_namesake(table, one)
            and not self._has_namesake(one, table)
            and _are_alike(table, one, names.rows, other.rows)
        )

    def _rivals(self, table: TableRecord, one: TableRecord, tier: str) -> Iterable[TableRecord]:
        """What else is like either of two tables."""
        for side, other in ((table, one), (one, table)) if tier == _ROWS else ((table, one),):
            yield from (
                rival for rival in self._alike(side, tier) if rival.position != other.position
            )

    def _has_namesake(self, table: TableRecord, side: TableRecord) -> bool:
        """Whether a table stands beside `side` that has the name of `table`."""
        return any(_moment(side, one) is None for one in self._alike(table, "core"))


def _moment(table: TableRecord, other: TableRecord) -> tuple[int, Stage] | None:
    """The year, counted from that of `table`, and the stage of `other`; None where both are of
    the same or where it cannot be told."""
    apart = years_between(table, other)
    if apart is None:
        # Where no years are known, what differs is the stage alone.
        apart = 0
    return None if apart == 0 and stage(table) is stage(other) else (-apart, stage(other))


def _written(table: TableRecord) -> tuple[object, ...]:
    rows = ((row.text("三级指标"), row.text("指标值")) for row in table.table.indicators)
    return table.table.text("预算数"), tuple(goal.text for goal in table.table.goals), tuple(rows)


def _are_alike(
    table: TableRecord, one: TableRecord, rows: frozenset[str], others: frozenset[str]
) -> bool:
    """Whether the goals of two tables tell that what shares nearly all indicators is one project;
    where either has none, its indicators must be all the same, and not few."""
    if table.table.goals and one.table.goals:
        return _likeness(table, one) >= _least_likeness(rows, others)
    return rows == others and len(rows) >= _LEAST_WITHOUT_GOALS


def _least_likeness(rows: frozenset[str], others: frozenset[str]) -> float:
    return _LEAST_LIKENESS if rows <= others or others <= rows else _WITH_OWN_ROWS


def _likeness(one: TableRecord, other: TableRecord) -> float:
    """How many of the pairs of characters of the goals of two tables they share, 0 to 1."""
    texts = (bare("".join(goal.text for goal in table.table.goals)) for table in (one, other))
    first, second = (pairs_of(text) for text in texts)
    union = first | second
    return len(first & second) / len(union) if union else 0.0
