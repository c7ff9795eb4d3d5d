"""From a tree as written to the typed tree: one handler a kind of node."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language import (
    arithmetic,
    kindtests,
    literals,
    logic,
    loops,
    names,
    operators,
    relations,
)
from checker.language import nodes as n
from checker.language.elaboration import Elaborator

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.language.elaboration import Handler
    from checker.language.schema import Around, Schema
    from checker.language.types import Parameter

HANDLERS: Mapping[type[n.Node], Handler] = {
    n.Text: literals.text,
    n.Truth: literals.truth,
    n.Quantity: literals.quantity,
    n.Day: literals.day,
    n.ListLiteral: literals.listing,
    n.Name: names.name,
    n.Member: names.member,
    n.Call: names.call,
    n.Filter: loops.filtered,
    n.Quantified: loops.quantified,
    n.Not: logic.negation,
    n.Logic: logic.connective,
    n.Implies: logic.implication,
    n.Compare: operators.comparison,
    n.Relation: relations.relation,
    n.IsKind: kindtests.kind_test,
    n.Presence: kindtests.presence,
    n.Arithmetic: arithmetic.arithmetic,
    n.Negative: arithmetic.negative,
}


def elaborator(
    schema: Schema, around: Around, parameters: Mapping[str, Parameter] | None = None
) -> Elaborator:
    """What makes the expressions of one rule typed, as far as `schema` and `around` know them."""
    return Elaborator(schema, around, HANDLERS, parameters or {})
