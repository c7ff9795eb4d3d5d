"""Hostile files beside good ones: every command does for the good ones all it does when they are
alone, and every report tells of both."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from checker.cli.program import invoke
from checker.reports import FORMATS
from tests.hostile.corpus import CORPUS
from tests.readers.writing import content, form

if TYPE_CHECKING:
    from collections.abc import Iterator

GOOD = """\
单位名称: 槐荫县水利局
年度: 2026
金额单位: 万元
项目名称: 2026年渠系清淤
预算数: 60
绩效目标: 清淤渠道30公里
绩效指标:
  - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 清淤长度, 指标值: 不少于30公里}
  - {一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 验收合格率, 指标值: =100%}
  - {一级指标: 产出指标, 二级指标: 成本指标, 三级指标: 清淤总成本, 指标值: ≤90万元}
  - {一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 灌溉保证率, 指标值: ≥80%}
"""
FORM = form(
    """
    项目名称|3>2026年水库除险
    单位名称|3>槐荫县水利局
    预算数|3>80
    绩效目标|3>除险水库2座
    一级指标|二级指标|三级指标|指标值
    产出指标|数量指标|除险水库数量|不少于2座
    产出指标|质量指标|验收合格率|=100%
    产出指标|成本指标|除险总成本|≤95万元
    效益指标|社会效益指标|防洪达标率|≥90%
    """,
    "2026年度项目绩效目标表",
)
# Quick to build and to refuse, of every kind of reader; the whole corpus is a slow test.
FEW = (
    "a billion laughs", "entities in xml", "truncated docx", "random bytes", "deep flow yaml",
    "damaged pdf", "damaged old workbook", "a loop of shapes",
)  # fmt: skip
# What a report may call a file by, and what it says of the good one.
_CAP = "≤90万元"


def _hostile(*, all_of_them: bool) -> Iterator[tuple[str, bytes]]:
    for number, (name, (file, build, _)) in enumerate(CORPUS.items()):
        chosen = all_of_them or name in FEW or number % 6 == 0
        if chosen and "bomb" not in name and "without end" not in name:
            data = build()
            if all_of_them or len(data) < 200_000:
                yield f"{number}{file}", data


def made(folder: Path, *, all_of_them: bool) -> tuple[Path, Path]:
    """A folder of good files alone, and one of the same among hostile ones."""
    alone, among = folder / "alone" / "set", folder / "among" / "set"
    for one in (alone, among):
        one.mkdir(parents=True)
        (one / "good.yaml").write_text(GOOD, encoding="utf-8")
        (one / "good.docx").write_bytes(content([FORM], "docx"))
    for name, data in _hostile(all_of_them=all_of_them):
        (among / name).write_bytes(data)
    return alone.parent, among.parent


@pytest.fixture(scope="module", params=[False, pytest.param(True, marks=pytest.mark.slow)])
def folders(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Path]:
    return made(tmp_path_factory.mktemp("beside"), all_of_them=request.param)


@pytest.fixture
def both(
    folders: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Path, Path]:
    """Copies of the two folders, to write in."""
    for folder in folders:
        shutil.copytree(folder, tmp_path / folder.name)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "alone", tmp_path / "among"


def ran(folder: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.chdir(folder)
    return invoke(arguments)


def good_files(folder: Path) -> dict[str, bytes]:
    """What stands in the folder under the names of the good files and their copies."""
    return {path.name: path.read_bytes() for path in (folder / "set").glob("good*")}


def findings_of(report: Path) -> list[Any]:
    found = json.loads(report.read_text(encoding="utf-8"))["findings"]
    return [one for one in found if Path(one["path"]).name.startswith("good.")]


@pytest.mark.parametrize("command", ["lint", "audit"])
def test_every_report_holds_all_findings_of_the_good_files(
    both: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    outputs = [f"--report={name}:set/report.{name}" for name in FORMATS]
    for folder in both:
        # The second time the reports stand among the files that are read.
        for _ in range(2):
            assert ran(folder, monkeypatch, command, "set", "--min-severity", "info", *outputs) == 1
    alone, among = (folder / "set" for folder in both)
    expected = findings_of(alone / "report.json")
    assert {one["rule"] for one in expected} >= {"GC202", "GC303"}
    assert findings_of(among / "report.json") == expected
    for name, kind in FORMATS.items():
        data = (among / f"report.{name}").read_bytes()
        assert data, name
        if not kind.binary and name != "table":
            text = data.decode("utf-8")
            assert "GC202" in text or "成本上限高于预算数" in text, name
            assert "GC011" in text or "文件无法读取" in text, name


@pytest.mark.parametrize("command", ["fix", "annotate"])
def test_copies_of_the_good_files_are_those_of_before(
    both: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    codes = [ran(folder, monkeypatch, command, "set") for folder in both]
    assert max(codes) == 1
    alone, among = map(good_files, both)
    assert among.keys() == alone.keys()
    assert any(".改好." in name or ".批注." in name for name in among)
    if command == "fix":
        assert "≥30公里".encode() in among["good.yaml"]
    assert among["good.yaml"] == alone["good.yaml"]
    assert among["good.docx"] == alone["good.docx"]


def test_the_good_files_are_converted_as_they_are_alone(
    both: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[set[str]] = []
    for folder in both:
        assert ran(folder, monkeypatch, "convert", "set", "-o", "goals") in {0, 1}
        texts = {path.read_text(encoding="utf-8") for path in (folder / "goals").glob("*.yaml")}
        written.append({text for text in texts if "槐荫县水利局" in text})
    assert len(written[0]) == 2
    assert written[0] == written[1]


def test_a_verdict_on_a_good_file_is_that_of_before(
    both: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[list[str]] = []
    for folder in both:
        assert ran(folder, monkeypatch, "audit", "set", "-o", "../verdicts.txt") == 1
        lines = (folder.parent / "verdicts.txt").read_text(encoding="utf-8").splitlines()
        told.append(next(line.split() for line in lines if "2026年渠系清淤" in line)[-3:])
    assert told[0] == told[1]
