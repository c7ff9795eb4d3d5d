"""What runs of a rule: its typed tree as plain data, and the machine that runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.base.dataclass import dataclass
from checker.base.errors import UsageError
from checker.form import FORM
from checker.language import Machine, Trees

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.base.errors import Mistake
    from checker.form import RecordLabel, Surroundings
    from checker.language import Code, Kept
    from checker.rule.rule import Rule
    from checker.rule.typed import TypedRule


_WITHOUT_WHEN = 2


@dataclass(frozen=True, slots=True)
class Reach:
    """What a rule looks at, known without its tree: see `TypedRule`; `alone` is the kind of the
    records of which it looks at each by itself, see `checker.rule.sight`, `columns` what of a table
    it looks at, None where it may be more, see `checker.rule.columns`."""

    root: str
    schema: str
    across: bool
    alone: str = ""
    columns: tuple[RecordLabel, ...] | None = None
    needs: frozenset[RecordLabel] = frozenset()
    """The columns without which it looks at nothing in a table, see `checker.rule.needs`."""
    told_alone: bool = False
    """Whether what it says of such a record hangs on that by itself, too."""
    advised: tuple[RecordLabel, ...] | None = None
    """The columns that what it advises hangs on besides, None where that may be more."""
    told: tuple[RecordLabel, ...] | None = None
    """The columns that all it says hangs on besides, of a rule that looks at columns."""


class Program:
    """A rule with what runs it, and its typed tree, which only who explains or tells asks for."""

    __slots__ = ("_main", "_read", "_typed", "machine", "reach", "rule")

    def __init__(
        self,
        rule: Rule,
        reach: Reach,
        read: Callable[[], TypedRule],
        kept: Kept | None = None,
    ) -> None:
        self.rule = rule
        self.reach = reach
        self._read = read
        self._typed: TypedRule | None = None
        self._main: tuple[Any, ...] | None = None
        self.machine = Machine(FORM, lambda: trees_of(self.typed), f"<{rule.id}>", kept)

    @property
    def typed(self) -> TypedRule:
        """The typed tree of the rule."""
        if self._typed is None:
            self._typed = self._read()
        return self._typed

    @property
    def main(self) -> tuple[Any, ...]:
        """What selects the records, what says whether the rule applies to one, what it claims."""
        if self._main is None:
            first = self.machine.first
            self._main = (first[0], None, first[1]) if len(first) == _WITHOUT_WHEN else first
        return self._main


def compile_rule(
    rule: Rule, around: Surroundings, at_name: str = "“at”"
) -> tuple[Program | None, tuple[Mistake, ...]]:
    """The rule ready to run (None for a rule of reading or a faulty one) and its mistakes, which
    call its `at` by `at_name`."""
    from checker.rule.compiler import Compiler

    compiler = Compiler(around, rule, at_name=at_name)
    typed = compiler.compile()
    program = None if typed is None else program_from(rule, typed, around)
    return program, tuple(compiler.told())


def program_from(rule: Rule, typed: TypedRule, around: Surroundings) -> Program:
    """The program of a typed rule."""
    from checker.rule.columns import columns_advised, columns_seen, columns_told
    from checker.rule.needs import columns_needed
    from checker.rule.sight import seen_alone, told_alone

    alone = seen_alone(typed, around)
    columns = None if alone else columns_seen(typed, around)
    spoken = spoken_codes(typed)
    by_itself = bool(alone) and told_alone(typed, spoken, around)
    needs = columns_needed(typed)
    known = bool(alone) or columns is not None
    advised = columns_advised(typed, around, alone) if known else None
    told = columns_told(typed, spoken, around) if columns is not None else None
    where = (typed.root, typed.schema, typed.across, alone)
    reach = Reach(*where, columns, needs, by_itself, advised, told)
    return Program(rule, reach, lambda: typed)


def trees_of(typed: TypedRule) -> Trees:
    """The trees of a typed rule, as a machine takes them."""
    return Trees(typed.bodies, first_codes(typed), spoken_codes(typed))


def first_codes(typed: TypedRule) -> list[Code]:
    """The trees that run on every record."""
    return [code for code in (typed.select, typed.when, typed.claim) if code is not None]


def spoken_codes(typed: TypedRule) -> list[Code]:
    """The trees that are needed only where the rule has something to say."""
    templates = [typed.message, typed.expected, typed.actual, typed.replacement]
    templates += [part.message for part in typed.related]
    pieces = [piece for one in templates for piece in one or () if not isinstance(piece, str)]
    codes = [piece.code for piece in pieces]
    codes += [piece.origin[0] for piece in pieces if piece.origin]
    codes += [code for _, code in typed.severities if code is not None]
    return [*codes, *(part.select for part in typed.related)]


def program_of(rule: Rule, around: Surroundings) -> Program | None:
    """The program, compiled once a run; raises UsageError with every mistake of the rule."""
    if rule.reader:
        return None
    key = ("program", rule.key, id(rule))
    if key not in around.memo:
        program, mistakes = compile_rule(rule, around)
        if mistakes:
            raise UsageError(mistakes)
        # The rule is kept with its program so that its id stays its own.
        around.memo[key] = (rule, program)
    found: tuple[Rule, Program | None] = around.memo[key]
    return found[1]
