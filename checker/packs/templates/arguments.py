"""The types of template parameters: how an argument is read and what it comes to in a rule.

A value (an amount, words) becomes a parameter of the rule, written `参数.名称` in the template and
open to overrides. A field, a condition or a choice decides what the rule checks: it is put into
the expressions as text, `〔名称〕`, in one of its parts.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field
from checker.base.errors import did_you_mean
from checker.language import KIND_NAMES, Parameter, from_text, list_of, types, unit_advice
from checker.model import FieldKind
from checker.packs.templates.fields import (
    FieldName,
    field_of_column,
    field_parts,
    fields_for,
    several_parts,
)
from checker.packs.templates.whereabouts import AllAt
from checker.strictyaml import YamlScalar, locate
from checker.values import parse, unit_named

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from checker.base.place import Place
    from checker.packs.reader import NodeReader
    from checker.packs.templates.template import TemplateParameter
    from checker.strictyaml import YamlNode


@dataclass(frozen=True, slots=True)
class Argument:
    """What a rule gives for a parameter.

    `written` are its texts, `parts` what `〔名称.部分〕` stands for, "" being `〔名称〕` itself.
    """

    written: tuple[str, ...]
    start: Callable[[int], Place]
    """The place of the whole argument, whatever character is asked for."""
    locate: Callable[[int], Place]
    """The place of each character of `〔名称〕`."""
    parts: Mapping[str, str] = field(default_factory=dict[str, str])
    value: Parameter | None = None
    fields: tuple[FieldName, ...] = ()

    @property
    def sort(self) -> str | None:
        """What it is compared as: 金额, 数, 百分比 …; None for an indicator value, which may be
        any, and for what is not compared."""
        kinds = {one.kind for one in self.fields}
        if self.fields:
            kind = kinds.pop()
            return {FieldKind.VALUE: None, FieldKind.YEAR: "数"}.get(kind, kind.value)
        if self.value is not None and self.value.type.base == "量":
            return str(self.value.type)
        return None


@dataclass(frozen=True, slots=True)
class ParameterType:
    """`read` gives the argument or None after a fault. `many`: a list may be written.

    `example` is shown where a person asks what to write.
    """

    about: str
    example: str
    read: Callable[[NodeReader, tuple[YamlScalar, ...], TemplateParameter], Argument | None]
    many: bool = False


def read_argument(
    reader: NodeReader, node: YamlNode, parameter: TemplateParameter
) -> Argument | None:
    """The argument of a parameter as written; mistakes go to the reader."""
    kind = PARAMETER_TYPES[parameter.type]
    if isinstance(node, YamlScalar):
        given = reader.scalar(node, parameter.name)
        return kind.read(reader, (given,), parameter) if given else None
    if not kind.many:
        reader.fault(f"参数“{parameter.name}”只写一个{parameter.type}，不写列表。", node.place)
        return None
    found = [reader.scalar(item, parameter.name) for item in reader.items(node, parameter.name)]
    items = tuple(item for item in found if item is not None)
    if not items or len(items) < len(found):
        if not found:
            reader.fault(f"参数“{parameter.name}”是空的。", node.place)
        return None
    return kind.read(reader, items, parameter)


def sample_argument(parameter: TemplateParameter) -> str:
    """What a person might write for a parameter."""
    if parameter.example:
        return "、".join(parameter.example)
    if parameter.choices:
        return next(iter(parameter.choices))
    if "栏目" in parameter.type:
        return str(fields_for(parameter)[0])
    return PARAMETER_TYPES[parameter.type].example


def _argument(
    nodes: tuple[YamlScalar, ...],
    *,
    parts: Mapping[str, str],
    value: Parameter | None = None,
    fields: tuple[FieldName, ...] = (),
) -> Argument:
    first = nodes[0]
    return Argument(
        tuple(node.text.strip() for node in nodes),
        AllAt(first.place),
        partial(locate, first),
        parts,
        value,
        fields,
    )


def _field(
    reader: NodeReader, nodes: tuple[YamlScalar, ...], parameter: TemplateParameter
) -> Argument | None:
    found = [field_of_column(reader, node, parameter) for node in nodes]
    fields = tuple(one for one in found if one is not None)
    if len(fields) < len(nodes):
        return None
    parts = field_parts(fields[0]) if parameter.type == "栏目" else several_parts(fields)
    if parts is None:
        message = f"参数“{parameter.name}”的几个栏目应当都在表里，或都在绩效指标里。"
        reader.fault(message, nodes[0].place)
        return None
    argument = _argument(nodes, parts=parts, fields=fields)
    # What is written may be 绩效指标.备注 and the part 备注: only the whole has a place.
    return Argument(argument.written, argument.start, argument.start, parts, fields=fields)


def _condition(
    _: NodeReader, nodes: tuple[YamlScalar, ...], __: TemplateParameter
) -> Argument | None:
    return _argument(nodes, parts={"": nodes[0].text})


def _text(_: NodeReader, nodes: tuple[YamlScalar, ...], __: TemplateParameter) -> Argument | None:
    text = nodes[0].text.strip()
    return _argument(nodes, parts={"": text}, value=Parameter(types.TEXT, text))


def _texts(_: NodeReader, nodes: tuple[YamlScalar, ...], __: TemplateParameter) -> Argument | None:
    texts = tuple(node.text.strip() for node in nodes)
    parts = {"": "、".join(texts), "首个": texts[0]}
    return _argument(nodes, parts=parts, value=Parameter(list_of(types.TEXT), texts))


def _units(
    reader: NodeReader, nodes: tuple[YamlScalar, ...], parameter: TemplateParameter
) -> Argument | None:
    for node in nodes:
        if unit_named(node.text.strip(), reader.units) is None:
            text = node.text.strip()
            advice = unit_advice(text, reader.units)
            reader.fault(f"参数“{parameter.name}”：单位表里没有“{text}”{advice}", node.place)
            return None
    return _texts(reader, nodes, parameter)


def _amount(
    reader: NodeReader, nodes: tuple[YamlScalar, ...], parameter: TemplateParameter
) -> Argument | None:
    text = nodes[0].text.strip()
    amount = from_text(text, reader.units) if text[:1].isdigit() else None
    if amount is None:
        message = f"参数“{parameter.name}”应当只写数和单位，如90%、22人、3万元，却是“{text}”。"
        reader.fault(message, nodes[0].place)
        return None
    kind = types.Type("量", dimension=amount.dimension)
    parts = {"": text, "种类": KIND_NAMES[parse(text, reader.units).kind]}
    return _argument(nodes, parts=parts, value=Parameter(kind, amount))


def _number(
    reader: NodeReader, nodes: tuple[YamlScalar, ...], parameter: TemplateParameter
) -> Argument | None:
    argument = _amount(reader, nodes, parameter)
    if argument is None or argument.value is None or argument.value.type == types.NUMERIC:
        return argument
    message = f"参数“{parameter.name}”是一个数，不带单位，却是“{argument.written[0]}”。"
    reader.fault(message, nodes[0].place)
    return None


def _choice(
    reader: NodeReader, nodes: tuple[YamlScalar, ...], parameter: TemplateParameter
) -> Argument | None:
    text = nodes[0].text.strip()
    if text not in parameter.choices:
        listed = "、".join(parameter.choices)
        advice = did_you_mean(text, parameter.choices).removesuffix("。")
        message = f"参数“{parameter.name}”没有“{text}”这种取值；可以是：{listed}{advice or '。'}"
        reader.fault(message, nodes[0].place)
        return None
    return _argument(nodes, parts={"": parameter.choices[text], "名": text})


# What stands behind `type:` of a parameter.
PARAMETER_TYPES: Mapping[str, ParameterType] = {
    "栏目": ParameterType("表上的一个栏目", "项目编码", _field),
    "栏目列表": ParameterType("几个栏目", "财政资金、其他资金", _field, many=True),
    "条件": ParameterType("用规则语言写的条件", "预算数 ≥ 100万元", _condition),
    "文本": ParameterType("一段文字", "及时", _text),
    "词": ParameterType("一个或几个词", "大概、若干", _texts, many=True),
    "单位": ParameterType("一个或几个计量单位", "人、人次", _units, many=True),
    "量": ParameterType("数和单位", "90%", _amount),
    "数": ParameterType("一个不带单位的数", "8", _number),
    "选项": ParameterType("几种取值之一", "全套", _choice),
}
