"""What parts of a value come to: its bounds, unit, days and grades, and numbers in running text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.base.dataclass import replace
from checker.base.pattern import late_pattern
from checker.form.mention import Mention
from checker.language import (
    ABSENT,
    Absent,
    Amount,
    ClosedTexts,
    Unknown,
    decimals_of,
    from_bound,
    number,
)
from checker.values import (
    Kind,
    Note,
    Value,
    amounts_in,
    dimension_label,
    dimension_labels,
    explain,
    family,
    grades_of,
    parse_amount,
    unit_named,
)

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator

    from checker.language import Around
    from checker.values import AmountInText, Units


# What a reading took from beside the cell and a row shows with it; a year it does not.
_BORROWED = frozenset(
    {
        Note.UNIT_FROM_COLUMN,
        Note.UNIT_FROM_NAME,
        Note.UNIT_FROM_TARGET,
        Note.UNIT_FROM_HEAD,
        Note.OPERATOR_FROM_COLUMN,
    }
)


_JOINTS = late_pattern(r"[/·]")
_PER_HEAD = late_pattern("([人户亩村生班床吨株])均")
_TRAILING_BRACKET = late_pattern(r"[（(\[【]([^（()）\[\]【】]*)[)）\]】][。.]?$")


def readable(part: Callable[[Value], object]) -> Callable[[Value], object]:
    """A part that only a readable value has; of an unreadable one it is unknown."""

    def get(value: Value) -> object:
        if value.kind is Kind.UNPARSED:
            return Unknown(f"指标值“{value.text}”读不懂")
        found = part(value)
        return ABSENT if found is None else found

    return get


def _upper(value: Value) -> Amount | None:
    return from_bound(value.upper, value) if value.upper else None


def _lower(value: Value) -> Amount | None:
    return from_bound(value.lower, value) if value.lower else None


def _exact(value: Value) -> Amount | None:
    low, high = value.lower, value.upper
    if low is None or high is None or low.value != high.value:
        return None
    return from_bound(low, value)


upper = readable(_upper)


lower = readable(_lower)


exact = readable(_exact)


value_unit = readable(lambda value: value.unit.name if value.unit else None)


value_family = readable(lambda value: dimension_label(family(value.unit)) if value.unit else None)


value_dimension = readable(
    lambda value: dimension_label(value.unit.dimension) if value.unit else None
)


class Families(ClosedTexts):
    """The families of units; those of prices and rates are joined of them: 金额/面积."""

    units: Units

    def __contains__(self, name: object) -> bool:
        parts = _JOINTS.split(name) if isinstance(name, str) else [name]
        return all(part == "" or super(Families, self).__contains__(part) for part in parts)

    def advice(self, text: str) -> str | None:
        unit = unit_named(text, self.units)
        return f"：“{text}”是单位，它的族是“{dimension_label(family(unit))}”。" if unit else None


def families(around: Around) -> tuple[str, ...]:
    """What a family of units can be called."""
    found = Families(dimension_labels(around.units))
    found.units = around.units
    return found


def _value_decimals(value: Value) -> Amount | None:
    bound = value.lower or value.upper
    return number(decimals_of(from_bound(bound, value))) if bound else None


value_decimals = readable(_value_decimals)


value_operator = readable(lambda value: value.operator)


def in_its_row(value: Value) -> object:
    """A value as its row shows it: `≥40名` where the cell has 40 and other columns the rest."""
    return str(value) if _BORROWED & set(value.notes) else value.text


def without_hedge(value: Value) -> object:
    """What is left of an amount without the words that hedge it: 3-6眼 of 预计3-6眼, 40眼 of
    40余眼. Absent where no amount is left."""
    if value.kind is Kind.UNPARSED:
        return Unknown(f"指标值“{value.text}”读不懂")
    low, high = value.lower, value.upper
    if low is None and high is None:
        return ABSENT
    if value.approximate and low and high and not high.inclusive:
        # 40余, 40多: the upper end was made up from the word.
        high = low
    firm: dict[str, Any] = {"low": low, "high": high, "hedged": False}
    own = {name: part for name, part in firm.items() if hasattr(value, name)}
    return str(replace(value, **own)) if own else ABSENT


def _without_unit(value: Value) -> str | None:
    if value.lower is None and value.upper is None:
        return None
    return str(value).removesuffix(value.unit.name) if value.unit else str(value)


without_unit = readable(_without_unit)


def _first_day(value: Value) -> datetime.date | None:
    return value.start


def _last_day(value: Value) -> datetime.date | None:
    return value.end


first_day = readable(_first_day)


last_day = readable(_last_day)


def explanation(value: Value) -> object:
    """Why a value cannot be read, as a Chinese phrase."""
    return explain(value) if value.kind is Kind.UNPARSED else ABSENT


def grades(value: Value) -> tuple[str, ...]:
    """The grades of a graded scale, also of one in brackets behind what is graded: 明显改善
    （优/良/中/差）. Empty where the value has none."""
    own: tuple[str, ...] = getattr(value, "grades", ())
    bracket = _TRAILING_BRACKET.search(value.text)
    return own or (grades_of(bracket[1]) if bracket else ())


def unit_name(amount: Amount) -> str | Absent:
    return amount.unit.name if amount.unit else ABSENT


def mentions(text: str, units: Units) -> tuple[Mention, ...]:
    """The numbers of running text with the nouns they count; 1500元 of 亩均投资1500元 comes twice,
    as the money it is and as the price it says (1500元/亩)."""
    found: list[Mention] = []
    for amount in amounts_in(text, units):
        written = text[amount.start : amount.end]
        found += _mention(amount, amount.value, written)
        per = _PER_HEAD.search(amount.noun)
        price = parse_amount(f"每{per[1]}{written}", units) if per else None
        found += _mention(amount, price, written) if price is not None else ()
    return tuple(found)


def _mention(amount: AmountInText, value: Value, written: str) -> Iterator[Mention]:
    low = value.lower or value.upper
    if low is not None:
        shown = from_bound(low, value)
        yield Mention(amount.noun, shown, written, amount.behind, amount.clause, amount.sign)
