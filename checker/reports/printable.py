"""The one place where what strangers wrote is made fit to be printed.

Values, names, file names and the messages of packs come from anybody. Formats that people read
get them without anything that acts on a terminal, a build server or the order of letters, and
names on one line that cannot be taken for a line of the report; all others escape by themselves
and only need half characters spelled.
"""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from operator import is_
from typing import TYPE_CHECKING, Any, TypeVar, cast

from checker.base.dataclass import fields, is_dataclass, replace
from checker.base.pattern import late_pattern
from checker.base.text import harmless, spelled

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from checker.finding import Finding, Run, Severity

T = TypeVar("T")

_BREAK = late_pattern(r"[ \t]*\n\s*")
# Fields that name something and head lines of a report.
_NAMES = frozenset({"path", "project", "title", "unit", "code", "indicator_name", "name", "label"})
_NO_TEXTS = frozenset({type(None), bool, int})
# What lines of a report begin with.
_WORDS = "错误|警告|提示|注意|规则|问题|写着|应为|修改|参见|取值|依据|结论|合计"
_LIKE_A_FINDING = late_pattern(rf"\s*(?:(?:{_WORDS})(?![^\s:：])|GC\d)")


def printable(run: Run, *, lines: bool = False, least: Severity | None = None) -> Run:
    """The run with every text harmless, for formats that people read; texts are on one line
    unless the format has room for `lines` inside a cell. With `least`, findings below it are only
    counted by their rule and its title, and what else they say stays as it is."""
    text = _whole if lines else _flat
    if least is None:
        return cast("Run", _mapped(run, text, _name))
    told = tuple(one for one in run.findings if one.severity.rank >= least.rank)
    made = cast("Run", _mapped(replace(run, findings=told), text, _name))
    waiting = iter(made.findings)
    findings = (
        next(waiting) if one.severity.rank >= least.rank else _counted(one) for one in run.findings
    )
    return replace(made, findings=tuple(findings))


def _counted(finding: Finding) -> Finding:
    title = _name(finding.title)
    return finding if title == finding.title else replace(finding, title=title)


def encodable(run: Run) -> Run:
    """The run without half characters, for formats that programs read."""
    return cast("Run", _mapped(run, _spelled, _spelled))


def with_harmless_texts(thing: T) -> T:
    """Anything made of frozen data, with every text in it harmless."""
    return cast("T", _mapped(thing, _whole, _whole))


# Labels, levels and the texts of rules come again in every table.
_whole = lru_cache(maxsize=8192)(harmless)
_spelled = lru_cache(maxsize=8192)(spelled)


@lru_cache(maxsize=8192)
def _flat(text: str) -> str:
    return _BREAK.sub(" ", harmless(text))


@lru_cache(maxsize=4096)
def _name(text: str) -> str:
    """A name on one line; one that begins as lines of a report do stands in quotation marks."""
    line = _flat(text)
    return f"“{line}”" if _LIKE_A_FINDING.match(line) else line


def _mapped(thing: Any, text: Callable[[str], str], name: Callable[[str], str]) -> Any:
    """`thing` with every text in it changed; what needs no change is the same object."""
    if isinstance(thing, str):
        return thing if isinstance(thing, Enum) else _kept(thing, text(thing))
    if isinstance(thing, tuple):
        items = cast("tuple[object, ...]", thing)
        changed = tuple(_mapped(one, text, name) for one in items)
        return items if _are_same(items, changed) else changed
    if isinstance(thing, dict):
        entries = cast("Mapping[object, object]", thing).items()
        return {_mapped(key, text, name): _mapped(value, text, name) for key, value in entries}
    changes: dict[str, object] = {}
    for label, named in _labels(thing.__class__):
        value: Any = getattr(thing, label)
        if value.__class__ is str:
            if label == "path" and "\n" in value:
                # A file is found by its exact name.
                made = name(value.replace("\n", "\\x0a"))
            else:
                made = name(value) if named else text(value)
            if made != value:
                changes[label] = made
        elif value.__class__ not in _NO_TEXTS and value != ():
            made = _mapped(value, text, name)
            if made is not value:
                changes[label] = made
    return replace(thing, **changes) if changes else thing


def _kept(before: str, after: str) -> str:
    """The same object where the texts are the same, so that what holds it need not be made anew."""
    return before if before == after else after


def _are_same(before: Sequence[object], after: Sequence[object]) -> bool:
    return all(map(is_, before, after))


@lru_cache(maxsize=256)
def _labels(kind: type) -> tuple[tuple[str, bool], ...]:
    """The fields of a dataclass, and whether each names something; none where it is something
    else."""
    return (
        tuple((one.name, one.name in _NAMES) for one in fields(kind)) if is_dataclass(kind) else ()
    )
