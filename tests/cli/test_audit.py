"""`goalcheck audit`: what it says of a set, and that it says it again in the same bytes."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from checker import __version__
from tests.cli.command import BROKEN_CAP, goalcheck, quick

if TYPE_CHECKING:
    from pathlib import Path

AS_OF = ("--as-of", "2026-03-31")


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two projects, the cap of one above its budget and exempted, that of the other not."""
    (tmp_path / ".git").mkdir()
    for folder, text in (("甲", BROKEN_CAP), ("乙", BROKEN_CAP.replace("公路", "桥梁"))):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "01.yaml").write_text(text, encoding="utf-8")
    mark = "  # goalcheck: 豁免 GC202 理由=追加预算已批"
    path = tmp_path / "甲" / "01.yaml"
    text = path.read_text(encoding="utf-8").replace("≤96.00万元", f"≤96.00万元{mark}")
    path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_report_says_all_an_audit_must(capsys: pytest.CaptureFixture[str]) -> None:
    result = quick(capsys, "audit", ".", *AS_OF)
    assert result.code == 1
    headings = [line for line in result.out.splitlines() if line in HEADINGS]
    assert headings == list(HEADINGS)
    assert re.search(r"规则包 cn\.budget-goal \S+（[0-9a-f]{64}）", result.out)
    assert re.search(rf"\ngoalcheck {re.escape(__version__)}（[0-9a-f]{{64}}）\n", result.out)
    assert "审核日期：2026-03-31" in result.out
    assert re.search(r"甲/01\.yaml:27:\d+ +GC202 +追加预算已批 +已用 +1", result.out)
    assert "“2025年农村桥梁养护”绩效目标表退回修改。必须改正：预算与成本方面，“养护经费”的上限" in (
        result.out
    )
    assert result.out.splitlines()[-1] == "结论：退回 1，通过 1"


HEADINGS = ("每张表的结论", "审核意见", "豁免", "台账")


def test_the_same_set_gives_the_same_bytes_whatever_the_order_and_the_hash_seed() -> None:
    first = goalcheck("audit", "甲", "乙", *AS_OF, PYTHONHASHSEED="1")
    second = goalcheck("audit", "乙/01.yaml", "甲", *AS_OF, PYTHONHASHSEED="2")
    assert first.out == second.out


def test_json_gives_verdict_and_opinion_of_every_table(
    capsys: pytest.CaptureFixture[str],
) -> None:
    content = json.loads(quick(capsys, "audit", ".", *AS_OF, "--output-format", "json").out)
    assert content["settings"]["审核日期"] == "2026-03-31"
    assert [table["verdict"] for table in content["tables"]] == ["退回", "通过"]
    assert all(table["opinion"].startswith("“2025年农村") for table in content["tables"])
    (exemption,) = content["exemptions"]
    assert (exemption["state"], exemption["count"]) == ("已用", 1)
