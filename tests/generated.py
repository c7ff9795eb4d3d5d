"""Parts of pages that are written by a program, between two marks."""

from __future__ import annotations


def between(text: str, begin: str, end: str, made: str) -> str:
    """The text of a page with what stands between its marks made anew."""
    before, rest = text.split(begin, 1)
    _, after = rest.split(end, 1)
    return f"{before}{begin}\n\n{made}\n\n{end}{after}"
