"""Which rules a run uses, how severe they are, and in which files some are not used.

A locked rule named on its own may not be changed: that is wrong use. Where the beginning of ids
(GC0) or ALL takes it along, it stays as it is, and the notice of the choice says so.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.base.errors import Mistake, UsageError, did_you_mean
from checker.base.globs import from_here, matches
from checker.finding import Notice
from checker.packs import is_exactly, locked_message, select_rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.base.place import Place
    from checker.finding import Finding, Severity
    from checker.packs import PackSet
    from checker.pipeline.job import Job
    from checker.rule import Rule


def chosen_rules(packs: PackSet, job: Job) -> tuple[Rule, ...]:
    """The rules to run. Raises UsageError for names that fit nothing."""
    try:
        return select_rules(packs, job.select, job.extend_select, job.ignore)
    except UsageError as error:
        raise _placed(error, job) from error


def check_profile(packs: PackSet, profile: str | None, places: Mapping[str, Place]) -> None:
    """Raises UsageError where a run asks for a form that no pack describes."""
    known = [one.id for one in packs.profiles]
    if profile is not None and profile not in known:
        message = f"没有表样“{profile}”，可用 {'、'.join(known)}{did_you_mean(profile, known)}"
        raise UsageError([Mistake(message, places.get(profile))])


def with_severities(packs: PackSet, job: Job) -> PackSet:
    """The packs with severities changed as asked. Raises UsageError for a locked rule."""
    changed: dict[tuple[str, str], Severity] = {}
    for name, severity in job.severities:
        for rule in _changeable(packs, name, "改程度", job):
            changed[rule.key] = severity
    # A rule that stays as it is stays the same object: what runs of it is known by that.
    rules = (
        replace(rule, severity=changed[rule.key]) if rule.key in changed else rule
        for rule in packs.rules
    )
    return replace(packs, rules=tuple(rules)) if changed else packs


def without_ignored(
    findings: Sequence[Finding], packs: PackSet, job: Job
) -> tuple[list[Finding], tuple[str, ...]]:
    """The findings less those of rules that are not used in their file, and a note on how many.
    Raises UsageError for a locked rule."""
    ignores = {
        pattern: {
            rule.id for name in names for rule in _changeable(packs, name, "在部分文件里不用", job)
        }
        for pattern, names in job.file_ignores
    }
    kept: list[Finding] = []
    dropped: Counter[str] = Counter()
    for finding in findings:
        if _is_ignored(finding, ignores):
            dropped[finding.rule] += 1
        else:
            kept.append(finding)
    if not dropped:
        return kept, ()
    counts = "，".join(f"{rule} {count}" for rule, count in sorted(dropped.items()))
    total = sum(dropped.values())
    return kept, (f"按 per-file-ignores 略去了 {total} 条问题（{counts}）。",)


def choice_notices(packs: PackSet, job: Job) -> tuple[Notice, ...]:
    """What the choice of rules leaves out or changes, a line for each name that was given.

    `packs` with the severities that the packs themselves give.
    """
    return (
        *_selection(packs, job),
        *(_waived(packs, name, "不用", job) for name in job.ignore),
        *(_regraded(packs, name, severity, job) for name, severity in job.severities),
        *(
            _waived(packs, name, f"在 {_shown(pattern)} 里不用", job)
            for pattern, names in job.file_ignores
            for name in names
        ),
    )


def _selection(packs: PackSet, job: Job) -> Iterator[Notice]:
    """`select` leaves out what is not named."""
    if not job.select:
        return
    chosen = {rule.key for rule in named_rules(packs, (*job.select, *job.extend_select), job)}
    left = [rule for rule in packs.rules if rule.enabled and rule.key not in chosen]
    if left and job.own_select:
        change = f"只查 {'、'.join(job.select)}，其余 {len(left)} 条规则用 lint、audit 查"
        yield Notice("年度对照", change, tuple(rule.id for rule in left), None)
    elif left:
        change = f"只用 {'、'.join(job.select)}，其余 {len(left)} 条默认选用的规则没有用"
        yield _notice(job.select[0], change, left, job)


def _waived(packs: PackSet, name: str, what: str, job: Job) -> Notice:
    rules = named_rules(packs, (name,), job)
    change = f"{what} {_named(name, rules)}{_kept_locked(rules)}"
    return _notice(name, change, [rule for rule in rules if not rule.locked], job)


def _regraded(packs: PackSet, name: str, severity: Severity, job: Job) -> Notice:
    rules = named_rules(packs, (name,), job)
    before = "、".join(dict.fromkeys(rule.severity.label for rule in rules if not rule.locked))
    change = f"把 {_named(name, rules)} 的程度由{before}改为{severity.label}{_kept_locked(rules)}"
    return _notice(name, change, [rule for rule in rules if not rule.locked], job)


def _notice(name: str, change: str, rules: Sequence[Rule], job: Job) -> Notice:
    place = dict(job.names).get(name)
    source = "配置" if place else "命令行"
    return Notice(source, change, tuple(rule.id for rule in rules), place)


def _named(name: str, rules: Sequence[Rule]) -> str:
    """`GC305 仅写动词`, or `GC3（22 条规则）` for what stands for several."""
    if len(rules) == 1:
        return f"{rules[0].id} {rules[0].title}"
    return f"{name}（{len(rules)} 条规则）"


def _kept_locked(rules: Sequence[Rule]) -> str:
    locked = "、".join(rule.id for rule in rules if rule.locked)
    return f"，其中 {locked} 已锁定，照常检查" if locked else ""


def _shown(pattern: str) -> str:
    """A pattern as seen from the working folder."""
    return from_here(Path(pattern)).as_posix() if pattern.startswith("/") else pattern


def _is_ignored(finding: Finding, ignores: Mapping[str, set[str]]) -> bool:
    return any(
        finding.rule in rules and matches(finding.place.path, pattern)
        for pattern, rules in ignores.items()
    )


def named_rules(packs: PackSet, names: Sequence[str], job: Job) -> tuple[Rule, ...]:
    """The rules any of `names` fits. Raises UsageError for a name that fits none."""
    if not names:
        return ()
    try:
        return select_rules(packs, names)
    except UsageError as error:
        raise _placed(error, job) from error


def _changeable(packs: PackSet, name: str, what: str, job: Job) -> tuple[Rule, ...]:
    """The rules of a name less the locked ones. Raises UsageError where a locked one is meant."""
    rules = named_rules(packs, (name,), job)
    refused = [rule for rule in rules if rule.locked and is_exactly(rule, name)]
    if refused:
        place = dict(job.names).get(name)
        raise UsageError([Mistake(locked_message(rule, what), place) for rule in refused])
    return tuple(rule for rule in rules if not rule.locked)


def _placed(error: UsageError, job: Job) -> UsageError:
    """The same mistakes, each with the place where the name was written."""
    places = dict(job.names)
    return UsageError(
        [
            replace(mistake, place=mistake.place or places.get(mistake.about or ""))
            for mistake in error.mistakes
        ]
    )
