"""审核意见: what a reviewer would write at the foot of a table, as one paragraph.

Findings of one rule become one clause that names what they are about; clauses are ordered by what
they concern; what must be corrected stands before what should be improved. The words of a clause
are the rule's own `opinion`, so that a new rule brings its own.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.base.text import clip, width
from checker.finding import OTHER_TOPIC, TOPICS, WORDS, Safety, Severity, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from checker.finding import Finding, Judgement, Related

# Topic -> its head, of the four by which goals are reviewed; in the order they are spoken of.
_FOUR_HEADS: dict[str, str] = {
    "填报格式": "完整性",
    "表格填写": "完整性",
    "指标值": "完整性",
    "计量单位": "完整性",
    "文字": "完整性",
    "绩效目标": "相关性",
    "指标设置": "相关性",
    "预算与成本": "适当性",
    "与其他项目比较": "适当性",
    "完成与评分": "适当性",
    "与上年比较": "适当性",
    "时间": "可行性",
    OTHER_TOPIC: OTHER_TOPIC,
}
_TOPICS: dict[str, str] = {topic: topic for topic in (*TOPICS, OTHER_TOPIC)}
_ORDINALS = "一二三四五六七八九十"
# How many are named before 等 stands for the others, and how long a name or value may be.
_NAMED = 3
_NAME_COLUMNS = 40
_VALUE_COLUMNS = 24
# Up to so many findings of one rule are told one by one.
_TOLD = 2
# What a table is called, and how its verdict ends a sentence, by what it is filled in for.
_FORMS = {"": "绩效目标表", "监控表": "绩效运行监控表", "自评表": "绩效自评表"}
_ALL_FORMS = "绩效表"
_GOOD = {
    "": "未发现须修改的问题，可以提交。",
    "监控表": "未发现算错或前后矛盾的地方；进度是否属实，还要看佐证材料。",
    "自评表": "未发现算错或前后矛盾的地方；完成情况是否属实，还要看佐证材料。",
}
_REVISE = {"": "请修改后提交。", "监控表": "请补充、更正后重报。", "自评表": "请更正后重报。"}
_RETURN = {"": "退回修改。", "监控表": "退回重填。", "自评表": "退回重新自评。"}
_AGAIN = {"": "修改后请重新报送。", "监控表": "更正后请重新报送。", "自评表": "更正后请重新报送。"}
_QUOTED = late_pattern("“([^“”]+)”")
_SIGN = late_pattern("[≥≤><=]")
# A clause that begins so says itself what it is about.
_WHOLE_TABLE = "本表"


def form_name(judgements: Iterable[Judgement]) -> str:
    """What several tables are called together: 绩效自评表 where all are."""
    names = {_FORMS.get(one.table.stage, _FORMS[""]) for one in judgements if one.table}
    return names.pop() if len(names) == 1 else _ALL_FORMS if names else _FORMS[""]


def opinion(judgement: Judgement, *, four_heads: bool = False) -> str:
    """The paragraph on one table, by topic or under the four heads (完整性, 相关性 …)."""
    if judgement.table is None:
        return _unread(judgement)
    heads = _FOUR_HEADS if four_heads else _TOPICS
    form = form_name([judgement])
    # A table known by its title alone says itself what form it is.
    what = f"“{judgement.name}”{'' if judgement.name.endswith('表') else form}"
    return "".join(_sentences(judgement, what, heads))


def _unread(judgement: Judgement) -> str:
    reasons = [found.message for found in judgement.findings] or [judgement.reason or ""]
    said = "；".join(reason.rstrip("。") for reason in reasons if reason)
    because = f"：{said}" if said else ""
    return f"没有读出绩效目标表{because}。未能审核，请核对文件后重新报送。"


def _sentences(judgement: Judgement, what: str, heads: Mapping[str, str]) -> Iterator[str]:
    stage = judgement.table.stage if judgement.table else ""
    stage = stage if stage in _FORMS else ""
    errors = _of(judgement, Severity.ERROR)
    warnings = _of(judgement, Severity.WARNING)
    match judgement.verdict:
        case Verdict.UNCHECKED:
            yield f"{what}没有一条规则查到内容，未作结论。"
        case Verdict.PASS:
            yield f"{what}{_GOOD[stage]}"
            if warnings:
                yield f"建议完善：{_listed(warnings, heads)}"
        case Verdict.PARTIAL:
            yield f"{what}查到的部分未发现须修改的问题，但没有查全，不能据此提交。"
            if warnings:
                yield f"建议完善：{_listed(warnings, heads)}"
        case Verdict.REVISE:
            end = _ending(judgement, stage, _REVISE)
            yield f"{what}{end}{_listed([*errors, *warnings], heads)}"
        case Verdict.RETURN if errors:
            end = _ending(judgement, stage, _RETURN)
            yield f"{what}{end}必须改正：{_listed(errors, heads)}"
            if warnings:
                yield f"同时建议完善：{_listed(warnings, heads)}"
            yield _AGAIN[stage]
        case Verdict.RETURN:
            end = _ending(judgement, stage, _RETURN)
            yield f"{what}问题较多，{end}{_listed(warnings, heads)}{_AGAIN[stage]}"
    if judgement.unchecked:
        yield f"未能检查：{'；'.join(judgement.unchecked)}。"


def _ending(judgement: Judgement, stage: str, ends: Mapping[str, str]) -> str:
    """How a verdict ends a sentence: by the word of an office that has one of its own."""
    verdict = judgement.verdict.value
    usual = WORDS.get(stage, {}).get(verdict, verdict)
    return ends[stage] if judgement.word in ("", usual) else f"{judgement.word}。"


def _of(judgement: Judgement, severity: Severity) -> list[Finding]:
    return [found for found in judgement.findings if found.severity is severity]


def _listed(findings: Sequence[Finding], heads: Mapping[str, str]) -> str:
    """`一是预算与成本方面，……。二是……。`; a single topic needs no number."""
    topics = _by_topic(findings, heads)
    said = [
        f"{topic}方面，{'；'.join(_clause(group) for group in groups)}。"
        for topic, groups in topics.items()
    ]
    if len(said) == 1:
        return said[0]
    return "".join(f"{_ordinal(number)}是{text}" for number, text in enumerate(said))


def _ordinal(number: int) -> str:
    return _ORDINALS[number] if number < len(_ORDINALS) else f"十{_ORDINALS[number - 10]}"


def _by_topic(
    findings: Iterable[Finding], heads: Mapping[str, str]
) -> dict[str, list[list[Finding]]]:
    """Topic -> findings of one rule each, both in the order of an opinion."""
    by_rule: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
    for found in findings:
        by_rule[found.topic, found.rule].append(found)
    topics: dict[str, list[list[Finding]]] = {}
    for topic, head in heads.items():
        groups = [by_rule[key] for key in sorted(by_rule) if key[0] == topic]
        if groups:
            topics.setdefault(head, []).extend(groups)
    return topics


def _clause(group: Sequence[Finding]) -> str:
    """What one rule found, as one clause; few findings that name their rows speak themselves."""
    first = group[0]
    if len(group) <= _TOLD and all(_names_its_row(found) for found in group):
        return "；".join(dict.fromkeys(_fact(found) for found in group))
    said = first.opinion or f"存在“{first.title}”的问题"
    if said.startswith(_WHOLE_TABLE):
        return f"{said}{_details(group)}"
    return f"{_subject(group)}{said}{_details(group)}"


def _names_its_row(finding: Finding) -> bool:
    """Whether the finding's sentence begins with the row and goes on to say more than its values:
    an opinion in front of it would only say the same twice."""
    named = bool(finding.indicator_name) and finding.message.startswith(f"“{_name(finding)}”")
    return named and _has_facts(finding)


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
    """The facts: what a rule found out, in its own words where there are few findings, and the
    values themselves where there are many."""
    if len(group) <= _TOLD:
        facts = [_fact(found) for found in group]
        said = "；".join(dict.fromkeys(fact for fact in facts if fact))
        return f"（{said}）" if said else ""
    values = [value for value in dict.fromkeys(_value(found) for found in group) if value]
    more = "等" if len(values) > _NAMED else ""
    return f"（{'、'.join(f'“{value}”' for value in values[:_NAMED])}{more}）" if values else ""


def _fact(finding: Finding) -> str:
    """The finding's own sentence, and what is right where only one thing can be."""
    value = _value(finding)
    text = f"现为“{value}”" if value else ""
    if _has_facts(finding):
        text = " ".join(finding.message.split()).rstrip("。")
    elsewhere = _others(finding, text)
    right = finding.fix.replacement if _is_certain(finding) and finding.fix else ""
    then = f"应为“{right}”" if 0 < width(right) <= _VALUE_COLUMNS and right not in text else ""
    return "，".join(part for part in (text, f"参见{elsewhere}" if elsewhere else "", then) if part)


