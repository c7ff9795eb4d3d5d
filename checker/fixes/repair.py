"""Applies edits until no rule proposes another: check, edit in memory, read again, check again."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field, replace
from checker.base.errors import CannotChange
from checker.base.text import native
from checker.finding import Safety, Severity, Subject
from checker.fixes.editors import open_editor
from checker.fixes.edits import Refusal
from checker.fixes.policy import Policy
from checker.fixes.proof import reads_as_meant, reads_no_worse
from checker.readers import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from checker.finding import Finding, Run
    from checker.fixes.edits import Edit, Editor
    from checker.readers import Vocabulary

    Check = Callable[[Mapping[str, bytes]], Run]

# A repair of YAML, a sign, a unit: real files are done after three rounds.
_MOST_ROUNDS = 10


@dataclass(frozen=True, slots=True)
class Repair:
    """What came of it. `files` holds the new bytes of every changed file by its path, `originals`
    the bytes they were made from; `before` and `after` are the runs on the two."""

    before: Run
    after: Run
    originals: Mapping[str, bytes]
    files: Mapping[str, bytes]
    fixed: tuple[Finding, ...]
    refused: tuple[Refusal, ...]
    offers: tuple[str, ...] = ()
    """Rules with a fix that was not allowed, and that was tried and would hold."""


def repair(
    check: Check,
    policy: Policy,
    encoding: str | None = None,
    given: Mapping[str, bytes] | None = None,
    words: Vocabulary | None = None,
) -> Repair:
    """Fixes what `policy` allows in the files that `check` reads.

    `check` runs the rules, reading the bytes it is given in place of the files of those names; the
    `given` ones are not what their files hold (they are open in an editor). What is written is read
    again with `encoding` and `words`, as `check` reads it. A fix that brings a finding which was
    not there before is taken back.
    """
    work = _Work(policy, encoding, words, files=dict(given or {}), given=given or {})
    before = check(work.files)
    run = work.edit(check, before)
    return Repair(
        before, run, work.originals, work.files, tuple(work.fixed), tuple(work.refused.values())
    )


def with_offers(
    done: Repair, check: Check, encoding: str | None = None, words: Vocabulary | None = None
) -> Repair:
    """The repair with what else could be changed on demand: tried in memory, as nothing may be
    offered that would then be refused."""
    left = frozenset(one.rule for one in done.after.findings if one.fix is not None)
    if not left:
        return done
    trial = _Work(Policy(left, named=left, unsafe=True), encoding, words, files=dict(done.files))
    trial.edit(check, done.after)
    return replace(done, offers=tuple(sorted({one.rule for one in trial.fixed})))


# What makes a proposed edit the same one in the next round.
_Key = tuple[str, Subject, str | None]


@dataclass(slots=True)
class _Work:
    policy: Policy
    encoding: str | None
    words: Vocabulary | None = None
    originals: dict[str, bytes] = field(default_factory=dict[str, bytes])
    files: dict[str, bytes] = field(default_factory=dict[str, bytes])
    fixed: list[Finding] = field(default_factory=list["Finding"])
    refused: dict[_Key, Refusal] = field(default_factory=dict["_Key", Refusal])
    given: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    earlier: dict[str, bytes] = field(default_factory=dict[str, bytes])
    """The files of this round as they were before it."""

    def edit(self, check: Check, run: Run) -> Run:
        """Edits round by round until nothing is left to do; the last run."""
        for _ in range(_MOST_ROUNDS):
            applied = self.round(run)
            if not applied:
                break
            after = check(self.files)
            run = after if not self.take_back(applied, run, after) else check(self.files)
        return run

    def round(self, run: Run) -> list[Finding]:
        """One fix a cell, in every file that has any; the findings that were fixed."""
        formats = {file.path: file.format for file in run.files}
        wanted: defaultdict[str, list[Finding]] = defaultdict(list)
        for finding in run.findings:
            path = finding.place.path
            if self.policy.allows(finding) and _key(finding) not in self.refused:
                wanted[path].append(finding)
        applied: list[Finding] = []
        self.earlier = {}
        for path, findings in wanted.items():
            if path in formats:
                applied += self._edit(path, formats[path], _own_kind(findings))
        self.fixed += applied
        return applied

    def take_back(self, applied: Sequence[Finding], before: Run, after: Run) -> bool:
        """Undoes the round's fixes in tables that now have a finding they did not have."""
        known = {(finding.rule, finding.subject) for finding in before.findings}
        brought = [one for one in after.findings if (one.rule, one.subject) not in known]
        guilty = [(culprit, new) for new in brought for culprit in _culprits(new, applied)]
        for finding, new in guilty:
            self._refuse(finding, f"改了会出现新的问题：{new.rule} {new.title}")
        for path in {finding.place.path for finding, _ in guilty}:
            # The others of this file are made again in the next round.
            self.fixed = [
                finding
                for finding in self.fixed
                if finding.place.path != path or finding not in applied
            ]
            self._restore(path)
        return bool(guilty)

    def _restore(self, path: str) -> None:
        if self.earlier[path] == self.originals[path] and path not in self.given:
            del self.files[path]
        else:
            self.files[path] = self.earlier[path]

    def _edit(self, path: str, name: str, findings: Sequence[Finding]) -> list[Finding]:
        try:
            data = self.files.get(path) or Path(native(path)).read_bytes()
            editor = open_editor(data, name, self.encoding)
        except (OSError, CannotChange) as error:
            reason = error.reason if isinstance(error, CannotChange) else "文件读不出来了"
            for finding in findings:
                self._refuse(finding, reason)
            return []
        edits = self._edits(editor, findings)
        new, done = self._verified(path, data, editor, edits)
        if done:
            self.originals.setdefault(path, data)
            self.earlier[path] = data
            self.files[path] = new
        return done

    def _edits(self, editor: Editor, findings: Iterable[Finding]) -> list[tuple[Finding, Edit]]:
        """Edits that do not overlap: of two, the second waits for the next round."""
        edits: list[tuple[Finding, Edit]] = []
        for finding in findings:
            try:
                edit = editor.edit_for(finding)
            except CannotChange as error:
                self._refuse(finding, error.reason)
                continue
            if not any(edit.overlaps(other) for _, other in edits):
                edits.append((finding, edit))
        return edits

    def _verified(
        self, path: str, data: bytes, editor: Editor, edits: Sequence[tuple[Finding, Edit]]
    ) -> tuple[bytes, list[Finding]]:
        """The edited bytes; where they read wrongly together, those edits that read well alone, or
        only the first of them."""
        if not edits:
            return data, []
        new = editor.edited(edit for _, edit in edits)
        findings = [finding for finding, _ in edits]
        if self._reads_well(path, data, new, findings):
            return new, findings
        if len(edits) > 1:
            alone = [pair for pair in edits if self._verified(path, data, editor, [pair])[1]]
            fewer = alone if len(alone) < len(edits) else edits[:1]
            return self._verified(path, data, editor, fewer)
        self._refuse(findings[0], "改了这一处，别的格子读出来会变样")
        return data, []

    def _reads_well(self, path: str, data: bytes, new: bytes, findings: Sequence[Finding]) -> bool:
        before, after = (
            read(
                Path(native(path)),
                path,
                encoding=self.encoding,
                named=True,
                data=each,
                words=self.words,
            )
            for each in (data, new)
        )
        if any(finding.fix and finding.fix.verbatim for finding in findings):
            return reads_no_worse(before, after, findings)
        return reads_as_meant(before, after, findings)

    def _refuse(self, finding: Finding, reason: str) -> None:
        self.refused[_key(finding)] = Refusal(finding, reason)


