"""The packs of a run as they were worked out before: read in milliseconds, or made anew and kept.

What ships is kept in the wheel, made when that was built; of a checkout, of another Python, and of
the packs of an office it is kept in the folder of the user. Only what a run and its reports need is
in it: no examples. It holds for the very sources it was made from (program, rules, packs of the
office, Python) and for the days on which they come to the same; else it is made anew.
"""

from __future__ import annotations

import datetime
import hashlib
import os
import sys
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cache import Refused, cache_folder, packed, read_private, unpacked, write_private
from checker.dataclass import dataclass, replace
from checker.resources import bundled_file, grammar_root, is_bundled, rules_root
from checker.values import counting
from checker.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.packs.packset import PackSet
    from checker.rule.kept import KeptCondition, KeptRule

BUNDLE = "packs.bin"
"""The kept packs in the wheel, beside the rules."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """Packs and the days they hold for, both included; `inputs` are the files of the office they
    were read from, with the digest of each."""

    packset: PackSet
    running: tuple[KeptRule | None, ...]
    """Of every rule in turn what runs of it, so that none is parsed, typed or compiled again."""
    conditions: tuple[KeptCondition, ...]
    since: datetime.date
    until: datetime.date
    inputs: tuple[tuple[str, str], ...] = ()


def packs_to_run(local: Sequence[Path] = (), today: datetime.date | None = None) -> PackSet:
    """The bundled packs and the `local` ones as a run needs them, every example of the local ones
    tried. Raises UsageError with every mistake of every local pack.

    The rules have no examples; who needs these asks `load_packs`.
    """
    day = today or datetime.datetime.now(tz=datetime.UTC).astimezone().date()
    return _packs(tuple(local), day) if local else _shipped_packs(day)


@lru_cache(maxsize=4)
def _shipped_packs(day: datetime.date) -> PackSet:
    """The packs that ship, once a process however many parts of a run ask for them."""
    return _packs((), day)


def forget() -> None:
    """Drops what this process remembers of the packs."""
    _shipped_packs.cache_clear()


def _packs(local: tuple[Path, ...], day: datetime.date) -> PackSet:
    sources = _sources(local)
    shipped = None if local else bundled_file(BUNDLE)
    if shipped is not None:
        found = _usable(shipped.read_bytes(), wheel_sources(), day)
        if found is not None:
            return found
    folder = cache_folder()
    path = folder / f"packs-{hashlib.sha256(sources).hexdigest()[:16]}.bin" if folder else None
    data = read_private(path) if path else None
    found = _usable(data, sources, day) if data else None
    if found is not None:
        return found
    kept = _made(local, day)
    if path is not None:
        write_private(path, packed(kept, sources))
    return _ready(kept)


def _usable(data: bytes, sources: bytes, day: datetime.date) -> PackSet | None:
    """What bytes hold, None where they are no packs for these sources and this day."""
    try:
        kept = unpacked(data, sources)
    except Refused:
        return None
    if not isinstance(kept, _Kept) or not kept.since <= day <= kept.until:
        return None
    if any(_digest_of(Path(path)) != digest for path, digest in kept.inputs):
        return None
    return _ready(kept)


def _ready(kept: _Kept) -> PackSet:
    """The packs with what runs of each rule where the language looks for it."""
    from checker.rule.kept import seed_conditions, seed_rule

    packset = kept.packset
    for rule, running in zip(packset.rules, kept.running, strict=True):
        if running is not None:
            seed_rule(rule, running, packset.surroundings)
    seed_conditions(kept.conditions, packset.surroundings)
    return packset


def _made(local: tuple[Path, ...], day: datetime.date) -> _Kept:
    """The packs read from their YAML. Raises UsageError."""
    from checker.packs.loader import load_packs_from
    from checker.rule.kept import kept_conditions

    packset, files, turns = load_packs_from(local, day)
    inputs = tuple((str(Path(path).absolute()), _digest_of(Path(path))) for path in files)
    since = max((turn for turn in turns if turn <= day), default=datetime.date.min)
    later = min((turn for turn in turns if turn > day), default=None)
    until = later - datetime.timedelta(days=1) if later else datetime.date.max
    with counting(packset.units):
        conditions = tuple(kept_conditions(packset.surroundings))
        return _Kept(lean(packset), _running(packset), conditions, since, until, inputs)


def _running(packset: PackSet) -> tuple[KeptRule | None, ...]:
    """What runs of every rule; of one with mistakes, which a run will tell, nothing."""
    from checker.rule.kept import kept_rule
    from checker.rule.program import compile_rule

    programs = [compile_rule(rule, packset.surroundings) for rule in packset.rules]
    return tuple(
        None if program is None or mistakes else kept_rule(program.rule, program.typed)
        for program, mistakes in programs
    )


def lean(packset: PackSet) -> PackSet:
    """The packs without what no run and no report of one needs."""
    rules = tuple(
        replace(rule, examples=(), equivalent=(), template=None) for rule in packset.rules
    )
    around = replace(packset.surroundings, memo={})
    return replace(packset, rules=rules, surroundings=around, overrides=(), read_templates=dict)


def bundle() -> bytes:
    """What is put into the wheel: the bundled packs of today, by the sources that are packaged."""
    day = datetime.datetime.now(tz=datetime.UTC).date()
    return packed(_made((), day), wheel_sources())


def wheel_sources() -> bytes:
    """What the packs in a wheel are made from: its program by names and sizes (times differ from
    one installation to the next), its rules by their content."""
    lines = [*_head(), *_modules(timed=False)]
    texts = hashlib.sha256()
    for name, text in sorted(_rule_texts()):
        texts.update(f"{name}\0".encode() + text.replace(b"\r\n", b"\n") + b"\0")
    return "\n".join((*lines, texts.hexdigest())).encode()


def _sources(local: tuple[Path, ...]) -> bytes:
    """What packs are made from here: program and rules by size and time, the office's by path."""
    if is_bundled():
        stamps = "\n".join(_modules(timed=True)).encode()
        return b"\n".join((wheel_sources(), stamps, *_given(local)))
    rules = _stamps(Path(str(rules_root())), (".yaml",), timed=True)
    grammar = _stamps(Path(str(grammar_root())), (".lark",), timed=True)
    lines = [*_head(), *_modules(timed=True), *sorted(rules), *sorted(grammar)]
    return b"\n".join(("\n".join(lines).encode(), *_given(local)))


