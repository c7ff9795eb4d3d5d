"""The packs of a run as they were worked out before: read in milliseconds, or made anew and kept.

What ships is kept in the wheel, made when that was built; of a checkout, of another Python, and of
the packs of an office it is kept in the folder of the user. Only what a run and its reports need is
in it: no examples. It holds for the very sources it was made from (program, rules, packs of the
office, Python) and for the days on which they come to the same; else it is made anew.
"""

from __future__ import annotations

import datetime
import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from checker.base.dataclass import dataclass, replace
from checker.cache import (
    BUNDLE,
    MODULES,
    Bundle,
    Refused,
    bundled,
    cache_folder,
    dumped,
    loaded_modules,
    made,
    map_private,
    prune,
    restored,
    touch,
    unbundled,
    write_private,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from checker.packs.filetables import SheetReader
    from checker.packs.packset import PackSet
    from checker.rule import KeptCondition, KeptRule, Rule

__all__ = ["BUNDLE", "bundle", "forget", "lean", "packs_to_run"]

_PACKS = "packs"
_MOST_KEPT = 64 * 1024 * 1024
"""Bytes of kept packs; those that were not used for longest go first."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """Packs and the days they hold for, both included; `inputs` are the files of the office they
    were read from, with the digest of each. The rest of a rule is in pieces of its own."""

    packset: PackSet
    rules: tuple[KeptRule, ...]
    conditions: tuple[KeptCondition, ...]
    since: datetime.date
    until: datetime.date
    inputs: tuple[tuple[str, str], ...] = ()


def packs_to_run(
    local: Sequence[Path] = (),
    today: datetime.date | None = None,
    sheets: SheetReader | None = None,
) -> PackSet:
    """The bundled packs and the `local` ones as a run needs them, every example of the local ones
    tried; `sheets` reads the workbooks they keep tables in. Raises UsageError with every mistake
    of every local pack.

    The rules have no examples; who needs these asks `load_packs`.
    """
    day = today or datetime.datetime.now(tz=datetime.UTC).astimezone().date()
    return _local_packs(tuple(local), day, sheets) if local else _shipped_packs(day)


@lru_cache(maxsize=4)
def _shipped_packs(day: datetime.date) -> PackSet:
    """The packs that ship, once a process however many parts of a run ask for them."""
    found = _usable(made.opened(), day, lambda: _pieces((), day))
    if found is not None:
        return found
    pieces, path = _pieces((), day), made.kept_at()
    if path is None:
        return _ready(Bundle.of(pieces), lambda: pieces)
    pieces |= _common_pieces()
    sources = made.own_sources()
    data = bundled({**pieces, **made.code_pieces(pieces)}, sources)
    write_private(path, data)
    prune(path.parent, _MOST_KEPT)
    made.put(unbundled(data, sources))
    return _ready(unbundled(data, sources), lambda: pieces)


def forget() -> None:
    """Drops what this process remembers of the packs."""
    _shipped_packs.cache_clear()
    made.forget()


def _local_packs(
    local: tuple[Path, ...], day: datetime.date, sheets: SheetReader | None
) -> PackSet:
    made.opened()
    given = tuple(_given(local))
    sources = b"\n".join((made.own_sources(), *map(os.fsencode, given)))
    folder = cache_folder()
    path = folder / f"packs-{made.short_of(*given)}.bin" if folder else None
    data = map_private(path) if path else None
    found = None
    if data is not None:
        try:
            found = _usable(unbundled(data, sources), day, lambda: _pieces(local, day, sheets))
        except Refused:
            found = None
    if found is not None:
        if path is not None:
            touch(path)
        return found
    pieces = _pieces(local, day, sheets)
    if path is not None:
        write_private(path, bundled(pieces, sources))
        prune(path.parent, _MOST_KEPT)
    return _ready(Bundle.of(pieces), lambda: pieces)


def _usable(
    pieces: Bundle | None, day: datetime.date, make: Callable[[], dict[str, bytes]]
) -> PackSet | None:
    """The packs in a file of pieces, None where there are none that hold on this day; `make` makes
    the pieces anew where one proves to be torn later on."""
    data = None if pieces is None else pieces.get(_PACKS)
    if pieces is None or data is None:
        return None
    try:
        kept = restored(data)
    except Refused:
        return None
    if not isinstance(kept, _Kept) or not kept.since <= day <= kept.until:
        return None
    if any(_digest_of(Path(path)) != digest for path, digest in kept.inputs):
        return None
    return _ready(pieces, make, kept)


def _ready(
    pieces: Bundle, make: Callable[[], dict[str, bytes]], kept: _Kept | None = None
) -> PackSet:
    """The packs with what runs of each rule where the language looks for it."""
    from checker.rule import ready_rule, seed_conditions

    if kept is None:
        kept = cast("_Kept", restored(pieces.get(_PACKS) or b""))
    around = replace(kept.packset.surroundings, memo={})

    def ready(number: int, one: KeptRule) -> Rule:
        def read(what: str) -> Any:
            name = f"rule {number} {what}"
            data = pieces.get(name)
            return restored(make()[name] if data is None else data)

        return ready_rule(one, read, around)

    rules = tuple(ready(number, one) for number, one in enumerate(kept.rules))
    seed_conditions(kept.conditions, around)
    return replace(kept.packset, rules=rules, surroundings=around)


def _pieces(
    local: tuple[Path, ...], day: datetime.date, sheets: SheetReader | None = None
) -> dict[str, bytes]:
    """The packs read from their YAML, as pieces. Raises UsageError."""
    from checker.packs.loader import load_packs_from
    from checker.rule import kept_conditions

    packset, files, turns = load_packs_from(local, day, sheets)
    inputs = tuple((str(Path(path).absolute()), _digest_of(Path(path))) for path in files)
    since = max((turn for turn in turns if turn <= day), default=datetime.date.min)
    later = min((turn for turn in turns if turn > day), default=None)
    until = later - datetime.timedelta(days=1) if later else datetime.date.max
    conditions = tuple(kept_conditions(packset.surroundings))
    rules, pieces = _rules(packset)
    kept = _Kept(lean(packset), rules, conditions, since, until, inputs)
    return {_PACKS: dumped(kept), **pieces}


def _rules(packset: PackSet) -> tuple[tuple[KeptRule, ...], dict[str, bytes]]:
    """What is kept of every rule, and its pieces. Of one with mistakes, which a run will tell,
    nothing runs."""
    from checker.rule import compile_rule, kept_rule

    rules: list[KeptRule] = []
    pieces: dict[str, bytes] = {}
    for number, rule in enumerate(packset.rules):
        program, mistakes = compile_rule(rule, packset.surroundings)
        kept, own = kept_rule(rule, None if mistakes else program)
        rules.append(kept)
        pieces |= {f"rule {number} {what}": dumped(value) for what, value in own.items()}
    return tuple(rules), pieces


def _common_pieces() -> dict[str, bytes]:
    """What else is worked out of the program and its rules: words, units, patterns; and what the
    program is made of."""
    from checker.packs.stock import values_in_stock

    pieces = {name: dumped(value) for name, value in values_in_stock().items()}
    return {**pieces, MODULES: dumped(loaded_modules())}


def lean(packset: PackSet) -> PackSet:
    """The packs without their rules and without what no run needs."""
    around = replace(packset.surroundings, memo={}, labels=None)
    return replace(packset, rules=(), surroundings=around, overrides=(), read_templates=dict)


def bundle() -> bytes:
    """What is put into the wheel: the bundled packs of today, by the sources that are packaged."""
    day = datetime.datetime.now(tz=datetime.UTC).date()
    return bundled({**_pieces((), day), **_common_pieces()}, made.wheel_sources())


def _given(local: tuple[Path, ...]) -> Iterator[str]:
    """The packs of the office as they were named, folders with what is in them."""
    yield str(Path.cwd())
    for path in local:
        names = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
        yield from map(str, (path, *names))


def _digest_of(path: Path) -> str:
    from hashlib import sha256

    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
