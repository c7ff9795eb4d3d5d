"""Which rules a run uses, how severe they are, and in which files some are not used."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from checker.errors import Mistake, UsageError, did_you_mean
from checker.matching import matches
from checker.packs import select_rules

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.finding import Finding, Severity
    from checker.job import Job
    from checker.packs import PackSet, Rule
    from checker.place import Place


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
        for rule in named_rules(packs, (name,), job):
            changed[rule.key] = severity
    _refuse_locked(packs, set(changed), "改程度", job)
    rules = (replace(rule, severity=changed.get(rule.key, rule.severity)) for rule in packs.rules)
    return replace(packs, rules=tuple(rules)) if changed else packs


def without_ignored(
    findings: Sequence[Finding], packs: PackSet, job: Job
) -> tuple[list[Finding], tuple[str, ...]]:
    """The findings less those of rules that are not used in their file, and a note on how many.
    Raises UsageError for a locked rule."""
    ignores = {
        pattern: {rule.id for rule in named_rules(packs, names, job)}
        for pattern, names in job.file_ignores
    }
    named = {
        rule.key for rule in packs.rules if any(rule.id in rules for rules in ignores.values())
    }
    _refuse_locked(packs, named, "在部分文件里不用", job)
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


def _refuse_locked(packs: PackSet, keys: set[tuple[str, str]], what: str, job: Job) -> None:
    places = dict(job.names)
    locked = [rule for rule in packs.rules if rule.locked and rule.key in keys]
    if locked:
        raise UsageError(
            [
                Mistake(f"规则{rule.id}“{rule.title}”已锁定，不能{what}。", places.get(rule.id))
                for rule in locked
            ]
        )


def _placed(error: UsageError, job: Job) -> UsageError:
    """The same mistakes, each with the place where the name was written."""
    places = dict(job.names)
    return UsageError(
        [
            replace(mistake, place=mistake.place or places.get(mistake.about or ""))
            for mistake in error.mistakes
        ]
    )
