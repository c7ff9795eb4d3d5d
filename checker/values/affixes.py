"""The words around the body of a statement, sorted by what they do to it.

Raises Unreadable, with its place in the folded text, for words that contradict one another.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field
from checker.values.dropped import hedge_in, limit_in, shared_by
from checker.values.mistakes import Reason, Unreadable
from checker.values.notes import Note
from checker.values.numerals import read_number
from checker.values.objections import PERIOD, SIGNS, UPWARD
from checker.values.syntax import Former, Per, Word, WrittenAmount
from checker.values.units import below_line, common_table
from checker.values.vocabulary import comparison, is_doubtful, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.values.syntax import Statement
    from checker.values.value import Unit

_EXCLUDING = {"≥": ">", "≤": "<", ">": ">", "<": "<"}
_DOWNWARD = frozenset("≤<")


@dataclass(slots=True)
class Affixes:
    """The words around the body of a statement, sorted by what they do."""

    sign: str | None = None
    hedges: list[str] = field(default_factory=list[str])
    change: Word | None = None
    since: Word | None = None
    former: Former | None = None
    every: list[Unit] = field(default_factory=list["Unit"])
    shared: list[Unit] = field(default_factory=list["Unit"])
    """What a label says that the amount is per: 年 of 年接待, 次 of 单次."""
    brackets: list[Word] = field(default_factory=list[Word])
    notes: list[Note] = field(default_factory=list[Note])


def affixes(statement: Statement) -> Affixes:
    frame = Affixes()
    signs: list[tuple[str, Word]] = []
    for word in (*statement.marks, *statement.endings):
        if isinstance(word, Per):
            frame.every.extend(word.units)
        elif isinstance(word, Former):
            frame.former = word
            frame.notes.append(Note.EXTRA_TEXT)
        else:
            frame.since = word if word.type == "SINCE" else frame.since
            _sort_in(word, frame, signs)
    frame.sign = None if _holds_a_range(statement, signs) else _one_sign(signs, frame.notes)
    return frame


def _holds_a_range(statement: Statement, signs: Sequence[tuple[str, Word]]) -> bool:
    """湿度控制在45%-60% holds it between the two; 控制在2-3万元以内 bounds it by the second."""
    body = statement.body
    ranged = isinstance(body, WrittenAmount) and body.shape in {"range", "margin"}
    return ranged and all(word.text in words().holding for _, word in signs)


# What changes nothing, except 各: the amount is then that of each.
_PLAIN = frozenset({"FILLER", "MODAL", "REACHED", "BETWEEN", "SINCE"})


def _sort_in(word: Word, frame: Affixes, signs: list[tuple[str, Word]]) -> None:
    vocabulary = words()
    match word.type:
        case "SIGN":
            signs.append((SIGNS.get(word.text, "="), word))
        case "OPERATOR":
            if is_doubtful(word.text):
                raise Unreadable(Reason.CONTRADICTORY_OPERATORS, word.at)
            signs.append((comparison(word.text) or "=", word))
            frame.notes.append(Note.WORDED_OPERATOR)
        case "SUFFIX":
            signs.append((vocabulary.suffixes[word.text], word))
            frame.notes.append(Note.WORDED_OPERATOR)
        case "HEDGE" | "HEDGE_AFTER":
            _sort_hedge(word.text, frame)
        case "CHANGE":
            frame.change = word
        case "LABEL":
            _sort_label(word, frame, signs)
        case "NUMBERING":
            frame.notes.append(Note.NUMBERED)
        case "UNTIL":
            signs.append(("≤", word))
        case "INCLUDED" | "EXCLUDED":
            frame.brackets.append(word)
        case _:
            _sort_hedge(hedge_in(word.text), frame)
            if word.type not in _PLAIN or word.text in vocabulary.shares:
                frame.notes.append(Note.EXTRA_TEXT)


def _sort_hedge(hedge: str, frame: Affixes) -> None:
    if hedge:
        frame.hedges.append(hedge)
        frame.notes.append(Note.HEDGED)


def _sort_label(word: Word, frame: Affixes, signs: list[tuple[str, Word]]) -> None:
    """A label can say per what is counted (周≥1次) or begin with a limit (最高补贴2000元)."""
    period = PERIOD.match(word.text)
    if period:
        frame.every.append(below_line(common_table().entry(period["unit"]).unit))
        return
    shared = shared_by(word.text)
    if shared:
        frame.shared.append(below_line(common_table().entry(shared).unit))
    _sort_hedge(hedge_in(word.text), frame)
    limit = limit_in(word.text)
    if limit:
        signs.append((limit, word))
        frame.notes.append(Note.WORDED_OPERATOR)
    frame.notes.append(Note.EXTRA_TEXT)


def _one_sign(signs: Sequence[tuple[str, Word]], notes: list[Note]) -> str | None:
    """Words in front and behind may say the same twice (不低于5个以上), signs may not."""
    if not signs:
        return None
    sign = signs[0][0]
    for other, word in signs[1:]:
        if word.type == "SIGN" and any(one.type == "SIGN" for _, one in signs if one is not word):
            raise Unreadable(Reason.DOUBLED_OPERATOR, word.at, "数字")
        in_front = word.type == "OPERATOR" and sign != other and "=" not in {sign, other}
        if in_front or ({sign, other} & UPWARD and {sign, other} & _DOWNWARD):
            raise Unreadable(Reason.CONTRADICTORY_OPERATORS, word.at)
        notes.append(Note.REPEATED_OPERATOR)
        sign = other if sign == "=" else sign
    return sign


def bracketed(amount: WrittenAmount, frame: Affixes) -> str | None:
    """The comparison as (含) and (不含) behind the number leave it: ≥85分(不含) is >85分."""
    sign = frame.sign
    own = [end.bracket for end in amount.ends if end.bracket and len(amount.ends) == 1]
    at = amount.ends[0].at
    for text in (*own, *(word.text for word in frame.brackets)):
        excluding = text.startswith("(不")
        figure = re.search("([0-9.]+)([万亿]?)", text)
        if figure and not _is_bound(figure[1], figure[2], amount):
            raise Unreadable(Reason.TRAILING_TEXT, at)
        if excluding and (sign not in _EXCLUDING or len(amount.ends) > 1):
            raise Unreadable(Reason.CONTRADICTORY_OPERATORS, at)
        if not excluding and sign in {">", "<"}:
            raise Unreadable(Reason.CONTRADICTORY_OPERATORS, at)
        if excluding and sign:
            sign = _EXCLUDING[sign]
    return sign


def _is_bound(figures: str, scale: str, amount: WrittenAmount) -> bool:
    """Whether the number in (不含50万) is one of the amount: 50万元, 500000元."""
    named = {read_number(figures + scale).value, Decimal(figures)}
    return any(end.number.value in named for end in amount.ends)
