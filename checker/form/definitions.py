"""Definitions that packs share: names for expressions about a record, read like its fields.

A definition is found where its expression makes sense: of the whole set, of a table, else of rows,
goals, cells. It is worked out once a record and kept with it, whichever rules ask.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.form.conditions import scope_of
from checker.form.fields import (
    ACROSS,
    CELL,
    FUNDING,
    GOAL,
    INDICATOR,
    OWNERS,
    PLACE_FUNDING,
    SCHEMAS,
    SET,
    TABLE,
    TASK,
)
from checker.form.schema import FORM
from checker.language import nodes as n

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.form.surroundings import Definition, Surroundings
    from checker.language import Expr, Slip, Type

_WORD = late_pattern(r"[^\W\d]\w*")

OUTER = (SET, TABLE)
"""Records that others belong to: what makes sense of them is read from there."""
INNER = (INDICATOR, GOAL, FUNDING, CELL, TASK, PLACE_FUNDING)


def definitions_of(
    around: Surroundings, node: Expr, on: str | None = None
) -> tuple[dict[str, Type], list[Slip]]:
    """The types a definition has by schema; where it has none, the slips where it has fewest."""
    from checker.language import elaborator

    wanted = (on,) if on else (*OUTER, *INNER)
    found: dict[str, Type] = {}
    best: tuple[int, int, int] | None = None
    names = {(one.span.start, one.span.end) for one in n.walk(node) if isinstance(one, n.Name)}
    told: list[Slip] = []
    for schema in wanted:
        made = elaborator(FORM, around)
        typed = made.typed(node, scope_of(schema))
        if not made.slips:
            found[schema] = typed.type
            if schema in OUTER:
                break
            continue
        # Where most names mean something; where the first slip comes late, what stands before it
        # makes sense there; of equals a table is told, as most definitions are of tables.
        strange = sum((slip.span.start, slip.span.end) in names for slip in made.slips)
        sense = (-strange, -len(made.slips), min(slip.span.start for slip in made.slips))
        if best is None or sense > best or (sense == best and schema == TABLE):
            best, told = sense, made.slips
    return found, [] if found else told


def looks_beyond(around: Surroundings, node: Expr) -> bool:
    """Whether an expression speaks of the whole set, itself or by a definition."""
    across = {one.name for one in around.definitions.values() if one.across}
    for one in n.walk(node):
        name = one.name if isinstance(one, (n.Name, n.Member)) else ""
        if name in across or name in ACROSS:
            return True
    return False


def definitions_in(around: Surroundings, texts: Iterable[str]) -> list[Definition]:
    """The definitions that expressions name, themselves or by another; one a name."""
    waiting = list(texts)
    found: dict[str, Definition] = {}
    while waiting:
        words = set(_WORD.findall(waiting.pop()))
        for one in around.definitions.values():
            if one.name in words and one.name not in found:
                found[one.name] = one
                waiting.append(one.text)
    return list(found.values())


def taken_by(name: str, around: Surroundings) -> str | None:
    """What a name means already, None where it is free."""
    if any(name in fields for fields in SCHEMAS.values()):
        return "栏目"
    if any(name in owners for owners in OWNERS.values()) or name in around.predicates:
        return "表样里的名称"
    return "定义" if any(one.name == name for one in around.definitions.values()) else None
