"""Runs the tables that lark makes of the value grammar, without lark.

An LALR automaton: of the terminals that can stand here, the one of the highest priority that
matches is the next word; what the grammar makes of the words is built while they are read, so that
there is never a tree. Importing lark costs as much as a third of a start, and most tables have a
value that wants the grammar. What each production takes over from its parts is what lark's own
trees hold: a test holds the two together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.base.dataclass import dataclass
from checker.base.pattern import compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Children = list[Any]
    Production = tuple[str, int, str, tuple[tuple[int, bool], ...] | None, bool]
    """What it is a way to make, of how many parts, and the method that builds it. Then the places
    of the parts it takes over, and whether each gives its own parts in its stead (None for all as
    they are); and whether a lone one of them stands for the whole. Plain data, as it is kept."""
    Choices = tuple[tuple[str, Callable[..., Any]], ...]
    Reduction = tuple[str, int, Callable[[Children], object]]
    """What a production is called, of how many parts it is, and what is made of these."""

END = "$END"
"""The terminal behind the last word."""
# Contexts remembered: enough for every state and character of real values, an end for hostile ones.
_MOST_CHOICES = 20_000


class Token(str):
    """A word of a text: its terminal, and where it starts."""

    __slots__ = ("start_pos", "type")
    type: str
    start_pos: int


class UnreadableAt(ValueError):
    """No terminal that could stand here matches; `accepted` names those that could."""

    def __init__(self, at: int, accepted: frozenset[str]) -> None:
        super().__init__(at)
        self.at = at
        self.accepted = accepted


@dataclass(frozen=True, slots=True)
class Tables:
    """What a grammar comes to: of every state where a word or a part leads to, negative where a
    production ends (the first is -1), and the expressions of the terminals in the order of their
    priority."""

    states: tuple[Mapping[str, int], ...]
    start: int
    end: int
    productions: tuple[Production, ...]
    terminals: tuple[tuple[str, str], ...]


class Automaton:
    """Reads texts by tables; `builder` has a method for every production that is not only there
    to give its parts to others, whose names begin with a line (`_`). `heads` tells of some
    terminals what they can begin with."""

    def __init__(
        self, tables: Tables, builder: object, heads: Mapping[str, frozenset[str]]
    ) -> None:
        self._tables = tables
        self._heads = heads
        self._reductions = tuple(_reduction(one, builder) for one in tables.productions)
        self._matchers: dict[str, Callable[..., Any]] = {}
        self._choices: dict[tuple[int, str], Choices] = {}

    def parse(self, text: str) -> Any:
        """What the builder makes of a text; raises UnreadableAt."""
        states, choices_of = self._tables.states, self._choices
        stack, values = [self._tables.start], list[Any]()
        position, length = 0, len(text)
        while position < length:
            state, head = stack[-1], text[position]
            choices = choices_of.get((state, head))
            for name, match in self._choose(state, head) if choices is None else choices:
                found = match(text, position)
                if found:
                    token = Token(found[0])
                    token.type, token.start_pos = name, position
                    break
            else:
                raise UnreadableAt(position, frozenset(states[state]))
            goal = states[state][token.type]
            while goal < 0:
                self._reduce(goal, stack, values)
                goal = self._next(stack[-1], token.type, length)
            stack.append(goal)
            values.append(token)
            position += len(token)
        while stack[-1] != self._tables.end:
            self._reduce(self._next(stack[-1], END, length), stack, values)
        return values[-1]

    def _next(self, state: int, name: str, at: int) -> int:
        goal = self._tables.states[state].get(name)
        if goal is None:
            expected = (one for one in self._tables.states[state] if one.isupper())
            raise UnreadableAt(at, frozenset(expected))
        return goal

    def _reduce(self, goal: int, stack: list[int], values: list[Any]) -> None:
        origin, size, build = self._reductions[-goal - 1]
        parts: list[Any] = []
        if size:
            parts = values[-size:]
            del values[-size:], stack[-size:]
        values.append(build(parts))
        stack.append(self._tables.states[stack[-1]][origin])

    def _choose(self, state: int, head: str) -> Choices:
        accepted = self._tables.states[state]
        choices = tuple(
            (name, self._matcher(name, expression))
            for name, expression in self._tables.terminals
            if name in accepted and head in self._heads.get(name, head)
        )
        if len(self._choices) < _MOST_CHOICES:
            self._choices[state, head] = choices
        return choices

    def _matcher(self, name: str, expression: str) -> Callable[..., Any]:
        if name not in self._matchers:
            self._matchers[name] = compiled(expression).match
        return self._matchers[name]


def _reduction(one: Production, builder: object) -> Reduction:
    origin, size, method, parts, lone = one
    build: Callable[[Children], object] = _themselves
    if not method.startswith("_"):
        # What only ever stands for a lone part needs no method.
        build = getattr(builder, method, build) if lone else getattr(builder, method)
    if lone:
        build = _unless_lone(build)
    return origin, size, build if parts is None else _taking(parts, build)


def _themselves(children: Children) -> Children:
    return children


def _taking(
    parts: Sequence[tuple[int, bool]], build: Callable[[Children], object]
) -> Callable[[Children], object]:
    def taken(children: Children) -> object:
        found: Children = []
        for at, spread in parts:
            if spread:
                found += children[at]
            else:
                found.append(children[at])
        return build(found)

    return taken


def _unless_lone(build: Callable[[Children], object]) -> Callable[[Children], object]:
    return lambda children: children[0] if len(children) == 1 else build(children)
