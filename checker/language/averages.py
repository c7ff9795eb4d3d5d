"""What several amounts come to: their sum, their average, the one in the middle."""

from __future__ import annotations

from decimal import Decimal

from checker.language.amounts import Amount, compare, number, zero
from checker.language.calculation import calculate
from checker.language.gaps import Gap

_EXACTLY = Decimal(0)


def total(amounts: tuple[Amount, ...], dimension: str | None) -> Amount | Gap:
    """The sum; nothing at all is zero of the dimension."""
    result: Amount | Gap = amounts[0] if amounts else zero(dimension)
    for amount in amounts[1:]:
        if isinstance(result, Gap):
            return result
        result = calculate("+", result, amount)
    return result


def mean(amounts: tuple[Amount, ...]) -> Amount | Gap:
    """The average of at least one amount."""
    found = total(amounts, None)
    return calculate("÷", found, number(len(amounts))) if isinstance(found, Amount) else found


def median(amounts: tuple[Amount, ...]) -> Amount | Gap:
    """The middle of at least one amount, of an even number the average of the two in the middle."""
    ordered: list[Amount] = []
    for amount in amounts:
        for at, other in enumerate(ordered):
            before = compare("<", amount, other, _EXACTLY)
            if isinstance(before, Gap):
                return before
            if before:
                ordered.insert(at, amount)
                break
        else:
            ordered.append(amount)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else mean((ordered[half - 1], ordered[half]))


def deviation(amounts: tuple[Amount, ...]) -> Amount | Gap:
    """How far at least one amount lie from their average, as the root of the mean square; of what
    is nothing on average it is unknown."""
    middle = mean(amounts)
    if isinstance(middle, Gap):
        return middle
    squares = Decimal(0)
    for amount in amounts:
        share = calculate("÷", amount, middle)
        if isinstance(share, Gap):
            return share
        squares += (share.value - 1) ** 2
    return calculate("×", middle, Amount((squares / len(amounts)).sqrt()))
