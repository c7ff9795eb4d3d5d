"""How fast values are read: `python benchmarks/values.py`, by hand, never as a test.

Prints values a second a core, without and with the memory of `parse`, the share that starting
the grammar takes, and one plain regular expression on the same texts in the same run. Times are
processor time, so a busy machine disturbs less; compare figures of one run with each other.
"""

from __future__ import annotations

import re
import sys
import time
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.values.corpus import SHAPES, cases  # noqa: E402  (the checkout is put on the path first)

# What a quick script would use: sign, number, unit. It reads a fraction of the corpus.
PLAIN = re.compile(r"^(?:≥|≤|>=|<=|>|<|=)?\s*(\d+(?:\.\d+)?)\s*(%|万?元|[\u4e00-\u9fff]{1,3})?$")
ROUNDS = 5


def main() -> None:
    texts = [case.text for shape in SHAPES for case in cases(shape)]
    start = time.process_time()
    from checker.values import COMMON
    from checker.values.parser import parse, read

    imported = time.process_time() - start
    start = time.process_time()
    read(COMMON, "≥22人")
    common = time.process_time() - start
    start = time.process_time()
    read(COMMON, "每月不少于1次")
    first = time.process_time() - start + common
    for text in texts:
        read(COMMON, text)

    without = _rate(texts, partial(read, COMMON))
    once = _seconds(texts * 20, parse)
    plain = _rate(texts, PLAIN.match)
    matched = sum(PLAIN.match(text) is not None for text in texts)
    table = 1000 / without
    print(f"{len(texts)} texts of the corpus, {ROUNDS} rounds, best of each, processor time")
    print(f"without memory   {without:>12,.0f} values/s")
    print(f"with memory      {len(texts) * 20 / once:>12,.0f} values/s (every text 20 times)")
    print(f"plain regex      {plain:>12,.0f} values/s, matches {matched} of {len(texts)}")
    print(
        f"start-up         {(imported + first) * 1000:>12.0f} ms (import {imported * 1000:.0f}, "
        f"first common value {common * 1000:.0f}: vocabulary; "
        f"first other value {(first - common) * 1000:.0f}: lark, parser)"
    )
    print(
        f"share of start-up in a run of 1,000 values without memory: "
        f"{(imported + first) / (imported + first + table):.0%}"
    )


def _rate(texts: list[str], read: object) -> float:
    return len(texts) / min(_seconds(texts, read) for _ in range(ROUNDS))


def _seconds(texts: list[str], read: object) -> float:
    assert callable(read)
    start = time.process_time()
    for text in texts:
        read(text)
    return time.process_time() - start


if __name__ == "__main__":
    main()
