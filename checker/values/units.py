"""The units values are counted in: spellings, dimensions, and how they combine into rates."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Any

from checker.base.dataclass import dataclass, field
from checker.values.fold import fold
from checker.values.memory import COMMON, remembered, stocked
from checker.values.numerals import SCALES
from checker.values.value import Kind, Unit
from checker.values.vocabulary import alternatives, read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.values.memory import Units

_HAN = "\u4e00-\u9fff"
PER = "/"
TIMES = "·"
_WORK = {"人天": ("人", "天"), "人月": ("人", "月"), "人年": ("人", "年")}


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """A unit of the table: how it is said behind a number, and how it relates to its family.

    `size` orders units of one `clock` (2小时30分钟 becomes 150分钟); `arabic` units follow only
    Arabic figures, 二级 is a word; `beside` says what a unit is next to another one (the 分 of
    1小时30分 is 分钟); a year in front of a `numbered` unit is its number, 2025届; `either` says by
    which words around it a spelling of two units is one of them (度); `below` which it is where
    something is counted by it (每季 is every 季度). `share` of `ground` is what
    one unit makes exactly (亩: 2000/3 of 平方米); the ground of things that are counted is their
    family, that of other units may be themselves.
    """

    unit: Unit
    spoken: str
    arabic: bool = False
    size: Decimal | None = None
    clock: str = ""
    beside: Mapping[str, str] = field(default_factory=dict[str, str])
    ground: str = ""
    share: Fraction = Fraction(1)
    numbered: bool = False
    either: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    below: str = ""


@dataclass(frozen=True, slots=True)
class UnitTable:
    """`entries` by canonical name, `spellings` from every folded spelling to a canonical name,
    `symbols` from what can stand in front of an amount of money (¥, 港币)."""

    entries: Mapping[str, UnitEntry]
    spellings: Mapping[str, str]
    symbols: Mapping[str, str]
    labels: Mapping[str, str]
    kinds: Mapping[str, Kind]

    def find(self, spelling: str) -> UnitEntry | None:
        name = self.spellings.get(spelling)
        return None if name is None else self.entries[name]

    def entry(self, spelling: str) -> UnitEntry:
        return self.entries[self.spellings[spelling]]


@stocked
def unit_table(units: Units) -> UnitTable:
    """The table of `rules/vocabulary/units.yaml`, read once."""
    entries: dict[str, UnitEntry] = {}
    spellings: dict[str, str] = {}
    symbols: dict[str, str] = {}
    labels: dict[str, str] = {}
    kinds: dict[str, Kind] = {}
    for dimension, family in read_yaml("units.yaml").items():
        labels[dimension] = family["label"]
        kinds[dimension] = Kind(family.get("kind", "quantity"))
        for name, line in family["units"].items():
            details = {"aliases": line} if isinstance(line, str) else line
            entries[name] = _entry(
                dimension,
                name,
                details,
                arabic="arabic" in family,
                ground=dimension if "counted" in family else "",
            )
            for spelling in (name, entries[name].spoken, *details.get("aliases", "").split()):
                spellings.setdefault(fold(spelling), name)
            symbols |= {fold(symbol): name for symbol in details.get("symbols", "").split()}
    for spelling, name in tuple(spellings.items()):
        if len(spelling) == 2 and spelling.endswith("次"):
            spellings.setdefault(f"{spelling[0]}(次)", name)
    for own in units.own:
        like = entries[spellings[fold(own.like)]] if own.like else None
        dimension = like.unit.dimension if like else own.name
        # What is counted like 户 is one 户 each; a length like 米 is a length of its own.
        ground = dimension if like and like.ground == dimension else ""
        labels.setdefault(dimension, own.name)
        kinds.setdefault(dimension, Kind.QUANTITY)
        made = Unit(own.name, dimension, base=own.name, own=((own.name, dimension, ground),))
        entries[own.name] = UnitEntry(made, own.name, clock=dimension, ground=ground or own.name)
        for spelling in (own.name, *own.aliases):
            spellings[fold(spelling)] = own.name
    return UnitTable(entries, spellings, symbols, labels, kinds)


def common_table() -> UnitTable:
    """The table of the units that ship. What a unit is counted like, how it is printed and whether
    it is open hangs on these alone: an office's own are counted and printed as they stand."""
    return unit_table(COMMON)


def unit_names(units: Units = COMMON) -> tuple[str, ...]:
    """The units of the table, each by its own name."""
    return tuple(unit_table(units).entries)


def _entry(
    dimension: str, name: str, details: Mapping[str, Any], *, arabic: bool, ground: str
) -> UnitEntry:
    base = details.get("base", name)
    share, _, exact = details.get("exact", "1 ").partition(" ")
    return UnitEntry(
        Unit(name, dimension, Decimal(details.get("factor", "1")), base),
        details.get("spoken", name),
        arabic or "arabic" in details,
        Decimal(details["size"]) if "size" in details else None,
        details.get("scale", dimension),
        dict(pair.split("=") for pair in details.get("beside", "").split()),
        exact or ground or base,
        Fraction(share),
        "numbered" in details,
        {one: tuple(hints.split()) for one, hints in details.get("either", {}).items()},
        details.get("below", ""),
    )


@stocked
def unit_pattern(units: Units) -> str:
    """Every spelling, the longest first. 5G in front of a word is a name (5G网络), 2.0版本 counts
    nothing, and no unit of letters is cut out of a longer word (6 months)."""
    return (
        alternatives(unit_table(units).spellings)
        + f"(?<!G(?=[{_HAN}]))(?<!版(?=本))(?!(?<=[A-Za-z])[A-Za-z])"
    )


