"""Reads the settings that are tables of their own: per-file choices, severities, verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.number import whole
from checker.base.pattern import late_pattern
from checker.config.settings import VERDICTS
from checker.config.values import MOST_ENTRIES, pattern, rule_names, severity
from checker.finding import SEVERITY_NAMES, WORDS, Severity, Threshold, Verdict
from checker.strictyaml import YamlScalar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.config.values import ConfigReader
    from checker.strictyaml import YamlNode

# What a threshold counts: findings of a severity and worse.
COUNTED = SEVERITY_NAMES
_RULES = "rules"
# 审核通过, 合格; but 不通过, 修改后通过, 不合格 tell what is still to be done.
_PASSING, _NOT_YET = late_pattern("(?:通过|合格|同意|无误)$"), late_pattern("[不未后再暂难]")
# The kinds of tables whose verdicts may be called otherwise.
STAGES = ("目标表", *reversed(tuple(WORDS)))

Entries = tuple[tuple[YamlScalar, "YamlNode"], ...]


def file_ignores(node: YamlNode, what: str, reading: ConfigReader) -> dict[str, tuple[str, ...]]:
    """`{草稿/**: [GC305]}`: pattern -> names of rules."""
    found: dict[str, tuple[str, ...]] = {}
    for key, value in _entries(node, what, reading):
        written = pattern(key.text, key.place, reading)
        reading.names.setdefault(written, key.place)
        found[written] = rule_names(value, key.text, reading)
    return found


def severities(node: YamlNode, what: str, reading: ConfigReader) -> dict[str, Severity]:
    """`{GC305: info}`: name of a rule -> its severity."""
    changed: dict[str, Severity] = {}
    for key, value in _entries(node, what, reading):
        reading.names.setdefault(key.text, key.place)
        if (level := severity(value, key.text, reading)) is not None:
            changed[key.text] = level
    return changed


def thresholds(node: YamlNode, what: str, reading: ConfigReader) -> dict[str, Threshold]:
    """`{退回: {error: 1}}`: field of Thresholds -> when the verdict is due."""
    return {
        VERDICTS[key.text]: _threshold(value, key.text, reading)
        for key, value in _entries(node, what, reading, (*VERDICTS, "通过"))
        if key.text in VERDICTS or _refuse_passing(key, reading)
    }


def _refuse_passing(key: YamlScalar, reading: ConfigReader) -> bool:
    reading.fault("通过不用写：不到“退回”和“修改后提交”的就是通过。", key.place)
    return False


def verdict_words(node: YamlNode, what: str, reading: ConfigReader) -> dict[str, dict[str, str]]:
    """`{自评表: {通过: 核对无误}}`: stage -> verdict -> word."""
    return {
        stage.text: _words_of(stage.text, words, reading)
        for stage, words in _entries(node, what, reading, STAGES)
    }


def _words_of(stage: str, node: YamlNode, reading: ConfigReader) -> dict[str, str]:
    """The words of one stage, of which none may be read as another verdict."""
    given = {
        verdict.text: (word, named.place)
        for verdict, named in _entries(node, stage, reading, tuple(Verdict))
        if (word := reading.text(named, verdict.text)) is not None
    }
    own = WORDS.get(stage, {})
    for verdict, (word, place) in given.items():
        called = {str(one): given.get(one, (own.get(one, one),))[0] for one in Verdict}
        meant = [one for one in called if one != verdict and word in (one, called[one])]
        if verdict != Verdict.PASS and _PASSING.search(word) and not _NOT_YET.search(word):
            meant.append(str(Verdict.PASS))
        if meant:
            reading.fault(f"“{verdict}”不能叫作“{word}”：看的人会当成“{meant[0]}”。", place)
    return {verdict: word for verdict, (word, _) in given.items()}


def _entries(
    node: YamlNode, what: str, reading: ConfigReader, known: Sequence[str] | None = None
) -> Entries:
    """The entries of a mapping, of these keys only where they are `known`."""
    mapping = reading.mapping(node, what)
    if mapping is not None and known is not None:
        mapping = reading.keys(mapping, known, what)
    entries = mapping.entries if mapping else ()
    return tuple(reading.few(entries, MOST_ENTRIES, what, node.place))


def _threshold(node: YamlNode, what: str, reading: ConfigReader) -> Threshold:
    counts: dict[Severity, int] = {}
    rules: tuple[str, ...] = ()
    for key, value in _entries(node, what, reading, (*COUNTED, _RULES)):
        if key.text == _RULES:
            rules = rule_names(value, _RULES, reading)
        elif (count := _count(value, key.text, reading)) is not None:
            counts[COUNTED[key.text]] = count
    return Threshold(tuple(counts.items()), rules)


def _count(node: YamlNode, what: str, reading: ConfigReader) -> int | None:
    written = reading.text(node, what)
    if written is None:
        return None
    if (count := whole(written)) > 0:
        return count
    reading.fault("个数要写大于 0 的整数；不按这个程度下结论的，不写这一项。", node.place)
    return None
