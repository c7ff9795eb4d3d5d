"""From productions of the grammar to syntax: what the parser calls for each while it reduces them.

Raises Unreadable, or MeaninglessNumber, for what is grammatical and counts nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from checker.base.dataclass import replace
from checker.values.automaton import Token
from checker.values.mistakes import Reason, Unreadable
from checker.values.numerals import NumberError, read_number
from checker.values.quick import counted_as
from checker.values.syntax import (
    AmountEnd,
    Counted,
    Former,
    Per,
    Phrase,
    Point,
    Proportion,
    Statement,
    Word,
    WrittenAmount,
    WrittenMoment,
)
from checker.values.units import below_line, common_table, of_several, unit_table
from checker.values.value import Unit
from checker.values.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.values.memory import Units
    from checker.values.numerals import Number
    from checker.values.syntax import Body, Mark

_FIGURES_COUNTED_BY = 2
_DAYS_SERVED, _HOURS_SERVED = ("5", "6", "7"), ("8", "12", "24")


class MeaninglessNumber(ValueError):
    """A number token that makes no number; `at` is where it starts."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


class Builder:
    """Turns productions into syntax while they are reduced; there is never a tree."""

    def __init__(self, units: Units) -> None:
        self.units = units

    def start(self, children: Sequence[Statement | Token]) -> tuple[tuple[Statement, str], ...]:
        """Every statement, with the separator in front of it, empty where none stood."""
        statements: list[tuple[Statement, str]] = []
        joint = ""
        for child in children:
            if isinstance(child, Statement):
                statements.append((child, joint))
            joint = "" if isinstance(child, Statement) else str(child)
        return tuple(statements)

    def statement(self, children: Sequence[object]) -> Statement:
        marks: list[Mark] = []
        endings: list[Word] = []
        body: Body | None = None
        for child in children:
            if isinstance(child, Token):
                (marks if body is None else endings).append(_word(child))
            elif isinstance(child, Per | Former):
                marks.append(child)
            else:
                body = cast("Body", child)
        found = cast("Body", body)
        return Statement(
            found, tuple(marks), tuple(endings), marks[0].at if marks else _start(found)
        )

    def every(self, children: Sequence[object]) -> Per:
        return Per(cast("tuple[Unit, ...]", children[1]), _at(children[0]))

    def former(self, children: Sequence[object]) -> Former:
        return Former(cast("AmountEnd", children[1]), _at(children[0]))

    def average(self, children: Sequence[Token]) -> Per:
        """人均, and 年人均: what is averaged over first, the time behind it."""
        spelling = str(children[0])[:-1].removeprefix("每")
        time = spelling[0] if len(spelling) > 1 and spelling[0] in "年月日" else ""
        names = (spelling.removeprefix(time), time) if time else (spelling,)
        table = unit_table(self.units)
        per = tuple(below_line(table.entry(name).unit) for name in names)
        return Per(per, _at(children[0]))

    def single(self, children: Sequence[AmountEnd]) -> WrittenAmount:
        return WrittenAmount("single", (children[0],))

    def range(self, children: Sequence[AmountEnd | Token]) -> WrittenAmount:
        return WrittenAmount("range", _ends(children), str(children[1]))

    def margin(self, children: Sequence[AmountEnd | Token]) -> WrittenAmount:
        return WrittenAmount("margin", _ends(children))

    def bracketed_margin(self, children: Sequence[object]) -> WrittenAmount:
        _, middle, _, off, _, counted = children
        ends = (_end(cast("Token", each), cast("Counted", counted)) for each in (middle, off))
        return WrittenAmount("margin", tuple(ends))

    def service(self, children: Sequence[Token]) -> WrittenAmount:
        """7×24小时: all hours of all days, 168 hours a week."""
        days, _, hours, unit = children
        counted = counted_as(self.units, str(unit))
        hourly = counted.unit is not None and counted.unit.name == "小时"
        if not hourly or str(days) not in _DAYS_SERVED or str(hours) not in _HOURS_SERVED:
            raise Unreadable(Reason.TRAILING_TEXT, _at(children[1]))
        total = read_number(str(int(days) * int(hours)))
        weekly = replace(counted, per=(unit_table(self.units).entries["周"].unit,))
        return WrittenAmount("single", (AmountEnd(total, weekly, _at(days)),))

    def chained(self, children: Sequence[AmountEnd | Token]) -> WrittenAmount:
        return WrittenAmount("range", _ends(children), str(children[1]))

    def interval(self, children: Sequence[AmountEnd | Token]) -> WrittenAmount:
        signs = ("≤" if children[0] == "[" else "<") + ("≤" if children[-1] == "]" else "<")
        return WrittenAmount("range", _ends(children), signs)

    def around_zero(self, children: Sequence[AmountEnd | Token]) -> WrittenAmount:
        return WrittenAmount("around_zero", _ends(children))

    def ratio(self, children: Sequence[Token]) -> Proportion:
        left, _, right = children
        return Proportion(_number(left), _number(right), colon=True, at=_at(left))

    def fraction(self, children: Sequence[Token]) -> Proportion:
        left, _, right = children
        return Proportion(_number(left), _number(right), colon=False, at=_at(left))

    def part_of(self, children: Sequence[Token]) -> Proportion:
        whole, _, part = children
        if whole.type == "NUMBER" and "." in part:
            raise MeaninglessNumber(_at(part))
        return Proportion(_number(part), _number(whole), colon=False, at=_at(whole))

    def percent(self, children: Sequence[Token]) -> WrittenAmount:
        return WrittenAmount("single", _percents(children))

    def percent_range(self, children: Sequence[Token]) -> WrittenAmount:
        return WrittenAmount("range", _percents(children))

    def whole(self, children: Sequence[Token]) -> WrittenAmount:
        counted = Counted(unit_table(self.units).entries["%"].unit)
        return WrittenAmount(
            "single", (AmountEnd(read_number("100"), counted, _at(children[0]), han=True),)
        )

    def end(self, children: Sequence[object]) -> AmountEnd:
        number = cast("Token", children[0])
        counted = next((child for child in children if isinstance(child, Counted)), None)
        brackets = (child for child in children[1:] if isinstance(child, Token))
        bracket = next((str(child) for child in brackets), "")
        end = _end(number, counted)
        return replace(end, bracket=bracket) if bracket else end

    def no_mishaps(self, children: Sequence[Token]) -> WrittenAmount:
        """0投诉, 零事故: none of what should not happen."""
        named = str(children[0])[1:]
        units = (unit for mishap, unit in words().mishaps.items() if named.startswith(mishap))
        counted = Counted(unit_table(self.units).entries[next(units)].unit)
        return WrittenAmount("nothing", (AmountEnd(read_number("0"), counted, _at(children[0])),))

    def composed(self, children: Sequence[Token]) -> WrittenAmount:
        pairs = zip(children[::2], children[1::2], strict=True)
        return WrittenAmount(
            "composed",
            tuple(_end(number, counted_as(self.units, str(unit))) for number, unit in pairs),
        )

    def tenths(self, children: Sequence[Token]) -> WrittenAmount:
        left, unit, right = children
        return WrittenAmount(
            "tenths", (_end(left, counted_as(self.units, str(unit))), _end(right, None))
        )

    def and_half(self, children: Sequence[Token]) -> WrittenAmount:
        number, unit, _ = children
        return WrittenAmount("and_half", (_end(number, counted_as(self.units, str(unit))),))

    def more_half(self, children: Sequence[object]) -> WrittenAmount:
        number, spelling = cast("Token", children[0]), cast("Token", children[2])
        unit = counted_as(self.units, str(spelling)).unit
        if unit is None or unit.factor != 1:
            raise Unreadable(Reason.TRAILING_TEXT, _at(children[1]))
        return WrittenAmount("and_half", (_end(number, Counted(unit, _units_of(children))),))

    def end_without_unit(self, children: Sequence[object]) -> AmountEnd:
        per = _units_of(children)
        number = cast("Token", children[0])
        return _end(number, Counted(None, per))

    def currency(self, children: Sequence[object]) -> AmountEnd:
        """¥100, 港币500元: the symbol names the currency, 元 behind the number repeats it."""
        symbol, number = cast("Token", children[0]), cast("Token", children[1])
        named = unit_table(self.units).entries[unit_table(self.units).symbols[str(symbol)]].unit
        counted = next((child for child in children if isinstance(child, Counted)), Counted(named))
        if counted.unit == unit_table(self.units).entries["元"].unit:
            counted = replace(counted, unit=named)
        if counted.unit is None or counted.unit.base != named.base:
            raise Unreadable(Reason.UNIT_MISMATCH, _at(number))
        return _end(number, counted)

    def product(self, children: Sequence[object]) -> Counted:
        """人·天: a unit of its own where the table has it, else one that is made here."""
        names = [
            unit_table(self.units).entry(str(child)).unit.name
            for child in children
            if isinstance(child, Token) and child.type == "UNIT"
        ]
        entry = unit_table(self.units).find("".join(names))
        if entry is None:
            raise Unreadable(Reason.UNKNOWN_UNIT, _at(children[0]), "计量单位")
        return Counted(entry.unit, _units_of(children), odd=True)

    def unit(self, children: Sequence[object]) -> Counted:
        tokens = [child for child in children if isinstance(child, Token)]
        counted = counted_as(
            self.units, next(str(token) for token in tokens if token.type == "UNIT")
        )
        bracketed = tokens[0].type == "LPAR"
        scale = next((str(token) for token in tokens if token.type == "SCALE"), "")
        return Counted(counted.unit, _units_of(children), counted.odd or bracketed, scale)

    def per(self, children: Sequence[object]) -> tuple[Unit, ...]:
        return next(
            cast("tuple[Unit, ...]", child) for child in children if isinstance(child, tuple)
        )

    def denominator(self, children: Sequence[object]) -> tuple[Unit, ...]:
        return tuple(child for child in children if isinstance(child, Unit))

    def factor(self, children: Sequence[Token]) -> Unit:
        unit = below_line(unit_table(self.units).entry(str(children[-1])).unit)
        if unit.dimension in {"percent", "point"}:
            raise Unreadable(Reason.TRAILING_TEXT, _at(children[0]))
        count = "1" if len(children) == 1 else _denominator_count(children[0])
        if count == "1":
            return unit
        return of_several(count, unit)

    def moment(self, children: Sequence[Point | Token]) -> WrittenMoment:
        return WrittenMoment(tuple(child for child in children if isinstance(child, Point)))

    def short_span(self, children: Sequence[object]) -> WrittenMoment:
        opening, short = cast("Point", children[0]), cast("Token", children[2])
        due = cast("Word", children[3]) if len(children) > 3 else None
        return WrittenMoment((opening, Point((_word(short),), due)))

    def point(self, children: Sequence[object]) -> Point:
        words: list[Word] = []
        due: Word | None = None
        for child in children:
            if isinstance(child, Token):
                words.append(_word(child))
            elif isinstance(child, Word):
                due = child
            else:
                words.extend(cast("tuple[Word, ...]", child))
        return Point(tuple(words), due)

    def within(self, children: Sequence[Token]) -> tuple[Word, ...]:
        return tuple(map(_word, children))

    def due(self, children: Sequence[Token]) -> Word:
        return _word(children[0])

    def reference(self, children: Sequence[Token]) -> Phrase:
        return Phrase(_word(children[0]))

    words = reference


