"""审核意见书 in Word: of a round, of units and of tables, from the office's own template."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from checker.base.errors import UsageError
from checker.finding import Notice, Run
from checker.reports import ReportOptions, render
from checker.reports.letter.builtin import builtin_template
from tests.cli.command import BROKEN_CAP, quick
from tests.ooxml.packages import packed, parts_of
from tests.reports.samples import COST, EMPTY, MIXED

if TYPE_CHECKING:
    from pathlib import Path

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def template(*texts: str) -> bytes:
    """The built-in one with these paragraphs instead; `|` stands where Word cut a text in runs."""
    body = "".join(
        f"<w:p>{''.join(f'<w:r><w:t>{run}</w:t></w:r>' for run in text.split('|'))}</w:p>"
        for text in texts
    )
    parts = parts_of(builtin_template())
    document = parts["word/document.xml"].decode()
    before, after = document.index("<w:body>") + 8, document.index("<w:sectPr>")
    return packed({**parts, "word/document.xml": document[:before] + body + document[after:]})


def paragraphs(run: Run = MIXED, **options: Any) -> list[str]:
    data = render("docx", run, ReportOptions(**options))
    assert isinstance(data, bytes)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = ET.fromstring(package.read("word/document.xml"))
    return ["".join(one.itertext()) for one in body.iter(f"{W}p")]


def test_a_letter_goes_from_the_round_to_units_to_tables_the_worst_first() -> None:
    said = paragraphs()
    assert said[0] == "绩效目标审核意见书"
    assert said[1].startswith(
        "本轮共审核绩效目标表4张：退回1张，修改后提交1张，通过2张；另有1个文件没有读成，没有审核。"
    )
    heads = [text for text in said if re.fullmatch(r".+：(退回|没有读成|修改后提交|通过)", text)]
    assert [text.rpartition("：")[2] for text in heads] == [
        "退回", "没有读成", "修改后提交", "通过", "通过"
    ]  # fmt: skip
    assert "加密.xlsx：没有读成" in heads
    units = sum(text.startswith("本单位共审核") for text in said)
    assert units > 1
    assert sum(text.startswith("审核人（签字）") for text in said) == units
    assert not [text for text in said if "{{" in text]


def test_the_basis_in_law_is_named_and_custom_is_not() -> None:
    custom = replace(COST, basis="审核惯例")
    assert "依据：预算法 第十三条" in paragraphs(replace(MIXED, findings=(COST,)))
    assert not [
        text for text in paragraphs(replace(MIXED, findings=(custom,))) if text.startswith("依据")
    ]


def test_a_letter_can_speak_under_the_four_heads() -> None:
    run = replace(MIXED, findings=(COST,))
    assert any("预算与成本方面" in text for text in paragraphs(run))
    assert any("适当性方面" in text for text in paragraphs(run, four_heads=True))


def test_an_office_has_its_own_letter() -> None:
    own = template(
        "某县财政局评审意见（{{年|度}}）",
        "{{#表}}",
        "{{单|位}}——{{项目}}：错误{{错误}}条",
        "{{/表}}",
        "完",
    )
    said = paragraphs(replace(MIXED, settings={"预算年度": "2025"}), template=own)
    assert said[0] == "某县财政局评审意见（2025）"
    assert said[1].endswith("错误1条")
    assert (len(said), said[-1]) == (7, "完")


def test_what_was_changed_of_the_rules_is_said_where_the_template_wants_it_or_at_the_end() -> None:
    run = replace(MIXED, notices=(Notice("本局", "不用 GC202", ("GC202",), reason="试行"),))
    (sentence,) = (one.sentence for one in run.notices)
    assert paragraphs(run)[-1] == f"规则改动：{sentence}"
    placed = template("{{#规则改动}}", "说明：{{改动}}", "{{/规则改动}}", "完")
    assert paragraphs(run, template=placed) == [f"说明：{sentence}", "完"]


def test_units_and_their_tables_can_be_told_apart() -> None:
    own = template("{{#单位}}", "{{单位}}", "{{#表}}", "{{单位}}{{项目}}", "{{/表}}", "{{/单位}}")
    said = paragraphs(template=own)
    assert "某区交通运输局" in said
    assert "某区交通运输局2025年农村公路养护" in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (("{{项名}}",), "写了 {{项名}}，这里可用的有 综合意见"),
        (
            ("{{#表}}", "{{意见}}", "{{/表}}"),
            "写了 {{意见}}，这里可用的有 单位、项目、结论、审核意见",
        ),
        (("{{#表}}", "x"), "{{#表}} 没有对应的 {{/表}}"),
        (("{{#张数}}", "{{/张数}}"), "写了 {{#张数}}"),
        (("{{表}}",), "写了 {{表}}"),
    ],
)
def test_a_mistake_in_a_template_is_told(text: tuple[str, ...], said: str) -> None:
    with pytest.raises(UsageError, match=re.escape(said)):
        paragraphs(template=template(*text))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"{{#x}}"])
def test_what_is_no_document_is_refused(data: bytes) -> None:
    with pytest.raises(UsageError, match="不是 Word 文档"):
        paragraphs(template=data)


def test_texts_of_tables_are_texts_in_the_letter() -> None:
    odd = replace(COST, message="<w:p>&{{项目}}\x00 5 大于 3", opinion="")
    assert any("<w:p>&{{项目}}" in text for text in paragraphs(replace(MIXED, findings=(odd,))))


def test_a_run_without_tables_is_a_letter_too() -> None:
    assert paragraphs(EMPTY)[1].startswith("本轮共审核绩效目标表0张")


@pytest.mark.parametrize(
    ("stages", "form"),
    [
        (("自评表",), "绩效自评表"),
        (("监控表",), "绩效运行监控表"),
        (("", "自评表", "监控表"), "绩效表"),
    ],
)
def test_the_tables_are_called_for_what_they_are(stages: tuple[str, ...], form: str) -> None:
    tables = tuple(
        replace(MIXED.tables[at], stage=stages[at % len(stages)]) for at in range(len(MIXED.tables))
    )
    assert paragraphs(replace(MIXED, tables=tables))[1].startswith(f"本轮共审核{form}4张")


def test_the_same_run_is_the_same_letter() -> None:
    assert render("docx", MIXED, ReportOptions()) == render("docx", MIXED, ReportOptions())


def test_the_template_is_taken_changed_and_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text(BROKEN_CAP, encoding="utf-8")
    assert quick(capsys, "init", "--opinion-template", "模板.docx").code == 0
    assert quick(capsys, "init", "--opinion-template", "模板.docx").code == 2
    command = ("audit", "a.yaml", "--select", "GC202", "--opinion-template", "模板.docx")
    result = quick(capsys, *command, "--report", "docx:意见.docx")
    assert result.code == 1
    with zipfile.ZipFile(tmp_path / "意见.docx") as package:
        assert "成本上限高于预算数" in package.read("word/document.xml").decode()
    refused = quick(capsys, *command, "--report", "docx:模板.docx")
    assert "模板.docx 正是这次读的文件" in refused.err
    assert quick(capsys, "audit", "a.yaml", "--opinion-template", "无.docx").code == 2
