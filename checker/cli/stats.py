"""`goalcheck stats`: questions to the result of a sweep."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.base.errors import UsageError, did_you_mean, said_of
from checker.cli import choices
from checker.cli.commands import Command
from checker.cli.lists import list_text
from checker.cli.outputs import marked_list, refuse_foreign, refuse_overwriting, write_file
from checker.cli.streams import tell_progress, write_report, write_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.sweep import SweepResult, Told

_BYTE_ORDER = "\ufeff"
_RULE = "GC202"
_FORMATS = ("table", "json", "csv", "xlsx", "html")


@click.command(cls=Command, name="stats", options_metavar="[选项]")
@click.argument("result", type=choices.PATH, metavar="结果文件夹")
@click.argument("names", metavar="[问题]...", nargs=-1)
@click.option("--list", "listing", is_flag=True, help="列出有名字的问题和各自的 SQL，不回答")
@click.option("--sql", metavar="查询", help="自己的一条 SQL，或写着它的文件（.sql）；只能查询")
@click.option(
    "--thresholds", type=choices.PATH, metavar="文件",
    help="列出不合门槛的单位、地区；门槛用规则的语言写，有不合的退出码为 1",
)  # fmt: skip
@click.option(
    "--rule", metavar="规则", default=_RULE, shell_complete=choices.complete_rules,
    help="“规则与地区”问哪条规则（编号）",
)  # fmt: skip
@click.option(
    "--level",
    metavar="层",
    callback=choices.count(1, 8),
    default="2",
    help="地区到第几层文件夹（默认 2）",
)
@click.option(
    "--top",
    metavar="行数",
    callback=choices.count(1, 100_000),
    default="20",
    help="每个问题至多几行（默认 20）",
)
@click.option(
    "--output-format",
    metavar="格式",
    default="table",
    callback=choices.one_of(_FORMATS),
    shell_complete=choices.completing(_FORMATS),
    help="table（默认）、json、csv、html（有图，一个文件），或 xlsx（须写到文件）",
)
@click.option(
    "-o", "--output-file", type=choices.PATH, metavar="文件", help="写到文件，不写到标准输出"
)  # fmt: skip
def stats(
    *, result: str, names: tuple[str, ...], listing: bool, sql: str | None,
    thresholds: str | None, rule: str, level: int,
    top: int, output_format: str, output_file: str | None,
) -> int:  # fmt: skip
    """向普查的结果提问：各地区、单位、规则的不通过率，台账，照抄的目标，单位成本，读不懂的值。

    不写问题时答概况、结论、规则、地区、单位；“全部”答所有有名字的问题。有名字的问题用
    --list 列出。自己的 SQL 用视图：表、指标、问题、台账、未读文件、各套，栏目用中文名，
    地区1 是第一层文件夹；例子在 examples/queries/，各栏见 docs/普查.md。SQL 只能读这份结果。

    \b
    例：
      goalcheck stats 结果/
      goalcheck stats 结果/ 规则与地区 --rule GC202 --level 3
      goalcheck stats 结果/ 全部 --output-format html -o 统计.html
      goalcheck stats 结果/ --thresholds 门槛.yaml
      goalcheck stats 结果/ --sql "SELECT 单位名称, count(*) FROM 表 GROUP BY 1"
    """
    from checker.sweep import QUESTIONS, SweepResult, rendered

    if listing:
        entries = (f"{name}  {one.title}\n{one.sql}\n" for name, one in QUESTIONS.items())
        write_text("\n".join(entries))
        return 0
    if output_format == "xlsx" and output_file in (None, "-"):
        raise UsageError("xlsx 不能写到终端，请加 -o 文件名。")
    file = None if output_file in (None, "-") else Path(output_file or "")
    if file is not None and output_format != "csv":
        refuse_overwriting([file], ())
    wanted = {} if thresholds and not names and sql is None else _wanted(names, sql)
    with SweepResult(Path(result)) as opened:
        chosen = {"rule": _rule(opened, rule), "level": level, "top": top}
        told = list(_told(opened, wanted, chosen))
        crossed = _crossed(opened, thresholds, level)
        content = rendered([*told, *crossed], output_format)
    if file is not None:
        _write(file, content, output_format)
    elif isinstance(content, str) and output_format == "table":
        write_text(content)
    else:
        write_report(content)
    return int(any(one.answer.rows for one in crossed))


def _write(file: Path, content: str | bytes, output_format: str) -> None:
    if isinstance(content, bytes):
        content = marked_list(content)
    elif output_format == "csv":
        # Excel takes a file for UTF-8 only where it says so. Nothing in it says who wrote it: one
        # with the same columns is one of ours.
        content = f"{_BYTE_ORDER}{content}"
        head = content.splitlines()[0].encode()
        refuse_foreign(file, lambda data: data.startswith(head))
    write_file(file, content)


def _wanted(names: tuple[str, ...], sql: str | None) -> dict[str, tuple[str, str, str]]:
    """Name -> title, SQL and the column of bars of what is asked."""
    from checker.sweep import QUESTIONS, USUAL

    if sql is not None:
        if names:
            raise UsageError("--sql 和有名字的问题不能同时问。")
        return {"查询": ("查询", _sql(sql), "")}
    known = [*QUESTIONS, "全部"]
    for name in names:
        if name not in known:
            raise UsageError(
                f"没有问题“{name}”，可用 {'、'.join(known)}{did_you_mean(name, known)}"
            )
    asked = tuple(QUESTIONS) if "全部" in names else names or USUAL
    found = ((name, QUESTIONS[name]) for name in asked)
    return {name: (one.title, one.sql, one.bars) for name, one in found}


def _rule(result: SweepResult, name: str) -> str:
    """The id of a rule that the sweep has used, by id or title. Raises UsageError."""
    rows = result.ask("SELECT DISTINCT 规则, 规则名称 FROM 台账").rows
    found = next((rule for rule, title in rows if name.upper() == rule or name == title), None)
    if found is None and name != _RULE:
        known = [text for row in rows for text in row]
        raise UsageError(f"普查没有用规则“{name}”{did_you_mean(name, known)}")
    return found or name


def _crossed(result: SweepResult, thresholds: str | None, level: int) -> list[Told]:
    """What does not hold the thresholds of a file; nothing where none was given."""
    from checker.sweep import Told

    if thresholds is None:
        return []
    from checker.sweep import judged

    return [Told("门槛", "不合门槛的", judged(result, Path(thresholds), level))]


def _sql(text: str) -> str:
    if not text.endswith(".sql"):
        return text
    try:
        return list_text(Path(text))
    except OSError as error:
        raise UsageError(f"读不了 {text}：{said_of(error)}") from error


def _told(
    result: SweepResult, wanted: Mapping[str, tuple[str, str, str]], chosen: Mapping[str, object]
) -> Iterator[Told]:
    from checker.sweep import Told

    for number, (name, (title, sql, bars)) in enumerate(wanted.items()):
        tell_progress("回答", number, len(wanted))
        yield Told(name, title, result.ask(sql, chosen), bars)