def _others(finding: Finding, said: str) -> str:
    """The other tables that a finding speaks of, those left out that its sentence has named."""
    others = dict.fromkeys(_elsewhere(one, finding) for one in finding.related)
    names = [name for name in others if name and name not in said]
    more = f"等{len(names)}张表" if len(names) > _NAMED else ""
    return "、".join(_clipped(name) for name in names[:_NAMED]) + more


def _clipped(name: str) -> str:
    """A long name without its end, in its quotation marks where it has some."""
    return f"“{clip(name[1:-1], _NAME_COLUMNS)}”" if name.startswith("“") else name


def _has_facts(finding: Finding) -> bool:
    """Whether the finding's sentence says more than the rule's words for an opinion and the value:
    a figure, another file, a field that nothing else names, a word that it quotes."""
    beyond = finding.message
    told = [one for one in (finding.text, finding.indicator_name, finding.opinion) if one]
    told += [word for word in _QUOTED.findall(beyond) if _is_in_its_row(word, finding)]
    for one in told:
        beyond = beyond.replace(one, "")
    quoted = any(all(word not in one for one in told) for word in _QUOTED.findall(finding.message))
    figures = any(char.isdigit() for char in beyond)
    unnamed = finding.field is not None and finding.field not in _clause_words(finding)
    return figures or quoted or bool(finding.related) or unnamed


