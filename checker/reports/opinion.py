"""审核意见: what a reviewer would write at the foot of a table, as one paragraph.

Findings of one rule become one clause that names what they are about; clauses are ordered by what
they concern; what must be corrected stands before what should be improved. The words of a clause
are the rule's own `opinion`, so that a new rule brings its own.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from checker.finding import Severity
from checker.reports.verdict import Verdict
from checker.text import clip, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.finding import Finding
    from checker.reports.verdict import Judgement

# Beginning of a rule's id -> what it concerns, in the order in which an opinion speaks of it.
_TOPICS: dict[str, str] = {
    "GC0": "填报格式",
    "GC1": "表格填写",
    "GC6": "绩效目标",
    "GC2": "预算与成本",
    "GC5": "指标设置",
    "GC3": "指标值",
    "GC4": "计量单位",
    "GC7": "时间",
    "GC8": "与其他项目比较",
    "GC9": "文字",
    "": "其他",
}
_ORDINALS = "一二三四五六七八九十"
# How many are named before 等 stands for the others, and how long a name or value may be.
_NAMED = 3
_NAME_COLUMNS = 40
_VALUE_COLUMNS = 24
# A clause that begins so says itself what it is about.
_WHOLE_TABLE = "本表"


def opinion(judgement: Judgement) -> str:
    """The paragraph on one table."""
    if judgement.table is None:
        return _unread(judgement)
    return "".join(_sentences(judgement, f"“{judgement.name}”绩效目标表"))


def _unread(judgement: Judgement) -> str:
    reasons = "；".join(found.message.rstrip("。") for found in judgement.findings)
    because = f"：{reasons}" if reasons else ""
    return f"没有读出绩效目标表{because}。未能审核，请核对文件后重新报送。"


def _sentences(judgement: Judgement, what: str) -> Iterator[str]:
    errors = _of(judgement, Severity.ERROR)
    warnings = _of(judgement, Severity.WARNING)
    match judgement.verdict:
        case Verdict.UNCHECKED:
            yield f"{what}没有一条规则查到内容，未作结论。"
        case Verdict.PASS:
            yield f"{what}未发现须修改的问题，可以提交。"
            if warnings:
                yield f"建议完善：{_listed(warnings)}"
        case Verdict.REVISE:
            yield f"{what}请修改后提交。{_listed([*errors, *warnings])}"
        case Verdict.RETURN if errors:
            yield f"{what}退回修改。必须改正：{_listed(errors)}"
            if warnings:
                yield f"同时建议完善：{_listed(warnings)}"
            yield "修改后请重新报送。"
        case Verdict.RETURN:
            yield f"{what}问题较多，退回修改。{_listed(warnings)}修改后请重新报送。"
    hints = len(_of(judgement, Severity.INFO))
    if hints:
        yield f"另有 {hints} 处提示，供完善时参考。"


def _of(judgement: Judgement, severity: Severity) -> list[Finding]:
    return [found for found in judgement.findings if found.severity is severity]


def _listed(findings: Sequence[Finding]) -> str:
    """`一是预算与成本方面，……。二是……。`; a single topic needs no number."""
    topics = _by_topic(findings)
    said = [
        f"{topic}方面，{'；'.join(_clause(group) for group in groups)}。"
        for topic, groups in topics.items()
    ]
    if len(said) == 1:
        return said[0]
    return "".join(f"{_ordinal(number)}是{text}" for number, text in enumerate(said))


def _ordinal(number: int) -> str:
    return _ORDINALS[number] if number < len(_ORDINALS) else f"十{_ORDINALS[number - 10]}"


def _by_topic(findings: Iterable[Finding]) -> dict[str, list[list[Finding]]]:
    """Topic -> findings of one rule each, both in the order of an opinion."""
    by_rule: defaultdict[str, list[Finding]] = defaultdict(list)
    for found in findings:
        by_rule[found.rule].append(found)
    topics: dict[str, list[list[Finding]]] = {}
    for start, topic in _TOPICS.items():
        groups = [by_rule.pop(rule) for rule in sorted(by_rule) if rule.startswith(start)]
        if groups:
            topics[topic] = groups
    return topics


def _clause(group: Sequence[Finding]) -> str:
    """What one rule found, as one clause."""
    first = group[0]
    said = first.opinion or f"存在“{first.title}”的问题"
    if said.startswith(_WHOLE_TABLE):
        return said
    return f"{_subject(group)}{said}{_details(group)}"


def _subject(group: Sequence[Finding]) -> str:
    """`“甲”“乙”等5项指标`, `绩效目标、资金用途`, or the table itself."""
    rows = {found.indicator: _name(found) for found in group if found.indicator is not None}
    fields = dict.fromkeys(found.field for found in group if found.indicator is None)
    labels = [field for field in fields if field]
    parts = ["、".join(labels)] if labels else []
    if rows:
        names = list(dict.fromkeys(rows.values()))
        more = len(rows) > min(len(names), _NAMED)
        count = f"等{len(rows)}项指标" if more else ""
        parts.append("".join(f"“{name}”" for name in names[:_NAMED]) + count)
    return "和".join(parts) or _WHOLE_TABLE


def _name(finding: Finding) -> str:
    name = finding.indicator_name or f"第{(finding.indicator or 0) + 1}行指标"
    return clip(" ".join(name.split()), _NAME_COLUMNS)


def _details(group: Sequence[Finding]) -> str:
    """What stands there and what would be right, where that is short enough to be said."""
    values = [value for value in dict.fromkeys(_value(found) for found in group) if value]
    if len(group) > 1:
        return f"（{'、'.join(f'“{value}”' for value in values[:_NAMED])}）" if values else ""
    now = f"现为“{values[0]}”" if values else ""
    right = group[0].fix.replacement if group[0].fix else group[0].expected or ""
    # What holds quotation marks is advice, not a value to be typed.
    advice = right if "“" in right else f"“{right}”"
    then = f"应为{advice}" if now and 0 < width(right) <= _VALUE_COLUMNS else ""
    said = "，".join(part for part in (now, then) if part)
    return f"（{said}）" if said else ""


def _value(finding: Finding) -> str:
    """The value as written, empty where it is long or has been said as the name."""
    text = " ".join((finding.text or "").split())
    fits = width(text) <= _VALUE_COLUMNS and text != finding.indicator_name
    return text if fits else ""
