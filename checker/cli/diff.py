"""`goalcheck diff`: what became of the findings between two runs."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli import choices
from checker.cli.commands import Command
from checker.cli.outputs import write_file
from checker.cli.streams import say, write_report, write_text
from checker.finding import Severity


@click.command(cls=Command, name="diff", options_metavar="[选项]")
@click.argument("old", type=choices.PATH, metavar="旧结果")
@click.argument("new", type=choices.PATH, metavar="新结果")
@click.option(
    "--output-format",
    metavar="格式",
    default="table",
    callback=choices.one_of(("table", "json", "html")),
    help="table（默认）、json，或 html（一个文件，可离线打开、转发、打印）",
)
@click.option(
    "-o", "--output-file", type=choices.PATH, metavar="文件", help="写到文件，不写到标准输出"
)
@click.option(
    "--fail-level",
    metavar="程度",
    callback=choices.severity,
    help="新增了这个程度及以上的问题时退出码为 1（默认 error）",
)
def diff(
    *, old: str, new: str, output_format: str, output_file: str | None, fail_level: Severity | None
) -> int:
    """整改前后对照：新增、已改、仍在的问题各有哪些。

    两份结果由 lint 或 audit 用 --output-format json 写出，应当用同样的 --min-severity。
    同一个问题按单位、项目、指标、规则和值来认，表挪了行、换了文件仍是同一个。

    \b
    例：
      goalcheck lint goals/ --output-format json -o 改前.json
      goalcheck lint goals/ --output-format json -o 改后.json
      goalcheck diff 改前.json 改后.json
      goalcheck diff 改前.json 改后.json --output-format html -o 对照.html
    """
    from checker.comparing import changes_json, changes_page, changes_table, compare, load_result

    changes = compare(load_result(Path(old)), load_result(Path(new)))
    for note in changes.notes:
        say(f"注意：{note}")
    render = {"table": changes_table, "json": changes_json, "html": changes_page}[output_format]
    if output_file in (None, "-"):
        text = render(changes)
        (write_text if output_format == "table" else write_report)(text)
    else:
        write_file(Path(output_file), render(changes))
    least = (fail_level or Severity.ERROR).rank
    return int(any(Severity(found["severity"]).rank >= least for found in changes.new))
