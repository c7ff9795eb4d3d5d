"""An office's own names for fields and columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.base.errors import UsageError
from checker.pipeline import Job, check
from checker.readers import read, read_text, with_own_words
from tests.readers import writing
from tests.readers.forms_for_tests import markdown, rows, texts

if TYPE_CHECKING:
    from pathlib import Path

    from checker.model import Document

FORM = markdown(
    ("项目名称", "泵站维修", "", "", ""),
    ("本轮切块数", "80.00", "牵头科室", "工程科", ""),
    ("一级指标", "二级指标", "三级指标", "本市目标", "牵头人"),
    ("产出指标", "数量指标", "维修泵站", "≥12座", "李某"),
)
WORDS = """
表字段:
  预算数: [本轮切块数]
不取: [牵头科室]
指标列:
  指标值: [本市目标]
不取的列: [牵头人]
"""


def words(folder: Path, text: str) -> Path:
    path = folder / "叫法.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def read_with(folder: Path, text: str) -> Document:
    return read_text(FORM, "f.md", words=with_own_words([words(folder, text)]))


def test_words_of_the_office_are_understood(tmp_path: Path) -> None:
    document = read_with(tmp_path, WORDS)
    (table,) = document.tables
    assert texts(table) == {"项目名称": "泵站维修", "预算数": "80.00"}
    assert rows(table) == [("产出指标", "数量指标", "维修泵站", "≥12座")]
    assert not document.problems
    assert document.notes == ("第1表：没有取：牵头科室（工程科）、牵头人（李某）",)


# Texts of several lines a cell: without its words nobody knows where a row begins.
OFFICE_FORM = """
    项目名称|3>城区老旧排水泵站维修
    本轮切块数|80.00|财政资金|80.00
    绩效目标|3>1.维修泵站12处，保障汛期排水畅通\\n2.更换水泵，使城区老旧泵站的排水能力达到设计标准
    第一层|第二层|具体事项|本市目标
    3^产出指标|2^数量指标|维修泵站数量|≥12处
    更换老旧水泵及其配套电气设备的数量合计|≥24台
    质量指标|验收合格率|100%
"""
OFFICE_WORDS = """
表字段:
  预算数: [本轮切块数]
指标列:
  一级指标: [第一层]
  二级指标: [第二层]
  三级指标: [具体事项]
  指标值: [本市目标]
"""


def test_a_pdf_without_lines_is_read_with_them(tmp_path: Path) -> None:
    """A process of its own reads it, and tells by the words where a cell begins."""
    printed = [writing.form(OFFICE_FORM, "项目绩效目标表")]
    path = tmp_path / "f.pdf"
    path.write_bytes(writing.pdf_bytes(printed, ruled=False))
    assert not read(path, "f.pdf", named=True).tables
    own = with_own_words([words(tmp_path, OFFICE_WORDS)])
    (table,) = read(path, "f.pdf", named=True, words=own).tables
    assert table.text("预算数") == "80.00"
    assert rows(table) == [
        ("产出指标", "数量指标", "维修泵站数量", "≥12处"),
        ("产出指标", "数量指标", "更换老旧水泵及其配套电气设备的数量合计", "≥24台"),
        ("产出指标", "质量指标", "验收合格率", "100%"),
    ]


def test_they_hold_no_longer_than_they_are_asked_for(tmp_path: Path) -> None:
    read_with(tmp_path, WORDS)
    (table,) = read_text(FORM, "f.md").tables
    assert "预算数" not in table.fields


def test_they_win_over_the_bundled_ones(tmp_path: Path) -> None:
    document = read_with(tmp_path, "表字段:\n  资金用途: [项目名称]\n")
    assert document.tables[0].text("资金用途") == "泵站维修"


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("表字断:\n  预算数: [甲]\n", "1:1", "“叫法文件”没有“表字断”这一项，是否想写“表字段”？"),
        ("表字段:\n  预算树: [甲]\n", "2:3", "“表字段”没有“预算树”这一项，是否想写“预算数”？"),
        (
            "指标列: [甲]\n",
            "1:6",
            "“指标列”应当是“键: 值”的形式，例如 指标值: [计划值]，却是列表。",
        ),
        (
            "指标列:\n  指标值: 计划值、目标值\n",
            "2:8",
            "“计划值、目标值”是一个词还是几个？几个词写成 [甲, 乙]",
        ),
        ("指标列:\n  指标值: []\n", "2:8", "“指标值”没有写叫法。"),
        (
            "表字段:\n  预算数: [核准<经费/金额]\n",
            "2:9",
            "“核准<经费/金额”里的“<”和“>”要成对：<年度/本年/>预算。",
        ),
        (
            "表字段:\n  项目名称: [<课题/>名称]\n  预算数: [课题名称]\n",
            "3:9",
            "“课题名称”上面已经是“项目名称”的叫法，不能又是“预算数”的。",
        ),
        ("- 甲\n", "1:1", "“叫法文件”应当是“键: 值”的形式"),
    ],
)
def test_a_mistake_in_them_is_told_with_its_place(
    text: str, place: str | None, said: str, tmp_path: Path
) -> None:
    path = words(tmp_path, text)
    with pytest.raises(UsageError) as caught:
        with_own_words([path])
    (mistake,) = caught.value.mistakes
    assert mistake.message.startswith(said)
    where = path.as_posix()
    assert str(mistake.place) == (f"{where}:{place}" if place else where)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="叫法文件打不开"):
        with_own_words([tmp_path / "没有.yaml"])


def test_a_run_reads_with_them(tmp_path: Path) -> None:
    (tmp_path / "f.md").write_text(FORM, encoding="utf-8")
    job = Job(paths=(str(tmp_path / "f.md"),), select=("GC014", "GC015"))
    assert [finding.rule for finding in check(job).findings] != []
    with_words = Job(paths=job.paths, select=job.select, columns=(words(tmp_path, WORDS),))
    assert check(with_words).findings == ()
