"""Hostile packs, configurations, lists and baselines: what a stranger hands over as settings.

Every one is as large as its kind may be, or larger: what takes more than linear work in its
length does not come to its end.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.packs.packfiles import pack_of, rule_with

if TYPE_CHECKING:
    from collections.abc import Callable

MANY = 20_000


def _lines(line: str, count: int = MANY, start: str = "") -> str:
    """`line` many times below one another, `{0}` in it its number."""
    return start + "".join(line.format(number) + "\n" for number in range(count))


def _words(lines: str) -> str:
    return pack_of(rule_with()).replace("language: 1\n", f"language: 1\nvocabulary:\n{lines}")


def _chain(step: str, count: int) -> str:
    """Definitions each of which names the one above it."""
    first = "项目名称" if "合并" in step else "预算数"
    below = (f"  甲{n + 1}: {step.format(n)}\n" for n in range(count))
    return f"\n  甲0: {first}\n{''.join(below)}"


def _defined(definitions: str) -> str:
    return pack_of(rule_with()).replace("language: 1\n", f"language: 1\ndefine:{definitions}")


def _rule(**keys: str) -> Callable[[], str]:
    return lambda: pack_of(rule_with(**keys))


PACKS: dict[str, Callable[[], str]] = {
    "keys twice": lambda: _lines("甲: 乙"),
    "keys of a rule twice": lambda: pack_of(rule_with()) + _lines("    title: 甲"),
    "unknown keys": lambda: pack_of(rule_with()) + _lines("    标题{0}: 甲"),
    "keys without a blank": lambda: pack_of(rule_with()) + _lines("    标题{0}:甲"),
    "rules of one id": lambda: pack_of(*[rule_with()] * 3000),
    "rules of one name": lambda: pack_of(
        *[rule_with(id=f" XX{number:03}") for number in range(999)]
    ),
    "rules of odd ids": lambda: pack_of(
        *[rule_with(id=f" X{number}", name=f" a-rule-{number}") for number in range(3000)]
    ),
    "empty rules": lambda: "pack: a\nversion: 1.0.0\nlanguage: 1\nrules:\n" + _lines("  - {{}}"),
    "overrides": lambda: (
        "pack: a\nversion: 1.0.0\nlanguage: 1\nextends: [core]\noverrides:\n"
        + _lines("  GC202: {{severity: info, reason: 甲}}")
    ),
    "overrides of strangers": lambda: (
        "pack: a\nversion: 1.0.0\nlanguage: 1\noverrides:\n"
        + _lines("  GCX{0}: {{severity: info, reason: 甲}}")
    ),
    "a directory": lambda: _words("  价:\n" + _lines("    - {{名{0}: 甲}}")),
    "a directory of two columns": lambda: _words(
        "  价:\n" + _lines("    - {{名: 甲{0}, 限额: 3元}}", 25_000)
    ),
    "a directory of like columns": lambda: _words(
        "  价:\n"
        + _lines("    - {{名: 甲{0}, 限额一: 3, 限额二: 4}}\n    - {{名: 乙{0}, 限额三: 4}}", 9000)
    ),
    "a directory of slips": lambda: _words(
        "  价:\n    - {名: 甲, 限额: 3元}\n" + _lines("    - {{名: 甲{0}, 限额: 3O元}}")
    ),
    "pairs": lambda: _words("  价:\n" + _lines("    甲{0}: {0}元")),
    "one key of pairs": lambda: _words("  价:\n" + _lines("    - {{名: 甲, 限额: 3元}}")),
    "words": lambda: _words("  词: [" + "甲, " * 300_000 + "]"),
    "other words": lambda: _words("  词:\n" + _lines("    - 甲{0}", 60_000)),
    "lists of words": lambda: _words(_lines("  词{0}: [甲]", 50_000)),
    "a word without end": lambda: _words("  词: [" + "甲" * 900_000 + "]"),
    "words within words": lambda: _words(
        "  词零: [甲]\n" + _lines("  词{0}: [甲, 词汇.词{0}]", 30_000)
    ),
    "parameters": _rule(params="\n" + _lines("      甲{0}: 3元")),
    "definitions": _rule(define="\n" + _lines("      甲{0}: 预算数")),
    "definitions on one another": lambda: pack_of(
        rule_with(define=_chain("甲{0} + 1元", 190), assert_=" 甲190 > 1万元")
    ),
    "sums that double": lambda: pack_of(
        rule_with(define=_chain("甲{0} + 甲{0}", 60), assert_=" 甲60 > 1万元")
    ),
    "texts that double": lambda: pack_of(
        rule_with(define=_chain('合并([甲{0}, 甲{0}], "")', 60), assert_=" 甲60 有值")
    ),
    "texts that double a few times": lambda: pack_of(
        rule_with(define=_chain('合并([甲{0}, 甲{0}], "")', 11), assert_=" 甲11 有值")
    ),
    "definitions of the pack": lambda: _defined(_chain("甲{0} + 1元", 3000)),
    "definitions of the pack that double": lambda: _defined(_chain("甲{0} + 甲{0}", 60)),
    "definitions of the pack, many": lambda: _defined("\n" + _lines("  甲{0}: 预算数 + 1元", 9000)),
    "brackets": _rule(assert_=" " + "(" * 100_000 + "预算数" + ")" * 100_000 + " 有值"),
    "open brackets": _rule(assert_=" " + "(" * 500_000),
    "denials": _rule(assert_=" " + "不 " * 200_000 + "预算数 有值"),
    "a sum": _rule(assert_=" 预算数" + " + 预算数" * 100_000 + " > 1万元"),
    "alternatives": _rule(assert_=" 预算数 有值" + " 或 预算数 有值" * 50_000),
    "a list": _rule(assert_=" 项目名称 是 (" + '"甲", ' * 200_000 + '"乙")'),
    "filters": _rule(assert_=" 绩效指标" + "[三级指标 有值]" * 50_000 + " 有值"),
    "a number": _rule(assert_=" 预算数 > " + "9" * 1_000_000 + "元"),
    "a decimal": _rule(assert_=" 预算数 > 0." + "0" * 1_000_000 + "1元"),
    "an exponent": _rule(assert_=" 预算数 > 1e999999999元"),
    "a name": _rule(assert_=" " + "甲" * 900_000 + " 有值"),
    "a string": _rule(assert_=' 项目名称 = "' + "甲" * 900_000 + '"'),
    "an open string": _rule(assert_=' 项目名称 = "' + "甲" * 900_000),
    "conditions in conditions": _rule(assert_=" " + "如果(预算数 有值, " * 20_000),
    "quantifiers": _rule(assert_=" " + "每个 绩效指标 满足 (" * 300 + "三级指标 有值" + ")" * 300),
    "optional repeats": _rule(assert_=' 项目名称 匹配 "' + "年?" * 60 + "年{60}" + '"'),
    "repeats of repeats": _rule(assert_=' 项目名称 匹配 "(甲+)+乙"'),
    "overlapping repeats": _rule(assert_=' 项目名称 匹配 "' + ".*" * 30 + '乙"'),
    "a pattern of choices": _rule(assert_=' 项目名称 匹配 "(' + "甲|" * 200_000 + '乙)"'),
    "a pattern of groups": _rule(assert_=' 项目名称 匹配 "' + "(" * 100_000 + '"'),
    "a pattern of counts": _rule(assert_=' 项目名称 匹配 "甲{1000000000}"'),
    "a pattern of classes": _rule(assert_=' 项目名称 匹配 "' + "[甲乙]" * 200_000 + '"'),
    "a message": _rule(message=" " + "{项目名称}" * 100_000),
    "a message of braces": _rule(message=" '" + "{" * 500_000 + "'"),
    "a message without end": _rule(message=" " + "甲" * 900_000),
    "open braces of a message": _rule(message=" '" + "{项目名称 " * 100_000 + "'"),
    "examples": _rule(examples="\n  good:\n" + _lines("    - {{预算数: 3}}", 30_000)),
    "rows of an example": _rule(
        examples="\n  good:\n    - 绩效指标:\n" + _lines("      - {{三级指标: 甲}}", 30_000)
    ),
    "rules superseded": _rule(supersedes=" [" + "GC202, " * 100_000 + "GC203]"),
    "rules superseded by strangers": _rule(
        supersedes=" [" + "".join(f"GCX{n}, " for n in range(MANY)) + "GC203]"
    ),
    "profiles": _rule(profiles=" [" + '"2015", ' * 100_000 + '"2021"]'),
    "packs above": lambda: "pack: a\nversion: 1.0.0\nlanguage: 1\nextends:\n" + _lines("  - 甲{0}"),
    "a pack above without end": lambda: (
        "pack: a\nversion: 1.0.0\nlanguage: 1\nextends: [%s]\n" % ("../" * 300_000)
    ),
    "a version": lambda: f"pack: a\nversion: {'1.' * 400_000}0\nlanguage: 1\nrules: []\n",
    "a name of a pack": lambda: (
        f"pack: {'a.' * 400_000}a\nversion: 1.0.0\nlanguage: 1\nrules: []\n"
    ),
    "an odd version": lambda: f"pack: a\nversion: {'1' * 400_000}!\nlanguage: 1\nrules: []\n",
    "an odd name of a pack": lambda: (
        f"pack: {'a-' * 400_000}!\nversion: 1.0.0\nlanguage: 1\nrules: []\n"
    ),
    "rules": lambda: pack_of(
        *[
            rule_with(id=f" XX{n}", name=f" a-rule-{n}", title=f" 规则{n}")
            for n in range(1000, 7000)
        ]
    ),
    "units": lambda: pack_of(rule_with()).replace(
        "language: 1\n", "language: 1\nunits:\n" + _lines("  - {{名称: 甲{0}, 量纲: 数量}}")
    ),
    "templates": lambda: (
        "pack: a\nversion: 1.0.0\nlanguage: 1\nuse:\n" + _lines("  - {{template: 必填, id: XX{0}}}")
    ),
    "deep lists": lambda: "pack: " + "[" * 400_000,
    "deep blocks": lambda: "- " * 400_000,
    "anchors": lambda: _lines("甲{0}: &a{0} [*a{0}, *a{0}]"),
    "comments": lambda: pack_of(rule_with()) + "#\n" * 600_000,
    "texts lost behind signs": lambda: pack_of(rule_with()) + _lines("甲{0}: 乙 #丙"),
    "documents": lambda: "---\n" * 400_000,
    "blank lines": lambda: pack_of(rule_with()) + "\n" * 1_900_000,
    "a text of a thousand lines": _rule(rationale=" |\n" + "      甲\n" * 200_000),
    "signs of the terminal": _rule(message=' "\\e[2J\\u202e::error::{项目名称}"'),
    "unclosed quotes": _rule(message=' "' + "甲\n" * 200_000),
}
"""What is wrong, and a pack in which it is."""

CONFIGS: dict[str, Callable[[], str]] = {
    "keys twice": lambda: _lines("年度: 2025"),
    "unknown keys": lambda: _lines("年{0}: 2025"),
    "rules of no pack": lambda: "ignore:\n" + _lines("  - GCX{0}"),
    "one rule": lambda: "ignore: [" + "GC202, " * 200_000 + "GC203]",
    "patterns": lambda: "exclude:\n" + _lines("  - '甲{0}/**'"),
    "a pattern of stars": lambda: "exclude: ['" + "*甲" * 3000 + "']",
    "a pattern of deep stars": lambda: "exclude: ['" + "**/" * 3000 + "甲']",
    "a pattern of brackets": lambda: "exclude: ['" + "[" * 300_000 + "']",
    "a pattern of choices": lambda: "exclude: ['" + "{甲,乙}" * 3000 + "']",
    "files of rules": lambda: "per-file-ignores:\n" + _lines("  '甲{0}/**': [GC202]"),
    "files of stars": lambda: "per-file-ignores:\n" + _lines("  '**/*{0}*甲*': [GC202]", 3000),
    "severities": lambda: "severity:\n" + _lines("  GC{0}: info"),
    "sets": lambda: "sets:\n" + _lines("  - {{name: 甲{0}, files: ['**/*']}}"),
    "rounds": lambda: "rounds:\n" + _lines("  - 甲{0}"),
    "packs that are not there": lambda: "packs:\n" + _lines("  - 甲{0}.yaml"),
    "the pack itself": lambda: "packs: [goalcheck.yaml]",
    "itself above": lambda: "extends: [goalcheck.yaml]",
    "files above": lambda: "extends:\n" + _lines("  - 甲{0}.yaml"),
    "a year": lambda: "年度: " + "9" * 1_000_000,
    "a version": lambda: "required-version: '" + ">=1," * 200_000 + ">=1'",
    "columns": lambda: "columns: [goalcheck.yaml]",
    "verdicts": lambda: "verdict:\n" + _lines("  退回{0}: {{error: 1}}"),
    "pages": lambda: "rule-pages: https://e.org/" + "{id}" * 200_000,
    "an encoding": lambda: "encoding: " + "甲" * 500_000,
    "deep lists": lambda: "exclude: " + "[" * 400_000,
    "deep blocks": lambda: "- " * 400_000,
}
LISTS: dict[str, Callable[[], str]] = {
    "entries": lambda: "豁免:\n" + _lines("  - {{项目: 甲{0}, 规则: GC305, 理由: 乙}}"),
    "entries of strangers": lambda: (
        "豁免:\n" + _lines("  - {{项目: 甲{0}, 规则: GCX{0}, 理由: 乙}}")
    ),
    "empty entries": lambda: "豁免:\n" + _lines("  - {{}}", 200_000),
    "rules": lambda: "豁免:\n  - 项目: 甲\n    理由: 乙\n    规则: [%s]\n" % ("GC305, " * 200_000),
    "one entry": lambda: "豁免:\n" + _lines("  - {{单位: 乙, 规则: GC303, 理由: 乙}}"),
    "a name": lambda: "豁免:\n  - {项目: %s, 规则: GC305, 理由: 乙}\n" % ("甲" * 600_000),
    "days": lambda: "豁免:\n" + _lines("  - {{项目: 甲, 规则: GC305, 理由: 乙, 截至: {0}}}"),
    "keys twice": lambda: _lines("豁免: []"),
    "no list": lambda: "甲" * 600_000,
}
COLUMNS: dict[str, Callable[[], str]] = {
    "names": lambda: "表字段:\n  预算数:\n" + _lines("    - 目标{0}"),
    "one name": lambda: "表字段:\n  预算数: [" + "目标, " * 200_000 + "甲]",
    "unknown columns": lambda: "表字段:\n" + _lines("  甲{0}: [乙]"),
    "choices": lambda: "表字段:\n  预算数: [" + "<甲/乙/丙/>" * 60 + "]",
    "many choices": lambda: "表字段:\n  预算数: [" + "<" + "甲/" * 200_000 + ">丁]",
    "choices of indicators": lambda: "指标列:\n  指标值: [" + "<甲/乙/丙/>" * 60 + "]",
    "open choices": lambda: "表字段:\n  预算数: [" + "<" * 300_000 + "]",
    "keys twice": lambda: _lines("表字段: {{}}"),
    "a name without end": lambda: "表字段:\n  预算数: [" + "甲" * 600_000 + "]",
    "words of sums": lambda: "合计行:\n" + _lines("  - 甲{0}"),
    "words of feet": lambda: "表尾:\n" + _lines("  - 甲{0}"),
}


def _entry(number: int) -> dict[str, object]:
    said = dict.fromkeys(("rule", "title", "project", "address", "text"), "甲")
    return {"fingerprint": str(number), **said}


BASELINES: dict[str, Callable[[], str]] = {
    "entries": lambda: json.dumps(
        {"schema": "goalcheck-baseline/v1", "findings": [_entry(n) for n in range(MANY)]}
    ),
    "deep lists": lambda: "[" * 1_000_000,
    "deep objects": lambda: '{"a":' * 300_000,
    "a number": lambda: '{"schema": ' + "9" * 2_000_000 + "}",
    "a text": lambda: '"' + "甲" * 3_000_000 + '"',
    "keys twice": lambda: "{" + '"entries": [], ' * 300_000 + '"a": 1}',
    "no text": lambda: "\\ud800" * 100_000,
    "nothing": lambda: "",
    "null": lambda: "null",
    "lists of lists": lambda: json.dumps({"entries": [[[]]] * 100_000}),
}
