"""The figure of mutants that live, a group of bundled rules each: `python -m tests.rules.mutants`
writes it anew, and refuses to let it grow."""

from __future__ import annotations

import sys
from pathlib import Path

from checker.packs import (
    DefinitionResult,
    MutationResult,
    definitions_used,
    load_packs,
    mutants_by_group,
    mutate,
    mutate_definition,
)

FILE = Path(__file__).with_name("mutants.txt")
MOST = 10
"""Percent of the mutants of a group that may live."""


def results() -> tuple[MutationResult, ...]:
    loaded = load_packs()
    return tuple(mutate(rule, loaded) for rule in loaded.rules)


def results_of_definitions() -> tuple[DefinitionResult, ...]:
    """What the examples of the rules make of changes of the names they share."""
    loaded = load_packs()
    used = definitions_used(loaded.rules, loaded)
    return tuple(mutate_definition(one, loaded) for one in used)


def ceiling() -> dict[str, int]:
    """The most that may live, by group."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    pairs = (line.split() for line in lines if line and not line.startswith("#"))
    return {group: int(most) for group, most in pairs}


def main() -> int:
    before = ceiling()
    now = mutants_by_group((*results(), *results_of_definitions()))
    grown = [name for name, count in now.items() if count.alive > before.get(name, 0)]
    for name in grown:
        print(f"{name}: {now[name].alive} live, at most {before.get(name, 0)} may")
    if grown:
        return 1
    head = [line for line in FILE.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    lines = [*head, *(f"{name} {count.alive}" for name, count in now.items())]
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
