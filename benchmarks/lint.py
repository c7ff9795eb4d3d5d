"""What a lint of a large set costs, against yamllint over the same files in the same run.

    python benchmarks/lint.py [TABLES] [--times N] [--growth]

Prints CPU seconds of whole processes, medians over N rounds (default 3) in which every command runs
once, and their ratio to yamllint (of the dev extra; `relaxed`): TABLES tables (default 1000) of one
set with nothing kept, the same again when nothing has changed, one file of it after a change (the
hook), two processes (by the clock, which wants two free processors), and the peak of memory. With
--growth ten times as many tables in sets of 200 as well, and the exponent of growth. Figures of
single runs drift with the machine; the ratios hold.
"""

from __future__ import annotations

import argparse
import math
import tempfile
from functools import partial
from pathlib import Path
from typing import Protocol

from cost import ROOT, Cost, cost, median

GOALS = sorted((ROOT / "examples" / "goals").glob("*.yaml"))
SET = 200


class Measure(Protocol):
    """What one run of this Python costs."""

    def __call__(self, *arguments: str) -> Cost: ...


def write_tables(folder: Path, tables: int, size: int) -> None:
    """`tables` goal files in folders of `size`, each with the names of a project and a unit of its
    own; the codes of units and most values stay those of its example, of which they are copies."""
    for number in range(tables):
        source = GOALS[number % len(GOALS)].read_text(encoding="utf-8")
        district = f"第{number // len(GOALS) + 1}区"
        text = source.replace("津南区", district).replace("项目名称: ", f"项目名称: {district}")
        path = folder / f"{number // size:03}" / f"{number:05}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def change(path: Path, number: int) -> None:
    """Another value in the first row of a goal file."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    at = next(at for at, line in enumerate(lines) if line.strip().startswith("指标值:"))
    lines[at] = f"{lines[at].partition(':')[0]}: ≥{number + 1}个\n"
    path.write_text("".join(lines), encoding="utf-8")


def one_round(folder: Path, cost_of: Measure, number: int) -> dict[str, Cost]:
    """Every command once over a set that fills `folder`."""
    lint = ("-m", "checker", "lint", "--isolated")
    changed = sorted(folder.rglob("*.yaml"))[number]
    change(changed, number)
    told = cost_of(*lint, str(folder))
    return {
        "yamllint": cost_of("-m", "yamllint", "-d", "relaxed", str(folder)),
        "nothing kept before": told,
        "nothing changed": cost_of(*lint, str(folder)),
        "one file, changed": cost_of(*lint, str(changed)),
        "--no-cache": cost_of(*lint, "--no-cache", str(folder)),
        "--no-cache --jobs 2": cost_of(*lint, "--no-cache", "--jobs", "2", str(folder)),
    }


def medians(rounds: list[dict[str, Cost]]) -> dict[str, Cost]:
    """Of every command the median of each figure."""
    return {name: median([one[name] for one in rounds]) for name in rounds[0]}


def growth(tables: int, cost_of: Measure) -> None:
    """Prints what ten times as many tables cost, in sets of 200."""
    costs: list[Cost] = []
    for count in (tables, 10 * tables):
        with tempfile.TemporaryDirectory() as name:
            write_tables(Path(name), count, SET)
            found = cost_of("-m", "checker", "lint", "--isolated", "--no-cache", name)
        costs.append(found)
        print(f"{count} tables in sets of {SET:<6}{found.cpu:8.2f} s CPU {found.memory:6.0f} MB")
    print(f"exponent of growth {math.log10(costs[1].cpu / costs[0].cpu):.3f}")


def main(tables: int, times: int, *, growing: bool) -> None:
    with tempfile.TemporaryDirectory() as kept, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_tables(folder, tables, tables)
        cost_of = partial(cost, environment={"GOALCHECK_CACHE_DIR": kept})
        cost_of("-m", "checker", "lint", "--isolated", str(GOALS[0]))  # the packs are kept
        rounds = [one_round(folder, cost_of, number) for number in range(times)]
        found = medians(rounds)
        base = found["yamllint"].cpu
        for label, one in found.items():
            print(
                f"{label:<22}{one.cpu:8.2f} s CPU {one.wall:7.2f} s {one.memory:5.0f} MB"
                f"  {one.cpu / base:7.3f} x yamllint"
            )
        alone, both = found["--no-cache"].wall, found["--no-cache --jobs 2"].wall
        print(f"two processes {alone / both:.2f} times as fast as one, by the clock")
        if growing:
            growth(tables, cost_of)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("tables", nargs="?", type=int, default=1000)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--growth", action="store_true")
    asked = parser.parse_args()
    main(asked.tables, asked.times, growing=asked.growth)
