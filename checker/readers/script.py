"""Raised and lowered characters: 10⁴ must not be read as 104."""

from __future__ import annotations

_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_RAISABLE = frozenset("0123456789+-−=()n")


def raised(text: str) -> str:
    """The text in raised characters where all of them exist, else as it is (5<sup>th</sup>)."""
    bare = text.strip()
    return text.translate(_RAISED) if bare and _RAISABLE.issuperset(bare) else text


def lowered(text: str, before: str) -> str:
    """Digits lowered behind a number; CO2 is what people write for CO₂."""
    behind_number = before.rstrip()[-1:].isdigit()
    return text.translate(_LOWERED) if behind_number and text.strip().isdigit() else text
