"""`goalcheck explain`: a rule in full, and why it did or did not speak on a file."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli import choices
from checker.cli.commands import Command
from checker.cli.options import columns_option, config_option, convert_option, isolated_option
from checker.cli.request import Request
from checker.cli.streams import write_text
from checker.language import respelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.pipeline import ExplainedRecord, Explanation, Job
    from checker.rule import Outcome, Step

# Steps shown of looking through lists, of one record.
_MOST_INSIDE = 12
_LONGEST = 60
# What a rule came to on a record (language.Outcome), in words.
_OUTCOMES: dict[str, str] = {
    "fail": "不通过",
    "unknown": "无法判断",
    "pass": "通过",
    "not_applicable": "不适用",
}


@click.command(cls=Command, name="explain", options_metavar="[选项]")
@click.argument("rule", metavar="规则", required=False, shell_complete=choices.complete_rules)
@click.option(
    "--form",
    "form",
    type=choices.PATH,
    metavar="文件",
    multiple=True,
    help="说明这份文件里每一格读成了什么、凭什么、有几成把握，可写多次",
)
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
@columns_option
@convert_option
@config_option
@isolated_option
def explain(
    *,
    rule: str | None,
    form: tuple[str, ...],
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
      goalcheck explain --form 绩效目标表.docx
    """
    request = Request(
        paths=(*on, *form),
        year=year,
        profile=profile,
        pack=pack,
        columns=columns,
        allow_convert=allow_convert,
        config=config,
        isolated=isolated,
    )
    in_force = request.config_in_force()
    if form:
        write_text("\n".join(_forms(form, in_force.columns, allow_convert=allow_convert)) + "\n")
        return 0
    if rule is None:
        raise click.UsageError("缺少规则的编号或名称；要看一份文件怎样读的，用 --form 文件")
    if on:
        write_text("\n".join(_explained(rule, request.job(in_force))) + "\n")
        return 0
    write_text("\n".join(_told(rule, in_force.packs)) + "\n")
    return 0


def _told(rule: str, packs: Sequence[Path]) -> Iterator[str]:
    from checker.cli.ruletext import rule_lines
    from checker.packs import load_packs
    from checker.readers import sheet_rows

    loaded = load_packs(packs, sheets=sheet_rows)
    yield from rule_lines(loaded.rule(rule), loaded.surroundings)


def _forms(paths: Sequence[str], columns: Sequence[Path], *, allow_convert: bool) -> Iterator[str]:
    from checker.cli.formtext import form_lines
    from checker.readers import read, with_own_words

    words = with_own_words(columns)
    for path in paths:
        document = read(Path(path), path, named=True, allow_convert=allow_convert, words=words)
        yield from form_lines(document)


def _explained(rule: str, job: Job) -> Iterator[str]:
    from checker.pipeline import explain_on

    return _explanation_lines(explain_on(job, rule))


def _explanation_lines(explanation: Explanation) -> Iterator[str]:
    rule = explanation.rule
    yield f"{rule.id} {rule.title}"
    if rule.reader:
        yield from _problem_lines(explanation)
        return
    for key, label in (("select", "选取"), ("when", "条件"), ("assert", "要求")):
        if written := rule.written(key):
            yield f"{label}  {respelled(' '.join(written.split()))}"
    yield ""
    for record in explanation.records:
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
    if trace.outcome.value == "not_applicable":
        yield from _step_lines("条件", [step for step in trace.when if _settles(step)][:1])
    else:
        yield from _step_lines("条件", trace.when)
    yield from _step_lines("要求", trace.claim)
    yield ""


def _settles(step: Step) -> bool:
    """Whether a step is a part of the condition that does not hold."""
    return step.value == "否" and not step.depth and not step.level


def _step_lines(part: str, steps: Sequence[Step]) -> Iterator[str]:
    """The steps in the order taken, each thing once: first the parts, then the whole."""
    told = [step for step in dict.fromkeys(steps) if not step.constant]
    inside = [step for step in told if step.depth]
    passed_over = set(inside[_MOST_INSIDE:])
    if told:
        yield f"  {part}"
    for step in told:
        if step not in passed_over:
            yield "  " * (2 + step.level + step.depth) + _step_line(step)
    if passed_over:
        yield f"    （逐项查找时还有 {len(passed_over)} 步，没有列出）"


def _step_line(step: Step) -> str:
    """`表.预算数 = 8427.7万元  05.yaml:6:6`, or what a condition came to: `甲 ≤ 乙 → 否`."""
    sign = "→" if step.value in ("是", "否") else "="
    apart = f"（相差{step.difference}）" if step.difference and step.value == "否" else ""
    where = f"  {step.place}" if step.place else ""
    return f"{_shortened(step.expression)} {sign} {_shortened(step.value)}{apart}{where}"


def _shortened(text: str) -> str:
    """A long text with its middle left out: its parts stand on the lines above."""
    line = " ".join(text.split())
    half = _LONGEST // 2
    return line if len(line) <= _LONGEST else f"{line[:half]} …… {line[-half:]}"


def _counts(explanation: Explanation) -> str:
    counts = Counter(record.trace.outcome.value for record in explanation.records)
    if not counts:
        return "这条规则在这里没有选到任何可查的内容。"
    said = [f"{name} {counts[outcome]}" for outcome, name in _OUTCOMES.items() if counts[outcome]]
    return f"共 {sum(counts.values())} 处：{'，'.join(said)}"


def _name(outcome: Outcome) -> str:
    return _OUTCOMES[outcome.value]