def _own_kind(findings: Sequence[Finding]) -> Sequence[Finding]:
    """Repairs of the YAML itself come first, alone: what rules say may rest on them."""
    repairs = [finding for finding in findings if finding.fix and finding.fix.verbatim]
    return repairs or findings


def _key(finding: Finding) -> _Key:
    return finding.rule, finding.subject, finding.fix.replacement if finding.fix else None


def _culprits(new: Finding, applied: Sequence[Finding]) -> list[Finding]:
    """The fixes answerable for a finding that was not there before: those in its row, else in its
    table, else in the files it refers to.

    A repair of YAML brings to light what could not be read before, which is no harm; an edit that
    somebody asked for by name may leave a hint, or something lighter than what it mended.
    """
    suspects = [fixed for fixed in applied if _same_table(fixed, new)]
    if not suspects:
        related = {one.place.path for one in new.related}
        suspects = [fixed for fixed in applied if fixed.place.path in related]
    nearest = [fixed for fixed in suspects if fixed.indicator == new.indicator]
    return [fixed for fixed in nearest or suspects if not _excused(fixed, new)]


def _excused(fixed: Finding, new: Finding) -> bool:
    if fixed.fix is None or fixed.fix.verbatim:
        return True
    lighter = new.severity is Severity.INFO or new.severity.rank < fixed.severity.rank
    return fixed.fix.safety is Safety.UNSAFE and lighter


def _same_table(one: Finding, other: Finding) -> bool:
    tables = one.subject.whole_table, other.subject.whole_table
    return one.table is not None and tables[0] == tables[1]
