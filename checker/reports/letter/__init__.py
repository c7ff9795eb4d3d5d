"""审核意见书 in Word: one opinion on the round, one a unit, one a table, the worst first, to sign.

It is a template filled in: an office takes the one that is built in, changes it in Word, and has
it used instead.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from checker.finding import Severity, Verdict, judge, verdict_counts, worst_first
from checker.reports.letter.builtin import builtin_template
from checker.reports.letter.template import Values, filled
from checker.reports.notices import sentences
from checker.reports.opinion import form_name, opinion
from checker.reports.tally import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.finding import Finding, Judgement, Run
    from checker.reports.options import ReportOptions

# How many kinds of problems an opinion on many tables names.
_NAMED = 5
CHANGES = "规则改动"
"""The block of a template for what somebody changed of the rules or exempted."""
# What is no law or rule of anybody's.
_CUSTOM = "审核惯例"


def render(run: Run, options: ReportOptions) -> bytes:
    judgements = worst_first(judge(run))
    units: defaultdict[str, list[Judgement]] = defaultdict(list)
    for one in judgements:
        units[_unit(one) or "（没有单位名称）"].append(one)
    values = {
        **_said("本轮", judgements),
        "单位数": str(len(units)),
        "日期": run.settings.get("审核日期", "　　　　年　　月　　日"),
        "年度": run.settings.get("预算年度", ""),
        "程序": f"goalcheck {run.version}",
        "单位": [
            {
                **_said("本单位", tables),
                "单位": unit,
                "表": [_table_values(one, options) for one in tables],
            }
            for unit, tables in units.items()
        ],
        "表": [_table_values(one, options) for one in judgements],
        CHANGES: [{"改动": sentence} for sentence in sentences(run)],
    }
    template = builtin_template() if options.template is None else options.template
    # What could have hidden a problem is said, also where a template has no place for it.
    return filled(template, values, always=(CHANGES, "规则改动：{{改动}}"))


def _unit(judgement: Judgement) -> str:
    return (judgement.table.unit if judgement.table else None) or ""


def _table_values(judgement: Judgement, options: ReportOptions) -> Values:
    bases = dict.fromkeys(found.basis for found in _weighty(judgement.findings) if found.basis)
    basis = "；".join(text for text in bases if text != _CUSTOM)
    return {
        "单位": _unit(judgement),
        "项目": judgement.name if judgement.table else PurePosixPath(judgement.path).name,
        "结论": judgement.word if judgement.table else "没有读成",
        "审核意见": opinion(judgement, four_heads=options.four_heads),
        "依据": basis,
        "有依据": [{"依据": basis}] if basis else [],
        "文件": judgement.path,
        **{one.label: str(judgement.count(one)) for one in SEVERITIES},
    }


def _weighty(findings: Iterable[Finding]) -> list[Finding]:
    return [found for found in findings if found.severity is not Severity.INFO]


def _said(whole: str, judgements: Sequence[Judgement]) -> Values:
    """The opinion on many tables: how many of each verdict, and what is most often wrong. A file
    that could not be read is none of them, and is said."""
    tables = [one for one in judgements if one.table is not None]
    verdicts = Counter(one.verdict for one in tables)
    counts = "，".join(f"{word}{count}张" for _, word, count in verdict_counts(tables))
    titles = Counter(found.title for one in tables for found in _weighty(one.findings))
    unread = len(judgements) - len(tables)
    text = f"{whole}共审核{form_name(tables)}{len(tables)}张{'：' if counts else ''}{counts}"
    text += f"；另有{unread}个文件没有读成，没有审核。" if unread else "。"
    if titles:
        common = "、".join(f"{title}（{n}处）" for title, n in titles.most_common(_NAMED))
        text += f"主要问题：{common}{'等' if len(titles) > _NAMED else ''}。"
    if unread or verdicts[Verdict.UNCHECKED] or verdicts[Verdict.PARTIAL]:
        text += "没有读成、未查全、未能审核的，补齐材料后另行审核。"
    return {"综合意见": text, "张数": str(len(tables))}
