"""From syntax to values: what the words of a statement come to together.

Raises Unreadable, with its place in the folded text, for statements that are grammatical and mean
nothing: two signs, a range that runs backwards, 31 June.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.values.affixes import affixes, bracketed
from checker.values.amount import amount_value
from checker.values.comparands import change_told, reference_nouns
from checker.values.dates import dated_value, with_lent_dates
from checker.values.grades import quality
from checker.values.measure import Measure, Ratio, between, bounds
from checker.values.mistakes import Reason, Unreadable
from checker.values.moments import Moment as TimedValue
from checker.values.notes import Note
from checker.values.numerals import EXACT
from checker.values.objections import (
    check_bare,
    check_former,
    check_label,
    check_left_out,
    check_proportion,
    check_quality,
    check_range,
    check_tail,
    check_times,
    check_within,
    is_share,
)
from checker.values.phrases import Compound, Qualitative, Reference
from checker.values.syntax import Phrase, Proportion, Word, WrittenAmount, WrittenMoment
from checker.values.value import Bound, Kind, Value
from checker.values.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.values.affixes import Affixes
    from checker.values.memory import Units
    from checker.values.syntax import Statement
    from checker.values.value import Unit

_SEPARATORS = ";,、且并和同时"
_RATES = ("率", "比例", "占比", "比重", "满意度")
_SHARES = frozenset({"%", "‰", "‱", "倍"})
_SUMMED = ("共", "共计", "合计", "总计")
_LISTING = (";", ",", "、")


def whole_value(units: Units, statements: Sequence[tuple[Statement, str]], folded: str) -> Value:
    """The value of all statements, each with the separator in front of it (empty for none).

    Two bounds of one amount become an interval: 大于3小于5, ≥90%且≤95%, also ≥90%，≤95% alone.
    """
    if len(statements) == 1:
        return statement_value(units, statements[0][0], folded)
    members: list[Value] = []
    for index, (statement, joint) in enumerate(statements):
        if index and not joint:
            _check_adjacent(statements[index - 1][0], statement)
        until = statements[index + 1][0].at if index + 1 < len(statements) else len(folded)
        written = folded[statement.at : until].rstrip(_SEPARATORS)
        member = replace(statement_value(units, statement, folded), text=written)
        if isinstance(member, TimedValue):
            member = with_lent_dates(member, members, statement.at)
        together = index > 0 and (joint not in _LISTING or len(statements) == 2)
        interval = _interval(members[-1], member) if together else None
        if index and not joint and interval is None:
            _check_unlike((members[-1], statements[index - 1][0]), member, statement)
        if interval:
            members[-1] = interval
        else:
            members.append(member)
    if len(members) == 1:
        return members[0]
    members = _lent(members, statements)
    if all(isinstance(member, Qualitative) for member in members):
        return quality(folded)
    return Compound(text="", members=tuple(members), notes=_united(members))


def _lent(members: list[Value], statements: Sequence[tuple[Statement, str]]) -> list[Value]:
    """3、5、8次: a list lends its last unit to the numbers before; 2、5、8月 is no such list."""
    last = members[-1]
    listed = [member for member in members[:-1] if isinstance(member, Measure)]
    lacking = [member for member in listed if member.counted is None]
    if not lacking or any(joint not in {"", "、"} for _, joint in statements):
        return members
    if isinstance(last, Measure) and last.counted is None:
        return members
    if not isinstance(last, Measure) or last.counted is None or last.counted.factor != 1:
        raise Unreadable(Reason.MISSING_UNIT, statements[0][0].at, "计量单位")
    if any(member.counted not in (None, last.counted) for member in listed):
        raise Unreadable(Reason.UNIT_MISMATCH, statements[0][0].at)
    return [
        _with_lent(member, last.counted) if isinstance(member, Measure) else member
        for member in members
    ]


def _with_lent(member: Measure, unit: Unit) -> Measure:
    notes = tuple(note for note in member.notes if note != Note.MISSING_UNIT)
    return replace(member, counted=unit, notes=notes)


def _interval(left: Value, right: Value) -> Value | None:
    first = left.by if isinstance(left, Reference) else left
    if not isinstance(first, Measure) or not isinstance(right, Measure):
        return None
    interval = between((first, right))
    if interval is None:
        return None
    if isinstance(left, Reference):
        return replace(left, by=interval, notes=_united((left, right)))
    return replace(interval, text=left.text + right.text, notes=_united((left, right)))


def statement_value(units: Units, statement: Statement, folded: str) -> Value:
    """The value of one statement, with the notes that reading it gave rise to."""
    check_left_out(statement, folded)
    frame = affixes(statement)
    check_label(statement)
    check_tail(units, statement)
    check_quality(statement)
    body = statement.body
    if frame.former is not None and not isinstance(body, WrittenAmount):
        raise Unreadable(Reason.TRAILING_TEXT, frame.former.at)
    value: Value
    if isinstance(body, WrittenAmount):
        value = _amount(units, body, frame, statement, folded)
    elif isinstance(body, Proportion):
        check_proportion(units, body, statement)
        value = _ratio(body, frame)
    elif isinstance(body, WrittenMoment):
        value = dated_value(body, frame, statement)
    else:
        value = _phrase(body, frame, folded)
    if frame.change is not None:
        at = frame.change.at  # as it was written: a 一年 may be hidden
        written = folded[at : at + len(frame.change.text)]
        value = _changed(replace(frame.change, text=written), value)
    return _with(value, tuple(frame.notes))


def _amount(
    units: Units, body: WrittenAmount, frame: Affixes, statement: Statement, folded: str
) -> Value:
    """The value of an amount, once nothing around it speaks against it."""
    check_range(body, (*statement.marks, *statement.endings))
    check_within(body, statement.endings)
    if body.shape == "range" and frame.sign is not None:
        frame.notes.append(Note.EXTRA_TEXT)  # 2-3万元以内 bounds the 3, the 2 is left out
    if body.shape == "nothing":
        frame.notes.append(Note.EXTRA_TEXT)
    if (frame.since and body.shape != "range") or any(
        isinstance(word, Word) and word.type == "UNTIL" for word in statement.marks
    ):
        raise Unreadable(Reason.LEADING_TEXT, statement.at)
    frame.sign = bracketed(body, frame)
    check_bare(body, statement, folded)
    if frame.former is not None:
        check_former(frame.former, body, statement)
    if frame.change is not None and is_share(body):
        frame.every.clear()  # 人均收入增长8% grows by 8%, not by 8% a head
    if not is_share(body):
        frame.every += [unit for unit in frame.shared if unit not in _per(body)]
    check_times(_per(body), frame.every, statement.at)
    about = "".join(word.text for word in statement.marks if isinstance(word, Word))
    return amount_value(
        units, body, frame.sign, tuple(frame.hedges), tuple(frame.every), frame.notes, about
    )


def _per(amount: WrittenAmount) -> tuple[Unit, ...]:
    counted = amount.ends[-1].counted
    return () if counted is None else counted.per


def _with(value: Value, notes: Sequence[str]) -> Value:
    if not notes:
        return value
    return replace(value, notes=tuple(dict.fromkeys(notes)))


def _united(members: Sequence[Value]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(note for member in members for note in member.notes))


def _check_adjacent(before: Statement, after: Statement) -> None:
    """Statements without a separator must show where the second begins: 大于3小于5."""
    first = after.marks[0] if after.marks else None
    compared = isinstance(first, Word) and first.type in {"SIGN", "OPERATOR", "HEDGE"}
    amount = isinstance(after.body, WrittenAmount) and after.body.ends[-1].counted is not None
    timed = isinstance(before.body, WrittenMoment) and (bool(after.marks) or amount)
    ranked = all(any(word.type == "SUFFIX" for word in one.endings) for one in (before, after))
    worded = isinstance(after.body, Phrase) and after.body.word.type == "WORDS"
    if (timed or compared or ranked or _goes_on(before, after)) and not worded:
        return
    raise Unreadable(Reason.TRAILING_TEXT, after.at)


def _goes_on(before: Statement, after: Statement) -> bool:
    """Whether a bare count of what is done goes on with a named rate or a sum: 培训50人合格率≥90%,
    培训6期共300人."""
    first = after.marks[0] if after.marks else None
    done = bool(before.marks) and all(
        isinstance(mark, Word) and mark.type == "LABEL" for mark in before.marks
    )
    rate = isinstance(first, Word) and first.type == "LABEL" and first.text.endswith(_RATES)
    summed = isinstance(first, Word) and first.text in _SUMMED
    return done and not before.endings and (rate or summed)


def _check_unlike(before: tuple[Value, Statement], after: Value, statement: Statement) -> None:
    """Without a separator a second value is one of its own only behind a date (12月底前100%), and
    a stretch of time is none there (2022年前11个月), or where a count goes on."""
    value, earlier = before
    counts = value.kind is Kind.QUANTITY and after.kind in (Kind.PERCENT, Kind.QUANTITY)
    if counts and _goes_on(earlier, statement):
        return
    timed = isinstance(after, TimedValue)  # 每季度末月25日 is one day, not two
    if not isinstance(value, TimedValue) or timed or after.kind is Kind.DURATION:
        raise Unreadable(Reason.TRAILING_TEXT, statement.at)


def _ratio(body: Proportion, frame: Affixes) -> Ratio:
    left, right = body.left.value, body.right.value
    if right == 0:
        raise Unreadable(Reason.ZERO_DENOMINATOR, body.at)
    if frame.every:
        raise Unreadable(Reason.LEADING_TEXT, body.at)
    quotient = Bound(left / right, quantum=Decimal(0))
    low, high = bounds(frame.sign, quotient, quotient)
    return Ratio(
        text="",
        left=EXACT.plus(left),
        right=EXACT.plus(right),
        colon=body.colon,
        low=low,
        high=high,
        sign=frame.sign,
        hedged=bool(frame.hedges),
    )


def _phrase(body: Phrase, frame: Affixes, folded: str) -> Value:
    word = body.word
    written = folded[word.at : word.at + len(word.text)]
    if word.type == "WORDS":
        if frame.sign is not None or frame.hedges or frame.every:
            raise Unreadable(Reason.MISSING_NUMBER, word.at, "数字")
        if Note.NUMBERED in frame.notes:
            raise Unreadable(Reason.LEADING_TEXT, 0)
        return quality(written)
    sign, base = frame.sign, written.removesuffix("范围").removesuffix("的")
    if word.type == "WITHIN":
        sign, base = "≤", _noun_in(written, "预算")
    elif word.type == "LEVEL":
        sign, base = "=", _noun_in(written, "上年")
    if sign is None:
        raise Unreadable(Reason.MISSING_NUMBER, word.at, "比较符")
    return Reference(text="", base=base, sign=sign, hedged=bool(frame.hedges))


def _noun_in(text: str, otherwise: str) -> str:
    found = re.findall(reference_nouns(), text)
    return max(found, key=len) if found else otherwise


def _changed(change: Word, value: Value) -> Reference:
    if not isinstance(value, Measure | Ratio):
        raise Unreadable(Reason.TRAILING_TEXT, change.at)
    lower, upper = value.lower, value.upper
    if lower is not None and upper is not None and lower.value < 0 < upper.value:
        raise Unreadable(Reason.TRAILING_TEXT, change.at)  # 提前±2天 goes both ways
    share = isinstance(value, Ratio) or (value.unit is not None and value.unit.name in _SHARES)
    if change.text.endswith("的") and not share:
        raise Unreadable(Reason.TRAILING_TEXT, change.at)
    vocabulary = words()
    told = change_told(change.text)
    if told:
        return Reference(text="", base=told[0], change=told[1], by=value)
    text = change.text.removesuffix("幅度").removesuffix("了")
    verb = next((one for one in (*vocabulary.up, *vocabulary.down) if text.endswith(one)), "")
    return Reference(text="", base=text.removesuffix(verb), change=verb, by=value)
