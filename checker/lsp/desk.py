"""What is known of the open files: each checked alone at once, then with the set it belongs to.

A check of one table takes milliseconds, that of its set a second. So what a change comes to is
told in two steps, and in the first what the last look at the whole set said beyond the file itself
is kept as long as the words it was said of stand there.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from checker.base.dataclass import dataclass, field, replace
from checker.base.errors import Mistake, UsageError
from checker.lsp.buffer import Buffer, Role
from checker.packs import read_draft
from checker.pipeline import check, prepare
from checker.readers import sheet_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from checker.base.place import Place
    from checker.finding import ExemptionUse, Finding, Run, Severity, Subject
    from checker.packs import PackDraft
    from checker.pipeline import Job

    _Key = tuple[str, Subject]


@dataclass(frozen=True, slots=True)
class FileOrder:
    """How a file is checked: the job its configuration comes to, what is shown of it, and where
    rules have pages on the web (`{id}` for the rule)."""

    job: Job
    least: Severity
    rule_pages: str | None = None


class Orders(Protocol):
    """Where orders come from: the command line knows how configuration is found."""

    def of_file(self, path: str) -> FileOrder:
        """The order of a file by the configuration nearest to it. Raises UsageError."""
        ...

    def under(self, config: Path, texts: Mapping[Path, str]) -> FileOrder:
        """The order of all files below a configuration, as open files (`texts`, by path with
        links followed) say it. Raises UsageError."""
        ...


@dataclass(frozen=True, slots=True)
class Opinion:
    """What is said of an open file: findings in it, exemptions that do nothing; mistakes in it,
    or elsewhere that keep it from being checked; what it hardly means."""

    findings: tuple[Finding, ...] = ()
    idle: tuple[ExemptionUse, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    doubts: tuple[Mistake, ...] = ()
    rule_pages: str | None = None


@dataclass(frozen=True, slots=True)
class _Beyond:
    """What the set said of a file that the file alone does not: findings only the set has, each
    with the words it was said of, and the keys of those only the file alone has."""

    added: tuple[tuple[Finding, str | None], ...] = ()
    dropped: frozenset[_Key] = frozenset()


@dataclass(slots=True)
class Desk:
    """The open files by their URI, and what was last said of each."""

    orders: Orders
    buffers: dict[str, Buffer] = field(default_factory=dict[str, Buffer])
    alone: dict[str, tuple[Buffer, Run]] = field(default_factory=dict[str, "tuple[Buffer, Run]"])
    """The last check of each file by itself, and the text it was of."""
    beyond: dict[str, _Beyond] = field(default_factory=dict[str, _Beyond])
    told: dict[str, Opinion] = field(default_factory=dict[str, "Opinion"])
    """What the user was told of each file last."""
    _draft: tuple[Buffer, PackDraft] | None = None

    def open(self, buffer: Buffer) -> None:
        self.buffers[buffer.uri] = buffer

    def close(self, uri: str) -> None:
        """Forgets a file that is no longer open."""
        for known in (self.buffers, self.alone, self.beyond, self.told):
            known.pop(uri, None)

    def checked(self, buffer: Buffer) -> Opinion:
        """What is said of a file by itself, by what kind of file it is."""
        match buffer.role:
            case Role.GOALS:
                return self._checked_alone(buffer)
            case Role.PACK:
                draft = self.draft(buffer)
                return Opinion(mistakes=draft.mistakes, doubts=draft.doubts)
            case Role.CONFIG:
                return Opinion(mistakes=tuple(self._config_mistakes(buffer)))
            case _:
                return Opinion()

    def draft(self, buffer: Buffer) -> PackDraft:
        """A pack with those it is given together with, as they stand in their editors."""
        if self._draft is None or self._draft[0] is not buffer:
            draft = read_draft(self._packs_with(buffer), self.texts(), sheets=sheet_rows)
            self._draft = buffer, draft
        return self._draft[1]

    def _packs_with(self, buffer: Buffer) -> tuple[Path, ...]:
        """The packs of the configuration where this is one of them, else this alone."""
        path = Path(buffer.name)
        try:
            packs = self.orders.of_file(buffer.name).job.packs
        except UsageError:
            packs = ()
        real = path.resolve()
        known = any(real == one.resolve() or real.parent == one.resolve() for one in packs)
        return packs if known else (path,)

    def _config_mistakes(self, buffer: Buffer) -> Iterator[Mistake]:
        try:
            prepare(self.orders.under(Path(buffer.name), self.texts()).job)
        except UsageError as error:
            yield from error.mistakes

    def _checked_alone(self, buffer: Buffer) -> Opinion:
        """What is said of a goal file without its set, with what its set said before."""
        try:
            order = self.orders.of_file(buffer.name)
            run = check(alone_job(order.job, buffer))
        except UsageError as error:
            return Opinion(mistakes=error.mistakes)
        self.alone[buffer.uri] = buffer, run
        known = self.beyond.get(buffer.uri, _Beyond())
        own = [one for one in _found_in(run, buffer) if _key(one) not in known.dropped]
        kept = [one for one, words in known.added if _words(one, buffer) == words]
        return Opinion(_shown([*own, *kept], order), rule_pages=order.rule_pages)

    def checked_set(self, buffer: Buffer) -> list[tuple[Buffer, Opinion]]:
        """What is said of the open files of the set of a goal file, each as it stands in its
        editor."""
        try:
            members = self.together(buffer)
            order = self.orders.of_file(buffer.name)
            run = check(set_job(order.job, members))
        except UsageError as error:
            return [(buffer, Opinion(mistakes=error.mistakes))]
        return [(one, self._opinion(one, run, order)) for one in members]

    def _opinion(self, buffer: Buffer, run: Run, order: FileOrder) -> Opinion:
        found = _found_in(run, buffer)
        text, alone = self.alone.get(buffer.uri, (None, None))
        if alone is not None and text == buffer:
            own = {_key(one) for one in _found_in(alone, buffer)}
            keys = {_key(one) for one in found}
            added = tuple((one, _words(one, buffer)) for one in found if _key(one) not in own)
            self.beyond[buffer.uri] = _Beyond(added, frozenset(own - keys))
        idle = tuple(
            use
            for use in run.exemptions
            if not use.exemption.listed and buffer.is_at(use.exemption.place)
        )
        return Opinion(_shown(found, order), idle, rule_pages=order.rule_pages)

    def together(self, buffer: Buffer) -> list[Buffer]:
        """The open goal files that may belong to the set of one, itself first: those of its
        folder, or all where configuration draws sets."""
        if buffer.file is None:
            return [buffer]
        drawn = bool(self.orders.of_file(buffer.name).job.sets)
        folder = Path(buffer.name).parent
        others = (
            one
            for one in tuple(self.buffers.values())
            if one.uri != buffer.uri and one.role is Role.GOALS and one.file is not None
        )
        return [buffer, *(one for one in others if drawn or Path(one.name).parent == folder)]

    def texts(self) -> Mapping[Path, str]:
        """The texts of all open files, by path with links followed."""
        return {
            Path(one.path).resolve(): one.text
            for one in tuple(self.buffers.values())
            if one.path is not None
        }


def alone_job(job: Job, buffer: Buffer) -> Job:
    """The job of one open file without its set."""
    if buffer.file is None:
        return replace(job, paths=("-",), stdin=(buffer.text, buffer.name), alone=True)
    data = encoded(buffer.text, job.encoding)
    return replace(job, paths=(buffer.name,), overlay={buffer.name: data}, alone=True)


def set_job(job: Job, members: Sequence[Buffer], asked: Sequence[Buffer] = ()) -> Job:
    """The job of the files of a set as they stand in their editors, for the findings in `asked`
    (all of them)."""
    if members[0].file is None:
        return alone_job(job, members[0])
    texts = {one.name: encoded(one.text, job.encoding) for one in members}
    return replace(job, paths=tuple(one.name for one in asked or members), overlay=texts)


def encoded(text: str, encoding: str | None) -> bytes:
    """An open text as the file would hold it; what its encoding cannot say is said in UTF-8, for
    the reader to complain of."""
    try:
        return text.encode(encoding or "utf-8", "strict")
    except (LookupError, UnicodeEncodeError):
        return text.encode("utf-8", "surrogatepass")


def spot_in(buffer: Buffer, finding: Finding) -> Place | None:
    """Where a finding speaks of a file: its own place, or the first of those it refers to."""
    places = (finding.place, *(one.place for one in finding.related))
    return next((place for place in places if buffer.is_at(place)), None)


def _found_in(run: Run, buffer: Buffer) -> list[Finding]:
    return [finding for finding in run.findings if spot_in(buffer, finding) is not None]


def _words(finding: Finding, buffer: Buffer) -> str | None:
    spot = spot_in(buffer, finding)
    return buffer.positions.written(spot) if spot else None


def _shown(findings: Iterable[Finding], order: FileOrder) -> tuple[Finding, ...]:
    shown = (one for one in findings if one.severity.rank >= order.least.rank)
    return tuple(sorted(shown, key=lambda one: one.sort_key))


def _key(finding: Finding) -> _Key:
    return finding.rule, finding.subject
