"""`goalcheck diff`: what became of the findings between two runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.base.errors import UsageError
from checker.cli import choices
from checker.cli.commands import Command
from checker.cli.outputs import marked_list, refuse_overwriting, write_file
from checker.cli.streams import say, write_report, write_text
from checker.finding import Severity

if TYPE_CHECKING:
    from checker.comparison import Changes


@click.command(cls=Command, name="diff", options_metavar="[选项]")
@click.argument("old", type=choices.PATH, metavar="旧结果")
@click.argument("new", type=choices.PATH, metavar="新结果")
@click.option(
    "--output-format",
    metavar="格式",
    default="table",
    callback=choices.one_of(("table", "json", "html", "xlsx")),
    help="table（默认）、json、html（一个文件，可离线打开、转发、打印），或 xlsx（须写到文件）",
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
    """整改前后对照：哪些已解决、仍在、新增、改后仍有，每张表的结论变没变。

    两份结果由 lint 或 audit 用 --output-format json 写出，应当用同样的 --min-severity。
    同一个问题按单位、项目、指标、规则和值来认，表挪了行、换了文件、项目改了名仍是
    同一个；值改了而同一处仍有同样的毛病，是“改后仍有”。新结果里没有的表不算已解决。

    \b
    例：
      goalcheck lint goals/ --output-format json -o 改前.json
      goalcheck lint goals/ --output-format json -o 改后.json
      goalcheck diff 改前.json 改后.json
      goalcheck diff 改前.json 改后.json --output-format html -o 对照.html
      goalcheck diff 改前.json 改后.json --output-format xlsx -o 对照.xlsx
    """
    from checker.comparison import compare, load_result

    if output_format == "xlsx" and output_file in (None, "-"):
        raise UsageError("xlsx 不能写到终端，请加 -o 文件名。")
    refuse_overwriting(
        [Path(file) for file in (output_file,) if file not in (None, "-")], [old, new]
    )
    changes = compare(load_result(Path(old)), load_result(Path(new)))
    for note in changes.notes:
        say(f"注意：{note}")
    content = _rendered(changes, output_format)
    if output_file not in (None, "-"):
        write_file(Path(output_file), content)
    elif isinstance(content, str) and output_format == "table":
        write_text(content)
    else:
        write_report(content)
    least = (fail_level or Severity.ERROR).rank
    return int(any(Severity(found["severity"]).rank >= least for found in changes.new))


def _rendered(changes: Changes, output_format: str) -> str | bytes:
    from checker.comparison import changes_book, changes_json, changes_page, changes_table

    if output_format == "xlsx":
        return marked_list(changes_book(changes))
    return {"table": changes_table, "json": changes_json, "html": changes_page}[output_format](
        changes
    )
