"""How many rows and tables of our own layouts are read right, format by format.

    python benchmarks/layouts.py [--write]

Prints the table; `--write` puts it between the marks in docs/formats.md. The layouts are those of
tests/readers/layouts.py and the kinds those of tests/readers/kinds.txt: none is a form of any body.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "formats.md"
BEGIN, END = "<!-- 由 benchmarks/layouts.py 生成 -->", "<!-- 到这里 -->"
KINDS = ("html", "docx", "xlsx", "csv", "md")
KINDS_OF_FORMS = ("html", "docx", "xlsx")
TITLE = "项目支出绩效目标表（2025年度）"


def measured(kind: str, folder: Path) -> tuple[int, int, int, int]:
    """Tables whole, tables, rows right, rows."""
    from checker.readers import read
    from tests.readers import writing
    from tests.readers.layouts import layouts
    from tests.readers.measure import differences, row_differences

    whole = tables = right = rows = 0
    for number, layout in enumerate(layouts()):
        inside = folder / f"{kind}{number}"
        inside.mkdir()
        path = writing.write([writing.form(layout.rows, TITLE)], kind, inside)
        document = read(path, path.name, named=True)
        tables += 1
        whole += not differences(layout, document)
        rows += len(layout.indicators)
        found = document.tables[0].indicators if document.tables else ()
        right += sum(
            not row_differences(row, wanted, layout.places)
            for row, wanted in zip(found, layout.indicators, strict=False)
        )
    return whole, tables, right, rows


def measured_kinds(suffix: str, folder: Path) -> tuple[int, int, int, int]:
    """The same of the kinds of forms: documents whole, documents, rows right, rows."""
    from checker.readers import read
    from tests.readers.kinds import kinds, misread

    whole = right = rows = 0
    every = kinds()
    for number, kind in enumerate(every):
        inside = folder / f"kinds-{suffix}{number}"
        inside.mkdir()
        path = kind.write(suffix, inside)
        wrong = misread(kind, read(path, path.name, named=True))
        wanted = sum(line.startswith("- ") for table in kind.tables for line in table)
        lost = sum(line.startswith("- - ") for line in wrong)
        whole += not wrong
        rows += wanted
        right += 0 if any(line.endswith("tables") for line in wrong) else wanted - lost
    return whole, len(every), right, rows


def lines() -> list[str]:
    """The table in Markdown."""
    printed = ["| 格式 | 文件 | 整张读对 | 指标行 | 读对的行 |", "|---|---|---|---|---|"]
    with tempfile.TemporaryDirectory() as folder:
        printed += (_line(f".{kind}", measured(kind, Path(folder))) for kind in KINDS)
        printed += (
            _line(f".{kind}，各种表样", measured_kinds(kind, Path(folder)))
            for kind in KINDS_OF_FORMS
        )
    return printed


def _line(name: str, found: tuple[int, int, int, int]) -> str:
    whole, tables, right, rows = found
    cells = (name, tables, f"{whole / tables:.0%}", rows, f"{right / rows:.0%}")
    return f"| {' | '.join(map(str, cells))} |"


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
