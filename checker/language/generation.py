"""From a typed tree to the source of Python functions, one a tree, with what they need as data.

What makes them fast: a field of a record is read once into a local and kept with the record, a
test of a text against words or patterns is remembered by the text, a list is a loop in line, and
three values are only reckoned with where a part was not plainly true or false. Every function
takes the frame and the items of the loops around it. `linking` makes the functions; what they mean
is what `interpretation` says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.base.dataclass import dataclass
from checker.language import conditionsource, loopsource
from checker.language import tree as t
from checker.language.generator import Body, Generator, Spec

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from checker.language.schema import Schema


@dataclass(frozen=True, slots=True)
class Generated:
    """Source, the names it uses, and the function of each tree that was asked for."""

    source: str
    names: Mapping[str, Spec]
    entries: tuple[str, ...]


def generate(schema: Schema, codes: Iterable[t.Code], bodies: Mapping[str, t.Code]) -> Generated:
    """Functions for trees of one rule whose definitions are `bodies`, in the order given.

    Each takes the frame, the rule's record and the item of one loop around it. Of the first, which
    selects the records, nothing is kept.
    """
    generator = Generator(schema, bodies, _WRITERS)
    entries = tuple(generator.function(code, once=at == 0) for at, code in enumerate(codes))
    return Generated("\n".join(generator.lines), generator.names, entries)


_WRITERS: dict[type[t.Code], Callable[[Generator, Any, Body], str]] = {
    t.Grouped: loopsource.grouped,
    t.Mapped: loopsource.mapped,
    t.Filter: loopsource.filtered,
    t.Quantified: loopsource.quantified,
    t.Compare: conditionsource.compare,
    t.Calculate: conditionsource.calculate,
    t.Negate: conditionsource.negate,
    t.Belongs: conditionsource.belongs,
    t.TextTest: conditionsource.text_test,
    t.Match: conditionsource.match,
    t.Not: conditionsource.negation,
    t.Logic: conditionsource.logic,
    t.Implies: conditionsource.implies,
    t.Presence: conditionsource.presence,
    t.KindTest: conditionsource.kind_test,
    t.Call: conditionsource.call,
}
