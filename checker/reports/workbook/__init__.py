"""Excel workbook to work in: 问题清单 with room for 整改情况, 结论 and 审核意见 of every table,
汇总, 豁免, 没有检查的文件, 台账.

Same run, same bytes: nothing in the file depends on the clock.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from checker.finding import FileState, Severity, Verdict, judge, worst_first
from checker.reports.opinion import opinion
from checker.reports.tally import SEVERITIES, by_rule, closing_sentence, ledger_sentence
from checker.reports.workbook.book import Chart, NewSheet, workbook_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.finding import ExemptionUse, Finding, Judgement, Run
    from checker.reports.options import ReportOptions
    from checker.reports.workbook.book import CellValue


# More bars than this are a list, not a picture.
_MOST_BARS = 20
_TINTS = {
    Severity.ERROR.label: 0,
    Verdict.RETURN.value: 0,
    Severity.WARNING.label: 1,
    Verdict.REVISE.value: 1,
    Verdict.PARTIAL.value: 1,
    Verdict.UNCHECKED.value: 1,
    Severity.INFO.label: 2,
    Verdict.PASS.value: 3,
}
# What may have become of a finding, to choose from.
_STATES = ("已改", "部分改", "不改（说明理由）", "待核实")


def render(run: Run, options: ReportOptions) -> bytes:
    judgements = worst_first(judge(run))
    rules, units = _by_rule(run), _by_unit(run)
    sheets = [_findings(run, options), _verdicts(judgements), _opinions(judgements)]
    sheets += [_summary(run, options, rules, units)]
    sheets += [sheet for sheet in (_exempted(run), _exemptions(run), _unread(run)) if sheet.rows]
    if run.notices:
        sheets.append(_notices(run))
    sheets.append(_ledger(run))
    if run.findings:
        charts = (
            _chart("按规则的问题条数", len(rules), 3, column=0),
            _chart("按单位的问题条数", len(units), len(rules) + 5, column=1),
        )
        sheets.append(NewSheet("图表", {"按规则": 92, "按单位": 92}, (), charts=charts))
    return workbook_bytes(sheets)


# What one works with stands first and is printed; what one looks up stands behind it.
_FINDING_COLUMNS: dict[str, int] = {
    "序号": 5,
    "程度": 6,
    "单位": 16,
    "项目": 22,
    "指标和栏目": 24,
    "写着": 16,
    "问题": 44,
    "应为": 20,
    "整改情况": 12,
    "规则": 7,
    "规则名称": 20,
    "依据": 18,
    "文件": 24,
    "位置": 18,
}
_PRINTED = 9


def _findings(run: Run, options: ReportOptions) -> NewSheet:
    rows = [_finding_row(*pair) for pair in enumerate(options.listed(run), 1)]
    return NewSheet(
        "问题清单", _FINDING_COLUMNS, tuple(rows), filtered=True, frozen=4, printed=_PRINTED,
        tints=_TINTS, choices={"整改情况": _STATES},
    )  # fmt: skip


def _where(finding: Finding, project: str) -> str:
    """The place in words, without the project, which has a column of its own."""
    named = bool(finding.inside) and finding.steps[0] == project
    return finding.inside if named else finding.address


def _finding_row(number: int, finding: Finding) -> tuple[CellValue, ...]:
    place, table = finding.place, finding.table
    project = (table.project if table else None) or ""
    return (
        number,
        finding.severity.label,
        (table.unit if table else None) or "",
        project,
        _where(finding, project),
        finding.text or "",
        finding.message,
        finding.expected or "",
        "",
        finding.rule,
        finding.title,
        finding.basis or "",
        place.path,
        place.spot,
    )


def _verdicts(judgements: Sequence[Judgement]) -> NewSheet:
    labels = [severity.label for severity in SEVERITIES]
    columns = {"单位": 24, "项目": 32, "结论": 12, **dict.fromkeys(labels, 6)}
    columns |= {"没有查的部分": 36, "文件": 30}
    rows: tuple[tuple[CellValue, ...], ...] = tuple(
        (
            _unit(judgement),
            judgement.name,
            judgement.word,
            *(judgement.count(severity) for severity in SEVERITIES),
            "；".join(judgement.unchecked) or judgement.reason or "",
            judgement.path,
        )
        for judgement in judgements
    )
    return NewSheet("结论", columns, rows, filtered=True, frozen=2, tints=_tints(judgements))


def _opinions(judgements: Sequence[Judgement]) -> NewSheet:
    columns = {"单位": 20, "项目": 26, "结论": 12, "审核意见": 86, "审核人": 10, "日期": 10}
    rows = tuple((_unit(one), one.name, one.word, opinion(one), "", "") for one in judgements)
    return NewSheet("审核意见", columns, rows, filtered=True, frozen=2, tints=_tints(judgements))


def _tints(judgements: Sequence[Judgement]) -> dict[str, int]:
    """The tints also under the words that verdicts go by."""
    return _TINTS | {one.word: _TINTS[one.verdict.value] for one in judgements}


def _unit(judgement: Judgement) -> str:
    return (judgement.table.unit if judgement.table else None) or ""


def _summary(
    run: Run,
    options: ReportOptions,
    rules: Sequence[tuple[CellValue, ...]],
    units: Sequence[tuple[CellValue, ...]],
) -> NewSheet:
    """Counts by rule and by unit, then what the run was."""
    rows: list[tuple[CellValue, ...]] = [("按规则", "条数", "程度"), *rules, ()]
    rows += [("按单位", "条数"), *units, ()]
    rows += [(closing_sentence(run, options),), (ledger_sentence(run),)]
    rows += [(f"goalcheck {run.version}",)]
    rows += [(f"规则包 {pack.id} {pack.version}（{pack.digest}）",) for pack in run.packs]
    return NewSheet("汇总", {"汇总": 70, "条数": 8, "程度": 8}, tuple(rows), tints=_TINTS)


def _by_rule(run: Run) -> list[tuple[str, int, str]]:
    rows = sorted(by_rule(run), key=lambda row: (-row.count, row.rule))
    return [(f"{row.rule} {row.title}", row.count, row.severity.label) for row in rows]


def _by_unit(run: Run) -> list[tuple[str, int]]:
    counts = Counter(
        (found.table.unit if found.table else None) or "（没有单位名称）" for found in run.findings
    )
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _chart(title: str, count: int, first: int, column: int) -> Chart:
    """The chart of counts that stand in the summary from row `first` on."""
    more = f"（前{_MOST_BARS}）" if count > _MOST_BARS else ""
    return Chart(title + more, "汇总", first, min(count, _MOST_BARS), column)


def _ledger(run: Run) -> NewSheet:
    columns = {
        "规则": 8,
        "名称": 28,
        "检查": 8,
        "通过": 8,
        "不通过": 8,
        "不适用": 8,
        "无法判断": 10,
        "并入他条": 10,
        "无法判断的原因": 60,
    }
    rows = tuple(
        (
            entry.rule,
            entry.title,
            *entry.counts,
            "；".join(entry.reasons),
        )
        for entry in run.ledger
    )
    return NewSheet("台账", columns, rows, filtered=True)


def _exempted(run: Run) -> NewSheet:
    columns = {
        "规则": 8,
        "名称": 24,
        "位置": 44,
        "写着": 24,
        "理由": 48,
        "有效期至": 12,
        "文件": 28,
    }
    rows = tuple(
        (
            one.finding.rule,
            one.finding.title,
            one.finding.address,
            one.finding.text or "",
            one.exemption.reason,
            one.exemption.until or "",
            str(one.exemption.place),
        )
        for one in run.exempted
    )
    return NewSheet("豁免的问题", columns, rows, filtered=True)


def _exemptions(run: Run) -> NewSheet:
    """Every exemption that concerns the run, also those that are void."""
    columns = {
        "情况": 14,
        "规则": 16,
        "理由": 48,
        "有效期至": 12,
        "条数": 6,
        "说明": 40,
        "写在": 30,
    }
    rows = tuple(
        (
            use.state.value,
            "、".join(use.exemption.rules),
            use.exemption.reason,
            use.exemption.until or "",
            use.count,
            "；".join(_remarks(use)),
            str(use.exemption.place),
        )
        for use in run.exemptions
    )
    return NewSheet("豁免清单", columns, rows, filtered=True)


def _remarks(use: ExemptionUse) -> Iterator[str]:
    if use.barred:
        yield f"{'、'.join(use.barred)} 不允许豁免"
    if use.idle:
        yield f"{'、'.join(use.idle)} 没有查出问题"
    if use.hint:
        yield use.hint


_FILE_STATES = {
    FileState.UNREAD: "没有读出", FileState.SKIPPED: "没有读", FileState.CHECKED: "没有读全"
}  # fmt: skip


def _unread(run: Run) -> NewSheet:
    """Files that were passed over or could not be read as a whole, and why."""
    columns = {"情况": 12, "文件": 60, "原因": 80}
    rows = tuple(
        (_FILE_STATES[file.state], file.path, file.reason)
        for file in run.files
        if file.reason is not None
    )
    return NewSheet("没有检查的文件", columns, rows, filtered=True)


def _notices(run: Run) -> NewSheet:
    columns = {"来源": 24, "改动": 60, "理由": 40, "有效期至": 12, "情况": 12, "写在": 28}
    rows = tuple(
        (
            notice.source,
            notice.change,
            notice.reason,
            notice.until or "",
            "已过期" if notice.expired else "生效",
            str(notice.place or ""),
        )
        for notice in run.notices
    )
    return NewSheet("规则改动", columns, rows, filtered=True)
