"""`goalcheck convert`: goal files from documents, never over something that differs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import GOAL_FILE, quick

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = str(ROOT / "examples" / "documents" / "jinnan.txt")


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def names(folder: str) -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


def test_one_file_a_table_numbered_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    result = quick(capsys, "convert", DOCUMENT, "-o", "goals")
    assert result.code == 0
    assert result.out == "22 张表、133 行指标，写到 goals：新写 22 个文件，未变 0 个\n"
    assert names("goals") == [f"{number:02}.yaml" for number in range(1, 23)]


def test_converting_again_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    quick(capsys, "convert", DOCUMENT, "-o", "goals")
    result = quick(capsys, "convert", DOCUMENT, "-o", "goals")
    assert result.out.endswith("新写 0 个文件，未变 22 个\n")
    assert quick(capsys, "convert", DOCUMENT, "-o", "goals", "--check").code == 0


def test_a_file_that_differs_is_never_overwritten_unasked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    quick(capsys, "convert", DOCUMENT, "-o", "goals")
    edited = Path("goals/07.yaml")
    edited.write_text(GOAL_FILE, encoding="utf-8")
    Path("goals/22.yaml").unlink()
    result = quick(capsys, "convert", DOCUMENT, "-o", "goals")
    assert result.code == 2
    assert "1 个文件已有而内容不同（goals/07.yaml）" in result.err
    assert edited.read_text(encoding="utf-8") == GOAL_FILE
    assert not Path("goals/22.yaml").exists()
    assert quick(capsys, "convert", DOCUMENT, "-o", "goals", "--force").code == 0
    assert edited.read_text(encoding="utf-8") != GOAL_FILE


def test_what_an_office_calls_things_is_taken_from_its_configuration(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("送审").mkdir()
    text = "项目名称,泵站维修\n本轮切块数,80.00\n三级指标,指标值\n维修泵站数量,≥12座\n"
    Path("送审/表.csv").write_bytes(text.encode("gb18030"))
    Path("送审/goalcheck.yaml").write_text(
        "columns: 叫法.yaml\nencoding: gb18030\n", encoding="utf-8"
    )
    Path("送审/叫法.yaml").write_text("表字段: {预算数: [本轮切块数]}\n", encoding="utf-8")
    quick(capsys, "convert", "送审/表.csv", "-o", "goals")
    assert "预算数: 80.00\n" in Path("goals/01.yaml").read_text(encoding="utf-8")
    quick(capsys, "convert", "送审/表.csv", "-o", "other", "--isolated")
    assert "预算数: 80.00\n" not in Path("other/01.yaml").read_text(encoding="utf-8")


def test_check_names_what_is_stale_and_writes_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    quick(capsys, "convert", DOCUMENT, "-o", "goals")
    Path("goals/07.yaml").write_text(GOAL_FILE, encoding="utf-8")
    Path("goals/22.yaml").unlink()
    result = quick(capsys, "convert", DOCUMENT, "-o", "goals", "--check")
    assert result.code == 1
    assert result.out == (
        "goals/07.yaml：内容不同\ngoals/22.yaml：没有这个文件\n22 个文件：一致 20，不一致 2\n"
    )
    assert not Path("goals/22.yaml").exists()


def test_the_year_can_be_given(capsys: pytest.CaptureFixture[str]) -> None:
    quick(capsys, "convert", DOCUMENT, "-o", "goals", "--year", "2031")
    assert "年度: 2031\n" in Path("goals/01.yaml").read_text(encoding="utf-8")


def test_a_document_that_does_not_exist_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    result = quick(capsys, "convert", "没有.txt", "-o", "goals")
    assert result.code == 2
    assert "没有.txt" in result.err
    assert not Path("goals").exists()


def test_a_document_without_tables_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path("通知.txt").write_text("关于开会的通知\n", encoding="utf-8")
    result = quick(capsys, "convert", "通知.txt", "-o", "goals")
    assert result.code == 2
    assert "没有读出任何绩效目标表" in result.err


FORM = """<h2>项目支出绩效目标表</h2><table>
<tr><td>项目名称<td colspan=3>泵站维修</tr>
<tr><td>联系人<td>张某<td>预算数<td>80.00</tr>
<tr><td>绩效目标<td colspan=3>完成泵站维修</tr>
<tr><td>一级指标<td>二级指标<td>三级指标<td>指标值</tr>
<tr><td>产出指标<td>数量指标<td>维修泵站<td>≥12座</tr></table>
"""


def test_what_was_left_out_or_assumed_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    Path("泵站.html").write_text(FORM, encoding="utf-8")
    result = quick(capsys, "convert", "泵站.html", "-o", "goals")
    assert result.code == 0
    assert result.err == (
        "注意：泵站.html：第1表：没有取：联系人（张某）\n"
        "注意：泵站.html：第1表：按A（2015年表样：产出（含成本）、效益、满意度）读，把握100%\n"
        "注意：没有写明金额单位的表按万元写\n"
    )


def test_a_table_that_is_no_usual_form_is_to_be_looked_at(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = FORM[FORM.index("<tr><td>一级") :].replace("产出指标", "工作任务")
    Path("表.html").write_text(f"<table>{rows}", encoding="utf-8")
    result = quick(capsys, "convert", "表.html", "-o", "goals")
    assert "把握33%，请核对读出的内容" in result.err


def test_files_of_an_earlier_conversion_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    quick(capsys, "convert", DOCUMENT, "-o", "goals")
    Path("泵站.html").write_text(FORM, encoding="utf-8")
    result = quick(capsys, "convert", "泵站.html", "-o", "goals", "--force")
    assert "注意：goals 里还有不是这次转换写出的目标文件：02.yaml、03.yaml" in result.err


def test_an_old_word_file_is_converted_only_with_leave(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from checker.readers import oldword

    Path("旧.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    refused = quick(capsys, "convert", "旧.doc", "-o", "goals")
    assert "加 --allow-convert" in refused.err
    monkeypatch.setattr(oldword, "office_program", lambda: None)
    for command in (("convert", "旧.doc", "-o", "goals"), ("lint", "旧.doc")):
        allowed = quick(capsys, *command, "--allow-convert")
        assert "没有找到 LibreOffice" in allowed.err + allowed.out
