"""Runs in several threads of one program, as a web service has them, know nothing of each other."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from checker import Job, check, parse
from checker.rule.written import Numbers
from checker.values import Kind
from tests.cli.command import GOAL_FILE

if TYPE_CHECKING:
    from pathlib import Path

PACK = """\
pack: 本单位
version: 1.0.0
language: 1
units:
  {unit}: {{aliases: [大{unit}]}}
rules:
  - id: DW001
    name: enough
    title: 太少
    since: 1.0.0
    severity: warning
    select: 表.绩效指标[指标值 是 数量 且 指标值.量纲 = "{unit}"]
    assert: 指标值.下限 ≥ {least}{unit}
    message: 只有{{指标值.下限}}
    examples:
      good: [{{绩效指标: {{指标值: ≥{least}大{unit}}}}}]
      bad: [{{绩效指标: {{指标值: ≥1{unit}}}}}]
"""
OFFICES = ("菇棚", "网箱", "鱼筏", "")
"""The unit each office adds; the last adds nothing."""


def office(folder: Path, number: int) -> Job:
    """The job of an office: its own unit, its own words for a field, tables of its own year."""
    unit, folder = OFFICES[number], folder / str(number)
    (folder / "goals").mkdir(parents=True)
    pack, words = folder / "本单位.yaml", folder / "叫法.yaml"
    if unit:
        pack.write_text(PACK.format(unit=unit, least=number + 5), encoding="utf-8")
        words.write_text(f"指标列:\n  指标值: [{unit}数]\n", encoding="utf-8")
    for name, year in enumerate((2022, 2023, 2024, 2025, 2025, 2026)):
        text = GOAL_FILE.replace("≥120公里", f"≥{name + 3}{OFFICES[name % 3]}")
        text = text.replace("年度: 2025", f"年度: {year}").replace("农村", f"农村{name}{number}")
        text = text.replace("指标值: ≥95%", f"{OFFICES[(number + name) % 3]}数: ≥95%")
        (folder / "goals" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return Job(
        paths=(str(folder / "goals"),),
        packs=(pack,) if unit else (),
        columns=(words,) if unit else (),
    )


def found(job: Job) -> list[tuple[str, str, str]]:
    return [(one.rule, str(one.place), one.message) for one in check(job).findings]


def test_offices_with_packs_and_words_of_their_own_are_checked_at_the_same_time(
    tmp_path: Path,
) -> None:
    jobs = [office(tmp_path, number) for number in range(len(OFFICES))]
    alone = [found(job) for job in jobs]
    assert all(any(rule == "DW001" for rule, *_ in one) for one in alone[:3])
    together = threading.Barrier(len(jobs), timeout=60)

    def beside_others(job: Job) -> list[tuple[str, str, str]]:
        together.wait()
        return found(job)

    with ThreadPoolExecutor(len(jobs)) as pool:
        assert list(pool.map(beside_others, jobs)) == alone
    assert parse("≥8菇棚").kind is Kind.UNPARSED


class SwitchedIn:
    """Something tables are read by, in the middle of whose hashing another thread comes on."""

    def __init__(self, memory: Numbers) -> None:
        self.memory = memory
        self.other: int | None = None

    def __hash__(self) -> int:
        if self.other is None:
            self.other = -1
            self.other = self.memory.number_of("the other thread's")
        return 1


def test_no_two_threads_are_given_one_number_for_what_tables_are_read_by() -> None:
    memory = Numbers()
    one = SwitchedIn(memory)
    number = memory.number_of(one)
    assert number != one.other
    assert memory.number_of(one) == number
