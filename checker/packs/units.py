"""Units an office adds: `units: {网箱: 个, 菇棚: {aliases: [蘑菇棚]}}`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.errors import did_you_mean
from checker.packs.keys import UNIT_KEYS
from checker.strictyaml import YamlMapping, YamlScalar
from checker.values import OwnUnit, unit_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.packs.reader import NodeReader
    from checker.strictyaml import YamlNode

# Whose units are converted into one another: 万元 is 10000元.
_CONVERTED = ("money", "percent")
# What joins the parts of a unit: 元/人·天.
_JOINTS = "/·"


def read_units(
    reader: NodeReader, node: YamlNode | None, known: Sequence[OwnUnit]
) -> Iterator[OwnUnit]:
    """The units of one pack; `known` are those of the packs it stands on."""
    mapping = reader.mapping(node, "units") if node is not None else None
    own = {unit.name for unit in known}
    for key, value in mapping.entries if mapping else ():
        unit = _unit(reader, key, value)
        if unit is not None and _is_new(reader, key, unit, own):
            own.add(unit.name)
            # A unit of another kind than was meant is still one: told once, not where it is used.
            yield (
                unit if _likes_one(reader, key, unit, own) else OwnUnit(unit.name, "", unit.aliases)
            )


def _unit(reader: NodeReader, key: YamlScalar, value: YamlNode) -> OwnUnit | None:
    name = key.text.strip()
    if isinstance(value, YamlScalar):
        return OwnUnit(name, value.text.strip())
    if not isinstance(value, YamlMapping):
        reader.fault(f"“{name}”后面应当是同类的单位，如“{name}: 个”。", value.place)
        return None
    value = reader.keys(value, UNIT_KEYS, "units")
    like = reader.text(value.get("like"), "like") or ""
    return OwnUnit(name, like, reader.texts(value.get("aliases"), "aliases"))


def _is_new(reader: NodeReader, key: YamlScalar, unit: OwnUnit, own: set[str]) -> bool:
    if not unit.name or not all(char.isalpha() or char in _JOINTS for char in unit.name):
        reader.fault(f"单位的名称只能用字、字母，却是“{unit.name}”。", key.place)
        return False
    for spelling in (unit.name, *unit.aliases):
        if spelling in own or unit_named(spelling) is not None:
            reader.fault(f"“{spelling}”已经是计量单位。", key.place)
            return False
    return True


def _likes_one(reader: NodeReader, key: YamlScalar, unit: OwnUnit, own: set[str]) -> bool:
    """Whether what a unit is like is a unit too, one that is not converted."""
    like = unit_named(unit.like) if unit.like else None
    if unit.like and unit.like not in own and like is None:
        near = did_you_mean(unit.like, own)
        advice = near if near != "。" else "；写一个已有的单位，如个、座、台；自成一类的写 {}。"
        reader.fault(f"没有叫“{unit.like}”的单位{advice}", key.place)
        return False
    if like is not None and unit.like not in own and like.name != unit.like:
        reader.fault(
            f"“{unit.like}”是“{like.name}”的别的写法，同类的单位写“{like.name}”。", key.place
        )
        return False
    if like is not None and like.dimension in _CONVERTED:
        reader.fault(f"金额和百分比的单位要换算，不能自己加“{unit.name}”。", key.place)
        return False
    return True
