"""Functions that tell whether tables belong together: one year, one unit, one programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.form.fields import TABLE
from checker.form.owners import set_of
from checker.form.projects import (
    core_name,
    document_numbers,
    is_same_filing,
    is_same_unit,
    sign_of_filing,
    sign_of_unit,
    years_between,
)
from checker.language import TEXT, TRUTH, Function, list_of, record_of

if TYPE_CHECKING:
    from checker.form.records import TableRecord
    from checker.language import Frame


def _core(f: Frame, name: str) -> str:
    return core_name(name, set_of(f.record).surroundings)


def _same_year(one: TableRecord, other: TableRecord) -> bool:
    return years_between(one, other) in (None, 0)


BELONGING: tuple[Function, ...] = (
    Function(
        "核心名", (("项目名称", TEXT),), TEXT,
        "项目是办什么的：去掉年份、文号、括号、资金级次和“补助”“经费”一类的字。",
        ('核心名("2025年农村公路养护市级补助资金（津财建〔2024〕8号）")', "农村公路养护"), _core,
        contextual=True,
    ),
    Function(
        "文号", (("文本", TEXT),), list_of(TEXT),
        "一段话里的公文文号，照原样；前面的“根据”“落实”一类不算。",
        ('文号("根据津财社指〔2024〕132号下达的资金")', "津财社指〔2024〕132号"), document_numbers,
    ),
    Function(
        "同年", (("甲", record_of(TABLE)), ("乙", record_of(TABLE))), TRUTH,
        "两张表是不是同一个预算年度的；有一张没有写年度时算同年。",
        ("同年(首个(全套.表), 首个(全套.表))", "是"), _same_year,
    ),
    Function(
        "同批", (("甲", record_of(TABLE)), ("乙", record_of(TABLE))), TRUTH,
        "两张表是不是同年、同一种的：都是目标表，都是自评表，或者都是同一期的监控表。",
        ("同批(首个(全套.表), 首个(全套.表))", "是"), is_same_filing, apart=sign_of_filing,
    ),
    Function(
        "同单位", (("甲", record_of(TABLE)), ("乙", record_of(TABLE))), TRUTH,
        "两张表是不是同一个单位的：比较编码，没有编码的比较名称；都没有写的算同一个单位。",
        ("同单位(首个(全套.表), 首个(全套.表))", "是"), is_same_unit, apart=sign_of_unit,
    ),
)  # fmt: skip
