"""Evaluates single expressions on tables written as YAML, for tests of the language."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

from checker.form.conditions import scope_of
from checker.form.fields import INDICATOR, SET, TABLE
from checker.form.schema import FORM
from checker.form.whole import bind_set
from checker.language.display import show_value
from checker.language.frame import Frame, Steps
from checker.language.machine import Machine, Trees
from checker.language.parser import parse
from checker.language.typed import elaborator as new_elaborator
from checker.packs import PackSet, load_packs
from checker.packs.examples import tables_of
from checker.rule.origin import Example
from checker.strictyaml import YamlMapping, load_documents

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from checker.form.owners import Record
    from checker.form.records import SetRecord
    from checker.language.types import Parameter


CASES = Path(__file__).parent.parent / "cases" / "language"


@cache
def bundled() -> PackSet:
    """The packs that ship with the program."""
    return load_packs()


def table_set(
    text: str = "{}",
    *,
    year: int | None = None,
    profile: str | None = None,
    today: datetime.date | None = None,
) -> SetRecord:
    """The set of one table (or of several under 全套) as rules see it."""
    (document,) = load_documents(dedent(text), "table.yaml")
    assert isinstance(document.root, YamlMapping)
    example = Example("good", document.root, document.place)
    return bind_set(tables_of(example), year=year, profile=profile, today=today, packset=bundled())


def evaluate(
    expression: str,
    text: str = "{}",
    *,
    on: str = TABLE,
    parameters: Mapping[str, Parameter] | None = None,
    **binding: object,
) -> object:
    """What an expression comes to on the first table of `text` (or its first indicator)."""
    whole = table_set(text, **binding)  # type: ignore[arg-type]  # passed through
    record: Record = whole
    if on != SET:
        record = whole.tables[0]
    if on == INDICATOR:
        record = whole.tables[0].indicators[0]
    elaborator = new_elaborator(FORM, bundled().surroundings, parameters)
    made = elaborator.typed(parse(expression), scope_of(on))
    assert not elaborator.slips, [slip.message for slip in elaborator.slips]
    return Machine(FORM, lambda: Trees({}, (made.code,)), "<test>").run(
        made.code, Frame(record, Steps())
    )


def shown(expression: str, text: str = "{}", **options: object) -> str:
    """What an expression prints in a message."""
    return show_value(evaluate(expression, text, **options))  # type: ignore[arg-type]  # passed on


def reviewed(file: str, columns: int) -> list[tuple[str, ...]]:
    """The rows of a reviewed table of messages."""
    lines = (CASES / file).read_text(encoding="utf-8").splitlines()
    rows = [tuple(line.split("\t")) for line in lines if not line.startswith("# ")]
    assert all(len(row) == columns for row in rows)
    return rows


def slips(expression: str, on: str = TABLE) -> list[tuple[str, str]]:
    """The mistakes of an expression: what each is about and what is said of it."""
    elaborator = new_elaborator(FORM, bundled().surroundings)
    elaborator.typed(parse(expression), scope_of(on))
    return [
        (expression[slip.span.start : slip.span.end], slip.message) for slip in elaborator.slips
    ]


INDICATOR_RECORD = INDICATOR
