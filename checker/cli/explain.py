"""`goalcheck explain`: a rule in full, and why it did or did not speak on a file."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from checker.cli import choices
from checker.cli.commands import Command
from checker.cli.request import Request
from checker.cli.streams import write_report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.explaining import ExplainedRecord, Explanation
    from checker.job import Job
    from checker.language import Outcome

# What a rule came to on a record (language.Outcome), in words.
_OUTCOMES: dict[str, str] = {
    "fail": "不通过",
    "unknown": "无法判断",
    "pass": "通过",
    "not_applicable": "不适用",
}


@click.command(cls=Command, name="explain", options_metavar="[选项]")
@click.argument("rule", metavar="规则")
@click.option(
    "--on",
    "on",
    type=choices.PATH,
    metavar="路径",
    multiple=True,
    help="说明它在这些文件上做了什么，可写多次",
)
@click.option("--year", "--年度", "year", metavar="年度", callback=choices.year, help="预算年度")
@click.option("--profile", metavar="表样", help="按这个表样理解指标层级；不写时按表自动判断")
@click.option(
    "--pack", type=choices.PATH, metavar="路径", multiple=True, help="再加一个规则包，可写多次"
)
@click.option(
    "--columns",
    type=choices.PATH,
    metavar="文件",
    multiple=True,
    help="再加一份本单位表样的叫法，可写多次",
)
@click.option(
    "--allow-convert", is_flag=True, help="用本机的 LibreOffice 读旧版 Word 文档（.doc、.wps）"
)
@click.option("--config", type=choices.PATH, metavar="文件", help="用这个配置文件，不自动查找")
@click.option("--isolated", is_flag=True, help="不用任何配置文件")
def explain(
    *,
    rule: str,
    on: tuple[str, ...],
    year: int | None,
    profile: str | None,
    pack: tuple[str, ...],
    columns: tuple[str, ...],
    allow_convert: bool,
    config: str | None,
    isolated: bool,
) -> int:
    """说明一条规则：查什么、为什么、依据什么、有哪些例子。规则写编号、英文名或中文名。

    加 --on 时说明它在那些文件上逐处得出了什么结果，以及用到的数和它们的位置。预算年度、
    规则包等取自配置，同 lint 一样。

    \b
    例：
      goalcheck explain GC202
      goalcheck explain 成本上限高于预算数 --on goals/05.yaml
    """
    request = Request(
        paths=on,
        year=year,
        profile=profile,
        pack=pack,
        columns=columns,
        allow_convert=allow_convert,
        config=config,
        isolated=isolated,
    )
    in_force = request.config_in_force()
    if on:
        write_report("\n".join(_explained(rule, request.job(in_force))) + "\n")
        return 0
    from checker.cli.ruletext import rule_lines
    from checker.packs import load_packs

    found = load_packs(in_force.packs).rule(rule)
    write_report("\n".join(rule_lines(found)) + "\n")
    return 0


def _explained(rule: str, job: Job) -> Iterator[str]:
    from checker.explaining import explain_on

    return _explanation_lines(explain_on(job, rule))


def _explanation_lines(explanation: Explanation) -> Iterator[str]:
    rule = explanation.rule
    yield f"{rule.id} {rule.title}"
    if rule.reader:
        yield from _problem_lines(explanation)
        return
    yield f"要求  {rule.written('assert')}"
    yield ""
    told = [one for one in explanation.records if one.trace.outcome.value != "not_applicable"]
    for record in told:
        yield from _record_lines(record)
    yield _counts(explanation)


def _problem_lines(explanation: Explanation) -> Iterator[str]:
    yield "读取文件时发现的问题："
    for finding in explanation.problems:
        yield f"  {finding.place}  {finding.message}"
    if not explanation.problems:
        yield "  没有发现"


def _record_lines(record: ExplainedRecord) -> Iterator[str]:
    trace = record.trace
    place = f"  {trace.place}" if trace.place else ""
    yield f"{_name(trace.outcome)}  {trace.address}{place}"
    if trace.reason:
        yield f"  原因  {trace.reason}"
    for other in record.spoken_by:
        yield f"  不另报  同一处已由 {other.id} {other.title} 报出"
    shown: set[str] = set()
    for step in trace.claim:
        line = f"{step.expression} = {step.value}"
        if step.constant or line in shown:
            continue
        shown.add(line)
        where = f"  {step.place}" if step.place else ""
        yield f"  {'  ' * step.depth}{line}{where}"
    yield ""


def _counts(explanation: Explanation) -> str:
    counts = Counter(record.trace.outcome.value for record in explanation.records)
    if not counts:
        return "这条规则在这里没有选到任何可查的内容。"
    said = [f"{name} {counts[outcome]}" for outcome, name in _OUTCOMES.items() if counts[outcome]]
    return f"共 {sum(counts.values())} 处：{'，'.join(said)}"


def _name(outcome: Outcome) -> str:
    return _OUTCOMES[outcome.value]
