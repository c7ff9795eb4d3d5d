"""What packs change of what is not their own, in words: every report says it, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from checker.base.text import clip
from checker.finding import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.base.place import Place
    from checker.language import Parameter
    from checker.packs.overrides import Override
    from checker.rule import Rule

# How many words of a list are named, and how much of a value is shown.
_NAMED = 8
_COLUMNS = 40


def override_notice(override: Override, before: Rule, after: Rule) -> Notice:
    """What an override comes to, one line."""
    named = f"{before.id} {before.title}"
    said = list(_changes(before, after, named))
    return Notice(
        pack_named(override.pack),
        "，".join(said) or f"对 {named} 的改动与原来一样",
        (before.id,),
        override.place,
        override.reason,
        override.until.isoformat() if override.until else None,
    )


def expired_notice(override: Override, rules: Mapping[str, Rule]) -> Notice:
    """An override whose time is over."""
    rule = rules.get(override.rule)
    named = f"{rule.id} {rule.title}" if rule else override.rule
    return Notice(
        pack_named(override.pack),
        f"对 {named} 的改动",
        (override.rule,),
        override.place,
        override.reason,
        override.until.isoformat() if override.until else None,
        expired=True,
    )


def pack_named(pack: str) -> str:
    return f"规则包“{pack}”"


def _changes(before: Rule, after: Rule, named: str) -> Iterator[str]:
    if before.enabled != after.enabled:
        yield f"启用 {named}" if after.enabled else f"停用 {named}"
    if before.severity is not after.severity:
        yield f"把 {named} 的程度由{before.severity.label}改为{after.severity.label}"
    for name, new in after.parameters.items():
        old = before.parameters[name]
        if old.value != new.value:
            yield f"把 {named} 的参数“{name}”{_changed_value(old, new)}"
    if before.message != after.message:
        yield f"改了 {named} 的说法"
    if before.profiles != after.profiles:
        yield f"让 {named} 只用于表样 {'、'.join(after.profiles)}"


def _changed_value(old: Parameter, new: Parameter) -> str:
    if old.type.base == "列表":
        before = cast("tuple[object, ...]", old.value)
        after = cast("tuple[object, ...]", new.value)
        return changed_words([*map(str, before)], [*map(str, after)])
    return f"由 {_short(old.value)} 改为 {_short(new.value)}"


def changed_words(old: Sequence[str], new: Sequence[str]) -> str:
    """`去掉 大约、左右，加上 若干`, to be put behind the name of a list."""
    gone = [word for word in old if word not in new]
    come = [word for word in new if word not in old]
    parts = [f"去掉 {_listed(gone)}"] if gone else []
    parts += [f"加上 {_listed(come)}"] if come else []
    return "，".join(parts) or "换了次序"


def _listed(words: Sequence[str]) -> str:
    more = f"等 {len(words)} 项" if len(words) > _NAMED else ""
    return "、".join(_short(word) for word in words[:_NAMED]) + more


def _short(value: object) -> str:
    if isinstance(value, bool):
        return "真" if value else "假"
    return clip(str(value), _COLUMNS)


def words_notice(
    pack: str, name: str, old: Sequence[str], new: Sequence[str], place: Place
) -> Notice | None:
    """A change of a list of words that others wrote, None where it is the same as before."""
    if list(old) == list(new):
        return None
    return Notice(pack_named(pack), f"把词汇表“{name}”{changed_words(old, new)}", (), place)


def units_notice(pack: str, names: Sequence[str], place: Place) -> Notice:
    """Units that a pack adds: what was no value before may be one now."""
    return Notice(pack_named(pack), f"加了计量单位 {_listed(names)}", (), place)


def silencing_notices(rule: Rule, rules: Mapping[str, Rule]) -> Iterator[Notice]:
    """Rules of other packs that are not reported where this one speaks."""
    for name in rule.supersedes:
        other = rules.get(name)
        if other is not None and other.pack != rule.pack:
            yield Notice(
                pack_named(rule.pack),
                f"的规则 {rule.id} {rule.title}报出时，不再报 {other.id} {other.title}",
                (other.id,),
                rule.origin.written_at.get(("supersedes", name), rule.place),
            )
