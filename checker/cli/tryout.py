"""`goalcheck rules try`: what an expression comes to on files, row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from checker.cli import choices
from checker.cli.commands import Command
from checker.cli.options import config_option, isolated_option
from checker.cli.request import Request
from checker.cli.streams import write_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.pipeline import Trial

_RECORDS = ("全套", "表", "绩效指标", "绩效目标", "资金", "单元格", "年度主要任务", "各地资金")


@click.command(cls=Command, name="try", options_metavar="[选项]")
@click.argument("expression", metavar="表达式")
@click.option(
    "--on",
    "on",
    type=choices.PATH,
    metavar="路径",
    multiple=True,
    required=True,
    help="在这些文件上试，可写多次",
)
@click.option(
    "--each",
    metavar="哪里",
    callback=choices.one_of(_RECORDS),
    help="逐个看哪里：表、绩效指标、绩效目标、资金……；不写时看表达式",
)
@click.option(
    "--pack", type=choices.PATH, metavar="路径", multiple=True, help="再加一个规则包，可写多次"
)
@click.option("--year", "--年度", "year", metavar="年度", callback=choices.year, help="预算年度")
@config_option
@isolated_option
def try_out(
    *,
    expression: str,
    on: tuple[str, ...],
    each: str | None,
    pack: tuple[str, ...],
    year: int | None,
    config: str | None,
    isolated: bool,
) -> int:
    """试一个表达式：在文件上逐处得出什么，用到的格怎样读的。写规则以前先试。

    \b
    例：
      goalcheck rules try "财政资金 ÷ 预算数" --on 送审表/
      goalcheck rules try "指标值.上限 ≤ 表.预算数" --on goals/05.yaml
      goalcheck rules try "核心名(项目名称)" --on 送审表/ --pack 本单位.yaml
    """
    from checker.pipeline import try_expression

    request = Request(paths=on, year=year, pack=pack, config=config, isolated=isolated)
    trial = try_expression(request.job(request.config_in_force()), expression, each)
    write_text("\n".join(_lines(trial)) + "\n")
    return 0


def _lines(trial: Trial) -> Iterator[str]:
    yield f"{trial.expression}    逐个{trial.schema}，得出{trial.type}"
    for one in trial.results:
        yield ""
        yield f"{one.address}  {one.place}" if one.place else one.address or trial.schema
        yield f"  → {one.value}"
        if one.readings:
            yield f"    {'；'.join(f'{name}：{text}' for name, text in one.readings)}"
    known = sum(one.known for one in trial.results)
    yield ""
    yield f"共 {len(trial.results)} 处：有值 {known}，没有值或不知道 {len(trial.results) - known}"
