"""The contextual lexer of the value grammar.

It does what lark's own does: of the terminals the parser can take here, the one of the highest
priority that matches. lark compiles the words again for each of some forty contexts, with a unit
table of 800 spellings half a second of start-up; here every terminal is compiled once.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lark import Token
from lark.lexer import Lexer

if TYPE_CHECKING:
    from collections.abc import Iterator


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

    def __init__(self, conf: Any) -> None:
        self._terminals = sorted(
            conf.terminals, key=lambda one: (-one.priority, -len(one.pattern.value), one.name)
        )
        self._matchers: dict[str, Any] = {}
        self._choices: dict[Any, tuple[tuple[str, Any], ...]] = {}

    def lex(self, lexer_state: Any, parser_state: Any) -> Iterator[Token]:
        text: str = getattr(lexer_state.text, "text", lexer_state.text)
        position, end = 0, len(text)
        while position < end:
            state = parser_state.position
            choices = self._choices.get(state) or self._choose(state, parser_state)
            for name, match in choices:
                found = match(text, position)
                if found:
                    break
            else:
                raise UnreadableAt(position, frozenset(name for name, _ in choices))
            word = found[0]
            yield Token(name, word, position)
            position += len(word)

    def _choose(self, state: Any, parser_state: Any) -> tuple[tuple[str, Any], ...]:
        accepted = parser_state.parse_conf.states[state]
        choices = tuple(
            (terminal.name, self._matcher(terminal))
            for terminal in self._terminals
            if terminal.name in accepted
        )
        self._choices[state] = choices
        return choices

    def _matcher(self, terminal: Any) -> Any:
        if terminal.name not in self._matchers:
            pattern = re.compile(terminal.pattern.to_regexp())
            self._matchers[terminal.name] = pattern.match
        return self._matchers[terminal.name]