def _is_in_its_row(word: str, finding: Finding) -> bool:
    """Whether a word is the value as cell and columns say it together: 约≥5年 where 近5 stands."""
    alone = _SIGN.sub("", finding.normalised or "")
    return bool(alone) and _SIGN.sub("", word).startswith(alone)


def _clause_words(finding: Finding) -> str:
    """What the clause says besides the details: the subject is the field only outside of rows."""
    subject = "指标值 三级指标" if finding.indicator is not None else finding.field or ""
    return f"{subject} {finding.opinion}"


def _is_certain(finding: Finding) -> bool:
    """Whether there is one possible answer: an edit that keeps the meaning and is all that the
    cell needs. Any other proposal is for the person who knows the facts to weigh."""
    fix = finding.fix
    whole = fix is not None and finding.expected in (None, fix.replacement)
    return fix is not None and whole and fix.safety is Safety.SAFE


def _elsewhere(related: Related, finding: Finding) -> str:
    """Another table that a finding speaks of, by its project, or by its file where that says no
    more; places in the same file are in the finding's sentence."""
    if related.place.path == finding.place.path:
        return ""
    own = finding.table.project if finding.table else None
    if related.project in ("", own):
        return related.place.path
    return f"“{' '.join(related.project.split())}”"


def _value(finding: Finding) -> str:
    """The value as written, empty where it is long or has been said as the name."""
    text = " ".join((finding.text or "").split())
    fits = width(text) <= _VALUE_COLUMNS and text != finding.indicator_name
    return text if fits else ""
