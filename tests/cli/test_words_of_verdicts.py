"""What verdicts are called on tables that account for a goal, in every report for people."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from tests.cli.command import GOAL_FILE, quick

DONE = """\
标题: 2024年度项目支出绩效自评表
年度: 2024
单位名称: 望溪县水文站
金额单位: 万元
项目名称: 雨量站更新
预算数: 60
财政拨款: 60
执行数: 58.8
执行率: {rate}
绩效目标: 更新雨量站30处，提高雨情报汛及时率
绩效指标:
  - 一级指标: 产出指标
    二级指标: 数量指标
    三级指标: 更新雨量站
    指标值: ≥30处
    实际完成值: 30处
  - 一级指标: 产出指标
    二级指标: 质量指标
    三级指标: 设备验收合格率
    指标值: =100%
    实际完成值: 100%
  - 一级指标: 效益指标
    二级指标: 社会效益指标
    三级指标: 报汛到报率
    指标值: ≥98%
    实际完成值: 98.6%
  - 一级指标: 满意度指标
    二级指标: 服务对象满意度指标
    三级指标: 防汛部门满意度
    指标值: ≥90%
    实际完成值: 95%
"""
WATCHED = DONE.replace("绩效自评表", "绩效运行监控表").replace(
    "执行数: 58.8", "监控期间: 1-9月\n执行数: {spent}\n全年预计执行数: 60"
)
TABLES = {
    "自评-对.yaml": (DONE.format(rate="98%"), "核对无误"),
    "自评-错.yaml": (DONE.format(rate="88%"), "退回重评"),
    "监控-对.yaml": (WATCHED.format(rate="75%", spent="45"), "核对无误"),
    "监控-错.yaml": (WATCHED.format(rate="55%", spent="45"), "退回重填"),
}
KINDS = ("audit", "markdown", "html", "xlsx", "docx", "json")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def report(kind: str, file: str, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    """The text of a report of one kind on one file."""
    quick(capsys, "audit", file, "--isolated", "--report", f"{kind}:out.bin", *more)
    data = Path("out.bin").read_bytes()
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return data.decode()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [package.read(name).decode() for name in package.namelist() if ".xml" in name]
    return re.sub(r"<[^>]+>", "", "".join(parts))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", TABLES)
def test_every_report_calls_a_verdict_by_the_word_of_the_stage(
    kind: str, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text, word = TABLES[name]
    Path(name).write_text(text, encoding="utf-8")
    said = report(kind, name, capsys)
    # The letter and the page tell in a sentence what is right, without the word of the verdict.
    assert word in said or (word == "核对无误" and "未发现算错或前后矛盾的地方" in said)
    assert "可以提交" not in said


@pytest.mark.parametrize("kind", KINDS)
def test_a_goal_table_keeps_the_words_of_goal_tables(
    kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("目标.yaml").write_text(GOAL_FILE, encoding="utf-8")
    said = report(kind, "目标.yaml", capsys)
    assert "通过" in said or "可以提交" in said
    assert not any(word in said for word in ("核对无误", "重评", "重报"))


@pytest.mark.parametrize("kind", ["audit", "markdown", "html", "xlsx", "json"])
def test_an_office_calls_them_what_it_likes(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("自评-错.yaml").write_text(TABLES["自评-错.yaml"][0], encoding="utf-8")
    Path("goalcheck.yaml").write_text(
        "verdict-words:\n  自评表: {退回: 不予认可}\n", encoding="utf-8"
    )
    quick(capsys, "audit", "自评-错.yaml", "--report", f"{kind}:out.bin")
    data = Path("out.bin").read_bytes()
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            data = b"".join(package.read(name) for name in package.namelist())
    assert "不予认可" in data.decode(errors="replace")
