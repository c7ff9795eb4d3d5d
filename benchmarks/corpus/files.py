"""Folders of made-up tables: province / city / county / unit, one file a table, and the ledger."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from benchmarks.corpus.faults import FAULTS, Planted
from benchmarks.corpus.tables import make_table
from benchmarks.corpus.trades import TRADES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.corpus.tables import Table

LEDGER = "ledger.jsonl"
# What names of places begin and end with, no sign in both: a sign written twice is a slip.
_FIRST, _SECOND = "云江川岭湖泉溪林石清青白龙金南北东西", "原桥平安宁和丰远阳山庄台港坪坝洲塘湾"
_PROVINCE, _COUNTIES = "云岭省", 12
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@dataclass(frozen=True, slots=True)
class Corpus:
    """What was written: the folder, how many tables, and every fault that was planted."""

    folder: Path
    tables: int
    planted: tuple[Planted, ...]


def write_corpus(
    folder: Path,
    tables: int,
    *,
    seed: int = 1,
    faulty: float = 0.1,
    size: int = 40,
    years: Sequence[int] = (2025,),
    kinds: Sequence[str] = ("yaml",),
) -> Corpus:
    """Writes `tables` tables of units that hand in at most `size` each.

    A share `faulty` of them has one planted fault. `kinds` are yaml, docx and xlsx by turns; a
    fault of the file itself is only planted in goal files. Beside the folder of the tables the
    ledger says what was planted, one JSON object a line.
    """
    random = Random(seed)
    planted: list[Planted] = []
    for number, (place, table) in enumerate(_tables(random, tables, size, years)):
        kind = kinds[number % len(kinds)]
        path = folder / f"{place}.{kind}"
        path.parent.mkdir(parents=True, exist_ok=True)
        if random.random() < faulty:
            planted.append(_plant(table, random, path.relative_to(folder).as_posix(), kind))
        path.write_bytes(_content(table, kind))
    ledger = "".join(json.dumps(one._asdict(), ensure_ascii=False) + "\n" for one in planted)
    (folder.parent / f"{folder.name}.{LEDGER}").write_text(ledger, encoding="utf-8")
    return Corpus(folder, tables, tuple(planted))


def _tables(
    random: Random, tables: int, size: int, years: Sequence[int]
) -> Iterator[tuple[str, Table]]:
    """Every table and its place below the folder, without suffix. A unit has at most `size`."""
    for number in range(tables):
        unit, within = divmod(number, size)
        trade = TRADES[unit % len(TRADES)]
        county_number, year = unit // len(TRADES), years[unit % len(years)]
        city, county = _names(county_number)
        code = f"{100000 + unit:06}"
        table = make_table(random, trade, county, code, year)
        # The projects of one unit are told apart by where they are carried out.
        if size > 1:
            town = f"{_place(within)}镇"
            name = table.head["项目名称"]
            table.head["项目名称"] = name.replace(county, f"{county}{town}", 1)
        yield f"{_PROVINCE}/{city}/{county}/{trade.office}/{year}/{within + 1:03}", table


def _names(number: int) -> tuple[str, str]:
    """The city and the county of a number."""
    city = number // _COUNTIES
    return f"{_place(city)}州市", f"{_place(number)}县"


def _place(number: int) -> str:
    """A name for a number, of two signs as long as those tell numbers apart."""
    rest, second = divmod(number, len(_SECOND))
    more, first = divmod(rest, len(_FIRST))
    return f"{_FIRST[first]}{_SECOND[second]}" + (f"新{_place(more - 1)}" if more else "")


def _plant(table: Table, random: Random, path: str, kind: str) -> Planted:
    fitting = [name for name in FAULTS if kind == "yaml" or FAULTS[name].rule not in _OF_FILES]
    name = random.choice(fitting)
    spot = FAULTS[name].plant(table, random)
    index = 0 if FAULTS[name].rule == "GC011" else 1
    return Planted(path, index, spot.row, spot.field, name, FAULTS[name].rule)


_OF_FILES = ("GC007", "GC011")


def _content(table: Table, kind: str) -> bytes:
    if table.broken is not None:
        return table.broken
    text = table.text()
    return text.encode() if kind == "yaml" else _office(text, kind)


def _office(text: str, kind: str) -> bytes:
    """The printed form of 2015 as the examples write it."""
    sys.path[:0] = [str(EXAMPLES)] * (str(EXAMPLES) not in sys.path)
    from forms import form_of
    from office import docx_bytes, xlsx_bytes

    from checker.readers import read_text

    form = form_of(read_text(text, "table.yaml").tables[0])
    return docx_bytes([form]) if kind == "docx" else xlsx_bytes([form], stacked=False)
