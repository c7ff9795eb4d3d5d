"""The automaton reads what lark reads, and builds of each production what lark's trees hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from lark import Lark

from checker.values import COMMON
from checker.values.automaton import Automaton, Token, UnreadableAt
from checker.values.grammar import idle_lexer, tables_of, value_tables
from checker.values.patterns import first_characters

if TYPE_CHECKING:
    from collections.abc import Callable

GRAMMAR = """
start: line (SEP line)*
line: MARK* body ENDING?
    | "!" NUMBER                       -> loud
?body: amount | _names | pair
amount: NUMBER
      | NUMBER _COUNTED NUMBER         -> several
_names: NAME ("+" NAME)*
!pair: "(" NUMBER "," NUMBER ")"
SEP: ";"
MARK.2: /[<>]/
ENDING: /up|down/
_COUNTED: "x"
NUMBER: /[0-9]+/
NAME.1: /[a-w]+(?!p)/
"""


class Nested:
    """What is built of every production: its name, and its parts."""

    def __getattr__(self, name: str) -> Callable[[list[object]], object]:
        return lambda children: (name, *map(shown, children))


def shown(part: object) -> object:
    return (part.type, str(part), part.start_pos) if isinstance(part, Token) else part


def tree(part: Any) -> object:
    """A tree of lark in the same form."""
    if hasattr(part, "children"):
        return (str(part.data), *map(tree, part.children))
    return (part.type, str(part), part.start_pos)


def made_from(grammar: str) -> Automaton:
    lark = Lark(grammar, parser="lalr", lexer=idle_lexer(), maybe_placeholders=False)
    return Automaton(tables_of(lark), Nested(), {})


@pytest.mark.parametrize(
    "text",
    ["1", "<>1", ">12x3down", "a+b+c", "ab", "(1,23)up", "!7", "1;a+b;!2;(3,4)", "<a+b+cdown;>5"],
)
def test_every_production_takes_over_what_the_trees_of_lark_hold(text: str) -> None:
    lark: Any = Lark(GRAMMAR, parser="lalr", lexer="contextual", maybe_placeholders=False)
    assert made_from(GRAMMAR).parse(text) == tree(lark.parse(text))


def test_of_two_words_that_match_the_one_of_higher_priority_is_taken() -> None:
    grammar = "start: (WORD | LETTER)+\nWORD.1: /[ab]b/\nLETTER.{}: /[a-c]/\n"
    read = made_from(grammar.format(0)).parse("abc")
    assert read == ("start", ("WORD", "ab", 0), ("LETTER", "c", 2))
    read = made_from(grammar.format(2)).parse("abc")
    assert read == ("start", ("LETTER", "a", 0), ("LETTER", "b", 1), ("LETTER", "c", 2))


def test_a_terminal_is_passed_over_where_it_is_known_to_begin_with_something_else() -> None:
    lark = Lark(GRAMMAR, parser="lalr", lexer=idle_lexer(), maybe_placeholders=False)
    automaton = Automaton(tables_of(lark), Nested(), {"NAME": frozenset("z")})
    with pytest.raises(UnreadableAt):
        automaton.parse("a")


@pytest.mark.parametrize(
    ("text", "at", "accepted"),
    [
        ("1?", 1, "SEP"),
        ("<?", 1, "NUMBER"),
        ("1x", 2, "NUMBER"),
        ("", 0, "NAME"),
        ("1;", 2, "NAME"),
    ],
)
def test_it_says_where_it_could_not_go_on_and_what_could_stand_there(
    text: str, at: int, accepted: str
) -> None:
    with pytest.raises(UnreadableAt) as caught:
        made_from(GRAMMAR).parse(text)
    assert caught.value.at == at
    assert accepted in caught.value.accepted


class Words:
    """Gives of every production the words in it, each with its terminal."""

    def __getattr__(self, name: str) -> Callable[[list[Any]], list[tuple[str, str]]]:
        def build(children: list[Any]) -> list[tuple[str, str]]:
            found: list[tuple[str, str]] = []
            for child in children:
                found += [(child.type, str(child))] if isinstance(child, Token) else child
            return found

        return build


def words_of(text: str) -> list[tuple[str, str]]:
    """The terminals of a value, as its parser meets them."""
    found: list[tuple[str, str]] = Automaton(
        value_tables(COMMON), Words(), first_characters(COMMON)
    ).parse(text)
    return found


def test_the_words_of_a_value_in_its_order() -> None:
    assert words_of("不低于95%") == [("OPERATOR", "不低于"), ("NUMBER", "95"), ("UNIT", "%")]


def test_the_same_letters_are_another_word_in_another_place() -> None:
    assert words_of("2025年12月前") == [("YEAR", "2025年"), ("MONTH", "12月"), ("DUE", "前")]
    assert words_of("前三季度") == [("PART", "前三季度")]


def test_where_nothing_fits_a_value_the_place_and_what_could_stand_there_are_said() -> None:
    with pytest.raises(UnreadableAt) as stopped:
        words_of("12␣000人")
    assert stopped.value.at == 2
    assert "UNIT" in stopped.value.accepted
