"""`required-version`: whether this program is one that a configuration was written for."""

from __future__ import annotations

import re

from checker.base.pattern import late_pattern

_CONDITION = late_pattern(r"\s*(==|>=|<=|!=|~=|>|<)?\s*v?(\d+(?:\.\d+)*)\s*")


def satisfies(version: str, wanted: str) -> bool:
    """Whether `version` meets every condition of `>=0.2,<2`; a bare version is that one exactly,
    `~=1.4` is 1.4 and later below 2. Raises ValueError where `wanted` is no condition."""
    return all(_meets(_numbers(version), condition) for condition in wanted.split(","))


def _meets(version: tuple[int, ...], condition: str) -> bool:
    match = _CONDITION.fullmatch(condition)
    if match is None:
        raise ValueError(condition)
    sign, bound = match[1] or "==", _numbers(match[2])
    if sign == "~=":
        *kept, last = bound[:-1] or bound
        above = (*kept, last + 1)
        return _padded(bound) <= _padded(version) < _padded(above)
    left, right = _padded(version), _padded(bound)
    return {
        "==": left == right,
        "!=": left != right,
        ">=": left >= right,
        "<=": left <= right,
        ">": left > right,
        "<": left < right,
    }[sign]


def _numbers(version: str) -> tuple[int, ...]:
    """The release part: 1.2.0rc1 counts as 1.2.0."""
    match = re.match(r"\d+(?:\.\d+)*", version)
    return tuple(map(int, match[0].split("."))) if match else (0,)


def _padded(numbers: tuple[int, ...]) -> tuple[int, ...]:
    return (*numbers, *(0,) * (6 - len(numbers)))
