"""The keys of a configuration file: what each fills, how it is read, how files are stacked.

To add a setting, add its line here and its field to Config; reading, stacking, `config show`, the
schema for editors and the starter of `init` follow from it.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.config import sections, values
from checker.config.settings import VERDICTS
from checker.finding import Verdict
from checker.strictyaml import DRAFT, TEXT, JsonSchema, about, closed, listed, named, one_or_more

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.config.values import ConfigReader
    from checker.strictyaml import YamlNode


class Stacking(Enum):
    """What becomes of a setting that several layers make."""

    REPLACE = "近的代替远的"
    ADD = "逐层相加"
    UPDATE = "逐项代替"


@dataclass(frozen=True, slots=True)
class ConfigKey:
    """`setting` is the field of Config it fills, empty for keys about the file itself; `default`
    says in words what holds where no layer speaks."""

    setting: str
    read: Callable[[YamlNode, str, ConfigReader], object]
    default: str
    summary: str
    example: str
    """How it is written, as YAML lines without comment signs."""
    schema: JsonSchema
    stacking: Stacking = Stacking.REPLACE


_TEXTS = one_or_more(TEXT)
_SEVERITY: JsonSchema = {"enum": ["error", "warning", "info", "错误", "警告", "提示"]}
_THRESHOLD = closed({**dict.fromkeys(sections.COUNTED, TEXT), "rules": _TEXTS, "规则": _TEXTS})
_WORDS = closed(dict.fromkeys(map(str, Verdict), TEXT))

KEYS: dict[str, ConfigKey] = {
    "extends": ConfigKey(
        "", values.texts, "（无）",
        "在别的配置文件之上再改，例如市里统一的一份；写相对于本文件的路径。",
        "extends: ../市级/goalcheck.yaml", _TEXTS,
    ),
    "required-version": ConfigKey(
        "", values.text, "不限",
        "这份配置要用的 goalcheck 版本；版本不合时不检查。",
        'required-version: ">=0.1"', TEXT,
    ),
    "年度": ConfigKey(
        "year", values.integer, "取表内的年度，再取多数项目名称的年度",
        "预算年度。不写时取表内的年度，再取多数项目名称的年度。",
        "年度: 2025", TEXT,
    ),
    "profile": ConfigKey(
        "profile", values.profile, "按表自动判断",
        "表样：2015 或 2021。不写时按表自动判断。",
        'profile: "2015"', TEXT,
    ),
    "sets": ConfigKey(
        "sets", values.pattern_sets, "一个文件夹一套，含多张表的文件自成一套",
        "哪些文件是一套（跨表的规则在一套之内比较）。不写时一个文件夹一套。",
        "sets:\n  - name: 全局\n    files: [goals/**]",
        listed({"anyOf": [_TEXTS, closed({"name": TEXT, "files": _TEXTS}, ("files",))]}),
    ),
    "rounds": ConfigKey(
        "rounds", values.paths, "（无）",
        "compare 不写路径时对照哪几年的文件夹，从早到晚；写相对于本文件的路径。",
        "rounds: [2024, 2025]", _TEXTS,
    ),
    "select": ConfigKey(
        "select", values.rule_names, "默认选用的规则",
        "只用哪些规则：编号、编号开头、英文名或中文名。不写时用默认选用的规则。",
        "select: [GC1, GC2]", _TEXTS,
    ),
    "extend-select": ConfigKey(
        "extend_select", values.rule_names, "（无）",
        "在选用的规则之外再加哪些。",
        "extend-select: [GC604]", _TEXTS, Stacking.ADD,
    ),
    "ignore": ConfigKey(
        "ignore", values.rule_names, "（无）",
        "不用哪些规则。",
        "ignore: [GC305]", _TEXTS, Stacking.ADD,
    ),
    "per-file-ignores": ConfigKey(
        "file_ignores", sections.file_ignores, "（无）",
        "哪些文件里不用哪些规则。",
        "per-file-ignores:\n  goals/历年/**: [GC701, GC702]",
        named(_TEXTS), Stacking.UPDATE,
    ),
    "severity": ConfigKey(
        "severities", sections.severities, "按规则包",
        "改某些规则的程度：error（错误）、warning（警告）、info（提示）。",
        "severity:\n  GC305: info", named(_SEVERITY),
        Stacking.UPDATE,
    ),
    "exclude": ConfigKey(
        "exclude", values.patterns, "（无）",
        "不检查哪些文件。",
        "exclude: [草稿/**]", _TEXTS, Stacking.ADD,
    ),
    "packs": ConfigKey(
        "packs", values.paths, "只用自带的规则包",
        "本单位自己的规则包，相对于本文件。",
        "packs: [规则/本单位.yaml]", _TEXTS, Stacking.ADD,
    ),
    "columns": ConfigKey(
        "columns", values.paths, "只用自带的叫法",
        "本单位表样上自己的叫法（写法见 docs/formats.md），相对于本文件。",
        "columns: [规则/本单位叫法.yaml]", _TEXTS, Stacking.ADD,
    ),
    "exemptions": ConfigKey(
        "exemptions", values.paths, "（无）",
        "豁免清单：Word、Excel 等文件里的问题按单位、项目、指标、规则豁免，须写理由。",
        "exemptions: [豁免清单.yaml]", _TEXTS, Stacking.ADD,
    ),
    "baseline": ConfigKey(
        "baseline", values.new_path, "（无）",
        "基线：已知的问题，只报新出现的。用 goalcheck baseline write 生成。",
        "baseline: goalcheck-baseline.json", TEXT,
    ),
    "rule-pages": ConfigKey(
        "rule_pages", values.web_pages, "（无）",
        "规则的说明在网上的地址，{id} 处是编号；报告给程序时、编辑器里照它链接。",
        "rule-pages: https://example.org/goalcheck/rules/{id}/", TEXT,
    ),
    "encoding": ConfigKey(
        "encoding", values.encoding, "自动判断",
        "文本文件的编码。不写时自动判断 UTF-8、UTF-16、GB18030。",
        "encoding: gb18030", TEXT,
    ),
    "fail-level": ConfigKey(
        "fail_level", values.severity, "error",
        "有这个程度及以上的问题就不通过：error（错误）、warning（警告）、info（提示）。",
        "fail-level: error", _SEVERITY,
    ),
    "min-severity": ConfigKey(
        "min_severity", values.severity, "warning",
        "列出这个程度及以上的问题。",
        "min-severity: warning", _SEVERITY,
    ),
    "verdict": ConfigKey(
        "thresholds", sections.thresholds, "有错误的退回，有警告的修改后提交，其余通过",
        "审核结论：一张表有多少个该程度及以上的问题时退回、修改后提交；都不到的通过。",
        "verdict:\n  退回: {error: 1}\n  修改后提交: {warning: 1}",
        closed(dict.fromkeys(VERDICTS, _THRESHOLD)),
        Stacking.UPDATE,
    ),
    "verdict-words": ConfigKey(
        "words", sections.verdict_words, "目标表写通过、修改后提交、退回；自评表、监控表各有叫法",
        "结论在目标表、监控表、自评表上各叫什么。",
        "verdict-words:\n  自评表: {通过: 核对无误, 修改后提交: 更正后重报, 退回: 退回重评}",
        closed(dict.fromkeys(sections.STAGES, _WORDS)),
        Stacking.UPDATE,
    ),
}  # fmt: skip


def schema() -> JsonSchema:
    """JSON Schema of a configuration file, for editors."""
    properties = {name: about(key.schema, key.summary) for name, key in KEYS.items()}
    synonyms = values.AS_CONFIG.synonyms.items()
    others = {name: properties[key] for name, key in synonyms if key in properties}
    return {
        "$schema": DRAFT,
        "title": "goalcheck 的配置",
        **closed({**properties, **others}),
    }
