"""Conditions that can never hold, found at load: `预算数 > 5万元 且 预算数 < 3万元`.

Only what is written is weighed: one expression compared with constants, several times in one 且.
Two expressions are the same when they are printed alike, since nothing changes while a rule runs.
"""

from __future__ import annotations

import datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from checker.base.dataclass import dataclass
from checker.language.amounts import Amount
from checker.language.frame import is_list
from checker.language.printer import show
from checker.values import scale_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.language.nodes import Expr

MIRRORED = {"=": "=", "≠": "≠", "<": ">", "≤": "≥", ">": "<", "≥": "≤"}


@dataclass(frozen=True, slots=True)
class Assertion:
    """What one condition says of the value of `about`: `operator` and, where it has one, the
    constant on its other side."""

    about: Expr
    operator: str
    constant: object = None


@dataclass(slots=True)
class _Rest:
    """What the conditions so far leave of one expression."""

    least: Any = None
    most: Any = None
    least_out: bool = False
    most_out: bool = False
    texts: frozenset[str] | None = None
    excluded: frozenset[str] = frozenset()
    blank: bool = False
    present: bool = False

    @property
    def nothing(self) -> bool:
        if self.blank and self.present:
            return True
        if self.texts is not None and not self.texts - self.excluded:
            return True
        if self.least is None or self.most is None:
            return False
        at_odds = self.least == self.most and (self.least_out or self.most_out)
        return bool(self.least > self.most or at_odds)


def contradict(claims: Iterable[Assertion]) -> bool:
    """Whether the claims of one 且 leave no value for what they are about."""
    known = tuple(claims)
    if len(known) < 2:
        return False
    rests: dict[object, _Rest] = {}
    for claim in known:
        text = show(claim.about)
        rest = rests.setdefault(text, _Rest())
        _narrow(rest, claim)
        # Amounts of unlike units are no matter of more or less.
        point = claim.constant
        if isinstance(point, (Amount, datetime.date)):
            kind = _ground(point) if isinstance(point, Amount) else "日期"
            _bound(rests.setdefault((text, kind), _Rest()), claim.operator, point)
    return any(rest.nothing for rest in rests.values())


def _narrow(rest: _Rest, claim: Assertion) -> None:
    rest.blank |= claim.operator == "为空"
    # A comparison with a blank is unknown, never true.
    rest.present |= claim.operator != "为空"
    named = claim.constant if is_list(claim.constant) else (claim.constant,)
    if claim.constant is None or not all(isinstance(one, str) for one in named):
        return
    texts = frozenset(str(one).strip() for one in named)
    if claim.operator in ("=", "属于"):
        rest.texts = texts if rest.texts is None else rest.texts & texts
    elif claim.operator in ("≠", "不属于"):
        rest.excluded |= texts


def _ground(amount: Amount) -> str:
    return scale_of(amount.unit).ground if amount.unit else ""


def _size(amount: Amount) -> Fraction:
    """The amount in what its family is measured by."""
    share = scale_of(amount.unit).share if amount.unit else 1
    return Fraction(amount.value) * share


def _bound(rest: _Rest, operator: str, point: Amount | datetime.date) -> None:
    value: Any = _size(point) if isinstance(point, Amount) else point
    if operator in ("=", ">", "≥") and (
        rest.least is None or value > rest.least or (value == rest.least and operator == ">")
    ):
        rest.least, rest.least_out = value, operator == ">"
    if operator in ("=", "<", "≤") and (
        rest.most is None or value < rest.most or (value == rest.most and operator == "<")
    ):
        rest.most, rest.most_out = value, operator == "<"
