"""Whole numbers as others wrote them, where anything may stand."""

from __future__ import annotations

_LONGEST = 9


def whole(text: str | None, default: int = 0) -> int:
    """A whole number in figures; `default` for anything else, more figures than anybody counts
    among it: Python refuses to read thousands of them."""
    plain = text is not None and text.isascii() and text.isdigit() and len(text) <= _LONGEST
    return int(text) if plain and text is not None else default