def _start(body: Body) -> int:
    if isinstance(body, WrittenAmount):
        return body.ends[0].at
    if isinstance(body, WrittenMoment):
        return body.points[0].words[0].at
    return body.word.at if isinstance(body, Phrase) else body.at


def _at(token: object) -> int:
    return cast("Token", token).start_pos


def _units_of(children: Sequence[object]) -> tuple[Unit, ...]:
    """The units of every denominator among the children."""
    units: list[Unit] = []
    for child in children:
        if isinstance(child, tuple):
            units.extend(cast("tuple[Unit, ...]", child))
    return tuple(units)


def _word(token: Token) -> Word:
    return Word(token.type, str(token), token.start_pos)


def _number(token: Token, scale: str = "") -> Number:
    try:
        return read_number(str(token) + scale)
    except NumberError:
        raise MeaninglessNumber(_at(token)) from None


def _end(token: Token, counted: Counted | None) -> AmountEnd:
    number = _number(token, counted.scale if counted else "")
    return AmountEnd(number, counted, _at(token), han=not any(c in "0123456789" for c in token))


def _ends(children: Sequence[AmountEnd | Token]) -> tuple[AmountEnd, ...]:
    return tuple(child for child in children if isinstance(child, AmountEnd))


def _percents(children: Sequence[Token]) -> tuple[AmountEnd, ...]:
    """The numbers behind 百分之; a 负 in front makes the first one negative."""
    word = str(children[0])
    sign = {"百": "%", "千": "‰", "万": "‱"}[word.lstrip("-负")[0]]
    counted = Counted(common_table().entries[sign].unit)
    numbers = [_number(child) for child in children if child.type == "NUMBER"]
    if word[0] in "-负":
        numbers[0] = replace(numbers[0], value=-numbers[0].value)
    return tuple(AmountEnd(number, counted, _at(children[0]), han=True) for number in numbers)


def _denominator_count(token: Token) -> str:
    """10万 of 10万人 stays as written; 三 of 每三年 becomes 3."""
    from checker.values.notation import number_text

    if token.type == "SCALE":
        return str(token)
    number = _number(token)
    if number.fuzzy or number.value != number.value.to_integral_value():
        raise MeaninglessNumber(_at(token))
    if len(str(number.value.to_integral_value()).rstrip("0")) > _FIGURES_COUNTED_BY:
        raise MeaninglessNumber(_at(token))  # 3座/156米 are three, 156 long, and no rate
    return number_text(number.value, number.scale)
