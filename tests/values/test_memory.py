"""What one run adds to the units is known to no other, however they run beside each other."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

from checker.values import OwnUnit, counting, parse

NETS = (OwnUnit("网箱", like="个"),)


def unit_of(text: str) -> str | None:
    unit = parse(text).unit
    return unit.name if unit else None


def test_units_of_an_office_are_known_inside_and_forgotten_behind() -> None:
    assert unit_of("≥30网箱") is None
    with counting(NETS):
        assert unit_of("≥30网箱") == "网箱"
        with counting(()):
            assert unit_of("≥30网箱") is None
        assert unit_of("≥30网箱") == "网箱"
    assert unit_of("≥30网箱") is None


def test_two_threads_read_with_their_own_units_at_the_same_time() -> None:
    both = threading.Barrier(2, timeout=20)

    def read(own: tuple[OwnUnit, ...]) -> list[str | None]:
        with counting(own):
            both.wait()
            first = unit_of("≥31网箱")
            both.wait()
            return [first, unit_of("≥31网箱"), unit_of("≥32网箱")]

    with ThreadPoolExecutor(2) as pool:
        one, other = pool.submit(read, NETS), pool.submit(read, ())
        assert one.result() == ["网箱"] * 3
        assert other.result() == [None] * 3


def test_tables_of_units_without_end_are_forgotten_one_by_one() -> None:
    for number in range(12):
        with counting((OwnUnit(f"网箱{'甲乙丙丁戊己庚辛壬癸子丑'[number]}", like="个"),)):
            assert unit_of(f"≥3网箱{'甲乙丙丁戊己庚辛壬癸子丑'[number]}")
    with counting(NETS):
        assert unit_of("≥3网箱") == "网箱"
