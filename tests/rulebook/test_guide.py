"""What helps whoever fills in a workbook of rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl

from checker.packs import load_packs
from checker.rulebook.columns import template_columns

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.workbook import Workbook
from tests.rulebook.workbooks import exported


def test_the_workbook_helps_whoever_fills_it_in(pack: Path) -> None:
    book = openpyxl.load_workbook(exported(pack))
    templates = list(load_packs().templates)
    visible = [sheet.title for sheet in book if sheet.sheet_state == "visible"]
    assert visible == ["说明", *templates, "改动", "全部规则"]
    sheet = book["必填"]
    assert sheet.freeze_panes == "C3"
    lists = {str(one.sqref): one for one in sheet.data_validations.dataValidation}
    assert lists["C3:C1000"].formula1 == '"错误,警告,提示"'
    assert lists["G3:G1000"].prompt == "哪一栏要填（必填）。例如：项目编码"
    assert offered(book, lists["G3:G1000"].formula1)[:3] == ["标题", "单位编码", "单位名称"]
    assert sheet["A3"].number_format == "@"
    assert book["取值范围"]["M3"].data_type == "s"  # =100% is a text
    assert book["改动"]["B3"].value == '=IFERROR(VLOOKUP(A3,全部规则!$A:$B,2,FALSE),"")'


def offered(book: Workbook, formula: str) -> list[object]:
    name, _, cells = formula.partition("!")
    return [row[0].value for row in book[name][cells.replace("$", "")]]


def test_every_key_a_rule_of_a_template_may_have_has_a_column() -> None:
    from checker.packs.keys import EXAMPLES_KEYS, TEMPLATE_RULE_KEYS

    for template in load_packs().templates.values():
        columns = template_columns(template)
        assert len({column.title for column in columns}) == len(columns)
        keys = {column.key for column in columns if not column.group}
        assert keys == set(TEMPLATE_RULE_KEYS) - {"template", "params", "examples", "topic"}
        examples = {column.key for column in columns if column.group == "examples"}
        assert examples == set(EXAMPLES_KEYS)
