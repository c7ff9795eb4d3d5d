"""The contextual lexer of the value grammar.

It does what lark's own does: of the terminals the parser can take here, the one of the highest
priority that matches. lark compiles the words again for each of some forty contexts, with a unit
table of 800 spellings half a second of start-up; here every terminal is compiled once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lark import Token
from lark.lexer import Lexer

from checker.base.pattern import compiled
from checker.values.patterns import first_characters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.values.memory import Units


# Contexts remembered: enough for every state and character of real values, an end for hostile ones.
_MOST_CHOICES = 20_000


class UnreadableAt(ValueError):
    """No terminal that could stand here matches; `accepted` names those that could."""

    def __init__(self, at: int, accepted: frozenset[str]) -> None:
        super().__init__(at)
        self.at = at
        self.accepted = accepted


class WordLexer(Lexer):
    """Handed to lark as a class; lark makes the instance with the terminals of the grammar."""

    # Tells lark that `lex` wants the state of the parser, not only the text.
    __future_interface__ = 2
    units: Units

    def __init__(self, conf: Any) -> None:
        self._terminals = sorted(
            conf.terminals, key=lambda one: (-one.priority, -len(one.pattern.value), one.name)
        )
        self._matchers: dict[str, Any] = {}
        self._choices: dict[tuple[Any, str], tuple[tuple[str, Any], ...]] = {}
        self._heads = first_characters(self.units)

    def lex(self, lexer_state: Any, parser_state: Any) -> Iterator[Token]:
        text: str = getattr(lexer_state.text, "text", lexer_state.text)
        position, end = 0, len(text)
        while position < end:
            state = parser_state.position
            head = text[position]
            choices = self._choices.get((state, head))
            if choices is None:
                choices = self._choose(state, head, parser_state)
            for name, match in choices:
                found = match(text, position)
                if found:
                    word = found[0]
                    yield Token(name, word, position)
                    position += len(word)
                    break
            else:
                accepted = parser_state.parse_conf.states[state]
                raise UnreadableAt(position, frozenset(accepted))

    def _choose(self, state: Any, head: str, parser_state: Any) -> tuple[tuple[str, Any], ...]:
        accepted = parser_state.parse_conf.states[state]
        choices = tuple(
            (terminal.name, self._matcher(terminal))
            for terminal in self._terminals
            if terminal.name in accepted and head in self._heads.get(terminal.name, head)
        )
        if len(self._choices) < _MOST_CHOICES:
            self._choices[state, head] = choices
        return choices

    def _matcher(self, terminal: Any) -> Any:
        if terminal.name not in self._matchers:
            pattern = compiled(terminal.pattern.to_regexp())
            self._matchers[terminal.name] = pattern.match
        return self._matchers[terminal.name]


def lexer_of(units: Units) -> type[WordLexer]:
    """The lexer for values with these units; lark wants a class, and makes the instance."""
    return type("WordLexerOfUnits", (WordLexer,), {"units": units})
