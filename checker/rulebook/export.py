"""The workbook: a sheet a template, the changes, a page to read first, and every rule to look up.

Written with openpyxl, which only this module needs.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, cast

from checker.errors import UsageError
from checker.rulebook.columns import (
    ALL_RULES,
    CHANGES,
    CHOICES,
    PARAMS,
    README,
    TITLE_OF_RULE,
    change_columns,
    template_columns,
)
from checker.rulebook.guide import readme_lines
from checker.rulebook.look import (
    FONT,
    HEAD,
    HEAD_ROW,
    LINE_HEIGHT,
    PLAIN,
    READY_ROWS,
    add_styles,
    draw_heading,
    draw_sheet,
    offer,
    write_text,
)
from checker.rulebook.rows import row_of

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

    from checker.packs import PackSet
    from checker.packs.templates import Template
    from checker.rule import Rule


def export_workbook(packset: PackSet, pack: str | None = None) -> bytes:
    """The workbook of the rules of templates and the changes that stand in the file `pack`.

    Raises UsageError where openpyxl is not installed.
    """
    try:
        import openpyxl
    except ImportError:
        message = '写工作簿要用 openpyxl，请在 goalcheck 的目录运行 pip install ".[xlsx]"。'
        raise UsageError(message) from None
    book = openpyxl.Workbook()
    for sheet in list(book.worksheets):
        book.remove(sheet)
    add_styles(book)
    _readme(book, packset)
    for template in packset.templates.values():
        _template_sheet(book, template, packset, pack)
    _changes_sheet(book, packset, pack)
    _all_rules(book, packset)
    book.move_sheet(CHOICES, len(book.sheetnames))
    book.active = 1
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _template_sheet(book: Workbook, template: Template, packset: PackSet, pack: str | None) -> None:
    columns = template_columns(template)
    nodes = [
        rule.template.node
        for rule in packset.rules
        if rule.template and rule.template.name == template.name and rule.place.path == pack
    ]
    needed = {one.name for one in template.parameters.values() if one.required}
    required = {one.title for one in columns if one.group == PARAMS and one.key in needed}
    required.add("编号")
    if template.needs_examples:
        required |= {"正例", "反例"}
    rows = [row_of(node, columns) for node in nodes]
    draw_sheet(book, template.name, f"{template.name}：{template.about}", columns, rows, required)


def _changes_sheet(book: Workbook, packset: PackSet, pack: str | None) -> None:
    columns = change_columns()
    rows = [
        row_of(change.node, columns)
        for change in packset.overrides
        if change.node is not None and change.place.path == pack
    ]
    about = "改动：改别的规则包里的规则。编号从下拉里选，只填要改的，理由必填"
    sheet = draw_sheet(book, CHANGES, about, columns, rows, {"编号", "理由"})
    at = [column.title for column in columns].index(TITLE_OF_RULE) + 1
    for row in range(HEAD_ROW + 1, HEAD_ROW + 1 + max(READY_ROWS, len(rows))):
        shown = f'=IFERROR(VLOOKUP(A{row},{ALL_RULES}!$A:$B,2,FALSE),"")'
        sheet.cell(row, at, shown).style = PLAIN
    offer(sheet, columns[0], 1, f"{ALL_RULES}!$A$3:$A${len(packset.rules) + 2}")


def _readme(book: Workbook, packset: PackSet) -> None:
    """What the sheets are for, and a filled-in example of every template."""
    from openpyxl.styles import Font

    sheet = book.create_sheet(README)
    sheet.column_dimensions["A"].width = 14
    sheet.column_dimensions["B"].width = 100
    for row, (left, right, bold) in enumerate(readme_lines(packset), start=1):
        sheet.row_dimensions[row].height = LINE_HEIGHT * (2 if row == 1 else right.count("\n") + 1)
        for at, text in enumerate((left, right), start=1):
            cell = sheet.cell(row, at)
            write_text(cell, text)
            cell.style = PLAIN
            if bold:
                cell.font = Font(name=FONT, size=14 if row == 1 else 10, bold=True)


def _all_rules(book: Workbook, packset: PackSet) -> None:
    """Every rule there is, to look up what can be changed."""
    from openpyxl.styles import Font

    sheet = book.create_sheet(ALL_RULES)
    sheet.cell(1, 1, "全部规则：供查阅，改这张表没有用，要改请填“改动”").font = Font(
        name=FONT, bold=True, size=12
    )
    titles = ("编号", "名称", "程度", "默认选用", "锁定", "依据", "参数", "为什么")
    widths = (10, 30, 8, 10, 8, 24, 40, 60)
    for at, (title, wide) in enumerate(zip(titles, widths, strict=True), start=1):
        cell = sheet.cell(HEAD_ROW, at, title)
        draw_heading(cell, HEAD)
        sheet.column_dimensions[cell.column_letter].width = wide
    for row, rule in enumerate(packset.rules, start=HEAD_ROW + 1):
        for at, text in enumerate(_rule_row(rule), start=1):
            cell = sheet.cell(row, at)
            write_text(cell, text)
            cell.style = PLAIN
    sheet.freeze_panes = f"C{HEAD_ROW + 1}"
    sheet.auto_filter.ref = f"A{HEAD_ROW}:H{HEAD_ROW + len(packset.rules)}"


def _rule_row(rule: Rule) -> tuple[str, ...]:
    parameters = "\n".join(
        f"{name}：{_shown(parameter.value)}" for name, parameter in rule.parameters.items()
    )
    return (
        rule.id,
        rule.title,
        rule.severity.label,
        "是" if rule.enabled else "否",
        "是" if rule.locked else "否",
        rule.basis,
        parameters,
        " ".join(rule.why.split()),
    )


def _shown(value: object) -> str:
    items = cast("tuple[object, ...]", value) if isinstance(value, tuple) else (value,)
    return "、".join(str(item) for item in items)
