"""What a local pack may change of rules that are not its own: little, with a reason, for a time.

Severity, whether the rule runs, its parameters, its message and the profiles it is for. What it
checks stays what its pack says; a `locked` rule stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.base.dataclass import dataclass, replace
from checker.base.errors import did_you_mean
from checker.language import DirectoryEntry, Parameter, fits
from checker.packs.keys import OVERRIDE_KEYS, RULE_KEYS
from checker.packs.parameters import parameter_of
from checker.packs.ruleyaml import read_severity
from checker.strictyaml import YamlMapping

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Mapping

    from checker.base.place import Place
    from checker.finding import Severity
    from checker.language import Source
    from checker.packs.reader import NodeReader
    from checker.rule import Rule
    from checker.strictyaml import YamlNode, YamlScalar

_CHANGES = ("severity", "enabled", "params", "message", "profiles")


@dataclass(frozen=True, slots=True)
class Override:
    """One change of one rule; None and empty where it leaves the rule as it is."""

    rule: str
    reason: str
    place: Place
    rule_place: Place
    pack: str = ""
    """The pack that makes the change."""
    until: datetime.date | None = None
    severity: Severity | None = None
    enabled: bool | None = None
    message: Source | None = None
    profiles: tuple[str, ...] = ()
    parameters: tuple[tuple[YamlScalar, YamlNode], ...] = ()
    node: YamlMapping | None = None
    """The change as it stands in the pack."""


def read_override(reader: NodeReader, node: YamlNode, pack: str) -> Override | None:
    """One entry of `overrides:` in `pack`, None where it cannot be used."""
    written = reader.mapping(node, "overrides")
    if written is None:
        return None
    mapping = _known_keys(reader, written)
    named = mapping.get("id")
    rule, reason = (reader.text(mapping.get(key), key) for key in ("id", "reason"))
    if rule is None or reason is None:
        reader.fault(f"改动别的包的规则要写{reader.words.override}。", mapping.place)
        return None
    strange = len(mapping.entries) < len(written.entries)
    if not strange and not any(mapping.get(key) for key in _CHANGES):
        listed = reader.words.listed(_CHANGES)
        reader.fault(f"这里没有改动；可以改的有：{listed}。", mapping.place)
    severity, enabled, params = (mapping.get(key) for key in ("severity", "enabled", "params"))
    parameters = reader.mapping(params, "params") if params else None
    return Override(
        rule,
        reason,
        mapping.place,
        named.place if named else mapping.place,
        pack,
        reader.date(mapping.get("until"), "until"),
        read_severity(reader, severity) if severity else None,
        reader.truth(enabled, "enabled", default=True) if enabled else None,
        reader.source(mapping.get("message"), "message"),
        reader.texts(mapping.get("profiles"), "profiles"),
        parameters.entries if parameters else (),
        mapping,
    )


def _known_keys(reader: NodeReader, written: YamlMapping) -> YamlMapping:
    """The change without keys of rules that no other pack may change, each a fault."""
    barred = [
        key for key, _ in written.entries if key.text in RULE_KEYS and key.text not in OVERRIDE_KEYS
    ]
    for key in barred:
        changes = "、".join(_CHANGES)
        reader.fault(f"别的包的规则不能改“{key.text}”；可以改的有：{changes}。", key.place)
    kept = tuple(entry for entry in written.entries if entry[0] not in barred)
    return reader.keys(YamlMapping(kept, written.place), OVERRIDE_KEYS, "overrides")


def overridden(reader: NodeReader, rules: Mapping[str, Rule], override: Override) -> Rule | None:
    """The rule as changed, None where it may not or cannot be."""
    rule = rules.get(override.rule)
    if rule is None:
        advice = did_you_mean(override.rule, rules)
        reader.fault(f"没有叫“{override.rule}”的规则{advice}", override.rule_place)
        return None
    if rule.locked:
        reader.fault(f"规则{rule.id}“{rule.title}”已锁定，不能改动。", override.place)
        return None
    message = {"message": override.message} if override.message else {}
    return replace(
        rule,
        severity=override.severity or rule.severity,
        severities=() if override.severity else rule.severities,
        enabled=rule.enabled if override.enabled is None else override.enabled,
        sources={**rule.sources, **message},
        profiles=override.profiles or rule.profiles,
        parameters=_parameters(reader, rule, override),
    )


def _parameters(reader: NodeReader, rule: Rule, override: Override) -> Mapping[str, Parameter]:
    """`词表: […]` replaces a parameter, `词表+: […]` adds to a list, `词表-: […]` takes away."""
    found = dict(rule.parameters)
    for key, node in override.parameters:
        name, act = split_sign(key.text)
        old = found.get(name)
        if old is None:
            reader.fault(_no_parameter(rule, name), key.place)
            continue
        new = parameter_of(reader, node, name)
        if new is None:
            continue
        if not fits(new.type, old.type):
            listed = f"，写成 {key.text}: [甲, 乙]" if old.type.base == "列表" else ""
            said = f"参数“{name}”应当是{old.type}，却是{new.type}{listed}。"
            reader.fault(said, node.place)
            continue
        value = act(old.value, new.value)
        found[name] = Parameter(old.type, latest(value) if old.type.base == "列表" else value)
    return found


def latest(items: tuple[Any, ...]) -> tuple[Any, ...]:
    """The items; of several lines of a directory with one key the last."""
    if not all(isinstance(item, DirectoryEntry) for item in items):
        return items
    return tuple({item.key: item for item in items}.values())


def _no_parameter(rule: Rule, name: str) -> str:
    if rule.origin.template is not None and name in rule.origin.template.arguments:
        return f"参数“{name}”决定规则{rule.id}查什么，不能改；另写一条规则。"
    return f"规则{rule.id}没有参数“{name}”{did_you_mean(name, rule.parameters)}"


def is_less(key: str) -> bool:
    """Whether a key takes items from a list: `含糊词-`."""
    return key.endswith(("-", "－"))


def split_sign(key: str) -> tuple[str, Callable[[Any, Any], Any]]:
    """The name of a list and what is to be done with the old and the new items."""
    if key.endswith(("+", "＋")):
        return key[:-1].strip(), lambda old, new: tuple(dict.fromkeys((*old, *new)))
    if is_less(key):
        return key[:-1].strip(), lambda old, new: tuple(one for one in old if one not in new)
    return key, lambda _, new: new
