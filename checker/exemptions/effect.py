"""Sets aside the findings that are exempted, and says what became of every exemption."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.finding import Exempted, ExemptionState, ExemptionUse

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from checker.exemptions.claim import Claim
    from checker.finding import Exemption, Finding, Run


def set_aside(
    run: Run,
    claims: Sequence[Claim],
    locked: Collection[str],
    today: datetime.date,
    *,
    whole: bool,
) -> Run:
    """The run with exempted findings apart, and a record of every exemption.

    `locked` are the rules that allow none. `whole` says that the run covers all there is, so that
    an exemption that concerns no table of it is one too many.
    """
    taken: defaultdict[int, Counter[str]] = defaultdict(Counter)
    kept: list[Finding] = []
    exempted: list[Exempted] = []
    usable = [
        (number, claim)
        for number, claim in enumerate(claims)
        if not _expired(claim.exemption, today)
    ]
    for finding in run.findings:
        number = None if finding.rule in locked else _taker(finding, usable)
        if number is None:
            kept.append(finding)
        else:
            taken[number][finding.rule] += 1
            exempted.append(Exempted(finding, claims[number].exemption))
    uses = [
        use
        for number, claim in enumerate(claims)
        if (use := _use(claim, taken[number], run, locked, today, whole=whole))
    ]
    return replace(
        run,
        findings=tuple(kept),
        exempted=tuple(exempted),
        exemptions=tuple(uses),
        notes=(*run.notes, *(note for use in uses for note in _notes(use))),
    )


def _taker(finding: Finding, claims: Sequence[tuple[int, Claim]]) -> int | None:
    return next(
        (
            number
            for number, claim in claims
            if finding.rule in claim.exemption.rules and claim.covers(finding)
        ),
        None,
    )


def _expired(exemption: Exemption, today: datetime.date) -> bool:
    return exemption.until is not None and datetime.date.fromisoformat(exemption.until) < today


def _use(
    claim: Claim,
    taken: Counter[str],
    run: Run,
    locked: Collection[str],
    today: datetime.date,
    *,
    whole: bool,
) -> ExemptionUse | None:
    """What became of an exemption, None where this run can say nothing of it."""
    exemption = claim.exemption
    barred = tuple(rule for rule in exemption.rules if rule in locked)
    count = sum(taken.values())
    if _expired(exemption, today):
        return ExemptionUse(exemption, ExemptionState.EXPIRED, barred=barred)
    if len(barred) == len(exemption.rules):
        return ExemptionUse(exemption, ExemptionState.LOCKED, barred=barred)
    concerned = any(claim.concerns(table) for table in run.tables)
    if not concerned and not whole:
        return None
    # A rule that was not selected found nothing because it did not look.
    selected = {entry.rule for entry in run.ledger}
    idle = tuple(
        rule
        for rule in exemption.rules
        if rule in selected and rule not in barred and not taken[rule]
    )
    state = ExemptionState.UNUSED if idle and not count else ExemptionState.USED
    hint = "" if concerned else claim.hint(run.tables)
    return ExemptionUse(exemption, state, count, barred, idle, hint)


def _notes(use: ExemptionUse) -> Iterator[str]:
    place, until = use.exemption.place, use.exemption.until
    if use.state is ExemptionState.EXPIRED:
        yield f"{place}: 这条豁免到 {until} 为止，已经过期，不起作用"
        return
    if use.state is ExemptionState.LOCKED:
        yield f"{place}: {'、'.join(use.barred)} 不允许豁免，这条豁免不起作用"
        return
    if use.barred:
        yield f"{place}: {'、'.join(use.barred)} 不允许豁免，这条豁免对它不起作用"
    if use.state is ExemptionState.UNUSED:
        yield f"{place}: 这条豁免没有用到{use.hint or '，可以去掉'}"
    elif use.idle:
        yield f"{place}: 这条豁免里的 {'、'.join(use.idle)} 没有用到，可以去掉"
