"""The workbook: a sheet a template, the changes, a page to read first, every rule to look up."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, cast

from checker.rulebook.columns import (
    ALL_RULES,
    CHANGES,
    PARAMS,
    README,
    TITLE_OF_RULE,
    change_columns,
    template_columns,
)
from checker.rulebook.guide import readme_lines
from checker.rulebook.look import (
    HEAD,
    HEAD_ROW,
    LINE_HEIGHT,
    READY_ROWS,
    draw_sheet,
    offer,
    written,
)
from checker.rulebook.rows import row_of

if TYPE_CHECKING:
    from checker.packs import PackSet, Template
    from checker.rule import Rule
    from checker.rulebook.look import RuleBook

# The same rules give the same bytes.
_NO_DATE = datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC).replace(tzinfo=None)


def export_workbook(packset: PackSet, pack: str | None = None) -> bytes:
    """The workbook of the rules of templates and the changes that stand in the file `pack`.

    Raises UsageError where XlsxWriter is not installed.
    """

    def fill(book: RuleBook) -> None:
        _readme(book, packset)
        for template in packset.templates.values():
            _template_sheet(book, template, packset, pack)
        book.writer.worksheets()[1].activate()
        _changes_sheet(book, packset, pack)
        _all_rules(book, packset)

    return written(fill, _NO_DATE)


def _template_sheet(book: RuleBook, template: Template, packset: PackSet, pack: str | None) -> None:
    columns = template_columns(template)
    nodes = [
        rule.origin.template.node
        for rule in packset.rules
        if rule.origin.template
        and rule.origin.template.name == template.name
        and rule.place.path == pack
    ]
    needed = {one.name for one in template.parameters.values() if one.required}
    required = {one.title for one in columns if one.group == PARAMS and one.key in needed}
    required.add("编号")
    if template.needs_examples:
        required |= {"正例", "反例"}
    rows = [row_of(node, columns) for node in nodes]
    draw_sheet(book, template.name, f"{template.name}：{template.about}", columns, rows, required)


def _changes_sheet(book: RuleBook, packset: PackSet, pack: str | None) -> None:
    columns = change_columns()
    rows = [
        row_of(change.node, columns)
        for change in packset.overrides
        if change.node is not None and change.place.path == pack
    ]
    about = "改动：改别的规则包里的规则。编号从下拉里选，只填要改的，理由必填"
    sheet = draw_sheet(book, CHANGES, about, columns, rows, {"编号", "理由"})
    at = [column.title for column in columns].index(TITLE_OF_RULE)
    titles = {rule.id: rule.title for rule in packset.rules}
    for place in range(max(READY_ROWS, len(rows))):
        row = HEAD_ROW + 1 + place
        shown = f'=IFERROR(VLOOKUP(A{row},{ALL_RULES}!$A:$B,2,FALSE),"")'
        rule = rows[place].get("编号", "") if place < len(rows) else ""
        sheet.write_formula(row - 1, at, shown, book.style("plain"), titles.get(rule, ""))
    offer(sheet, columns[0], 1, f"={ALL_RULES}!$A$3:$A${len(packset.rules) + 2}")


def _readme(book: RuleBook, packset: PackSet) -> None:
    """What the sheets are for, and a filled-in example of every template."""
    sheet = book.writer.add_worksheet(README)
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 100)
    for row, (left, right, bold) in enumerate(readme_lines(packset), start=1):
        sheet.set_row(row - 1, LINE_HEIGHT * (2 if row == 1 else right.count("\n") + 1))
        style = ("title" if row == 1 else "bold") if bold else "plain"
        for at, text in enumerate((left, right), start=1):
            book.write(sheet, row, at, text, style)


def _all_rules(book: RuleBook, packset: PackSet) -> None:
    """Every rule there is, to look up what can be changed."""
    sheet = book.writer.add_worksheet(ALL_RULES)
    book.write(sheet, 1, 1, "全部规则：供查阅，改这张表没有用，要改请填“改动”", "about")
    titles = ("编号", "名称", "程度", "默认选用", "锁定", "依据", "参数", "为什么")
    widths = (10, 30, 8, 10, 8, 24, 40, 60)
    for at, (title, wide) in enumerate(zip(titles, widths, strict=True), start=1):
        book.write(sheet, HEAD_ROW, at, title, HEAD)
        sheet.set_column(at - 1, at - 1, wide)
    for row, rule in enumerate(packset.rules, start=HEAD_ROW + 1):
        for at, text in enumerate(_rule_row(rule), start=1):
            book.write(sheet, row, at, text, "plain")
    sheet.freeze_panes(HEAD_ROW, 2)
    sheet.autofilter(HEAD_ROW - 1, 0, HEAD_ROW - 1 + len(packset.rules), len(titles) - 1)


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
        rule.texts.basis,
        parameters,
        " ".join(rule.texts.why.split()),
    )


def _shown(value: object) -> str:
    items = cast("tuple[object, ...]", value) if isinstance(value, tuple) else (value,)
    return "、".join(str(item) for item in items)
