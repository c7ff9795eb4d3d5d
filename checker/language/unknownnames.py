"""What to say of a name that means nothing: the nearest one, or what was probably meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.errors import did_you_mean
from checker.base.pattern import late_pattern
from checker.language import types
from checker.language.amounts import from_text, turned_amount
from checker.language.elaboration import nearest_advice
from checker.language.spelling import RESERVED

if TYPE_CHECKING:
    from checker.language.elaboration import Elaborator
    from checker.language.nodes import Call, Member
    from checker.language.scope import Binding, Scope
    from checker.language.types import Type

_ITSELF = ("本行", "这行", "该行", "此行", "当前行", "本指标", "该指标", "本项目")
_FEW = 8
"""So many fields are all named where none of them is near."""
_MOST_ENDING_SO = 3
_LONG_ENOUGH = 3
"""Characters of a name below which a near one is most likely another word."""
_DAY_OF_YEAR = late_pattern(r"(?P<year>\D*?)年?(?P<month>\d{1,2})月(?P<day>\d{1,2})日?")
_NUMERALS = late_pattern(
    r"[零一二两三四五六七八九十百千万亿成]+|百分之[零一二两三四五六七八九十百]+"
)
_TRUTHS = frozenset(["是", "否", "对", "错", "成立", "不成立", "符合", "不符合"])

_FUNCTIONS_MEANT = {
    "合计": "求和", "总和": "求和", "加总": "求和", "总计": "求和", "个数": "计数", "数目": "计数",
    "均值": "平均", "平均值": "平均", "最大值": "最大", "最小值": "最小", "取整": "四舍五入",
    "保留": "四舍五入",
    "如果": "择", "字数": "长度", "拼接": "合并", "第一个": "首个", "比例": "占比",
    "比重": "占比", "查找": "查", "数量": "计数", "条数": "计数", "行数": "计数", "几行": "计数",
    # those of spreadsheets
    "SUM": "求和", "SUMIF": "求和", "COUNT": "计数", "COUNTA": "计数", "COUNTIF": "计数",
    "AVERAGE": "平均", "MEDIAN": "中位数", "MAX": "最大", "MIN": "最小", "ROUND": "四舍五入",
    "ABS": "绝对值", "IF": "择", "VLOOKUP": "查", "XLOOKUP": "查", "LOOKUP": "查", "LEN": "长度",
    "CONCAT": "合并", "CONCATENATE": "合并", "TEXTJOIN": "合并", "DATE": "日期", "VALUE": "转数",
    "SUBSTITUTE": "替换", "NETWORKDAYS": "工作日数",
}  # fmt: skip
"""What people call functions -> their names here."""


def unknown_field(e: Elaborator, kind: Type, name: str) -> str:
    if kind.columns:
        listed = "、".join(column for column, _ in kind.columns)
        return f"“{kind.schema}”没有“{name}”这一栏；有的是：{listed}。"
    owners = e.schema.owners.get(kind.schema, {})
    for owner, spec in owners.items():
        if name in _fields_of(e, types.record_of(spec.kind)):
            return f"“{name}”是“{owner}”的栏目，请写“{owner}.{name}”。"
    if name in e.definitions:
        said = f"“{name}”是这条规则的“define”，只说规则正在看的那一处"
        return f"{said}；要在别处也能写“.{name}”，请移到包的“define”里。"
    known = [*_fields_of(e, kind), *owners]
    said = f"“{kind.schema}”没有字段“{name}”"
    if name in e.schema.functions:
        return f"{said}；“{name}”是函数，要写成“{name}(…)”。"
    if part := _bare_part(e, name, known):
        return part
    near = did_you_mean(name, known, labelled=e.surroundings.fields_of_label(name))
    few = near == "。" and len(known) <= _FEW
    return f"{said}；有的是：{'、'.join(known)}。" if few else f"{said}{near}"


def without_fields(e: Elaborator, kind: Type, name: str) -> str:
    """The refusal of `.name` behind what has no fields: a number, a text."""
    said = f"{kind}没有字段，不能写“.{name}”"
    for directory in e.surroundings.vocabulary.directories.values():
        columns = directory.type.columns
        if len(columns) == 2 and columns[1][1] == kind and name in directory.columns:
            (key, _), (value, _) = columns
            table = f"“{directory.type.schema}”只有两栏，查到的就是“{value}”"
            if name == value:
                return f"{said}；{table}，不用再写栏名。"
            rows = f"词汇.{directory.type.schema}[条件]"
            return f"{said}；{table}；要“{key}”，写“首个({rows}).{key}”。"
    return f"{said}。"


def _fields_of(e: Elaborator, kind: Type) -> list[str]:
    """The names of the fields of a record."""
    if kind.columns:
        return [name for name, _ in kind.columns]
    names = [*e.schema.fields[kind.schema], *e.surroundings.names_of(kind.schema)]
    if kind.schema == e.schema.claimed:
        names += e.surroundings.predicates
    return names


def visible(e: Elaborator, scope: Scope) -> list[str]:
    """Every name that means something in a scope, for the nearest one."""
    names = [binding.name for binding in scope.bindings if binding.name]
    for binding in reversed(scope.bindings):
        if binding.current and binding.type.base == "记录":
            owners = e.schema.owners.get(binding.type.schema, {})
            names += [*_fields_of(e, binding.type), *owners]
            for owner in owners.values():
                names += _fields_of(e, types.record_of(owner.kind))
    return list(dict.fromkeys([*e.definitions, *names]))


def _habit(name: str, known: list[str]) -> str | None:
    """The advice for what people say and the language does not: 指标值的上限, `= 否`."""
    owner, of, part = name.partition("的")
    if of and part and owner in known:
        return f"没有叫“{name}”的字段，是否想写“{owner}.{part}”？"
    if name in _TRUTHS:
        said = f"没有叫“{name}”的字段；条件本身就是成立、不成立"
        return f"{said}：成立什么也不用写，不成立在前面写“非”。"
    return None


def _has(e: Elaborator, binding: Binding, name: str) -> bool:
    """Whether the item of a loop has a field of this name."""
    if binding.type.base == "指标值":
        return name in e.schema.parts["指标值"]
    return binding.type.base == "记录" and name in _fields_of(e, binding.type)


def unknown_name(e: Elaborator, name: str, scope: Scope) -> str:
    known = visible(e, scope)
    if name in e.schema.functions:
        either = "" if name not in types.KINDS else f"；问指标值的种类，写“指标值 是 {name}”"
        return f"“{name}”是函数，要写成“{name}(…)”{either}。"
    if day := _DAY_OF_YEAR.fullmatch(name):
        year = day["year"] if day["year"] in known else "预算年度"
        return f"由年份得出一天，请写“日期({year}, {day['month']}, {day['day']})”。"
    if spaced := _spaced(name, known):
        return f"没有叫“{name}”的字段；运算符两边要留空格：“{spaced}”。"
    for binding in reversed(scope.bindings):
        if binding.name and not binding.current and _has(e, binding, name):
            return f"“{name}”是“{binding.name}”的栏目，请写“{binding.name}.{name}”。"
    if name in e.later:
        return _too_early(e, name)
    if meant := turned_amount(name, e.surroundings.units):
        return f"没有叫“{name}”的字段；数写在单位前面：“{meant}”。"
    if from_text(name, e.surroundings.units) is not None or _NUMERALS.fullmatch(name):
        return f"没有叫“{name}”的字段；规则里的数请用阿拉伯数字写。"
    if (
        said := _habit(name, known)
        or _namespaced(e, name)
        or _part_of(e, name, known)
        or _bare_part(e, name, known)
    ):
        return said
    record = next((one.type for one in reversed(scope.bindings) if _is_record(one)), None)
    if record is not None and record.columns:
        return _no_column(record, name)
    current = record.schema if record is not None else ""
    where = f"“{current}”没有字段“{name}”" if current else f"没有“{name}”"
    if name in types.KINDS:
        return f"{where}；“{name}”是指标值的种类，请写“指标值 是 {name}”。"
    return _of_rows(e, current, name, known) or where + _nearest_or_text(e, name, known)


def _of_rows(e: Elaborator, current: str, name: str, known: list[str]) -> str | None:
    """The advice for a field of the rows of a table where the table is looked at."""
    labelled = e.surroundings.fields_of_label(name)
    if name not in known and any(one in known for one in labelled):
        return None
    owners = ((one, _owner_below(e, current, one)) for one in (name, *labelled))
    field, owner = next(((one, of) for one, of in owners if of), (name, None))
    if owner is None:
        return None
    said = f"“{name}”是{owner}的栏目"
    if field != name:
        said = f"没有叫“{name}”的字段；{owner}的这一栏叫“{field}”"
    said += f"；要逐行看，select 写“{current}.{owner}”，否则写“{owner}.{field}”"
    here = [one for one in known if one.endswith(name)][:_MOST_ENDING_SO]
    return f"{said}；要{current}的，写“{'”或“'.join(here)}”。" if here else f"{said}。"


def _too_early(e: Elaborator, name: str) -> str:
    """What is said of a definition of the rule where it is not made yet."""
    if e.selecting:
        said = f"“{name}”是这条规则的“define”，选出来以后才有"
        return f"{said}：条件请写在“when”里，或者把它移到包的“define”里。"
    return f"“{name}”在“define”里写在后面（或就是它自己），请移到用它的地方之前。"


def _no_column(row: Type, name: str) -> str:
    """What is said of a name in the rows of a directory: the near column, or all of them."""
    columns = [column for column, _ in row.columns]
    near = did_you_mean(name, columns)
    said = f"“{row.schema}”没有“{name}”这一栏"
    listed = near if near != "。" else f"；有的是：{'、'.join(columns)}；"
    return f'{said}{listed}是文字就加引号：“"{name}"”。'


def _is_record(binding: Binding) -> bool:
    return binding.current and bool(binding.type.schema)


def _nearest_or_text(e: Elaborator, name: str, known: list[str]) -> str:
    """What to do with a name nobody knows: write the near one, or put a text in quotes."""
    labelled = e.surroundings.fields_of_label(name)
    if any(one in known for one in labelled):
        return did_you_mean(name, known, labelled=labelled)
    if from_text(f"1{name}", e.surroundings.units) is not None:
        return f'；单位的名称是文字，要加引号：“"{name}"”。'
    near = did_you_mean(name, known)
    advice = f'是文字就加引号：“"{name}"”。'
    if near == "。":
        return f"；{advice}"
    return near + advice if len(name) < _LONG_ENOUGH and name not in near else near


def _spaced_function(e: Elaborator, name: str, scope: Scope) -> str | None:
    """The advice for an operator that a bracket was written right behind: 指标值是(…)."""
    spaced = _spaced(name, visible(e, scope))
    return spaced and f"没有叫“{name}”的函数；运算符两边要留空格：“{spaced} (…)”。"


def _unit_in_brackets(e: Elaborator, node: Call) -> str:
    """The unit that stands in brackets behind a field, as in the head of a table: 预算数(万元)."""
    unit = getattr(node.arguments[0], "name", "") if len(node.arguments) == 1 else ""
    read = from_text(f"1{unit}", e.surroundings.units) if unit else None
    return "" if read is None or read.unit is None else unit


def unknown_function(e: Elaborator, node: Call, scope: Scope, known: list[str]) -> str:
    called = node.function
    found, meant = f"没有叫“{called}”的函数", _FUNCTIONS_MEANT.get(called.upper())
    if meant:
        return f"{found}，是否想写“{meant}”？"
    if spaced := _spaced_function(e, called, scope):
        return spaced
    if called in visible(e, scope):
        if unit := _unit_in_brackets(e, node):
            return f"栏目后面不写单位；单位连在数的后面，如“{called} > 100{unit}”。"
        if not node.arguments:
            return f"“{called}”不是函数，后面不写“()”，直接写“{called}”。"
        return f"“{called}”不是函数：列表的条件写在“[ ]”里，“{called}[…]”。"
    return nearest_advice(called, known, found)


def _spaced(name: str, known: list[str]) -> str | None:
    """A name that is a known one run together with an operator, with the blanks it lacks."""
    for word in sorted(RESERVED, key=len, reverse=True):
        for parts in ((name.removesuffix(word), word), (word, name.removeprefix(word))):
            rest = parts[0] if parts[1] == word else parts[1]
            if rest != name and rest in known:
                return " ".join(parts)
        left, joined, right = name.partition(word)
        if joined and right and left in known and not word.isascii():
            return f"{left} {word} {right}"
    return None


def _namespaced(e: Elaborator, name: str) -> str | None:
    """The advice for a parameter or a vocabulary that is called by its bare name, and for what
    they stand in by a longer one (词汇表)."""
    for space, names in (("参数", e.parameters), ("词汇", e.surroundings.vocabulary.names)):
        if name in names:
            return f"没有叫“{name}”的字段；{space}请写“{space}.{name}”。"
        if name.startswith(space):
            return f"没有叫“{name}”的字段，是否想写“{space}”？"
    return None


def _part_of(e: Elaborator, name: str, known: list[str]) -> str | None:
    """The advice for 指标值上限: a part of a value is written behind a full stop."""
    parts = (part for part in e.schema.parts["指标值"] if name.endswith(part))
    field = next((one for part in parts if (one := name.removesuffix(part)) in known), None)
    return None if field is None else f"没有叫“{name}”的字段；请写“{field}.{name[len(field) :]}”。"


def of_itself(e: Elaborator, node: Member, scope: Scope) -> str:
    """The advice for 指标.三级指标 where the rows themselves are looked at."""
    called = getattr(node.owner, "name", "")
    here = next((one.type.schema for one in reversed(scope.bindings) if one.current), "")
    if not called or called not in (here[-len(called) :], *_ITSELF):
        return ""
    if node.name not in visible(e, scope):
        return ""
    return f"没有叫“{called}”的记录；规则正在看的就是它，直接写“{node.name}”。"


def _bare_part(e: Elaborator, name: str, known: list[str]) -> str | None:
    """The advice for 上限 without the value it is a part of."""
    if name not in e.schema.parts["指标值"] or "指标值" not in known:
        return None
    return f"没有叫“{name}”的字段；指标值的这一部分写“指标值.{name}”。"


def _owner_below(e: Elaborator, schema: str, name: str) -> str | None:
    """The list of a record whose items have a field: 绩效指标, for 指标值 in a table."""
    for field, spec in e.schema.fields.get(schema, {}).items():
        of = spec.type.of
        rows = of is not None and of.base == "记录" and of.schema == field and not of.columns
        if rows and name in e.schema.fields.get(field, {}):
            return field
    return None
