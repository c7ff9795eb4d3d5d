"""The rules of a run: all packs together, and the choice among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.base.errors import Mistake, UsageError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from checker.finding import Notice, PackRef
    from checker.form import Profile, Surroundings, WordLists
    from checker.packs.overrides import Override
    from checker.packs.templates import Template
    from checker.rule import Rule
    from checker.values import OwnUnit


# The bundled pack, which may supersede rules of its catalogue that are not written yet.
CATALOGUE = "cn.budget-goal"


@dataclass(frozen=True, slots=True)
class PackSet:
    """Everything loaded, in the order of rule ids."""

    packs: tuple[PackRef, ...]
    rules: tuple[Rule, ...]
    surroundings: Surroundings
    notes: tuple[str, ...] = ()
    """What a person should know: rules not in force yet."""
    overrides: tuple[Override, ...] = ()
    """The changes local packs make, the expired ones included."""
    read_templates: Callable[[], Mapping[str, Template]] = dict
    """Templates are read when they are asked for: a run needs none."""

    units: tuple[OwnUnit, ...] = ()
    """Units the packs add to the table; `surroundings.units` are those and the table."""
    notices: tuple[Notice, ...] = ()
    """What local packs change of what is not their own, the changes that have expired included."""

    @property
    def templates(self) -> Mapping[str, Template]:
        return self.read_templates()

    @property
    def profiles(self) -> tuple[Profile, ...]:
        return self.surroundings.profiles

    @property
    def vocabulary(self) -> WordLists:
        return self.surroundings.vocabulary

    def rule(self, name: str) -> Rule:
        """The rule of an id, a name or a Chinese title; raises UsageError with the nearest."""
        found = self.find_rule(name)
        if found is None:
            message = f"没有叫“{name}”的规则{did_you_mean(name, self.rule_names)}"
            raise UsageError([Mistake(message)])
        return found

    def find_rule(self, name: str) -> Rule | None:
        """The rule of an id, a name or a Chinese title."""
        wanted = name.strip()
        for rule in self.rules:
            if wanted.lower() in (rule.id.lower(), rule.name) or wanted == rule.title:
                return rule
        return None

    @property
    def rule_names(self) -> list[str]:
        """All that a rule can be named by: ids, names, titles."""
        return [text for rule in self.rules for text in (rule.id, rule.name, rule.title)]


def select_rules(
    packset: PackSet,
    select: Sequence[str] = (),
    extend_select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> tuple[Rule, ...]:
    """The rules to run: `select` (default: all enabled ones) and `extend_select`, less `ignore`.

    Each may name an id, the beginning of one (GC2), a name, a title, or ALL. Raises UsageError
    with every name that fits nothing and every locked rule that is to be ignored; one that only
    the beginning of its id takes along stays.
    """
    mistakes: list[Mistake] = []
    chosen = (
        _named(packset, select, mistakes)
        if select
        else {rule.key for rule in packset.rules if rule.enabled}
    )
    chosen |= _named(packset, extend_select, mistakes)
    mistakes += [
        Mistake(locked_message(rule, "不用"), about=name)
        for name in ignore
        for rule in packset.rules
        if rule.locked and is_exactly(rule, name)
    ]
    locked = {rule.key for rule in packset.rules if rule.locked}
    chosen -= _named(packset, ignore, mistakes) - locked
    if mistakes:
        raise UsageError(mistakes)
    return tuple(rule for rule in packset.rules if rule.key in chosen)


def _named(packset: PackSet, names: Sequence[str], mistakes: list[Mistake]) -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for name in names:
        matched = {rule.key for rule in packset.rules if _fits(rule, name.strip())}
        if not matched:
            message = f"没有叫“{name}”的规则{did_you_mean(name, packset.rule_names, mistakes)}"
            mistakes.append(Mistake(message, about=name))
        found |= matched
    return found


def _fits(rule: Rule, name: str) -> bool:
    if not name:
        return False
    return name.upper() == "ALL" or rule.id.startswith(name.upper()) or is_exactly(rule, name)


def is_exactly(rule: Rule, name: str) -> bool:
    """Whether the name is that of this rule and of no other: its id, name or title."""
    wanted = name.strip()
    return wanted.upper() == rule.id or wanted.lower() == rule.name or wanted == rule.title


def locked_message(rule: Rule, what: str) -> str:
    """Why a rule may not be changed, `what` being what was asked for."""
    return f"规则{rule.id}“{rule.title}”已锁定，不能{what}。"
