"""Reads the settings that are tables of their own: per-file choices, severities, verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.config.values import mapping, pattern, rule_names, severity, text
from checker.errors import did_you_mean
from checker.finding import SEVERITY_NAMES, WORDS, Severity, Threshold, Verdict
from checker.strictyaml import YamlScalar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.config.values import Reading
    from checker.strictyaml import YamlNode

# Verdict -> the field of Thresholds it fills.
VERDICTS: dict[str, str] = {"退回": "returned", "修改后提交": "revised"}
# What a threshold counts: findings of a severity and worse.
COUNTED = SEVERITY_NAMES
_RULES = ("rules", "规则")
# The kinds of tables whose verdicts may be called otherwise.
STAGES = ("目标表", *reversed(tuple(WORDS)))


def file_ignores(node: YamlNode, reading: Reading) -> dict[str, tuple[str, ...]]:
    """`{草稿/**: [GC305]}`: pattern -> names of rules."""
    found = mapping(node, reading, "per-file-ignores 要写成“文件: 规则”，例如 草稿/**: [GC305]")
    return {
        pattern(key.text, reading): rule_names(value, reading) or ()
        for key, value in (found.entries if found else ())
    }


def severities(node: YamlNode, reading: Reading) -> dict[str, Severity]:
    """`{GC305: info}`: name of a rule -> its severity."""
    found = mapping(node, reading, "severity 要写成“规则: 程度”，例如 GC305: info")
    changed: dict[str, Severity] = {}
    for key, value in found.entries if found else ():
        reading.names.setdefault(key.text, key.place)
        if (level := severity(value, reading)) is not None:
            changed[key.text] = level
    return changed


def thresholds(node: YamlNode, reading: Reading) -> dict[str, Threshold]:
    """`{退回: {error: 1}}`: field of Thresholds -> when the verdict is due."""
    found = mapping(node, reading, "verdict 要写成“结论: {程度: 个数}”，例如 退回: {error: 1}")
    result: dict[str, Threshold] = {}
    for key, value in found.entries if found else ():
        if key.text == "通过":
            reading.refuse(key.place, "通过不用写：不到“退回”和“修改后提交”的就是通过")
        elif key.text not in VERDICTS:
            offer = did_you_mean(key.text, VERDICTS)
            reading.refuse(key.place, f"没有结论“{key.text}”，可用 {'、'.join(VERDICTS)}{offer}")
        else:
            result[VERDICTS[key.text]] = _threshold(value, reading)
    return result


def verdict_words(node: YamlNode, reading: Reading) -> dict[str, dict[str, str]]:
    """`{自评表: {通过: 核对无误}}`: stage -> verdict -> word."""
    wanted = "verdict-words 要写成“表类: {结论: 叫法}”，例如 自评表: {通过: 核对无误}"
    found = mapping(node, reading, wanted)
    result: dict[str, dict[str, str]] = {}
    for key, value in found.entries if found else ():
        if _is_known(key, STAGES, "表类", reading):
            words = mapping(value, reading, wanted)
            result[key.text] = {
                verdict.text: word
                for verdict, named in (words.entries if words else ())
                if _is_known(verdict, tuple(Verdict), "结论", reading)
                and (word := text(named, reading)) is not None
            }
    return result


def _is_known(key: YamlScalar, known: Sequence[str], what: str, reading: Reading) -> bool:
    if key.text in known:
        return True
    offer = did_you_mean(key.text, known)
    reading.refuse(key.place, f"没有{what}“{key.text}”，可用 {'、'.join(known)}{offer}")
    return False


def _threshold(node: YamlNode, reading: Reading) -> Threshold:
    found = mapping(node, reading, "这里要写“程度: 个数”，例如 {error: 1, warning: 10}")
    counts: dict[Severity, int] = {}
    rules: tuple[str, ...] = ()
    for key, value in found.entries if found else ():
        if key.text in _RULES:
            rules = rule_names(value, reading) or ()
        elif key.text in COUNTED:
            if (count := _count(value, reading)) is not None:
                counts[COUNTED[key.text]] = count
        else:
            known = [*COUNTED, *_RULES]
            offer = did_you_mean(key.text, known)
            message = f"没有“{key.text}”，可用 error、warning、info、rules{offer}"
            reading.refuse(key.place, message)
    return Threshold(tuple(counts.items()), rules)


def _count(node: YamlNode, reading: Reading) -> int | None:
    if isinstance(node, YamlScalar) and node.text.isascii() and node.text.isdigit():
        if int(node.text) > 0:
            return int(node.text)
    elif text(node, reading) is None:
        return None
    reading.refuse(node.place, "个数要写大于 0 的整数；不按这个程度下结论的，不写这一项")
    return None
