"""The concise report: one line a finding."""

from __future__ import annotations

from tests.reports.texts import (
    text,
)


def test_concise_gives_one_line_a_finding() -> None:
    first = text("concise").splitlines()[0]
    assert first == (
        "goals/01.yaml:31:10: 错误 GC202 成本上限高于预算数："
        "成本指标“归集经费”上限为900万元，预算数为842.7万元，相差57.3万元（应为 ≤842.7万元）"
    )
