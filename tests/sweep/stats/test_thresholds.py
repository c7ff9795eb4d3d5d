"""Thresholds over units and regions, in the rule language."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import Result, quick
from tests.sweep.stats.counties import FIRST, SECOND

pytest.importorskip("duckdb", reason="the extra [sweep] is not installed")
EXAMPLE = Path(__file__).parents[3] / "examples" / "queries" / "门槛.yaml"


def asked(capsys: pytest.CaptureFixture[str], result: Path, file: Path, *more: str) -> Result:
    return quick(capsys, "stats", str(result), "--thresholds", str(file), *more)


def crossed(
    capsys: pytest.CaptureFixture[str], result: Path, folder: Path, text: str, *more: str
) -> list[list[Any]]:
    file = folder / "门槛.yaml"
    file.write_text(f"thresholds:\n  - title: 门槛\n    {text}\n", encoding="utf-8")
    done = asked(capsys, result, file, "--output-format", "json", *more)
    (told,) = json.loads(done.out)["answers"]
    assert done.code == int(bool(told["rows"]))
    return told["rows"]


@pytest.mark.parametrize(
    ("claim", "names"),
    [
        ('问题率("GC202") ≤ 10%', [FIRST]),
        ('问题率("GC202") ≤ 67%', []),
        ('有问题的表数("GC202") ≤ 2', []),
        ('有问题的表数("GC202") < 2', [FIRST]),
        ("退回数 ÷ 表数 ≤ 70%", [SECOND]),
        ("预算数 ≤ 100万元", [FIRST]),
        ("名称 包含 \"另一区\"", [FIRST]),
        ("表数 = 计数(普查.单位) + 1", [SECOND]),
    ],
)  # fmt: skip
def test_units_for_which_it_does_not_hold_are_told(
    result: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], claim: str, names: list[str]
) -> None:
    rows = crossed(capsys, result, tmp_path, f"assert: |\n      {claim}")
    assert [row[1] for row in rows] == names


def test_a_row_tells_the_values_it_was_judged_by(
    result: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ((_, name, tables, claim, values),) = crossed(
        capsys,
        result,
        tmp_path,
        "when: 表数 ≥ 3\n    assert: 问题率('GC202') ≤ 10%".replace("'", '"'),
    )
    assert (name, tables, claim) == (FIRST, 3, '问题率("GC202") ≤ 10%')
    assert values == '问题率("GC202") 是 66.67%'


def test_regions_are_as_deep_as_was_asked_for(
    result: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "of: 地区\n    assert: 退回数 ÷ 表数 ≤ 80%"
    assert crossed(capsys, result, tmp_path, text, "--level", "2") == []
    ((_, name, *_),) = crossed(capsys, result, tmp_path, text, "--level", "3")
    assert name == "云岭省/云原市/乙县"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('assert: 问题率("GC2O2") ≤ 10%', "没有用规则“GC2O2”"),
        ("assert: 表树 ≥ 3", "表数"),
        ("assert: 表数", "应当是条件"),
        ("assert: 预算数 ≥ 3张", "量纲不同"),
        ("assert: 表数 ≥", "门槛.yaml:3:"),
        ("of: 县\n    assert: 表数 > 1", "没有“县”"),
        ("when: 表数 > 1", "缺少assert"),
        ("asert: 表数 > 1", "assert"),
    ],
)
def test_a_mistake_in_the_file_has_a_place(
    result: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    file = tmp_path / "门槛.yaml"
    file.write_text(f"thresholds:\n  - title: 门槛\n    {text}\n", encoding="utf-8")
    done = asked(capsys, result, file)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert "门槛.yaml:" in done.err


def test_the_example_holds_what_it_says(result: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done = asked(capsys, result, EXAMPLE, "--level", "3", "--output-format", "json")
    (told,) = json.loads(done.out)["answers"]
    assert [(row[0][:4], row[1]) for row in told["rows"]] == [
        ("十张里有", FIRST),
        ("一半以上", "云岭省/云原市/乙县"),
        ("一半以上", "云岭省/云原市/甲县"),
    ]
