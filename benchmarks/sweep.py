"""What a sweep costs: CPU, bytes and memory a table, how they grow, and what it adds to lint.

    python benchmarks/sweep.py [TABLES ...] [--times N] [--lint] [--jobs N]

Makes a corpus of each size (default 1000 and 10000; units of 40, a tenth of the tables with a
fault), sweeps it in one process, and prints CPU seconds of whole processes (medians of N rounds),
the peak of memory, bytes of the result, and the exponent of growth from the first size to the last.
With --lint also `lint` over the same tables in the same rounds, and the ratio; with --jobs that
many processes by the clock, which wants as many free processors. CPU seconds drift with what else
the machine does; ratios within a run hold.
"""

from __future__ import annotations

import argparse
import math
import shutil
import sys
import tempfile
from pathlib import Path

from cost import ROOT, Cost, cost, median

sys.path.insert(0, str(ROOT))


def cost_of(*arguments: str) -> Cost:
    """What one run of the command costs with all its processes."""
    found = cost("-m", "checker", *arguments)
    if found.code not in (0, 1):
        raise SystemExit(f"{arguments[0]} ended with {found.code}")
    return found


def size_of(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def sweep(tables: Path, result: Path, jobs: int) -> Cost:
    """A sweep from nothing."""
    shutil.rmtree(result, ignore_errors=True)
    return cost_of("sweep", "--isolated", str(tables), "-o", str(result), "--jobs", str(jobs))


def measure(count: int, asked: argparse.Namespace) -> float:
    """Prints the figures of one size; gives the CPU seconds."""
    from benchmarks.corpus import write_corpus

    with tempfile.TemporaryDirectory() as name:
        tables, result = Path(name) / "tables", Path(name) / "result"
        write_corpus(tables, count)
        swept: list[Cost] = []
        linted: list[Cost] = []
        for _ in range(asked.times):
            if asked.lint:
                linted.append(cost_of("lint", "--isolated", "--no-cache", "-q", str(tables)))
            swept.append(sweep(tables, result, 1))
        one = median(swept)
        print(
            f"{count:>8} tables  {one.cpu:8.2f} s CPU  {1000 * one.cpu / count:6.2f} ms a table"
            f"  {one.memory:5.0f} MB  {size_of(result) / count:6.0f} bytes a table of result"
            f"  {size_of(tables) / count:6.0f} of input"
        )
        if linted:
            plain = median(linted)
            print(f"{'lint':>15}  {plain.cpu:8.2f} s CPU  sweep {one.cpu / plain.cpu:.3f} x lint")
        again = cost_of("sweep", "--isolated", str(tables), "-o", str(result), "--jobs", "1")
        print(f"{'again':>15}  {again.cpu:8.2f} s CPU, nothing changed")
        if asked.jobs > 1:
            both = median([sweep(tables, result, asked.jobs) for _ in range(asked.times)])
            print(
                f"{asked.jobs:>5} processes  {both.cpu:8.2f} s CPU  {both.memory:5.0f} MB each"
                f"  {one.wall / both.wall:.2f} times as fast by the clock"
            )
        stats = cost_of("stats", str(result), "--output-format", "json")
        print(f"{'stats':>15}  {stats.cpu:8.2f} s CPU  {stats.memory:5.0f} MB", flush=True)
        return one.cpu


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("tables", nargs="*", type=int, default=[1000, 10000])
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--lint", action="store_true")
    parser.add_argument("--jobs", type=int, default=1)
    asked = parser.parse_args()
    found = [(count, measure(count, asked)) for count in asked.tables]
    (first, little), (last, much) = found[0], found[-1]
    if last > first:
        print(f"exponent of growth {math.log(much / little) / math.log(last / first):.3f}")


if __name__ == "__main__":
    main()
