"""python -m benchmarks.corpus FOLDER TABLES [--seed N] [--faulty SHARE] [--size N] [--kinds …]

Writes made-up goal tables below FOLDER, and beside it `FOLDER.ledger.jsonl`: what was planted.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.corpus import write_corpus

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("folder", type=Path)
parser.add_argument("tables", type=int)
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--faulty", type=float, default=0.1, help="share of tables with a fault")
parser.add_argument("--size", type=int, default=40, help="most tables a unit")
parser.add_argument("--years", type=int, nargs="+", default=[2025])
parser.add_argument("--kinds", nargs="+", choices=("yaml", "docx", "xlsx"), default=["yaml"])
asked = parser.parse_args()
made = write_corpus(
    asked.folder,
    asked.tables,
    seed=asked.seed,
    faulty=asked.faulty,
    size=asked.size,
    years=asked.years,
    kinds=asked.kinds,
)
print(f"{made.tables} tables below {made.folder}, {len(made.planted)} with a planted fault")
