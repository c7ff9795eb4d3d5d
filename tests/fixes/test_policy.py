"""Which of the proposed edits may be applied."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.finding import Fix, Safety
from checker.fixes import Policy
from tests.reports.samples import COST, RATE

SAFE = replace(COST, fix=Fix(Safety.SAFE, "≤842.7万元"))
ASKED = replace(COST, fix=Fix(Safety.SAFE, "≤842.7万元", on_request=True))
RULE = frozenset({COST.rule})
FULL = Policy(RULE, named=RULE, unsafe=True)


@pytest.mark.parametrize(
    ("policy", "safe", "on_request", "unsafe"),
    [
        (Policy(RULE), True, False, False),
        (Policy(RULE, named=RULE), True, True, False),
        (Policy(RULE, unsafe=True), True, False, False),
        (FULL, True, True, True),
        (Policy(frozenset()), False, False, False),
        (replace(FULL, only=(COST.rule, COST.subject)), True, True, True),
        (
            replace(FULL, only=(COST.rule, RATE.subject)),
            False,
            False,
            False,
        ),
        (replace(FULL, only=("GC302", COST.subject)), False, False, False),
    ],
)
def test_an_edit_needs_its_rule_its_asking_and_its_safety(
    policy: Policy, safe: object, on_request: object, unsafe: object
) -> None:
    assert policy.allows(SAFE) is safe
    assert policy.allows(ASKED) is on_request
    assert policy.allows(COST) is unsafe
    assert policy.allows(replace(COST, fix=None)) is False
