"""The options of the commands that check files, named as other linters name them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import click

from checker.cli import choices
from checker.reports import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_F = TypeVar("_F", bound="Callable[..., object]")

SEVERITY_NAMES = ("error", "warning", "info")
_COLORS = ("auto", "always", "never")

columns_option = click.option(
    "--columns",
    type=choices.PATH,
    metavar="文件",
    multiple=True,
    help="再加一份本单位表样的叫法，可写多次",
)
convert_option = click.option(
    "--allow-convert", is_flag=True, help="用本机的 LibreOffice 读旧版 Word 文档（.doc、.wps）"
)
encoding_option = click.option(
    "--encoding",
    metavar="编码",
    callback=choices.encoding,
    help="文本文件的编码，例如 gb18030；不写时自动判断",
)
config_option = click.option(
    "--config",
    type=choices.PATH,
    metavar="文件",
    help="用这个配置文件（.yaml 或 .toml），不自动查找",
)
isolated_option = click.option("--isolated", is_flag=True, help="不用任何配置文件")
# What is checked, and by which rules.
_CHOOSING = (
    click.option(
        "--select",
        metavar="规则",
        multiple=True,
        callback=choices.names,
        shell_complete=choices.complete_rules,
        help="只用这些规则：编号、编号开头（GC2）、英文名或中文名，逗号隔开",
    ),
    click.option(
        "--extend-select",
        metavar="规则",
        multiple=True,
        callback=choices.names,
        shell_complete=choices.complete_rules,
        help="在原来选用的规则之外再加这些",
    ),
    click.option(
        "--ignore",
        metavar="规则",
        multiple=True,
        callback=choices.names,
        shell_complete=choices.complete_rules,
        help="不用这些规则",
    ),
    click.option(
        "--exclude",
        metavar="模式",
        multiple=True,
        callback=choices.names,
        help="不检查匹配的文件，例如 草稿/**",
    ),
    click.option(
        "--year",
        "--年度",
        "year",
        metavar="年度",
        callback=choices.year,
        help="预算年度；不写时取配置、表内年度，再取多数项目名称的年度",
    ),
    click.option("--profile", metavar="表样", help="按这个表样理解指标层级；不写时按表自动判断"),
    click.option(
        "--pack", type=choices.PATH, metavar="路径", multiple=True, help="再加一个规则包，可写多次"
    ),
    encoding_option,
    columns_option,
    convert_option,
    config_option,
    isolated_option,
)

_LISTED = click.option(
    "--min-severity",
    metavar="程度",
    callback=choices.severity,
    shell_complete=choices.completing(SEVERITY_NAMES),
    help="列出这个程度及以上的问题：error、warning（默认）、info",
)

# Which findings count, for what is listed and for the exit code.
_COUNTING = (
    click.option(
        "--as-of",
        metavar="日期",
        callback=choices.date,
        help="审核日期：豁免、规则是否有效按这一天算，例如 2026-03-31；不写时按今天",
    ),
    click.option(
        "--baseline",
        type=choices.PATH,
        metavar="文件",
        help="略去这个基线里已知的问题，只报新出现的",
    ),
    click.option(
        "--exemptions",
        type=choices.PATH,
        metavar="文件",
        multiple=True,
        help="再加一份豁免清单，可写多次",
    ),
    _LISTED,
    click.option(
        "--fail-level",
        metavar="程度",
        callback=choices.severity,
        shell_complete=choices.completing(SEVERITY_NAMES),
        help="有这个程度及以上的问题时退出码为 1（默认 error）",
    ),
    click.option("--exit-zero", is_flag=True, help="有问题时退出码也为 0（任务没有完成仍为 2）"),
    click.option("-q", "--quiet", is_flag=True, help="不出汇总表和说明"),
)

# What becomes of the findings.
_REPORTING = (
    click.option(
        "--output-format",
        metavar="格式",
        callback=choices.one_of(FORMATS),
        shell_complete=choices.completing(FORMATS),
        help=f"报告格式：{'、'.join(FORMATS)}",
    ),
    click.option(
        "-o",
        "--output-file",
        type=choices.PATH,
        metavar="文件",
        help="报告写到文件，不写到标准输出；没有写格式的，照文件的扩展名",
    ),
    click.option(
        "--report",
        metavar="格式:文件",
        multiple=True,
        help="另出一份报告，可写多次；文件写 - 表示标准输出",
    ),
    click.option(
        "--opinion-template",
        type=choices.PATH,
        metavar="文件",
        help="docx 审核意见书用本单位的模板；内置的模板用 init --opinion-template 取出来改",
    ),
    click.option(
        "--four-heads", is_flag=True, help="docx 审核意见书按完整性、相关性、适当性、可行性分说"
    ),
    click.option("--statistics", is_flag=True, help="不列问题，只出各规则的条数和台账"),
    click.option(
        "--color",
        metavar="何时",
        default="auto",
        callback=choices.one_of(_COLORS),
        shell_complete=choices.completing(_COLORS),
        help="何时用颜色：auto（默认，只在终端上）、always、never",
    ),
    click.option(
        "--jobs",
        metavar="个数",
        default="1",
        callback=choices.jobs,
        help="大套的材料用几个进程检查；auto 是本机能用的处理器数（默认 1）",
    ),
    click.option("--no-cache", is_flag=True, help="全部重新检查，不用上次留下的结果，也不留"),
    click.option("-v", "--verbose", is_flag=True, help="多说一些：规则比较的数、无法判断的原因"),
)


def choosing_options(command: _F) -> _F:
    """Adds paths and the options that say what is checked."""
    return click.argument("paths", type=choices.PATH, metavar="[路径]...", nargs=-1)(
        _with(command, _CHOOSING)
    )


def counting_options(command: _F) -> _F:
    """Adds the options that say which findings count."""
    return _with(command, _COUNTING)


def sweeping_options(command: _F) -> _F:
    """Adds the options of a sweep: what is checked and what counts, but no paths and no reports."""
    counting = [option for option in _COUNTING if option is not _LISTED]
    return _with(command, (*_CHOOSING, *counting))


def checking_options(command: _F) -> _F:
    """Adds paths and all options of a checking command."""
    return choosing_options(_with(command, (*_REPORTING, *_COUNTING)))


def _with(command: _F, options: Sequence[Callable[[_F], _F]]) -> _F:
    """In help the options stand in the order of the tuple."""
    for option in reversed(options):
        command = option(command)
    return command
