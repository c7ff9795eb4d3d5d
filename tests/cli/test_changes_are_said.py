"""Whatever could hide an error is said in the report, and what says that nothing was read stays."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from checker.reports import FORMATS
from tests.cli.command import BROKEN_CAP, quick

HEAD = "pack: 下级\nversion: 1.0.0\nlanguage: 1\n"


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "01.yaml").write_text(BROKEN_CAP, encoding="utf-8")
    (tmp_path / "旧稿.yaml").write_text(BROKEN_CAP, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def notices(
    capsys: pytest.CaptureFixture[str], *arguments: str, pack: str = "", config: str = ""
) -> list[str]:
    if pack:
        Path("下级.yaml").write_text(HEAD + pack, encoding="utf-8")
        arguments = (*arguments, "--pack", "下级.yaml")
    if config:
        Path("goalcheck.yaml").write_text(config, encoding="utf-8")
    result = quick(capsys, "lint", "01.yaml", "--output-format", "json", *arguments)
    assert result.code in (0, 1), result.err
    return [notice["text"] for notice in json.loads(result.out)["notices"]]


@pytest.mark.parametrize(
    ("pack", "said"),
    [
        (
            "overrides: [{id: GC202, enabled: false, reason: 今年试行}]\n",
            "规则包“下级”停用 GC202 成本上限高于预算数，理由：今年试行（下级.yaml:4:13）",
        ),
        (
            "overrides: [{id: GC202, severity: info, reason: 试行, until: 2999-01-31}]\n",
            (
                "规则包“下级”把 GC202 成本上限高于预算数 的程度由错误改为提示，"
                "理由：试行，至 2999-01-31（下级.yaml:4:13）"
            ),
        ),
        (
            "overrides: [{id: GC102, params: {必需-: [效益指标]}, reason: 本市约定}]\n",
            (
                "规则包“下级”把 GC102 缺一级指标 的参数“必需”去掉 效益指标，"
                "理由：本市约定（下级.yaml:4:13）"
            ),
        ),
        (
            "vocabulary: {含糊词-: [若干]}\n",
            "规则包“下级”把词汇表“含糊词”去掉 若干（下级.yaml:4:14）",
        ),
        ("units: {网箱: 个}\n", "规则包“下级”加了计量单位 网箱（下级.yaml:4:8）"),
    ],
)
def test_what_a_pack_changes_of_others_is_said(
    capsys: pytest.CaptureFixture[str], pack: str, said: str
) -> None:
    assert notices(capsys, pack=pack) == [said]


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ("ignore: [GC202]\n", "配置不用 GC202 成本上限高于预算数（goalcheck.yaml:1:10）"),
        (
            "severity: {GC202: info}\n",
            "配置把 GC202 成本上限高于预算数 的程度由错误改为提示（goalcheck.yaml:1:12）",
        ),
        (
            "per-file-ignores: {草稿/**: [GC202]}\n",
            "配置在 草稿/** 里不用 GC202 成本上限高于预算数（goalcheck.yaml:1:28）",
        ),
        ("exclude: [旧稿.yaml]\n", "配置不检查匹配 旧稿.yaml 的文件（goalcheck.yaml:1:1）"),
        ('profile: "2021"\n', "配置把所有的表都当作“2021”表样检查（goalcheck.yaml:1:1）"),
        (
            "verdict: {退回: {error: 9}}\n",
            "配置改了审核结论的界限：错误满 9 个时退回（goalcheck.yaml:1:1）",
        ),
        (
            "sets: [01.yaml, 旧稿.yaml]\n",
            "配置把文件分成 2 套，各套之间不互相比较（goalcheck.yaml:1:1）",
        ),
    ],
)
def test_what_configuration_leaves_out_is_said_with_its_place(
    capsys: pytest.CaptureFixture[str], config: str, said: str
) -> None:
    assert notices(capsys, config=config) == [said]


def test_a_choice_of_rules_says_how_many_are_not_used(capsys: pytest.CaptureFixture[str]) -> None:
    (said,) = notices(capsys, "--select", "GC3")
    assert said.startswith("命令行只用 GC3，其余 ")
    assert said.endswith(" 条默认选用的规则没有用")
    assert notices(capsys, "--select", "ALL") == []


def test_a_rule_that_speaks_in_place_of_anothers_is_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    pack = """\
rules:
  - id: XJ001
    name: own-cap
    title: 本级上限
    since: 1.0.0
    severity: info
    select: 表.绩效指标[是成本指标]
    assert: 指标值.上限 ≤ 表.预算数
    message: 超过
    supersedes: [GC202]
    examples:
      good: [{预算数: 3, 绩效指标: {二级指标: 成本指标, 指标值: ≤3万元}}]
      bad: [{预算数: 3, 绩效指标: {二级指标: 成本指标, 指标值: ≤4万元}}]
