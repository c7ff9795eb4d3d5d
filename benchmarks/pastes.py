"""How many forms are read right when they come as text from the clipboard, or as CSV.

    python benchmarks/pastes.py [--write]

Prints the table; `--write` puts it between the marks in docs/formats.md. The kinds are those of
tests/readers/kinds.txt, the ways of copying those of tests/readers/pasting.py.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "formats.md"
BEGIN, END = "<!-- 由 benchmarks/pastes.py 生成 -->", "<!-- 生成到这里 -->"
OUTCOMES = {"whole": "整张读对", "said": "说明", "refused": "不读", "silent": "误读而没有说"}


def measured(way: str) -> Counter[str]:
    """How many kinds are read whole, said to lack something, refused, misread in silence."""
    from tests.readers.kinds import kinds
    from tests.readers.pasting import outcome

    return Counter(outcome(kind, way) for kind in kinds())


def lines() -> list[str]:
    """The table in Markdown."""
    from tests.readers.pasting import WAYS

    printed = [
        f"| 怎样复制 | {' | '.join(OUTCOMES.values())} |",
        "|---" * (1 + len(OUTCOMES)) + "|",
    ]
    for way in WAYS:
        found = measured(way)
        cells = (way, *(found[name] for name in OUTCOMES))
        printed.append(f"| {' | '.join(map(str, cells))} |")
    return printed


def main() -> None:
    sys.path.insert(0, str(ROOT))
    table = "\n".join(lines())
    print(table)
    if "--write" in sys.argv[1:]:
        from tests.generated import between

        text = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(between(text, BEGIN, END, table), encoding="utf-8")


if __name__ == "__main__":
    main()
