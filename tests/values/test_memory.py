"""What one run adds to the units is known to no other, however they run beside each other."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

from checker.values import COMMON, OwnUnit, Units, amounts_in, parse, units_with

NETS = units_with((OwnUnit("网箱", like="个"),))


def unit_of(text: str, units: Units = COMMON) -> str | None:
    unit = parse(text, units).unit
    return unit.name if unit else None


def test_units_of_an_office_are_known_where_they_are_given_and_nowhere_else() -> None:
    assert unit_of("≥30网箱") is None
    assert unit_of("≥30网箱", NETS) == "网箱"
    assert unit_of("≥30网箱") is None
    assert [one.value.unit for one in amounts_in("投放30网箱", NETS)] == [parse("3网箱", NETS).unit]
    assert amounts_in("投放30网箱") == ()


def test_two_threads_read_with_their_own_units_at_the_same_time() -> None:
    both = threading.Barrier(2, timeout=20)

    def read(units: Units) -> list[str | None]:
        both.wait()
        first = unit_of("≥31网箱", units)
        both.wait()
        return [first, unit_of("≥31网箱", units), unit_of("≥32网箱", units)]

    with ThreadPoolExecutor(2) as pool:
        one, other = pool.submit(read, NETS), pool.submit(read, COMMON)
        assert one.result() == ["网箱"] * 3
        assert other.result() == [None] * 3


def test_tables_of_units_without_end_are_forgotten_one_by_one() -> None:
    for name in "甲乙丙丁戊己庚辛壬癸子丑":
        units = units_with((OwnUnit(f"网箱{name}", like="个"),))
        assert unit_of(f"≥3网箱{name}", units)
    assert unit_of("≥3网箱", units_with(NETS.own)) == "网箱"
