"""A workbook of rules, edited and read again."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl

from checker.packs import load_packs
from checker.rulebook import import_workbook
from tests.cli.command import quick

if TYPE_CHECKING:
    import pytest

from tests.rulebook.workbooks import PACK, edit, exported, refused


def test_importing_an_untouched_workbook_leaves_every_character_of_the_pack(pack: Path) -> None:
    done = import_workbook(exported(pack), pack)
    assert done.text == PACK
    assert (done.added, done.changed, done.removed, done.overrides) == ((), (), (), None)


def test_only_what_was_edited_is_written(pack: Path) -> None:
    book = edit(exported(pack), ("取值范围", "最小", 3, "95%"), ("取值范围", "正例", 3, "≥96%"))
    done = import_workbook(book, pack)
    assert done.changed == ("BD002",)
    head, _, rest = PACK.partition("  - id: BD002\n")
    tail = rest.partition("  - id: BD003\n")[2]
    assert done.text.startswith(head)
    assert done.text.endswith("  - id: BD003\n" + tail)
    assert "      最小: 95%\n" in done.text


def test_rows_that_are_gone_or_new_are_rules_that_are_gone_or_new(pack: Path) -> None:
    path = exported(pack)
    book = openpyxl.load_workbook(path)
    book["唯一"].delete_rows(3)
    book["改动"].delete_rows(3)
    book.save(path)
    edit(path, ("必填", "编号", 4, "BD010"), ("必填", "栏目", 4, "项目编码"))
    done = import_workbook(path, pack)
    assert (done.added, done.removed, done.overrides) == (("BD010",), ("BD003",), 2)
    pack.write_text(done.text, encoding="utf-8")
    packset = load_packs([pack])
    assert packset.rule("BD010").title == "项目编码必填"
    assert packset.rule("BD900").title == "手写"
    assert packset.rule("GC601").severity is load_packs().rule("GC601").severity
    assert all(rule.id != "BD003" for rule in packset.rules)
    assert "# 手写的，不进工作簿\n" in done.text


def test_numbers_and_dates_that_excel_made_of_texts_are_read_as_typed(pack: Path) -> None:
    path = exported(pack)
    book = openpyxl.load_workbook(path)
    sheet: Any = book["取值范围"]
    columns = {cell.value: cell.column or 0 for cell in sheet[2]}
    sheet.cell(3, columns["最小"]).value = 0.9
    sheet.cell(3, columns["最小"]).number_format = "0%"
    changes: Any = book["改动"]
    columns = {cell.value: cell.column or 0 for cell in changes[2]}
    changes.cell(3, columns["到期"]).value = datetime.date(2026, 12, 31)
    changes.cell(3, columns["到期"]).number_format = "yyyy/m/d"
    book.save(path)
    new = Path("新.yaml")
    done = import_workbook(path, new).text
    assert "      最小: 90%\n" in done
    assert "    until: 2026-12-31\n" in done
    new.write_text(done, encoding="utf-8")
    assert import_workbook(path, new).text == done


# What a clerk writes into a cell, and what is said of it.
SLIPS: dict[tuple[str, str, int], tuple[object, str]] = {
    ("必填", "栏目", 3): (
        "计量单元",
        "必填!G3: 参数“栏目”：表上没有“计量单元”这一栏，是否想写“计量单位”？",
    ),
    ("必填", "程度", 3): (
        "严重",
        "必填!C3: “程度”没有“严重”这种取值；可以是：错误、警告、提示。",
    ),
    ("必填", "启用", 3): ("对", "必填!D3: “启用”应当填是或否，却是“对”。"),
    ("取值范围", "编号", 3): (
        "BD2",
        "取值范围!A3: “编号”应当是大写字母加三到五位数字，如GC202，却是“BD2”。",
    ),
    ("取值范围", "最小", 3): (
        "三成以上",
        "取值范围!H3: 参数“最小”应当只写数和单位，如90%、22人、3万元，却是“三成以上”。",
    ),
    ("唯一", "条件", 3): (
        "指标直 有值",
        "唯一!I3: “绩效指标”没有字段“指标直”，是否想写“指标值”？",
    ),
    ("改动", "编号", 3): ("GC8033", "改动!A3: 没有叫“GC8033”的规则，是否想写“GC803”？"),
    ("改动", "到期", 3): (
        "明年底",
        "改动!G3: “到期”应当是2025-01-01这样的日期，却是“明年底”。",
    ),
    ("改动", "理由", 4): (None, "改动!A4: 改动别的包的规则要写编号和理由。"),
    ("改动", "参数", 5): (
        "最少行：3",
        "改动!E5: 规则GC803没有参数“最少行”，是否想写“最少行数”？",
    ),
}


def test_every_mistake_is_told_at_once_and_at_its_cell(pack: Path) -> None:
    path = edit(exported(pack), *((*cell, text) for cell, (text, _) in SLIPS.items()))
    said = refused(path)
    missing = [text for _, text in SLIPS.values() if f"rules.xlsx:{text}" not in said]
    assert missing == []
    assert len(said) == len(SLIPS)


def test_rows_that_cannot_be_told_apart_are_placed_too(pack: Path) -> None:
    path = edit(exported(pack), ("取值范围", "编号", 3, "BD001"), ("必填", "栏目", 4, "项目编码"))
    assert refused(path) == [
        "rules.xlsx:必填!A4: 这一行没有填编号。",
        "rules.xlsx:取值范围!A3: 编号“BD001”用了两次，另一处在必填!A3。",
    ]


def test_an_example_that_does_not_hold_is_placed_at_its_cell(pack: Path) -> None:
    path = exported(pack)
    said = "规则BD002的反例应当报出来，结果是通过1、不通过0、不适用0、不能判断0。"
    assert refused(edit(path, ("取值范围", "反例", 3, "≥95%"))) == [
        f"rules.xlsx:取值范围!N3: {said}"
    ]
    assert refused(edit(path, ("取值范围", "反例", 3, None))) == [
        "rules.xlsx:取值范围!A3: 规则缺少例子：要填反例；只写一段文字也行，如“≥80%”。"
    ]


def test_a_heading_that_was_changed_is_told_with_the_nearest(pack: Path) -> None:
    path = exported(pack)
    book = openpyxl.load_workbook(path)
    book["必填"]["B2"].value = "名字"
    book.save(path)
    assert refused(path) == ["rules.xlsx:必填!B2: 没有叫“名字”的列，是否想写“名称”？"]


def test_columns_may_be_moved_and_sheets_added(pack: Path) -> None:
    path = exported(pack)
    book = openpyxl.load_workbook(path)
    sheet = book["取值范围"]
    for row in range(2, 4):  # 编号 and 名称 change places
        first: Any = sheet.cell(row, 1)
        second: Any = sheet.cell(row, 2)
        first.value, second.value = second.value, first.value
    book.create_sheet("草稿")["A1"].value = "随手写的"
    book.save(path)
    done = import_workbook(path, pack)
    assert done.text == PACK
    assert done.notes == ("工作表“草稿”不是模板，没有读。",)


def test_a_file_that_is_no_workbook_of_rules_is_refused(pack: Path) -> None:
    Path("a.xlsx").write_bytes(b"no workbook")
    assert refused(Path("a.xlsx"))[0].startswith("a.xlsx：")
    openpyxl.Workbook().save("b.xlsx")
    assert refused(Path("b.xlsx"))[0].startswith("b.xlsx: 这不是规则工作簿：没有一张工作表以模板")


def test_the_commands_say_what_they_did(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = quick(capsys, "rules", "export", "a.xlsx", "--pack", "本单位.yaml")
    assert result.out == "写好了 a.xlsx：4 条规则、3 处改动\n"
    assert result.err == "注意：不用模板的规则不进工作簿，导入时原样保留：BD900\n"
    assert quick(capsys, "rules", "export", "a.xlsx").code == 2
    result = quick(capsys, "rules", "import", "a.xlsx", "-o", "本单位.yaml")
    assert result.out == "写好了 本单位.yaml：没有变化\n"
    result = quick(capsys, "rules", "import", "a.xlsx")
    assert result.out == "写好了 a.yaml：新增 4 条（BD001、BD002、BD004、BD003），改动现有 3 处\n"


def test_nothing_is_written_while_a_cell_is_wrong(
    pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(exported(pack), ("必填", "栏目", 3, "计量单元"))
    result = quick(capsys, "rules", "import", "rules.xlsx", "-o", "本单位.yaml")
    assert (result.code, result.out) == (2, "")
    assert "rules.xlsx:必填!G3: " in result.err
    assert pack.read_text(encoding="utf-8") == PACK
