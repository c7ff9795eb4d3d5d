"""A field of the form as the argument of a template: which is meant, and how a rule reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.base.errors import did_you_mean
from checker.model import INDICATOR_FIELDS, TABLE_FIELDS, FieldKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.packs.reader import NodeReader
    from checker.packs.templates.template import TemplateParameter
    from checker.strictyaml import YamlScalar

TABLE, INDICATOR, GOALS = "表", "绩效指标", "绩效目标"
NAME = "三级指标"
"""What an indicator is called by."""


@dataclass(frozen=True, slots=True)
class FieldName:
    """A field of a record: 表, 绩效指标 or the goals of a table."""

    record: str
    label: str
    kind: FieldKind

    def __str__(self) -> str:
        """As it is written where only this one can be meant."""
        twice = self.label in TABLE_FIELDS and self.label in INDICATOR_FIELDS
        return f"{self.record}.{self.label}" if twice else self.label


# The goals are one field of the table here: what they say together.
FIELDS: tuple[FieldName, ...] = (
    *(FieldName(TABLE, label, spec.kind) for label, spec in TABLE_FIELDS.items()),
    FieldName(GOALS, GOALS, FieldKind.TEXT),
    *(FieldName(INDICATOR, label, spec.kind) for label, spec in INDICATOR_FIELDS.items()),
)


def fields_for(parameter: TemplateParameter) -> tuple[FieldName, ...]:
    """The fields a parameter may be."""
    return tuple(
        one
        for one in FIELDS
        if one.record in (parameter.records or (TABLE, INDICATOR, GOALS))
        and (not parameter.kinds or one.kind.value in parameter.kinds)
    )


def field_of_column(
    reader: NodeReader, node: YamlScalar, parameter: TemplateParameter
) -> FieldName | None:
    """The field meant by `项目编码`, `绩效指标.备注` or `表.备注`; mistakes go to the reader."""
    text = node.text.strip()
    record, _, label = text.rpartition(".")
    named = [one for one in FIELDS if one.label == label and record in ("", one.record)]
    allowed = [one for one in named if one in fields_for(parameter)]
    if len(allowed) == 1:
        return allowed[0]
    if len(allowed) > 1:
        both = "、".join(f"{one.record}.{one.label}" for one in allowed)
        message = f"参数“{parameter.name}”：“{text}”有两个，请写明是{both}里的哪一个。"
    elif named:
        wanted = "、".join(parameter.kinds) or "、".join(parameter.records)
        kind = named[0].kind.value if parameter.kinds else f"{named[0].record}的栏目"
        message = f"参数“{parameter.name}”要{wanted}一类的栏目，“{text}”是{kind}。"
    else:
        known = [str(one) for one in fields_for(parameter)]
        message = f"参数“{parameter.name}”：表上没有“{text}”这一栏{did_you_mean(text, known)}"
    reader.fault(message, node.place)
    return None


def field_parts(field: FieldName) -> Mapping[str, str]:
    """What a rule writes of a field. A part that the field does not have is not there."""
    label = field.label
    own = f'合并({GOALS}.文本, "")' if field.record == GOALS else label
    parts = {"": label, "值": own, "有": "", "种类": field.kind.value}
    if field.record == INDICATOR:
        parts |= {"行": "表.绩效指标", "指标行": "表.绩效指标", "下级": ".绩效指标"}
        parts |= {} if label == NAME else {"有名": ""}
        parts |= {"为指标": "", "前表": "此.表.次序 < 本.表.次序", "归表": ".表"}
        parts["在前"] = "此.表.次序 < 本.表.次序 或 此.表.次序 = 本.表.次序 且 此.序号 < 本.序号"
    else:
        parts |= {"行": TABLE, "为表": "", "下级": "", "归表": ""}
        parts |= {"在前": "此.次序 < 本.次序", "前表": "此.次序 < 本.次序"}
    match field.kind:
        case FieldKind.VALUE:
            parts |= {"指标值": label, "文": f"{label}.原文", "数": f"{label}.上限"}
        case FieldKind.TEXT:
            parts |= {"文": own}
        case _:
            parts |= {"数": label, "数额": label}
    return parts


def several_parts(fields: tuple[FieldName, ...]) -> Mapping[str, str] | None:
    """What a rule writes of several fields of one record; None where they are of two."""
    labels = [field.label for field in fields]
    records = {field.record for field in fields}
    if len(records) > 1:
        return None
    parts = {"": "、".join(labels), "首个": labels[0], "下级": ""}
    if records == {INDICATOR}:
        parts["之和"] = " + ".join(f"求和({INDICATOR}.{label})" for label in labels)
        parts["有一"] = " 或 ".join(f"{INDICATOR}.{label} 有值" for label in labels)
    else:
        parts["之和"] = " + ".join(f"空作零({label})" for label in labels)
        parts["有一"] = " 或 ".join(f"{label} 有值" for label in labels)
    return parts
