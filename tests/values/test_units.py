"""The unit table: families and kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.values import COMMON, Kind, dimension_label, family, parse, same_dimension, unit_named
from checker.values.units import common_table, rate_unit

if TYPE_CHECKING:
    from checker.values.value import Unit


def named(text: str) -> Unit:
    unit = unit_named(text)
    assert unit is not None
    return unit


@pytest.mark.parametrize(
    "group", [("户", "家"), ("人", "名", "位"), ("次", "场", "期", "批"), ("件", "起", "宗")]
)
def test_units_of_a_family_can_stand_for_each_other(group: tuple[str, ...]) -> None:
    assert len({family(named(name)) for name in group}) == 1


def test_people_visits_households_and_pieces_are_different_things() -> None:
    names = ("人", "人次", "户", "人户", "个", "件", "次", "元", "%", "亩")
    assert len({family(named(name)) for name in names}) == len(names)


def test_dimensions_have_chinese_names() -> None:
    assert dimension_label("money") == "金额"
    assert dimension_label("people") == "人数"
    assert dimension_label(named("元/亩").dimension) == "金额/面积"


def test_yuan_and_ten_thousand_yuan_are_comparable_and_dollars_are_not() -> None:
    assert same_dimension(named("元"), named("万元"))
    assert not same_dimension(named("元"), named("美元"))


def test_a_rate_has_the_dimensions_of_both_sides() -> None:
    unit = rate_unit(COMMON, named("元"), (named("人"), named("月")))
    assert (unit.name, unit.dimension) == ("元/人·月", "money/people·time")


def test_every_spelling_behind_a_number_counts_its_unit() -> None:
    table = common_table()
    for spelling, name in table.spellings.items():
        unit = table.entries[name].unit
        if spelling[0] in "十百千万亿元" or spelling in {"月", "半年", "成"}:
            continue
        value = parse(f"≥22{spelling}")
        assert value.unit == unit, spelling


def test_every_unit_has_a_kind() -> None:
    kinds = {parse(f"≥22{entry.spoken}").kind for entry in common_table().entries.values()}
    assert Kind.UNPARSED not in kinds
