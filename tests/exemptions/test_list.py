"""The list of exemptions for Office documents: what it must say, covers, and where it is seen."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.command import BROKEN_CAP, quick

JINNAN = Path(__file__).parents[2] / "examples" / "documents" / "jinnan.docx"
ENTRY = """\
豁免:
  - 单位: 天津市津南区人力资源和社会保障局
    项目: 2025年区级城乡居民养老保险
    指标: 归集经费
    规则: GC202
    理由: 追加预算已批，见会议纪要
    截至: 2026-12-31
"""


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "01.yaml").write_text(BROKEN_CAP, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def entry(**changes: str | None) -> str:
    """A list of one entry for the cost cap of 01.yaml; None leaves a key out."""
    said: dict[str, str | None] = {
        "单位": "某区交通运输局", "项目": "2025年农村公路养护", "指标": "养护经费",
        "规则": "GC202", "理由": "追加预算已批", **changes,
    }  # fmt: skip
    lines = [f"  {key}: {value}" for key, value in said.items() if value is not None]
    return "\n".join(["- " + lines[0].strip(), *lines[1:]]) + "\n"


def lint(capsys: pytest.CaptureFixture[str], text: str, *arguments: str):
    Path("豁免清单.yaml").write_text(text, encoding="utf-8")
    return quick(
        capsys, "lint", ".", "--select", "GC202,GC305", "--exemptions", "豁免清单.yaml",
        "--as-of", "2026-03-31", "--output-format", "json", *arguments,
    )  # fmt: skip


def test_a_word_document_is_exempted_by_unit_project_indicator_and_rule(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "01.yaml").unlink()
    shutil.copy(JINNAN, "目标表.docx")
    found = json.loads(
        quick(capsys, "lint", ".", "--select", "GC202", "--output-format", "json").out
    )
    first = next(one for one in found["findings"] if "居民养老" in one["table"]["project"])
    name = first["address"].split(" > ")[2]
    text = entry(单位=first["table"]["unit"], 项目=first["table"]["project"], 指标=name)
    result = json.loads(lint(capsys, text).out)
    caps = [one for one in result["findings"] if one["rule"] == "GC202"]
    assert len(caps) == len(found["findings"]) - 1
    (exempted,) = result["exempted"]
    assert (exempted["cell"], exempted["reason"]) == (first["cell"], "追加预算已批")
    assert exempted["exempted_at"] == "豁免清单.yaml:1:3"


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"单位": None},
        {"单位": '"353101"'},
        {"项目": None, "指标": None},
        {"指标": None},
        {"规则": "[成本上限高于预算数, GC305]"},
        {"截至": "2026年3月31日"},
        {"项目": "2025年 农村公路养护"},
    ],
)
def test_an_entry_covers_what_it_names(
    capsys: pytest.CaptureFixture[str], changes: dict[str, str | None]
) -> None:
    result = lint(capsys, entry(**changes))
    content = json.loads(result.out)
    assert (result.code, content["findings"]) == (0, [])
    assert [one["rule"] for one in content["exempted"]] == ["GC202"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"项目": "2025年农村公路养"},
            "没有用到：没有叫“2025年农村公路养”的项目，是否想写“2025年农村公路养护”",
        ),
        ({"单位": "某局"}, "没有用到：没有单位和项目都相符的表"),
        ({"指标": "养护里程"}, "没有用到，可以去掉"),
        ({"规则": "GC305"}, "没有用到，可以去掉"),
        ({"截至": "2026-03-30"}, "到 2026-03-30 为止，已经过期，不起作用"),
    ],
)
def test_one_that_does_not_count_is_told(
    capsys: pytest.CaptureFixture[str], changes: dict[str, str | None], said: str
) -> None:
    result = lint(capsys, entry(**changes))
    content = json.loads(result.out)
    assert result.code == 1
    assert f"豁免清单.yaml:1:3: 这条豁免{said}" in result.err
    (listed,) = content["exemptions"]
    assert listed["state"] in ("没有用到", "已过期")
    assert listed["count"] == 0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (entry(理由=None), "1:3: 豁免要写理由"),
        (entry(规则=None), "1:3: 豁免要写规则，例如 规则: GC305"),
        (entry(项目=None, 单位=None), "1:3: 豁免要写明单位或项目"),
        (entry(规则="GC20"), "4:7: 没有叫“GC20”的规则，是否想写"),
        (
            entry(截止="2026-12-31"),
            "6:3: “豁免”没有“截止”这一项，是否想写“截至”",
        ),
        (entry(截至="年底"), "6:7: “年底”不是日期"),
        ("- GC305\n", "1:3: “豁免”应当是“键: 值”的形式，例如 规则: GC305，却是“GC305”"),
        (
            "豁免: GC305\n",
            "1:5: “豁免清单”应当是列表（每项前一个“- ”），例如 - 规则: GC305，却是“GC305”",
        ),
        ("例外: []\n", "1:1: “豁免清单”没有“例外”这一项"),
    ],
)
def test_a_list_that_cannot_be_read_stops_the_run_with_the_place(
    capsys: pytest.CaptureFixture[str], text: str, message: str
) -> None:
    result = lint(capsys, text)
    assert (result.code, result.out) == (2, "")
    assert f"豁免清单.yaml:{message}" in result.err


def test_a_list_can_stand_in_the_configuration(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "豁免清单.yaml").write_text(f"豁免:\n{entry()}", encoding="utf-8")
    (project / "goalcheck.yaml").write_text("exemptions: 豁免清单.yaml\n", encoding="utf-8")
    assert quick(capsys, "lint", ".", "--select", "GC202").code == 0


def test_an_entry_for_another_table_says_nothing_of_the_file_that_was_passed(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "豁免清单.yaml").write_text(entry(项目="别的项目"), encoding="utf-8")
    named = ("lint", "01.yaml", "--select", "GC202", "--exemptions", "豁免清单.yaml")
    assert "没有用到" not in quick(capsys, *named).err


def test_sarif_says_that_the_reason_stands_elsewhere(capsys: pytest.CaptureFixture[str]) -> None:
    result = lint(capsys, entry(), "--output-format", "sarif")
    (found,) = json.loads(result.out)["runs"][0]["results"]
    (suppression,) = found["suppressions"]
    assert (suppression["kind"], suppression["justification"]) == ("external", "追加预算已批")
    assert suppression["location"]["physicalLocation"]["region"]["startLine"] == 1


def test_the_audit_lists_every_exemption_and_what_became_of_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("豁免清单.yaml").write_text(
        entry() + entry(规则="GC305", 理由="等批复") + entry(理由="旧的", 截至="2026-01-01"),
        encoding="utf-8",
    )
    arguments = ("audit", ".", "--exemptions", "豁免清单.yaml", "--as-of", "2026-03-31")
    out = quick(capsys, *arguments).out
    rows = [line.split() for line in out.splitlines() if "豁免清单.yaml:" in line]
    assert ["豁免清单.yaml:1:3", "GC202", "追加预算已批", "已用", "1"] in rows
    assert ["豁免清单.yaml:6:3", "GC305", "等批复", "没有用到", "0"] in rows
    assert ["豁免清单.yaml:11:3", "GC202", "旧的", "2026-01-01", "已过期", "0"] in rows
