"""Writes examples/documents/ from examples/goals/: the same tables in every format people hold.

    python examples/build_documents.py [FOLDER]

The text form keeps the oddities of the document the goals come from: tables without a heading
follow the table before them at once, merged cells are empty, labels hold odd blanks.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

_HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(_HERE), str(_HERE.parent)]

import forms  # noqa: E402 (beside this file, reached by the line above)
from office import docx_bytes, xlsx_bytes  # noqa: E402

from checker.readers import discover, read  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Sequence

    from forms import Form

    from checker.model import GoalTable


def main(folder: str | None = None) -> None:
    """Write every document into `folder` (examples/documents by default)."""
    target = Path(folder) if folder else _HERE / "documents"
    target.mkdir(parents=True, exist_ok=True)
    for name, content in documents(goal_tables()).items():
        (target / name).write_bytes(content)


def goal_tables() -> list[GoalTable]:
    """The tables of examples/goals in order."""
    files = discover([_HERE / "goals"])
    return [
        table for path, shown, named in files for table in read(path, shown, named=named).tables
    ]


def documents(tables: Sequence[GoalTable]) -> dict[str, bytes]:
    """File name to content."""
    printed = [forms.form_of(table) for table in tables]
    return {
        "jinnan.txt": text_form(printed).encode(),
        "jinnan.html": html_form(printed).encode(),
        "jinnan.md": markdown_form(printed).encode(),
        "jinnan.csv": csv_form(printed).encode("utf-8-sig"),
        "jinnan.docx": docx_bytes(printed),
        "jinnan.xlsx": xlsx_bytes(printed, stacked=False),
        "jinnan-stacked.xlsx": xlsx_bytes(printed, stacked=True),
    }


def text_form(printed: Sequence[Form]) -> str:
    """One cell a line behind a tab, a blank line between rows."""
    lines: list[str] = []
    for number, form in enumerate(printed, 1):
        title = form.title
        if title and number > 1:
            lines += ["", "", "", " "]
        if title:
            lines.append(
                f" [bookmark: _Toc_{number:010d}]{title}"
                if number == 1
                else f"[bookmark: _Toc_{number:010d}]{title}"
            )
        for position, row in enumerate(form.rows):
            begin = len(lines)
            for cell in row:
                first, *more = cell.text.split("\n")
                lines += [f"\t{first}" if first or cell.merged else "\t ", *more]
            if position == 0 and not title:
                lines[begin] = " " + lines[begin]
            if row[0].text == "绩效目标":
                lines += ["", "", " "]
            elif position + 1 < len(form.rows):
                lines.append("")
    return "\n".join(lines) + "\n"


def html_form(printed: Sequence[Form]) -> str:
    """Headings and tables with spans."""
    from html import escape

    parts = ["<!DOCTYPE html>", '<html lang="zh"><head><meta charset="utf-8"></head><body>']
    for form in printed:
        if form.title:
            parts.append(f"<h2>{escape(form.title)}</h2>")
        parts.append('<table border="1">')
        for row in form.rows:
            cells = "".join(
                f'<td colspan="{cell.columns}" rowspan="{cell.rows}">'
                f"{escape(cell.text).replace(chr(10), '<br>')}</td>"
                for cell in row
                if not cell.merged
            )
            parts.append(f"<tr>{cells}</tr>")
        parts.append("</table>")
    return "\n".join([*parts, "</body></html>", ""])


def flat_rows(form: Form) -> list[list[str]]:
    """The form as a plain grid, merged cells as empty ones."""
    rows: list[list[str]] = []
    for row in form.rows:
        texts: list[str] = []
        for cell in row:
            texts += [cell.text, *[""] * (cell.columns - 1)]
        rows.append(texts)
    return rows


def markdown_form(printed: Sequence[Form]) -> str:
    """Headings and pipe tables."""
    lines: list[str] = []
    for form in printed:
        if form.title:
            lines += [f"## {form.title}", ""]
        head, *body = flat_rows(form)
        for texts in (head, ["---"] * form.columns, *body):
            cells = (text.replace("|", "\\|").replace("\n", "<br>") for text in texts)
            lines.append(f"| {' | '.join(cells)} |")
        lines.append("")
    return "\n".join(lines)


def csv_form(printed: Sequence[Form]) -> str:
    """All tables one under another, a title in a row of its own."""
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out)
    for form in printed:
        if form.title:
            writer.writerow([form.title, *[""] * (form.columns - 1)])
        writer.writerows(flat_rows(form))
        writer.writerow([""] * form.columns)
    return out.getvalue()


if __name__ == "__main__":
    main(*sys.argv[1:2])
