"""The lark parser of `grammar/*.lark`, with its words put in from the vocabulary.

Importing this module imports lark; `checker.values.parser` does so when it meets the first value
that is more than a word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, cast

from lark import Lark
from lark.grammar import Rule
from lark.lexer import PatternRE, TerminalDef

from checker.base.pattern import late_pattern
from checker.base.resources import read_grammar
from checker.values.builder import Builder
from checker.values.lexer import lexer_of
from checker.values.memory import remembered, stocked
from checker.values.patterns import terminal_patterns

if TYPE_CHECKING:
    from checker.values.memory import Units
    from checker.values.syntax import (
        Statement,
    )

CHAPTERS = ("value.lark", "number.lark", "time.lark")

_OPTIONS = ("parser", "start", "maybe_placeholders")
"""What lark is to know of how it was asked, where its tables are loaded."""


class ValueParser(Protocol):
    """The little of lark that is used here, with its types known."""

    def parse(self, text: str) -> tuple[tuple[Statement, str], ...]: ...


@remembered
def parser(units: Units) -> ValueParser:
    """The parser, loaded once a process."""
    data, memo = _tables(units)
    lexer = lexer_of(units)
    options = {**data["options"], "lexer": lexer, "transformer": Builder(units)}
    front = {**data["parser"]}
    front["lexer_conf"] = {**front["lexer_conf"], "lexer_type": lexer}
    tables: Any = {"data": {**data, "options": options, "parser": front}, "memo": memo}
    lark: Any = Lark
    return cast("ValueParser", lark.load(tables))


@stocked
def _tables(units: Units) -> tuple[dict[str, Any], dict[int, Any]]:
    """What lark makes of the grammar, as plain data; without what is kept of it, 0.2 s of work."""
    patterns = terminal_patterns(units)

    def put_words(terminal: TerminalDef) -> None:
        if terminal.name in patterns:
            terminal.pattern = PatternRE(patterns[terminal.name])

    lark = Lark(
        "\n".join(read_grammar(chapter) for chapter in CHAPTERS),
        parser="lalr",
        lexer=lexer_of(units),
        edit_terminals=put_words,
        maybe_placeholders=False,
    )
    if not units.own:
        # So that they are kept compiled with all other patterns.
        for terminal in lark.terminals:
            late_pattern(terminal.pattern.to_regexp())
    made: Any = lark
    data, memo = made.memo_serialize([TerminalDef, Rule])
    data["options"] = {name: data["options"][name] for name in _OPTIONS}
    front = data["parser"]
    front["lexer_conf"] = {**front["lexer_conf"], "lexer_type": None}
    return data, memo