"""
    (said,) = notices(capsys, pack=pack)
    assert said == (
        "规则包“下级”的规则 XJ001 本级上限报出时，"
        "不再报 GC202 成本上限高于预算数（下级.yaml:13:18）"
    )
    Path("下级.yaml").write_text(HEAD + pack.replace("[GC202]", "[GC009]"), encoding="utf-8")
    result = quick(capsys, "lint", "01.yaml", "--pack", "下级.yaml")
    assert result.code == 2
    assert "下级.yaml:13:18: 规则GC009“表不完整”已锁定，不能被别的规则代替。" in result.err


@pytest.mark.parametrize("output", FORMATS)
def test_every_format_says_an_exemption_and_its_reason(
    capsys: pytest.CaptureFixture[str], output: str
) -> None:
    mark = "≤96.00万元  # goalcheck: 豁免 GC202 理由=追加已批"
    Path("01.yaml").write_text(BROKEN_CAP.replace("≤96.00万元", mark), encoding="utf-8")
    quick(capsys, "audit", "01.yaml", "--report", f"{output}:报告")
    said = Path("报告").read_bytes()
    if said.startswith(b"PK"):
        with zipfile.ZipFile("报告") as archive:
            said = b"".join(map(archive.read, archive.namelist()))
    text = said.decode(errors="replace")
    assert "GC202" in text
    assert "追加已批" in text


def test_the_findings_a_baseline_takes_away_are_counted(
    capsys: pytest.CaptureFixture[str],
) -> None:
    quick(capsys, "baseline", "write", "01.yaml")
    said = notices(capsys, "--baseline", "goalcheck-baseline.json")
    assert len(said) == 1
    assert said[0].startswith("基线 goalcheck-baseline.json 略去了 ")


@pytest.mark.parametrize("rule", ["GC001", "GC007", "GC009", "GC011", "GC012"])
def test_what_says_that_nothing_was_read_cannot_be_switched_off(
    capsys: pytest.CaptureFixture[str], rule: str
) -> None:
    Path("下级.yaml").write_text(
        f"{HEAD}overrides: [{{id: {rule}, severity: info, reason: 试}}]\n", encoding="utf-8"
    )
    for arguments in (("--ignore", rule), ("--pack", "下级.yaml")):
        result = quick(capsys, "lint", "01.yaml", *arguments)
        assert result.code == 2
        assert f"规则{rule}“" in result.err
        assert "已锁定" in result.err


def test_the_beginning_of_ids_leaves_locked_rules_where_they_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("表.xlsx").write_bytes(b"PK\3\4 broken")
    arguments = ("lint", "表.xlsx", "--ignore", "GC0", "--output-format", "json")
    result = json.loads(quick(capsys, *arguments).out)
    assert [found["rule"] for found in result["findings"]] == ["GC011"]
    (said,) = (notice["text"] for notice in result["notices"])
    assert said.startswith("命令行不用 GC0（")
    assert "其中 GC001、GC007、GC009、GC011、GC012 已锁定，照常检查" in said


def test_an_exemption_of_a_locked_rule_is_void(capsys: pytest.CaptureFixture[str]) -> None:
    text = BROKEN_CAP.replace("预算数: 80.50", "预算数: 80.50\n预算数: 81")
    Path("01.yaml").write_text(f"# goalcheck: 豁免整表 GC007 理由=不要紧\n{text}", encoding="utf-8")
    result = quick(capsys, "lint", "01.yaml", "--output-format", "json")
    assert "GC007" in [found["rule"] for found in json.loads(result.out)["findings"]]
    assert "GC007 不允许豁免，这条豁免不起作用" in result.err
