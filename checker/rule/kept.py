"""Rules as they can be kept between runs, in pieces that are read when they are needed: the code
of what always runs, the code of what only a finding needs, the typed tree, and the sources.

Python writes code for itself alone: what is kept is for the very version it was made with, and is
read from nowhere but where only this user or the installation could have written it.
"""

from __future__ import annotations

import marshal
from collections.abc import Mapping, Sequence
from types import CodeType
from typing import TYPE_CHECKING, Any

from checker.base.dataclass import dataclass, replace
from checker.form import FORM, conditions_in, runnable, typed_condition_of
from checker.language import KeptCode, Trees
from checker.rule.origin import RuleOrigin
from checker.rule.program import Program, Reach, trees_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from checker.form import Surroundings
    from checker.language import Code, Source
    from checker.rule.rule import Rule

    Read = Callable[[str], Any]
    """Reads a piece by its name."""

_CODES = ("first", "later")
# An entry of a table of lines: up to so many instructions that stand on no line
# (InternalDocs/code_objects.md of CPython).
_NOWHERE, _MOST_UNITS = 0x80 | 15 << 3, 8


@dataclass(frozen=True, slots=True)
class KeptRule:
    """A rule without what is only read on request, and what is known of its program: None for one
    that does not run."""

    rule: Rule
    reach: Reach | None


def kept_rule(rule: Rule, program: Program | None) -> tuple[KeptRule, dict[str, object]]:
    """What is kept of a rule: itself, and its pieces by name."""
    lean = replace(rule, sources={}, define=(), origin=RuleOrigin(), gathered=rule.words)
    pieces: dict[str, object] = {"sources": dict(rule.sources), "define": rule.define}
    if program is None:
        return KeptRule(lean, None), pieces
    typed = pieces["typed"] = program.typed
    pieces |= zip(_CODES, _codes(trees_of(typed), f"<{rule.id}>"), strict=True)
    return KeptRule(lean, program.reach), pieces


def ready_rule(kept: KeptRule, read: Read, around: Surroundings) -> Rule:
    """The rule again, its program where the language looks for it: it runs without being parsed,
    typed or compiled again."""
    sources = _LateSources(lambda: read("sources"))
    rule = replace(kept.rule, sources=sources, define=_LateDefinitions(lambda: read("define")))
    if kept.reach is not None:
        program = Program(rule, kept.reach, lambda: read("typed"), lambda at: read(_CODES[at]))
        around.memo["program", rule.key, id(rule)] = rule, program
    return rule


class _LateSources(Mapping[str, "Source"]):
    """The sources of a rule, read when the first of them is looked at."""

    __slots__ = ("_found", "_read")

    def __init__(self, read: Callable[[], dict[str, Source]]) -> None:
        self._read = read
        self._found: dict[str, Source] | None = None

    def _all(self) -> dict[str, Source]:
        if self._found is None:
            self._found = self._read()
        return self._found

    def __getitem__(self, key: str) -> Source:
        return self._all()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())


class _LateDefinitions(Sequence[tuple[str, "Source"]]):
    """The definitions of a rule in the same way."""

    __slots__ = ("_found", "_read")

    def __init__(self, read: Callable[[], tuple[tuple[str, Source], ...]]) -> None:
        self._read = read
        self._found: tuple[tuple[str, Source], ...] | None = None

    def __getitem__(self, at: Any) -> Any:
        if self._found is None:
            self._found = self._read()
        found: Any = self._found
        return found[at]

    def __len__(self) -> int:
        return len(self[:])


@dataclass(frozen=True, slots=True)
class KeptCondition:
    """A condition of a profile: its name (`found` or that of a predicate), and the code; or a
    definition of a pack, whose `profile` is the kind of its records."""

    profile: str
    name: str
    code: KeptCode | None


def kept_conditions(around: Surroundings) -> Iterator[KeptCondition]:
    """What is kept of every condition of the profiles."""
    for profile in around.profiles:
        for name in conditions_in(profile):
            typed = typed_condition_of(around, profile.id, name)
            code, _ = _codes(Trees({}, (typed,)), f"<{name}>")
            yield KeptCondition(profile.id, name, code)
    for kind, name in around.definitions:
        typed = typed_condition_of(around, kind, name)
        code, _ = _codes(Trees({}, (typed,)), f"<{name}>")
        yield KeptCondition(kind, name, code)


def seed_conditions(kept: tuple[KeptCondition, ...], around: Surroundings) -> None:
    """Lets the conditions of the profiles hold by what was kept of them."""
    for one in kept:
        if one.code is not None:
            around.memo["condition", one.profile, one.name] = _condition(one, one.code, around)


def _condition(one: KeptCondition, code: KeptCode, around: Surroundings) -> Any:
    def read() -> Code:
        return typed_condition_of(around, one.profile, one.name)

    return runnable(read, one.name, lambda _: code)


def _codes(trees: Trees, path: str) -> tuple[KeptCode | None, KeptCode | None]:
    """None where there is nothing to run, or nothing that Python takes."""
    from checker.language import generate

    found: list[KeptCode | None] = []
    for codes in (trees.first, trees.later):
        try:
            generated = generate(FORM, codes, trees.bodies) if codes else None
            code = compile(generated.source, path, "exec") if generated else None
        except (SyntaxError, RecursionError, MemoryError):
            generated = code = None
        # The source has done its work.
        found.append(
            KeptCode(generated.names, generated.entries, marshal.dumps(without_lines(code)))
            if generated and code
            else None
        )
    return found[0], found[1]


def without_lines(code: CodeType) -> CodeType:
    """The code without its lines: of a source that nobody keeps, and two fifths of what is kept
    once it is compressed. Every instruction is said to stand nowhere, as tracebacks ask for."""
    parts = (without_lines(part) if isinstance(part, CodeType) else part for part in code.co_consts)
    whole, rest = divmod(len(code.co_code) // 2, _MOST_UNITS)
    nowhere = bytes([_NOWHERE | _MOST_UNITS - 1]) * whole
    nowhere += bytes([_NOWHERE | rest - 1]) if rest else b""
    return code.replace(co_linetable=nowhere, co_consts=tuple(parts))