@remembered
def spellings_of(units: Units, unit: Unit | None) -> list[str]:
    """How a unit can be written, the longest first; the parts of a rate one by one."""
    if unit is None:
        return []
    table = unit_table(units)
    bases = set(re.split("[/·]", unit.base or unit.name))
    found = {
        spelling
        for spelling, name in table.spellings.items()
        if table.entries[name].unit.base in bases or name in bases
    }
    return sorted(found, key=len, reverse=True)


def kind_of(unit: Unit | None) -> Kind:
    """The kind of an amount in `unit`; without a unit it is a quantity."""
    if unit is None:
        return Kind.QUANTITY
    if PER in unit.dimension:
        return Kind.RATE
    return common_table().kinds.get(unit.dimension, Kind.QUANTITY)


def scaled_unit(units: Units, scale: str, unit: Unit) -> Unit:
    """The unit people see in 20万元 or 3万人: 万元 (in the table) or 万人 (made here)."""
    entry = unit_table(units).entries.get(scale + unit.name)
    if entry:
        return entry.unit
    factor = SCALES[scale] * unit.factor
    return Unit(scale + unit.name, unit.dimension, factor, unit.base, unit.own)


def rate_unit(units: Units, counted: Unit | None, per: Sequence[Unit]) -> Unit:
    """元 per 人 and 月 as 元/人·月; without `counted` (28.40/株) the part in front is missing."""
    # 元/人天 is 元/人·天, and 元/月/人 is 元/人·月: things first, then time, in the table's order.
    per = sorted(
        dict.fromkeys(part for unit in per for part in _parts(unit)), key=partial(_order, units)
    )
    # 元/人/次 is 元/人次.
    whole = unit_table(units).find(TIMES.join(unit.name for unit in per))
    per = per if whole is None else (whole.unit,)
    name = counted.name if counted else ""
    if len(per) > 1 and f"{name}{PER}{per[0].name}" in unit_table(units).spellings:
        per = (*per[1:], per[0])  # 公里/小时 is a unit of its own
    # 元/10天·人: only the first can have a number, 元/人*10天 is a calculation.
    per = sorted(per, key=lambda unit: unit.name in unit_table(units).entries)
    below = TIMES.join(unit.name for unit in per)
    known = unit_table(units).entries.get(f"{name}{PER}{below}")
    if known:
        return known.unit
    base = counted.base if counted else ""
    front = counted.dimension if counted else ""
    dimension = front + PER + TIMES.join(sorted(unit.dimension for unit in per))
    factor = counted.factor if counted else Decimal(1)
    own = tuple(each for unit in (counted, *per) if unit is not None for each in unit.own)
    return Unit(f"{name}{PER}{below}", dimension, factor, f"{base}{PER}{below}", own)


def _parts(unit: Unit) -> tuple[Unit, ...]:
    """人天 below a line counts both: 人 and 天."""
    names = _WORK.get(unit.name)
    return (unit,) if names is None else tuple(common_table().entries[name].unit for name in names)


def _order(units: Units, unit: Unit) -> tuple[bool, int]:
    return unit.dimension == "time", _places(units).get(unit.name, -1)


@stocked
def _places(units: Units) -> Mapping[str, int]:
    """The place of every unit in the table."""
    return {name: place for place, name in enumerate(unit_table(units).entries)}


def is_open(unit: Unit | None) -> bool:
    """Whether a spelling two units share was left open: ≥26度."""
    entry = None if unit is None else common_table().entries.get(unit.name)
    return entry is not None and bool(entry.either)


def meant_by(unit: Unit, about: str) -> Unit:
    """The one unit that a spelling of two means beside these words: 度 in 室温 is 摄氏度. With no
    such word, or with words for both, it stays open."""
    entries = common_table().entries
    either = entries[unit.name].either
    meant = [name for name, hints in either.items() if any(hint in about for hint in hints)]
    return entries[meant[0]].unit if len(meant) == 1 else unit


def below_line(unit: Unit) -> Unit:
    """What the unit is where something is counted by it: 季度 for the 季 of 1次/季."""
    entry = common_table().entries.get(unit.name)
    return common_table().entries[entry.below].unit if entry and entry.below else unit


def of_several(count: str, unit: Unit) -> Unit:
    """So many of a unit as one that things are counted by: 10万人, 2年."""
    name = count + unit.name
    return Unit(name, unit.dimension, base=name, own=unit.own)


def family(unit: Unit) -> str:
    """Units of one family count the same thing: 户 and 家, 人 名 and 位, 次 场 and 批."""
    return unit.dimension


def same_dimension(left: Unit | str, right: Unit | str) -> bool:
    """Whether amounts in the two units (or dimensions) can be compared."""
    return _dimension(left) == _dimension(right)


def dimension_labels(units: Units = COMMON) -> tuple[str, ...]:
    """The Chinese names of the dimensions of single units: 金额, 人数, 长度."""
    return tuple(dict.fromkeys(unit_table(units).labels.values()))


def dimension_label(dimension: str) -> str:
    """The Chinese name of a dimension, 金额 or 金额/面积; an unknown one is shown as it is."""
    labels = common_table().labels
    below = [
        TIMES.join(labels.get(part, part) for part in side.split(TIMES))
        for side in dimension.split(PER)
    ]
    return PER.join(below)


def _dimension(unit: Unit | str) -> str:
    return unit if isinstance(unit, str) else unit.dimension
