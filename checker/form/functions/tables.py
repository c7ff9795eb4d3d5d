"""Functions that tell whether tables belong together: one year, one unit, one programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.form.cellvalues import budget_year
from checker.form.fields import TABLE
from checker.form.records import TableRecord, set_of
from checker.language.amounts import Amount
from checker.language.schema import Function
from checker.language.types import TEXT, TRUTH, record_of
from checker.pattern import late_pattern
from checker.text import bare, squeeze

if TYPE_CHECKING:
    from checker.language.frame import Frame

TRIMMINGS = "项目名称附加语"
"""The vocabulary of words that say whose money it is, not what it is for: 市级, 补助, 专项."""

_UNIT = ("单位编码", "单位名称", "主管部门")
_BRACKETS = late_pattern(r"[（(【〔\[][^（()）【】〔〕\[\]]*[)）】〕\]]")
_DOCUMENT = late_pattern(r"[\u4e00-\u9fff]{1,6}[【〔\[(（]\d{4}[】〕\])）][第\d]+号")
_YEAR = late_pattern(r"(?:19|20)\d\d(?:[-—－–~～至到](?:(?:19|20)\d\d)?)?(?:年度?|学年)?")


def _core(f: Frame, name: str) -> str:
    """What a project is for, without year, document number, level and words of money."""
    words = set_of(f.record).surroundings.vocabulary.lists.get(TRIMMINGS, ())
    text = bare(_YEAR.sub("", _BRACKETS.sub("", _DOCUMENT.sub("", name))))
    for word in sorted(words, key=len, reverse=True):
        text = text.replace(word, "")
    return text or bare(name)


def _same_year(one: TableRecord, other: TableRecord) -> bool:
    years = budget_year(one), budget_year(other)
    known = [year.value for year in years if isinstance(year, Amount)]
    return len(set(known)) < 2


def _same_unit(one: TableRecord, other: TableRecord) -> bool:
    for own, others in zip(_names_of_unit(one), _names_of_unit(other), strict=True):
        if own and others:
            return own == others
    return True


def _names_of_unit(table: TableRecord) -> tuple[str, ...]:
    """What names the unit of a table, the surest first; kept, as tables are held against many."""
    found: tuple[str, ...] = table.once(
        "names of the unit", lambda: tuple(squeeze(table.table.text(label)) for label in _UNIT)
    )
    return found


BELONGING: tuple[Function, ...] = (
    Function(
        "核心名", (("项目名称", TEXT),), TEXT,
        "项目是办什么的：去掉年份、文号、括号、资金级次和“补助”“经费”一类的字。",
        ('核心名("2025年农村公路养护市级补助资金（津财建〔2024〕8号）")', "农村公路养护"), _core,
        contextual=True,
    ),
    Function(
        "同年", (("甲", record_of(TABLE)), ("乙", record_of(TABLE))), TRUTH,
        "两张表是不是同一个预算年度的；有一张没有写年度时算同年。",
        ("同年(首个(全套.表), 首个(全套.表))", "是"), _same_year,
    ),
    Function(
        "同单位", (("甲", record_of(TABLE)), ("乙", record_of(TABLE))), TRUTH,
        "两张表是不是同一个单位的：比较编码，没有编码的比较名称；都没有写的算同一个单位。",
        ("同单位(首个(全套.表), 首个(全套.表))", "是"), _same_unit,
    ),
)  # fmt: skip
