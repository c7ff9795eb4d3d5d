"""`goalcheck sweep`: the sets of many units, written as rows one can ask questions of."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.base.dataclass import replace
from checker.base.errors import UsageError, said_of
from checker.cli import choices
from checker.cli.check import Request
from checker.cli.commands import Command
from checker.cli.lists import list_text
from checker.cli.options import sweeping_options
from checker.cli.streams import say, tell_progress, write_text

if TYPE_CHECKING:
    from checker.config import Config
    from checker.sweep import Account, Engine, SweepOrder

# Sets that could not be checked are named up to this number; the manifest has them all.
_NAMED = 10
ENGINES = ("local", "dask")


@click.command(cls=Command, name="sweep", options_metavar="[选项]")
@click.argument("root", type=choices.PATH, metavar="文件夹")
@click.option(
    "-o", "--output-dir", type=choices.PATH, metavar="结果文件夹", required=True,
    help="结果放在哪里：空文件夹，或上次没有查完的",
)  # fmt: skip
@click.option(
    "--folders", type=choices.PATH, metavar="清单",
    help="只查这些文件夹：一行一个，从要查的文件夹写起",
)  # fmt: skip
@click.option(
    "--engine", metavar="引擎", default="local", callback=choices.one_of(ENGINES),
    shell_complete=choices.completing(ENGINES),
    help="local 用本机的进程（默认），dask 用 Dask 集群",
)  # fmt: skip
@click.option(
    "--scheduler", metavar="地址",
    help="Dask 调度器的地址，例如 tcp://10.0.0.1:8786；synchronous 在本进程里逐个查",
)  # fmt: skip
@click.option(
    "--jobs", metavar="个数", default="auto", callback=choices.jobs,
    help="用几个进程；auto（默认）是本机能用的处理器数",
)  # fmt: skip
@sweeping_options
def sweep(
    *, root: str, output_dir: str, folders: str | None, engine: str, scheduler: str | None,
    **options: Any,
) -> int:  # fmt: skip
    """普查：查一个文件夹下面许多单位的材料，结果写成 Parquet，用 goalcheck stats 提问。

    有文件的每个文件夹是一套（配置的 sets 另画的照配置），每套查出的问题与 lint 查
    这个文件夹的相同；配置取要查的文件夹的那一份，各单位文件夹里的不用。

    停下来的（Ctrl-C、断电）再运行同一条命令就接着查：查过而文件没有变的不再查；规则、
    配置或程序变了的全部重查。日期按开始的那一天，--as-of 另定。一套查不成不影响别的。

    退出码：0 没有达到 --fail-level 的问题，1 有，2 有的套没有查成。

    \b
    例：
      goalcheck sweep 全省/ -o 结果/ --jobs auto
      goalcheck sweep 全省/ -o 结果/ --engine dask --scheduler tcp://10.0.0.1:8786
      goalcheck sweep s3://桶/全省 -o 结果/
      goalcheck stats 结果/
    """
    from checker.sweep import SweepOrder, is_address, sweep

    # An address has no folder here: the configuration is that of the working folder.
    request = Request(paths=() if is_address(root) else (root,), **options)
    config = request.config_in_force()

    order = SweepOrder(
        root=root,
        result=Path(output_dir),
        job=replace(request.job(config), jobs=1),
        engine=_engine(engine, scheduler, request.jobs),
        only=_folders(folders),
        day=request.as_of,
    )
    account = sweep(order, _tell)
    _report(account, order, quiet=request.quiet)
    return _exit_code(account, request, config)


def _engine(name: str, scheduler: str | None, jobs: int) -> Engine:
    from checker.sweep import processes

    if name == "dask":
        from checker.sweep import dask_engine

        if not scheduler:
            raise UsageError("--engine dask 要用 --scheduler 写明调度器的地址。")
        return dask_engine(scheduler)
    if scheduler:
        raise UsageError("--scheduler 只同 --engine dask 一起用。")
    return processes(jobs)


def _folders(file: str | None) -> tuple[str, ...] | None:
    if file is None:
        return None
    try:
        lines = list_text(Path(file)).splitlines()
    except OSError as error:
        raise UsageError(f"读不了 {file}：{said_of(error)}") from error
    named = tuple(dict.fromkeys(line.strip() for line in lines if line.strip()))
    if not named:
        raise UsageError(f"{file} 里没有写文件夹。")
    return named


def _tell(sets: int, tables: int) -> None:
    tell_progress(f"已查 {sets} 套、{tables} 张表")


def _report(account: Account, order: SweepOrder, *, quiet: bool) -> None:
    lines = account.lines
    if account.anew and not quiet:
        say(f"注意：{account.anew}与上次不同，以前查过的全部重查。")
    for line in account.failed[:_NAMED]:
        say(f"没有查成 {line.set}：{line.reason}")
    if len(account.failed) > _NAMED:
        say(f"没有查成的另有 {len(account.failed) - _NAMED} 套，见 goalcheck stats。")
    again = f"，其中 {account.unchanged} 套没有变、沿用上次的结果" if account.unchanged else ""
    write_text(
        f"查了 {len(lines)} 套、{sum(one.tables for one in lines)} 张表{again}："
        f"错误 {sum(one.errors for one in lines)}，警告 {sum(one.warnings for one in lines)}，"
        f"提示 {sum(one.infos for one in lines)}\n"
        f"结果在 {order.result.as_posix()}，用 goalcheck stats {order.result.as_posix()} 提问\n"
    )


def _exit_code(account: Account, request: Request, config: Config) -> int:
    """2 where a set could not be checked or none holds a table."""
    if account.failed or not any(line.tables for line in account.lines):
        return 2
    counts = {
        "error": sum(line.errors for line in account.lines),
        "warning": sum(line.warnings for line in account.lines),
        "info": sum(line.infos for line in account.lines),
    }
    from checker.finding import Severity

    least = config.fail_level.rank
    reached = any(counts[one.value] for one in Severity if one.rank >= least)
    return 1 if reached and not request.exit_zero else 0
