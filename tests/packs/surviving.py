"""How many changes of the bundled rules no example notices: `python -m tests.packs.surviving`.

Writes tests/packs/surviving.tsv, which a test holds: a group may only get better.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from checker.packs import load_packs, mutate

FIGURES = Path(__file__).with_name("surviving.tsv")


def figures() -> dict[str, tuple[int, int]]:
    """Group of rules -> how many changes were tried, how many of them went unnoticed."""
    packs = load_packs()
    tried, alive = Counter[str](), Counter[str]()
    for rule in packs.rules:
        result = mutate(rule, packs)
        tried[rule.id[:3]] += result.tried
        alive[rule.id[:3]] += len(result.survivors)
    return {group: (tried[group], alive[group]) for group in sorted(tried)}


def known() -> dict[str, tuple[int, int]]:
    """The figures as they were written down."""
    lines = FIGURES.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line.strip()]
    return {group: (int(tried), int(alive)) for group, tried, alive in rows}


if __name__ == "__main__":
    FIGURES.write_text(
        "".join(f"{group}\t{tried}\t{alive}\n" for group, (tried, alive) in figures().items()),
        encoding="utf-8",
        newline="\n",
    )
