"""Small sets of tables as records, for tests of what rules see of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.form import bind_set
from checker.packs import load_packs
from checker.readers import read_text

if TYPE_CHECKING:
    from checker.form import IndicatorRecord, SetRecord, TableRecord


def whole(*texts: str, **said: Any) -> SetRecord:
    """The set of some goal files, each under a name of its own."""
    tables = [
        table
        for number, text in enumerate(texts, 1)
        for table in read_text(text, f"{number:02}.yaml").tables
    ]
    return bind_set(tables, packset=load_packs(), **said)


def only(text: str, **said: Any) -> TableRecord:
    (table,) = whole(text, **said).tables
    return table


def row(**cells: str) -> IndicatorRecord:
    """The one indicator of a table."""
    lines = "\n    ".join(f"{label}: '{text}'" for label, text in cells.items())
    (found,) = only(f"项目名称: 甲\n绩效指标:\n  - {lines}\n").indicators
    return found
