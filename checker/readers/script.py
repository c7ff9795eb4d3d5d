"""Raised and lowered characters: 10⁴ must not be read as 104."""

from __future__ import annotations

_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_SLASHES = "/⁄∕"
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_RAISABLE = frozenset("0123456789+-−=()n" + _SLASHES)


def raised(text: str) -> str:
    """The text in raised characters where all of them exist, else as it is (5<sup>th</sup>)."""
    bare = text.strip()
    return text.translate(_RAISED) if bare and _RAISABLE.issuperset(bare) else text


def lowered(text: str, before: str) -> str:
    """Digits lowered behind a number or the line of a fraction; CO2 is what people write for
    CO₂."""
    last = before.rstrip()[-1:]
    behind_number = last.isdigit() or (last != "" and last in _SLASHES)
    return text.translate(_LOWERED) if behind_number and text.strip().isdigit() else text


def fraction(before: str, above: str, below: str) -> str:
    """A fraction on one line: 1/2, (甲+乙)/丙; behind a number apart from it, 2½ is not 21/2."""
    gap = " " if before.rstrip()[-1:].isdigit() else ""
    return f"{gap}{_as_one(above.strip())}/{_as_one(below.strip())}"


def _as_one(text: str) -> str:
    return f"({text})" if any(sign in text for sign in "+-−×÷*/＋－") else text
