"""Whether two checkouts say the same: findings and ledger of `lint`, byte for byte.

    python benchmarks/same_output.py BEFORE AFTER [TABLES] [--seed N]

Runs both over examples/, over the goal files of the tests and over TABLES generated tables
(default 500: those of the examples with cells blanked, moved and replaced by values of
tests/cases/values), and prints what differs, rule by rule. What names the tool and the packs is
left out. Ends with 1 where anything differs.
"""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

_CELL = re.compile(r"^(\s*(?:- )?)([^\s:#-][^:]*): *(\S.*)$")
MOST_SHOWN = 20


def odd_values(checkout: Path) -> list[str]:
    """What stands in the first column of the cases of values."""
    lines = [
        line.split("\t")[0]
        for path in sorted((checkout / "tests/cases/values").glob("*.tsv"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return [line for line in lines if line and not line.startswith("#")]


def write_tables(folder: Path, checkout: Path, count: int, seed: int) -> None:
    """`count` goal files in folders of 25, each a set."""
    chance = random.Random(seed)
    values = odd_values(checkout)
    sources = [
        path.read_text(encoding="utf-8") for path in sorted(checkout.glob("examples/goals/*.yaml"))
    ]
    cells = [line for text in sources for line in text.splitlines() if _CELL.match(line)]
    for number in range(count):
        lines = [
            _changed(line, chance, values, cells)
            for line in chance.choice(sources).splitlines()
            if chance.random() > 0.01
        ]
        path = folder / f"{number // 25:03}" / f"{number:05}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _changed(line: str, chance: random.Random, values: list[str], cells: list[str]) -> str:
    match = _CELL.match(line)
    if match is None or chance.random() > 0.12:
        return line
    lead, key, written = match.groups()
    what = chance.choice(["blank", "value", "other", "double", "cut"])
    if what == "blank":
        return f"{lead}{key}:"
    if what == "value":
        return f"{lead}{key}: {json.dumps(chance.choice(values), ensure_ascii=False)}"
    if what == "other":
        other = _CELL.match(chance.choice([one for one in cells if f"{key}:" in one]))
        return f"{lead}{key}: {other.group(3) if other else written}"
    text = written + written if what == "double" else written[: len(written) // 2]
    return f"{lead}{key}: {json.dumps(text, ensure_ascii=False)}"


def report(checkout: Path, *paths: Path) -> dict[str, Any]:
    """The JSON report of a checkout on paths, without what names tool and packs."""
    command = [sys.executable, "-m", "checker", "lint", "--isolated", "--exit-zero"]
    command += ["--output-format", "json", "--min-severity", "info", *map(str, paths)]
    done = subprocess.run(
        command,
        cwd=paths[0].parent,
        env={**os.environ, "PYTHONPATH": str(checkout)},
        capture_output=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return {key: found[key] for key in ("summary", "findings", "ledger")}


def differences(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, str]]:
    """Rule and description of everything that is in one report only."""
    found: list[tuple[str, str]] = []
    for key in ("findings", "ledger"):
        one, other = (
            Counter(json.dumps(item, ensure_ascii=False) for item in side[key])
            for side in (before, after)
        )
        for sign, items in (("-", one - other), ("+", other - one)):
            found += [(json.loads(item)["rule"], f"{sign} {key}: {item}") for item in items]
    order = [[item["rule"] for item in side["findings"]] for side in (before, after)]
    if not found and order[0] != order[1]:
        found.append(("", "the order of findings differs"))
    return sorted(found)


def main(before: Path, after: Path, tables: int, seed: int) -> int:
    worst = 0
    with tempfile.TemporaryDirectory() as name:
        write_tables(Path(name) / "made", before, tables, seed)
        corpora = {
            "examples/goals": before / "examples/goals",
            "examples/documents": before / "examples/documents",
            "examples/good": before / "examples/good",
            "tests": before / "tests",
            f"{tables} generated tables (seed {seed})": Path(name) / "made",
        }
        for label, folder in corpora.items():
            reports = [report(checkout, folder) for checkout in (before, after)]
            found = differences(*reports)
            worst |= bool(found)
            count = len(reports[0]["findings"])
            print(f"{label}: {count} findings, {'same' if not found else f'{len(found)} differ'}")
            for rule, number in sorted(Counter(rule for rule, _ in found).items()):
                print(f"  {rule} {number}")
            for _, line in found[:MOST_SHOWN]:
                print(f"  {line}")
    return worst


if __name__ == "__main__":
    arguments = sys.argv[1:]
    seed = 1
    if "--seed" in arguments:
        at = arguments.index("--seed")
        seed = int(arguments[at + 1])
        del arguments[at : at + 2]
    sys.exit(
        main(
            Path(arguments[0]).resolve(),
            Path(arguments[1]).resolve(),
            int(arguments[2]) if len(arguments) > 2 else 500,
            seed,
        )
    )