def _given(local: tuple[Path, ...]) -> Iterator[bytes]:
    """The packs of the office as they were named, folders with what is in them."""
    if local:
        yield os.fsencode(Path.cwd())
    for path in local:
        names = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
        yield from (os.fsencode(name) for name in (path, *names))


def _head() -> tuple[str, ...]:
    return __version__, sys.implementation.cache_tag or ""


def _modules(*, timed: bool) -> list[str]:
    package = Path(__file__).parent.parent
    if not package.is_dir():  # a wheel that runs as it is, without being installed
        archive = next(folder for folder in package.parents if folder.exists())
        return list(_stamp(archive.name, archive.stat(), timed=timed))
    return sorted(_stamps(package, (".py",), timed=timed))


def _stamps(folder: Path, suffixes: tuple[str, ...], *, timed: bool) -> Iterator[str]:
    """Name, size and time of every file of a kind below a folder."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(suffixes):
                yield from _stamp(f"{folder.name}/{entry.name}", entry.stat(), timed=timed)
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _stamps(Path(entry.path), suffixes, timed=timed)


def _stamp(name: str, status: os.stat_result, *, timed: bool) -> Iterator[str]:
    yield f"{name} {status.st_size} {status.st_mtime_ns if timed else 0}"


def _rule_texts() -> Iterator[tuple[str, bytes]]:
    for folder in rules_root().iterdir():
        if folder.is_dir():
            for entry in folder.iterdir():
                if entry.name.endswith(".yaml"):
                    yield f"{folder.name}/{entry.name}", entry.read_bytes()


def _digest_of(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
