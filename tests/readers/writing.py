"""Writes forms in the notation of `published` as files of every format."""

from __future__ import annotations

import importlib
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
_SPANS = re.compile(r"(?:(?P<rows>\d+)\^)?(?:(?P<columns>\d+)>)?(?P<text>.*)", re.DOTALL)


def example_script(name: str) -> Any:
    """A module of examples/, which is no package."""
    sys.path.insert(0, str(EXAMPLES))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(EXAMPLES))


forms = example_script("forms")
office = example_script("office")
builder = example_script("build_documents")


def form(rows: str, title: str = "") -> Any:
    """`3>` before a cell: three columns wide; `2^`: two rows high; `\\n` a line break."""
    written = [_row(line.strip()) for line in rows.strip().split("\n")]
    return forms.Form(title, forms.with_merged(written))


def _row(line: str) -> Any:
    cells = []
    for text in line.split("|"):
        match = _SPANS.fullmatch(text)
        assert match is not None
        rows, columns = int(match["rows"] or 1), int(match["columns"] or 1)
        cells.append(forms.FormCell(match["text"].replace("\\n", "\n"), columns, rows))
    return tuple(cells)


FORMATS: dict[str, str] = {
    "html": "f.html",
    "csv": "f.csv",
    "md": "f.md",
    "docx": "f.docx",
    "xlsx": "f.xlsx",
    "stacked": "f.xlsx",
}


def content(printed: Sequence[Any], name: str) -> bytes:
    """The bytes of a file of one of FORMATS."""
    match name:
        case "html":
            return builder.html_form(printed).encode()
        case "csv":
            return builder.csv_form(printed).encode("utf-8-sig")
        case "md":
            return builder.markdown_form(printed).encode()
        case "docx":
            return office.docx_bytes(printed)
        case _:
            return office.xlsx_bytes(printed, stacked=name == "stacked")


def write(printed: Sequence[Any], name: str, folder: Path) -> Path:
    path = folder / FORMATS[name]
    path.write_bytes(content(printed, name))
    return path
