"""The automaton of `grammar/*.lark`, with its words put in from the vocabulary.

lark makes its tables, which are kept between runs; only where they are made is it imported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from checker.base.pattern import late_pattern
from checker.base.resources import read_grammar
from checker.values.automaton import Automaton, Tables
from checker.values.builder import Builder
from checker.values.memory import remembered, stocked
from checker.values.patterns import first_characters, terminal_patterns

if TYPE_CHECKING:
    from lark import Lark
    from lark.lexer import TerminalDef

    from checker.values.automaton import Production
    from checker.values.memory import Units
    from checker.values.syntax import (
        Statement,
    )

CHAPTERS = ("value.lark", "number.lark", "time.lark")


class ValueParser(Protocol):
    """What reads values, with the type of what it gives."""

    def parse(self, text: str) -> tuple[tuple[Statement, str], ...]: ...


@remembered
def parser(units: Units) -> ValueParser:
    """The parser, loaded once a process."""
    return Automaton(value_tables(units), Builder(units), first_characters(units))


@stocked
def value_tables(units: Units) -> Tables:
    """The tables of the grammar with its words; without what is kept of them, half a second."""
    from lark import Lark
    from lark.lexer import PatternRE

    patterns = terminal_patterns(units)

    def put_words(terminal: TerminalDef) -> None:
        if terminal.name in patterns:
            terminal.pattern = PatternRE(patterns[terminal.name])

    lark = Lark(
        "\n".join(read_grammar(chapter) for chapter in CHAPTERS),
        parser="lalr",
        lexer=idle_lexer(),
        edit_terminals=put_words,
        maybe_placeholders=False,
    )
    tables = tables_of(lark)
    if not units.own:
        # So that they are kept compiled with all other patterns.
        for _, expression in tables.terminals:
            late_pattern(expression)
    return tables


def idle_lexer() -> Any:
    """A lexer for lark to be made with, which compiles none of the words: lark would do so again
    for each of some forty contexts."""
    from lark.lexer import Lexer

    class Idle(Lexer):
        def __init__(self, conf: Any) -> None:
            pass

        def lex(self, lexer_state: Any, parser_state: Any) -> Any:
            raise NotImplementedError

    return Idle


def tables_of(lark: Lark) -> Tables:
    """The tables of an LALR grammar without placeholders, as `checker.values.automaton` runs
    them: names are plain texts, where lark has some as words of the grammar."""
    made: Any = lark
    table = made.parser.parser._parse_table  # noqa: SLF001  # lark gives them out in its own form
    rules = {rule: -number for number, rule in enumerate(made.rules, start=1)}
    states = tuple(
        {
            str(name): goal if isinstance(goal, int) else rules[goal]
            for name, (_, goal) in table.states[state].items()
        }
        for state in range(len(table.states))
    )
    terminals = sorted(
        made.terminals, key=lambda one: (-one.priority, -len(one.pattern.value), one.name)
    )
    return Tables(
        states,
        table.start_states["start"],
        table.end_states["start"],
        tuple(map(_production, made.rules)),
        tuple((str(one.name), one.pattern.to_regexp()) for one in terminals),
    )


def _production(rule: Any) -> Production:
    """A rule of lark, with what its trees leave out and take in."""
    expansion = rule.expansion
    parts = tuple(
        (at, not one.is_term and one.name.startswith("_"))
        for at, one in enumerate(expansion)
        if rule.options.keep_all_tokens or not (one.is_term and one.filter_out)
    )
    plain = len(parts) == len(expansion) and not any(spread for _, spread in parts)
    return (
        str(rule.origin.name),
        len(expansion),
        str(rule.alias or rule.origin.name),
        None if plain else parts,
        bool(rule.options.expand1) and not rule.alias,
    )
