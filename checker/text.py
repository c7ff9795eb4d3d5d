"""Text as people see it: display width, padding and the few foldings everything shares."""

from __future__ import annotations

import unicodedata


def width(text: str) -> int:
    """Columns a terminal needs: Chinese and full-width characters take two."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def pad(text: str, columns: int) -> str:
    """`text` with blanks behind it up to a display width of `columns`."""
    return text + " " * max(0, columns - width(text))


def squeeze(text: str) -> str:
    """Without any white space: how labels and names are compared (`其中：财政    资金`)."""
    return "".join(text.split())
