"""Findings that are known and accepted for now."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from checker.base.errors import UsageError
from checker.finding import LedgerEntry, Run
from checker.pipeline.baseline import (
    BASELINE_NAME,
    Baseline,
    apply_baseline,
    baseline_of,
    baseline_text,
    is_baseline,
    load_baseline,
)
from tests.reports.samples import BARE_VERB, COST, RATE

if TYPE_CHECKING:
    from pathlib import Path

LEDGER = tuple(LedgerEntry(rule, rule) for rule in ("GC202", "GC305"))
RUN = Run("1", (), (), (), (COST, BARE_VERB), LEDGER)


def test_what_is_written_is_read_back_the_same(tmp_path: Path) -> None:
    made = baseline_of(RUN, [str(tmp_path / "goals")])
    text = baseline_text(made, tmp_path)
    (tmp_path / BASELINE_NAME).write_text(text, encoding="utf-8")
    assert is_baseline(text.encode())
    assert json.loads(text)["paths"] == ["goals"]
    read = load_baseline(tmp_path / BASELINE_NAME)
    assert read == Baseline(dict(made.entries), made.paths)
    assert [one.rule for one in read.entries.values()] == ["GC202", "GC305"]


def test_known_findings_are_left_out_and_every_report_is_told(tmp_path: Path) -> None:
    known = baseline_of(replace(RUN, findings=(COST,)), [str(tmp_path)])
    run = apply_baseline(RUN, known, [str(tmp_path)])
    assert run.findings == (BARE_VERB,)
    assert run.notes == ("按基线略去了 1 条已知问题。",)
    assert [one.rules for one in run.notices] == [("GC202",)]


def test_a_finding_that_moved_is_still_the_same(tmp_path: Path) -> None:
    moved = replace(COST, place=replace(COST.place, line=99, end_line=99))
    known = baseline_of(RUN, [str(tmp_path)])
    assert apply_baseline(replace(RUN, findings=(moved,)), known, []).findings == ()


def test_an_entry_is_stale_only_where_all_was_looked_at(tmp_path: Path) -> None:
    (tmp_path / "goals").mkdir()
    known = baseline_of(replace(RUN, findings=(COST, BARE_VERB, RATE)), [str(tmp_path)])
    seen = replace(RUN, findings=(COST,))
    assert [one.rule for one in known.stale(seen).values()] == ["GC305"], "GC302 was not selected"
    assert any(
        "有 1 条已经不再出现" in one for one in apply_baseline(seen, known, [str(tmp_path)]).notes
    )
    part = apply_baseline(seen, known, [str(tmp_path / "goals")])
    assert not any("不再出现" in one for one in part.notes)
    assert not Baseline({}).is_covered_by(["-"])
    assert Baseline({}).is_covered_by([str(tmp_path)])


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema": "别的"}', "[" * 100_000])
def test_what_is_no_baseline_is_said_with_its_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / BASELINE_NAME
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match="不是 goalcheck 的基线文件"):
        load_baseline(path)
    with pytest.raises(UsageError, match="baseline write"):
        load_baseline(tmp_path / "没有.json")
