"""Functions that know the vocabularies: canonical names, families of units, numbers in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.errors import did_you_mean
from checker.base.pattern import late_pattern
from checker.base.text import squeeze
from checker.form.counted import counts, nouns_of, said_besides, speaks_of
from checker.form.fields import MENTION
from checker.form.owners import set_of, table_of
from checker.form.valueparts import families, mentions
from checker.language import ABSENT, NUMERIC, TEXT, TRUTH, Function, list_of, number, record_of
from checker.values import conversion, dimension_label, family, unit_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.form.mention import Mention
    from checker.language import Around, Frame, Typed

COUNTED = "所数单位"
"""The vocabulary that leads from the ending of a name to the unit it counts in."""

COUNT_ENDINGS = "数量后缀"
"""The vocabulary of words for how much, with which names end: 数量, 面积, 里程."""

VAGUE = ("动词", "泛称比率")
"""Vocabularies of words that alone do not say what is counted: 开展, 合格率."""

NOT_MEASURES = "带量词字的名词"
"""The vocabulary of nouns that end in what else is a measure word: 用户, 机器人, 市场."""

_HOW_MANY = late_pattern(r"总?数量?$")
_TRAILING_BRACKET = late_pattern(r"[（(][^（()）]*[)）]$")


def _canonical(f: Frame, text: str, name: str) -> object:
    return set_of(f.record).surroundings.vocabulary.canonical(text, name) or ABSENT


def _known_vocabulary(around: Around, arguments: Sequence[Typed]) -> str | None:
    name, maps = arguments[1].constant, around.vocabulary.maps
    if not isinstance(name, str):
        return "词汇表的名称要写明，不能是算出来的。"
    return None if name in maps else f"没有叫“{name}”的对照词汇表{did_you_mean(name, maps)}"


def _counted_family(f: Frame, name: str) -> object:
    """The family of what a name counts, by its longest known ending: 户数, 人次数."""
    unit = _counted(f, name)
    return ABSENT if unit is None else _family(f, unit)


def _counted(f: Frame, name: str) -> str | None:
    vocabulary = set_of(f.record).surroundings.vocabulary
    endings = vocabulary.maps.get(COUNTED, {})
    bare = _TRAILING_BRACKET.sub("", squeeze(name))
    if _HOW_MANY.sub("", bare).endswith(tuple(vocabulary.lists.get(NOT_MEASURES, ()))):
        return None
    return next((unit for at in range(len(bare)) if (unit := endings.get(bare[at:]))), None)


def _counting_unit(f: Frame, name: str) -> object:
    """The unit a name counts in, by its longest known ending: 户 of 走访企业户数."""
    return _counted(f, name) or ABSENT


def _scale_between(f: Frame, unit_text: str, other_text: str) -> object:
    """How many of the other unit make one of this: only where the factor is exact."""
    unit, other = unit_named(unit_text, f.units), unit_named(other_text, f.units)
    factor = conversion(unit, other) if unit and other else None
    if unit is None or other is None or factor is None:
        return ABSENT
    return number(unit.factor * factor.numerator / factor.denominator / other.factor)


def _family(f: Frame, unit_text: str) -> object:
    unit = unit_named(unit_text, f.units)
    return ABSENT if unit is None else dimension_label(family(unit))


def _mentions(f: Frame, text: str) -> object:
    return mentions(text, f.units)


def _same_thing(f: Frame, mention: Mention, name: str) -> bool:
    return counts(mention, name, _endings(f))


def _counted_noun(f: Frame, name: str) -> object:
    """What a name counts, without the words for how much: 印发手册 of 印发手册数量."""
    nouns = nouns_of(name, _endings(f))
    return min(nouns, key=len) if nouns else squeeze(name)


def _endings(f: Frame) -> tuple[str, ...]:
    return tuple(set_of(f.record).surroundings.vocabulary.lists.get(COUNT_ENDINGS, ()))


def _may_be_of(f: Frame, mention: Mention, name: str) -> bool:
    lists = set_of(f.record).surroundings.vocabulary.lists
    vague = frozenset(word for one in VAGUE for word in lists.get(one, ()))
    return speaks_of(mention, name, tuple(lists.get(COUNT_ENDINGS, ())), vague)


def _parents(f: Frame, level2: str) -> object:
    table = table_of(f.record)
    around = set_of(f.record).surroundings
    profile = around.profile(table.profile) if table else None
    return profile.parents(level2) if profile else ()


NAMING: tuple[Function, ...] = (
    Function(
        "规范名", (("文本", TEXT), ("词汇表", TEXT)), TEXT,
        "按词汇表把不同叫法统一成一种；不认得的没有值。",
        ('规范名("1.数量", "二级指标")', "数量指标"), _canonical,
        contextual=True, check=_known_vocabulary,
    ),
    Function(
        "量词族", (("名称", TEXT),), TEXT,
        "从名称的结尾看出数的是什么：户数、人次、天数；看不出的没有值。",
        ('量词族("走访企业户数")', "户数"), _counted_family, contextual=True, closed=families,
    ),
    Function(
        "所数单位", (("名称", TEXT),), TEXT,
        "从名称的结尾看出按什么单位数：户数是户，天数是天；看不出的没有值。",
        ('所数单位("走访企业户数")', "户"), _counting_unit, contextual=True,
    ),
    Function(
        "换算率", (("单位", TEXT), ("换成", TEXT)), NUMERIC,
        "一个单位等于多少另一个单位；不同的量、没有固定比率的没有值。",
        ('换算率("万元", "元")', "10000"), _scale_between, contextual=True,
    ),
    Function(
        "单位族", (("单位", TEXT),), TEXT,
        "单位所属的族，同族的单位数的是同一类东西。", ('单位族("家")', "户数"), _family,
        contextual=True, closed=families,
    ),
    Function(
        "上级", (("二级指标", TEXT),), list_of(TEXT),
        "本表的表样把这个二级指标放在哪个一级指标之下。", ('上级("数量指标")', "产出指标"),
        _parents, contextual=True,
    ),
    Function(
        "所数", (("名称", TEXT),), TEXT,
        "名称数的是什么：去掉编号、结尾的括号和“数量”“人数”“面积”“里程”一类的字。",
        ('所数("1.印发手册数量（册）")', "印发手册"), _counted_noun, contextual=True,
    ),
    Function(
        "数的是", (("数量", record_of(MENTION)), ("名称", TEXT)), TRUTH,
        "文中的一个数量与指标名称说的是不是同一样东西，先说后说都一样。",
        ('数的是(首个(文中数量("印发3500册手册")), "印发手册数量")', "是"), _same_thing,
        contextual=True,
    ),
    Function(
        "像是说", (("数量", record_of(MENTION)), ("名称", TEXT)), TRUTH,
        "文中的一个数量与指标名称说的像不像同一样东西：换个次序、多几个字也算。",
        ('像是说(首个(文中数量("改造农村供水管网86公里")), "供水管网改造长度")', "是"), _may_be_of,
        contextual=True,
    ),
    Function(
        "另说", (("数量", record_of(MENTION)), ("名称", TEXT)), list_of(TEXT),
        "文中的一个数量多说了哪些字，是指标名称里没有的：多半说的只是一部分。",
        ('另说(首个(文中数量("更新住宅电梯60台")), "更新电梯台数")', "住宅"), said_besides,
    ),
    Function(
        "文中数量", (("文本", TEXT),), list_of(record_of(MENTION)),
        "一段话里的数量，连同数的是什么。", ('文中数量("审理案件2700件").名称', "审理案件"),
        _mentions, contextual=True,
    ),
)  # fmt: skip
