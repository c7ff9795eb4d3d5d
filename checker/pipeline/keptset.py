"""What is kept of a set of tables between runs: how each file was, what the head of each table
says, and which look for what others have.

By it a file that has changed is judged with those alone that it has to do with. It is kept of large
sets in which every file is one table, read without fault, and all are of one year and stage; of
others nothing is kept, and they are read and judged whole.
"""

from __future__ import annotations

import marshal
import os
from typing import TYPE_CHECKING, NamedTuple

from checker.base.digest import blake2b
from checker.cache import (
    Refused,
    bundled,
    cache_folder,
    own_sources,
    prune,
    read_private,
    unbundled,
    write_private,
)
from checker.form import head_of, year_in
from checker.model import stage_of
from checker.pipeline.partners import SetLookup, lookups_of
from checker.pipeline.sets import DocumentSet
from checker.pipeline.wholeness import missing_from
from checker.rule import SPENT, keep_to_tables, looks_up_only, program_of, run_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from checker.form import SetRecord
    from checker.model import Document
    from checker.pipeline.bench import Bench
    from checker.pipeline.documents import FoundFiles
    from checker.pipeline.job import Job
    from checker.pipeline.neighbours import SourceFile
    from checker.rule import Rule

SETS = "sets"
"""The folder of kept sets within that of kept files."""
MOST_BYTES = 50_000_000
FEWEST_TABLES = 30
"""Smaller sets are judged whole as soon as what is kept of them could be looked at."""
_MOST_SPENT = 0.9
"""Which part of its steps a rule may have spent on the set: one that ends early judges less than is
judged near a single table."""
_PIECE = "set"


class KeptSet(NamedTuple):
    """What is known of a set: the year of all, its files in their order (name, stamp, and whether
    it is a table), of every table its 年度, 项目名称 and stage, and the look-ups."""

    year: int | None
    year_source: str | None
    files: tuple[tuple[str, str | None, bool], ...]
    heads: tuple[tuple[str, str, str], ...]
    lookups: dict[str, SetLookup]
    idle: tuple[tuple[str, ...], ...]
    """The rules (keys) that look through all tables and are asked of none."""


def is_plain(document: Document) -> bool:
    """Whether a file is one table, of which everything was read."""
    return document.skipped is None and len(document.tables) == 1 and not _spoilt(document)


def _spoilt(document: Document) -> bool:
    return bool(missing_from(DocumentSet("", (document,)), alone=False))


def head_and_stage(document: Document) -> tuple[str, str, str]:
    table = document.tables[0]
    return (*head_of(table), stage_of(table).value)


def is_one_kind(heads: Sequence[tuple[str, str, str]], year: int | None) -> bool:
    """Whether all tables are of one year and one stage: then no table has a relative."""
    return len({(year_in(named) or year, stage) for named, _, stage in heads}) <= 1


def can_keep(job: Job) -> bool:
    """Whether what a job reads and how it is judged is told by its files, rules and options."""
    return not (
        job.sets
        or job.rounds
        or job.alone
        or job.stdin
        or job.overlay
        or job.columns
        or job.allow_convert
        or job.operands  # what was compared is looked up once more
    )


def keep_set(
    whole: SetRecord, documents: DocumentSet, found: FoundFiles, bench: Bench, job: Job
) -> None:
    """Keeps what the rules came to see of a set, where that can be told."""
    members = documents.documents
    if len(members) < FEWEST_TABLES or not can_keep(job) or not all(map(is_plain, members)):
        return
    heads = tuple(map(head_and_stage, members))
    files, folder = _files(members, found)
    idle = idle_rules(whole, bench)
    if not files or idle is None or not is_one_kind(heads, whole.year):
        return
    lookups = lookups_of(whole)
    path = _path(folder, bench, job)
    if lookups is None or path is None:
        return
    plain = {key: tuple(one) for key, one in lookups.items()}
    piece = marshal.dumps((whole.year, whole.year_source, files, heads, plain, idle))
    write_private(path, bundled({_PIECE: piece}, _sources(bench)))
    prune(path.parent, MOST_BYTES)


def kept_set(found: FoundFiles, bench: Bench, job: Job) -> KeptSet | None:
    """What is kept of the set that all files found make up, None where nothing is."""
    folder = found.wanted[0].path.parent
    if not can_keep(job) or any(one.path.parent != folder for one in found.wanted):
        return None
    path = _path(folder, bench, job)
    data = read_private(path) if path else None
    try:
        piece = unbundled(data, _sources(bench)).get(_PIECE) if data else None
    except Refused:
        return None
    if piece is None:
        return None
    year, source, files, heads, lookups, idle = marshal.loads(piece)
    if [one.path.name for one, _ in in_order(found)] != [name for name, _, _ in files]:
        return None
    named = {key: SetLookup(*one) for key, one in lookups.items()}
    return KeptSet(year, source, files, heads, named, idle)


def in_order(found: FoundFiles) -> list[tuple[SourceFile, str | None]]:
    """Files and their stamps in the order in which their tables are counted."""
    pairs = zip(found.wanted, found.stamps, strict=True)
    return sorted(pairs, key=lambda one: one[0].shown)


def idle_rules(whole: SetRecord, bench: Bench) -> tuple[tuple[str, ...], ...] | None:
    """The rules (keys) that look at other tables otherwise than by look-ups, and are asked of no
    table; None where one is asked of some, or came near the end of its steps."""
    around = whole.surroundings
    programs = [one for rule in bench.rules if (one := program_of(rule, around))]
    across = [one for one in programs if one.reach.across]
    if not keep_to_tables(around) or whole.memo.get(SPENT, 0) > _MOST_SPENT:
        return None
    wide = [one.rule for one in across if not looks_up_only(one.typed)]
    return tuple(rule.key for rule in wide) if is_idle(wide, whole) else None


def is_idle(rules: Iterable[Rule], whole: SetRecord) -> bool:
    """Whether rules are asked of no table of a set."""
    outcomes = run_rules(list(rules), whole)
    return not any(one.checked or one.not_applicable or one.unknown for one in outcomes)


def _files(
    members: Sequence[Document], found: FoundFiles
) -> tuple[tuple[tuple[str, str | None, bool], ...], Path]:
    """The files of a set with their stamps; none where it is not one folder."""
    tables = {document.path for document in members}
    folders = {one.path.parent for one in found.wanted if one.shown in tables}
    folder = folders.pop()
    files = tuple(
        (source.path.name, stamp, source.shown in tables)
        for source, stamp in in_order(found)
        if source.path.parent == folder
    )
    return ((), folder) if folders else (files, folder)


def _path(folder: Path, bench: Bench, job: Job) -> Path | None:
    home = cache_folder()
    if home is None:
        return None
    name = f"{os.path.realpath(folder)}\0{_options(bench, job)}".encode(errors="surrogateescape")
    return home / SETS / f"{blake2b(name, digest_size=16).hexdigest()}.bin"


def _options(bench: Bench, job: Job) -> str:
    """What decides how a set is read and judged, besides the program and the packs."""
    rules = [rule.key for rule in bench.rules]
    return repr((job.year, job.profile, job.encoding, job.day.isoformat(), rules))


def _sources(bench: Bench) -> bytes:
    packs = [(one.id, one.version, one.digest) for one in bench.packs.packs]
    return own_sources() + repr(packs).encode()
