"""A few files of a large set that have changed: judged with those alone that they have to do with.

What is told of a file are its own faults and what rules across the set find between it and others.
A rule looks others up by what they say; so only those matter in which it finds something, and those
that look for what the file says now. All is read and judged as ever, of this part of the set: what
is kept of the rest (`keptset`) only says which part that is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from checker.form import CELL, INDICATOR, bind_set, common_year_of, let_go
from checker.pipeline.documents import read_source, reading_of
from checker.pipeline.judged import judge_bound, with_own, year_note
from checker.pipeline.keptset import (
    head_and_stage,
    in_order,
    is_idle,
    is_one_kind,
    is_plain,
    kept_set,
)
from checker.pipeline.partners import lookups_of
from checker.pipeline.sets import group
from checker.rule import program_of, run_rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checker.form import SetRecord
    from checker.model import Document
    from checker.pipeline.bench import Bench
    from checker.pipeline.documents import FoundFiles, ReadDocuments
    from checker.pipeline.job import Job
    from checker.pipeline.judged import JudgedSet
    from checker.pipeline.keptset import KeptSet
    from checker.pipeline.partners import SetLookup
    from checker.rule import Rule, RuleOutcome

_MOST_CHANGED, _MOST_READ = 1 / 10, 1 / 2
"""Which part of a set may have changed, and be read; where it takes more, all of it is."""
_FEW = 3
"""How many tables of those it is held against make a finding about a table likely."""


def judge_near(found: FoundFiles, bench: Bench, job: Job) -> tuple[ReadDocuments, JudgedSet] | None:
    """What was asked for, judged with its part of the set; None where that takes the whole."""
    if job.whole_set or len(found.wanted) == len(found.asked):
        return None
    kept = kept_set(found, bench, job)
    part = None if kept is None else _Part(kept, found, bench, job)
    return part.judged() if part is not None and part.is_small else None


class _Part:
    """The part of a set that files asked for have to do with; tables are known by position."""

    def __init__(self, kept: KeptSet, found: FoundFiles, bench: Bench, job: Job) -> None:
        self._kept = kept
        self._found = found
        self._bench = bench
        self._job = job
        self._sources = [one for one, _ in in_order(found)]
        self._positions = _positions(kept)
        self._changed = [
            at
            for at, ((source, stamp), file) in enumerate(
                zip(in_order(found), kept.files, strict=True)
            )
            if source.shown in found.asked or stamp is None or stamp != file[1]
        ]
        self._documents: dict[int, Document] = {}

    @property
    def is_small(self) -> bool:
        """Whether little has changed, and no file that is no table."""
        few = len(self._changed) <= len(self._kept.files) * _MOST_CHANGED
        return few and all(self._kept.files[at][2] for at in self._changed)

    def judged(self) -> tuple[ReadDocuments, JudgedSet] | None:
        changed = {self._positions[at] for at in self._changed}
        if not self._read(changed) or not all(is_plain(self._documents[at]) for at in changed):
            return None
        heads = self._heads(changed)
        year = self._job.year or common_year_of((named, project) for named, project, _ in heads)
        if year != self._kept.year or not is_one_kind(heads, year):
            return None
        found = self._outcomes(changed)
        if found is None:
            return None
        whole, across = found
        return self._told(whole, across, heads)

    def _heads(self, changed: Iterable[int]) -> list[tuple[str, str, str]]:
        """What the heads of all tables say now."""
        heads = list(self._kept.heads)
        for at in changed:
            heads[at - 1] = head_and_stage(self._documents[at])
        return heads

    def _read(self, positions: Iterable[int]) -> bool:
        """Reads the tables at some positions; False where they are too many."""
        by_position = {position: at for at, position in self._positions.items()}
        for position in positions:
            if position not in self._documents:
                source = self._sources[by_position[position]]
                self._documents[position] = read_source(source, self._job, None)
        return len(self._documents) <= len(self._kept.heads) * _MOST_READ

    def _bound(self, positions: Iterable[int]) -> SetRecord:
        """The tables at some positions as a set of the year of the whole."""
        ordered = sorted(positions)
        whole = bind_set(
            [self._documents[at].tables[0] for at in ordered],
            year=self._job.year,
            profile=self._job.profile,
            today=self._job.day,
            packset=self._bench.packs,
            operands=self._job.operands,
            positions=ordered,
            common_year=self._kept.year,
        )
        whole.year_source = self._kept.year_source
        return whole

    def _outcomes(self, changed: set[int]) -> tuple[SetRecord, list[RuleOutcome]] | None:
        """What rules across the set come to on the files asked for and on those that look for what
        these say, in a set of all that they look for themselves."""
        lookups = self._kept.lookups
        asked = {self._positions[at] for at in self._changed if self._is_asked(at)}
        said = self._said(changed, asked)
        if said is None:
            return None
        asking = {
            key: _asking(one, said[key], asked) for key, one in lookups.items() if key in said
        }
        concerned = self._concerned(asking, asked)
        everyone = asked.union(*asking.values())
        part = changed | everyone | self._looked_for(everyone)
        while self._read(part):
            whole, outcomes = self._run(part, concerned)
            seen = lookups_of(whole)
            if seen is None or not seen.keys() <= lookups.keys():
                return None
            more = {
                at
                for key, one in seen.items()
                for wanted in one.asked
                for at in lookups[key].found_by(wanted)
            }
            if more <= part:
                return whole, outcomes
            part |= more
        return None

    def _said(self, changed: set[int], asked: set[int]) -> dict[str, SetLookup] | None:
        """The look-ups of a part of the set in which everything is looked up that any unchanged
        table looks up, so that it shows as what the changed ones can be found; None where it does
        not come to that."""
        lookups = self._kept.lookups
        probing = asked | _asking_all(lookups.values(), changed)
        part = changed | probing
        # What is only looked up to tell of a finding takes tables it is found between.
        for most in (_FEW, len(self._kept.heads), 0):
            if not self._read(part):
                return None
            said = lookups_of(self._run(part, {one.key: probing for one in self._across})[0])
            left = [one for key, one in lookups.items() if said is None or key not in said]
            left = [one for one in left if one.askers - changed]
            if said is None or not left:
                return said
            telling = {min(one.askers - changed) for one in left}
            probing |= telling
            part |= telling | self._looked_for(telling, most)
        return None

    def _looked_for(self, tables: Iterable[int], most: int | None = None) -> set[int]:
        """The tables in which something may be found by what some tables look for; of one thing
        `most` of them."""
        return {
            place
            for at in tables
            for lookup, wanted in self._wants.get(at, ())
            for place in sorted(lookup.found_by(wanted))[:most]
        }

    @cached_property
    def _wants(self) -> dict[int, list[tuple[SetLookup, str]]]:
        """What every table looks for."""
        found: defaultdict[int, list[tuple[SetLookup, str]]] = defaultdict(list)
        for lookup in self._kept.lookups.values():
            for wanted, askers in lookup.asked.items():
                for at in askers:
                    found[at].append((lookup, wanted))
        return found

    def _is_asked(self, at: int) -> bool:
        return self._sources[at].shown in self._found.asked

    def _concerned(
        self, asking: Mapping[str, set[int]], asked: set[int]
    ) -> Mapping[tuple[str, str], set[int]]:
        """The tables on which a rule (by its key) has to be heard: those asked for; those that look
        for what these say by a look-up of the rule, or of one that is no rule's; those of which a
        rule may tell so that it speaks for, or in a row as this one does."""
        across = {one.key: self._lookups_of(one) for one in self._across}
        named = frozenset[str]().union(*(one for one in across.values() if one is not None))
        telling: dict[tuple[str, str], set[int]] = {}
        for key, of in across.items():
            looking = (who for by, who in asking.items() if by not in named or by in (of or named))
            telling[key] = asked.union(*looking)
        return {
            one.key: telling[one.key].union(
                *(telling[other.key] for other in self._across if self._is_beside(one, other))
            )
            for one in self._across
        }

    def _is_beside(self, rule: Rule, other: Rule) -> bool:
        """Whether what a rule finds may silence what another does, or change its advice."""
        return other.id in rule.supersedes or (self._is_of_rows(rule) and self._is_of_rows(other))

    def _is_of_rows(self, rule: Rule) -> bool:
        program = program_of(rule, self._bench.packs.surroundings)
        return program is not None and program.reach.schema in (INDICATOR, CELL)

    @cached_property
    def _across(self) -> list[Rule]:
        """The rules that compare tables of the set otherwise than with their relatives: in a set
        of one year and stage there are none of these."""
        around = self._bench.packs.surroundings
        rules = (one for one in self._bench.rules if not one.reader)
        programs = [(one, made) for one in rules if (made := program_of(one, around))]
        return [one for one, made in programs if made.reach.across and made.reach.told is None]

    def _lookups_of(self, rule: Rule) -> frozenset[str] | None:
        program = program_of(rule, self._bench.packs.surroundings)
        return None if program is None else program.machine.lookups

    def _run(
        self, part: set[int], concerned: Mapping[tuple[str, str], set[int]]
    ) -> tuple[SetRecord, list[RuleOutcome]]:
        """What rules across the set come to in a part of it, each on the tables it concerns."""
        whole = self._bound(part)
        outcomes = [
            run_rule(
                rule,
                whole,
                self._found.asked,
                [one for one in whole.tables if one.position in concerned[rule.key]],
            )
            for rule in self._across
        ]
        return whole, outcomes

    def _told(
        self, whole: SetRecord, across: list[RuleOutcome], heads: list[tuple[str, str, str]]
    ) -> tuple[ReadDocuments, JudgedSet] | None:
        """What is to be told of the files asked for."""
        idle = [rule for rule in self._bench.rules if rule.key in self._kept.idle]
        if not is_idle(idle, whole):
            return None
        asked = self._found.asked
        documents = [self._documents[one.position] for one in whole.tables]
        (members,) = group(documents, ())
        rules = [rule for rule in self._bench.rules if not rule.reader]
        outcomes = with_own(across, rules, whole, asked)
        tables = [self._sources[at].shown for at in self._positions]
        named = [
            (path, year, project) for path, (year, project, _) in zip(tables, heads, strict=True)
        ]
        note = year_note(members.name, whole, named)
        judged = judge_bound(members, whole, outcomes, self._bench, self._job, asked, note=note)
        let_go(whole)
        return reading_of((members,), self._found, (), self._job), judged


def _positions(kept: KeptSet) -> dict[int, int]:
    """Which file is which table of the set."""
    tables = [at for at, (_, _, is_table) in enumerate(kept.files) if is_table]
    return {at: position for position, at in enumerate(tables, start=1)}


def _asking_all(lookups: Iterable[SetLookup], changed: set[int]) -> set[int]:
    """A few unchanged tables that between them look up all that any does."""
    left: list[set[int]] = [askers for one in lookups if (askers := one.askers - changed)]
    chosen: set[int] = set()
    while left:
        counts = Counter(at for askers in left for at in askers)
        best = min(counts, key=lambda at: (-counts[at], at))
        chosen.add(best)
        left = [askers for askers in left if best not in askers]
    return chosen


def _asking(kept: SetLookup, said: SetLookup, asked: set[int]) -> set[int]:
    """The tables that look for something of those asked for."""
    if not asked.isdisjoint(said.loose):
        return kept.askers
    return {
        at
        for text, tables in said.items.items()
        if not asked.isdisjoint(tables)
        for at in kept.asked_for(text)
    }
