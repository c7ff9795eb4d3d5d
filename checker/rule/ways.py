"""Advice that names two honest ways out: `≥12台，或者把目标里的数改成与指标一致`."""

from __future__ import annotations

_OR = "，或者"


def first_way(advice: str) -> tuple[str, str]:
    """What to do first of all, and the other way; the other is empty where there is one alone."""
    first, _, other = advice.partition(_OR)
    return first, other


def in_ways(first: str, other: str) -> str:
    """Advice that names both."""
    return f"{first}{_OR}{other}" if other else first
