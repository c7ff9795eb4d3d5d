"""A kept file of which a piece is torn: what that said is worked out anew."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from checker.cache import restored, unbundled
from checker.cache.made import own_sources
from checker.form import bind_set
from checker.packs import packs_to_run, stored
from checker.rule import run_rule
from checker.rule.program import program_of
from tests.language.workbench import table_set

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAY = datetime.date(2025, 6, 1)


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of kept files; what this process remembers is forgotten."""
    monkeypatch.setenv("GOALCHECK_CACHE_DIR", str(tmp_path))
    stored.forget()
    yield tmp_path
    stored.forget()


def told() -> tuple[object, ...]:
    """What a rule says, and what is known of it."""
    stored.forget()
    packset = packs_to_run((), DAY)
    rule = packset.rule("GC013")
    program = program_of(rule, packset.surroundings)
    assert program is not None
    (table,) = table_set("{项目名称: 甲, 预算数: 无}").tables
    outcome = run_rule(rule, bind_set([table.table], packset=packset))
    counts = outcome.passed, outcome.failed, outcome.unknown
    return rule.sources["assert"].text, program.typed.at, counts


@pytest.mark.parametrize("piece", ["packs", "first", "typed", "sources"])
def test_a_piece_that_is_torn_is_made_anew(kept: Path, piece: str) -> None:
    whole = told()
    (path,) = kept.glob("*.bin")
    data = path.read_bytes()
    pieces = unbundled(data, own_sources()).pieces()
    number = [one.rule.id for one in restored(pieces["packs"]).rules].index("GC013")
    torn = pieces[piece if piece == "packs" else f"rule {number} {piece}"]
    assert data.count(torn) == 1
    path.write_bytes(data.replace(torn, torn[:-1] + bytes([torn[-1] ^ 1])))
    assert told() == whole
    assert whole[-1] != (0, 0, 0)
