"""What the nodes of a typed tree do with values: one meaning, whichever back end runs the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.base.dataclass import replace
from checker.language.amounts import (
    Amount,
    alike,
    allowance,
    compare,
    number,
    shown_precision,
    tolerance_between,
)
from checker.language.calculation import calculate
from checker.language.days import reckoned
from checker.language.directories import GROUP, MEMBER_COUNT, MEMBERS, DirectoryEntry
from checker.language.frame import Doubtful, certain, first_doubt, is_list
from checker.language.gaps import (
    Absent,
    Blank,
    Gap,
    TruthValue,
    Unknown,
    any_of,
    as_verdict,
    opposed,
    worst,
)
from checker.language.patterns import Pattern, compiled_pattern
from checker.language.sameness import say_the_same
from checker.values import Kind, Value

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal
    from fractions import Fraction

    from checker.language.frame import Frame

TEXT_TESTS: dict[str, Callable[[str, str], bool]] = {
    "包含": lambda text, piece: piece in text,
    "开头是": str.startswith,
    "结尾是": str.endswith,
}
TOO_LONG_FOR_PATTERN = "文本太长，不能用这个正则查找"


def gap_of(*values: object) -> Gap:
    """The gap that decides where one of several values is one."""
    return worst(one for one in values if isinstance(one, Gap))


def compared(operator: str, a: object, b: object, tolerance: Amount | str | None) -> TruthValue:
    """`a operator b`."""
    if isinstance(a, Amount) and isinstance(b, Amount):
        a, b = alike(a, b)
        slack = _slack(a, b, tolerance)
        return slack if isinstance(slack, Unknown) else compare(operator, a, b, slack)
    if isinstance(a, Gap) or isinstance(b, Gap):
        return as_verdict(gap_of(a, b))
    if isinstance(a, Value) and isinstance(b, Value):
        verdict = say_the_same(a, b)
        return opposed(verdict) if operator == "≠" else verdict
    return _plainly(operator, a, b)


def _slack(a: Amount, b: Amount, tolerance: Amount | str | None) -> Decimal | Fraction | Unknown:
    if tolerance is None:
        return tolerance_between(a, b)
    return allowance(tolerance, b) if isinstance(tolerance, Amount) else shown_precision(a, b)


def _plainly(operator: str, a: Any, b: Any) -> bool:
    if isinstance(a, str) and isinstance(b, str):
        a, b = a.strip(), b.strip()
    match operator:
        case "=":
            return bool(a == b)
        case "≠":
            return bool(a != b)
        case "<":
            return bool(a < b)
        case "≤":
            return bool(a <= b)
        case ">":
            return bool(a > b)
        case _:
            return bool(a >= b)


def same(a: object, b: object) -> TruthValue:
    """Whether two values are equal, as `=` without a tolerance of its own sees it."""
    if isinstance(a, Gap) or isinstance(b, Gap):
        return as_verdict(gap_of(a, b))
    if isinstance(a, Amount) and isinstance(b, Amount):
        a, b = alike(a, b)
        if a.dimension != b.dimension:
            return False
        return compare("=", a, b, tolerance_between(a, b))
    if isinstance(a, Value) and isinstance(b, Value):
        return say_the_same(a, b)
    return _plainly("=", a, b)


def is_member(f: Frame, value: object, members: object) -> TruthValue:
    """属于."""
    if isinstance(value, Gap) or not is_list(members):
        return as_verdict(gap_of(value, members))
    f.steps.spend(len(members))
    if isinstance(value, str) and all(member.__class__ is str for member in members):
        text = value.strip()
        return any(str(member).strip() == text for member in members)
    return any_of(_equals(value, member) for member in members)


def _equals(value: object, member: object) -> TruthValue:
    verdict = same(value, certain(member))
    if isinstance(member, Doubtful) and verdict is True:
        return Unknown(member.reason.reason)
    return verdict


def has_piece(f: Frame, test: str, text: object, pieces: object) -> TruthValue:
    """包含, 开头是, 结尾是 a text or any text of a list; empty texts never match."""
    if isinstance(text, Gap) or isinstance(pieces, Gap):
        return as_verdict(gap_of(text, pieces))
    several = pieces if is_list(pieces) else (pieces,)
    f.steps.spend(len(several))
    holds = TEXT_TESTS[test]
    return any_of(_has(holds, str(text), piece) for piece in several)


def _has(holds: Callable[[str, str], bool], text: str, piece: object) -> TruthValue:
    if isinstance(piece, Gap):
        return as_verdict(piece)
    return bool(piece) and holds(text, str(certain(piece)))


def matches(f: Frame, text: object, patterns: tuple[str, ...]) -> TruthValue:
    """匹配 any of several patterns, which were found safe at load."""
    if isinstance(text, Gap):
        return as_verdict(text)
    verdict, steps = searched(str(text), patterns)
    f.steps.spend(steps)
    return verdict


def searched(text: str, patterns: tuple[str, ...]) -> tuple[TruthValue, int]:
    """What searching a text for patterns comes to, and the steps it counts for."""
    verdict: TruthValue = False
    steps = 0
    for one in patterns:
        pattern = compiled_pattern(one)
        if not isinstance(pattern, Pattern) or not pattern.reads(text):
            verdict = verdict or Unknown(TOO_LONG_FOR_PATTERN)
            continue
        steps += pattern.steps(text)
        if pattern.regex.search(text) is not None:
            return True, steps
    return verdict, steps


def has_value(value: object) -> TruthValue:
    """有值: false for a blank, an absent, an empty text and an empty list."""
    if value.__class__ is Amount:
        return True
    if isinstance(value, Unknown):
        return value
    if isinstance(value, Gap):
        return False
    if isinstance(value, str):
        return bool(value.strip())
    if is_list(value):
        doubt = first_doubt(value)
        sure = any(certain(item) is item for item in value)
        return True if sure else (Unknown(doubt.reason) if doubt else False)
    return True


def is_of_kind(value: object, wanted: frozenset[Kind], *, negated: bool) -> TruthValue:
    """`指标值 是 金额`."""
    if isinstance(value, Value):
        if value.kind is Kind.UNPARSED and Kind.UNPARSED not in wanted:
            return Unknown(f"指标值“{value.text}”读不懂")
        return (value.kind in wanted) is not negated
    if isinstance(value, Blank):
        # An empty cell is of no kind: that is known, unlike how it would compare.
        return negated
    return value if isinstance(value, (Unknown, Absent)) else Unknown("不是指标值")


def take_field(found: list[object], f: Frame, item: object, value: object, *, flat: bool) -> None:
    """Adds the field of one item of a list to the fields found: blanks are dropped, the parts of
    a list come one by one."""
    if isinstance(value, (Blank, Absent)):
        return
    values = value if flat and is_list(value) else (value,)
    if flat:
        f.steps.spend(len(values))
    if isinstance(item, Doubtful):
        values = tuple(Doubtful(certain(one), item.reason) for one in values)
    found.extend(values)


def grouped(f: Frame, items: tuple[object, ...], keys: list[object]) -> object:
    """Items by what each is grouped by; Unknown where that of one cannot be said."""
    found: list[tuple[object, list[object]]] = []
    places: dict[str, list[object]] = {}
    for item, key in zip(items, keys, strict=True):
        if isinstance(key, Unknown):
            return key
        if isinstance(key, Gap) or not has_value(key):
            continue
        members: list[object] | None = places.get(key.strip()) if isinstance(key, str) else None
        if members is None and not isinstance(key, str):
            f.steps.spend(len(found))
            members = next((some for other, some in found if same(key, other) is True), None)
        if members is None:
            members = []
            found.append((key, members))
            if isinstance(key, str):
                places[key.strip()] = members
        members.append(item)
    return tuple(
        DirectoryEntry(((GROUP, key), (MEMBERS, tuple(some)), (MEMBER_COUNT, number(len(some)))))
        if not any(isinstance(one, Doubtful) for one in some)
        else DirectoryEntry(
            ((GROUP, key), (MEMBERS, tuple(some)), (MEMBER_COUNT, Unknown("不知道有几项")))
        )
        for key, some in found
    )


def calculated(operator: str, a: object, b: object) -> object:
    """`a operator b` of amounts."""
    if isinstance(a, Amount) and isinstance(b, Amount):
        return calculate(operator, a, b)
    if isinstance(a, Gap) or isinstance(b, Gap):
        return gap_of(a, b)
    return reckoned(operator, a, b)


def negative(value: object) -> object:
    """`-甲`."""
    return replace(value, value=-value.value) if isinstance(value, Amount) else value
