"""Forms as they come out of the clipboard: what each program leaves of merged cells, blanks and
line breaks when a table is pasted as text, and what Excel makes of it as CSV."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

from checker.readers import read
from tests.readers import writing
from tests.readers.kinds import LOUD, misread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    from tests.readers.kinds import Kind

    Cells = list[str]


def _in_order(row: Sequence[Any], *, below: bool, beside: bool) -> Iterator[str]:
    """The texts of a row; `below` with a blank for what is merged with a row above, `beside` with
    blanks for what a cell takes to its right."""
    for cell in row:
        if cell.merged and not below:
            continue
        yield cell.text
        if beside:
            yield from [""] * (cell.columns - 1)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if "\n" in text else text


def _lines(form: Any, rows: Iterator[str]) -> str:
    title = [form.title] if form.title else []
    return "\n".join([*title, *rows]) + "\n"


def _tabbed(*, below: bool, beside: bool, quotes: bool = False) -> Callable[[Any], str]:
    def written(form: Any) -> str:
        rows = (_in_order(row, below=below, beside=beside) for row in form.rows)
        shown = _quoted if quotes else str
        width = form.columns if beside else 0
        filled = ([*row, *[""] * width][: width or None] for row in map(list, rows))
        return _lines(form, ("\t".join(map(shown, row)) for row in filled))

    return written


def _stripped(*, below: bool, beside: bool) -> Callable[[Any], str]:
    """The same, blanks at the ends of lines lost."""

    def written(form: Any) -> str:
        rows = (_in_order(row, below=below, beside=beside) for row in form.rows)
        return _lines(form, ("\t".join(map(_quoted, row)).rstrip() for row in rows))

    return written


def _one_a_line(between: str) -> Callable[[Any], str]:
    def written(form: Any) -> str:
        texts = (text for row in form.rows for text in _in_order(row, below=False, beside=False))
        return between.join(_lines(form, filter(str.strip, texts)).split("\n"))

    return written


def _comma(delimiter: str) -> Callable[[Any], str]:
    def written(form: Any) -> str:
        out = io.StringIO()
        writer = csv.writer(out, delimiter=delimiter)
        if form.title:
            writer.writerow([form.title, *[""] * (form.columns - 1)])
        writer.writerows(_in_order(row, below=True, beside=True) for row in form.rows)
        return out.getvalue()

    return written


WAYS: dict[str, tuple[str, str, Callable[[Any], str]]] = {
    "Word 复制": ("txt", "utf-8", _tabbed(below=True, beside=False)),
    "浏览器复制": ("txt", "utf-8", _tabbed(below=False, beside=False)),
    "浏览器复制，行尾空格丢失": ("txt", "utf-8", _stripped(below=False, beside=False)),
    "Word 复制，行尾空格丢失": ("txt", "utf-8", _stripped(below=True, beside=False)),
    "Excel、WPS 复制": ("txt", "utf-8", _tabbed(below=True, beside=True, quotes=True)),
    "Excel、WPS 复制，行尾空格丢失": ("txt", "utf-8", _stripped(below=True, beside=True)),
    "一格一行": ("txt", "utf-8", _one_a_line("\n")),
    "一格一行，有空行": ("txt", "utf-8", _one_a_line("\n\n")),
    "CSV，GB18030": ("csv", "gb18030", _comma(",")),
    "CSV，分号": ("csv", "utf-8-sig", _comma(";")),
}
"""What a way of copying is called, the suffix and the encoding of the file, and how it writes a
form."""


def pasted(forms: Sequence[Any], way: str) -> bytes:
    """The bytes of a file of some forms, copied one after another."""
    _, encoding, written = WAYS[way]
    return "\n".join(map(written, forms)).encode(encoding)


def outcome(kind: Kind, way: str) -> str:
    """Whether a copy is read `whole`, is `said` to lack something, is `refused`, or is misread and
    nothing says so (`silent`)."""
    suffix, _, _ = WAYS[way]
    printed = [writing.form(part, "" if at else kind.title) for at, part in enumerate(kind.rows)]
    name = f"f.{suffix}"
    document = read(Path(name), name, named=True, data=pasted(printed, way))
    if not [line for line in misread(kind, document) if line != "+ ! GC008"]:
        return "whole"
    loud = any(each.rule in LOUD for each in document.problems)
    return ("said" if document.tables else "refused") if loud else "silent"
