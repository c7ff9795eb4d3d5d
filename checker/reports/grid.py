"""Tables in plain text: the one module that knows tabulate."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def grid(headers: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> str:
    """An aligned table of texts; `right` names the columns (from 0) that hold numbers.

    Texts stay as they are: 6.30 is not read as a number. The rule under the headings is of ASCII
    hyphens, since box-drawing characters take two columns in a Chinese console.
    """
    # Imported here: tabulate costs 0.1 s of start-up, which machine formats need not pay.
    from tabulate import tabulate

    align = ["right" if column in right else "left" for column in range(len(headers))]
    text = tabulate(
        [list(row) for row in rows],
        headers=list(headers),
        tablefmt="simple",
        disable_numparse=True,
        colalign=align if rows else None,
    )
    return "\n".join(line.rstrip() for line in text.splitlines())
