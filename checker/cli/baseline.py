"""`goalcheck baseline`: accept what is known, so that only new findings are reported."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.base.dataclass import replace
from checker.base.errors import UsageError
from checker.base.globs import from_here
from checker.cli import choices
from checker.cli.check import Request, perform
from checker.cli.commands import Command, Group
from checker.cli.options import choosing_options
from checker.cli.outputs import refuse_foreign, write_file
from checker.cli.streams import write_text
from checker.config import config_for
from checker.pipeline import (
    BASELINE_NAME,
    Baseline,
    baseline_of,
    baseline_text,
    is_baseline,
    load_baseline,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.config import Config
    from checker.pipeline import BaselineEntry

_FILE = click.option(
    "--baseline",
    "file",
    type=choices.PATH,
    metavar="文件",
    help=f"基线文件；不写时用配置里的，没有配置时用 {BASELINE_NAME}",
)


@click.group(cls=Group, name="baseline", options_metavar="[选项]", subcommand_metavar="命令 ...")
def baseline() -> None:
    """基线：记下已知的问题，以后 lint --baseline 只报新出现的。

    \b
    例：
      goalcheck baseline write goals/
      goalcheck lint goals/ --baseline goalcheck-baseline.json
      goalcheck baseline prune goals/
    """


@baseline.command(cls=Command, name="write", options_metavar="[选项]")
@choosing_options
@_FILE
@click.option("--force", is_flag=True, help="覆盖已有的基线")
def write(*, file: str | None, force: bool, **options: Any) -> int:
    """把现在的全部问题记为已知。

    \b
    例：
      goalcheck baseline write goals/
    """
    path, request, config = _asked(file, options)
    if path.exists() and not force:
        raise UsageError(f"{path} 已经有了，没有改动；加 --force 覆盖。")
    refuse_foreign(path, is_baseline)
    accepted = baseline_of(perform(request, config), request.paths)
    write_file(path, baseline_text(accepted, path.parent))
    write_text(f"{len(accepted.entries)} 条问题记入 {path}\n")
    return 0


@baseline.command(cls=Command, name="prune", options_metavar="[选项]")
@choosing_options
@_FILE
def prune(*, file: str | None, **options: Any) -> int:
    """从基线里去掉已经不再出现的问题。要检查的路径与写基线时相同。

    \b
    例：
      goalcheck baseline prune goals/
    """
    path, request, config = _asked(file, options)
    known = load_baseline(path)
    if not known.is_covered_by(request.paths):
        raise UsageError(
            f"没有改动 {path}：写基线时查的是{_places(known)}，这次没有都查，分不清哪些不再出现。"
        )
    stale = known.stale(perform(request, config))
    kept = {key: entry for key, entry in known.entries.items() if key not in stale}
    if stale:
        write_file(path, baseline_text(Baseline(kept, known.paths), path.parent))
    write_text(_lines(stale.values()) + f"去掉 {len(stale)} 条，留下 {len(kept)} 条\n")
    return 0


@baseline.command(cls=Command, name="show", options_metavar="[选项]")
@_FILE
def show(*, file: str | None) -> int:
    """列出基线里的问题。

    \b
    例：
      goalcheck baseline show
    """
    known = load_baseline(_path(file, config_for(())))
    write_text(_lines(known.entries.values()) + f"共 {len(known.entries)} 条\n")
    return 0


def _asked(file: str | None, options: dict[str, Any]) -> tuple[Path, Request, Config]:
    """The baseline's file, and what is to be run, which must see what the baseline accepts."""
    request = Request(**options)
    config = request.config_in_force()
    return _path(file, config), request, replace(config, baseline=None)


def _path(file: str | None, config: Config) -> Path:
    return Path(file) if file else from_here(config.baseline or Path(BASELINE_NAME))


def _places(known: Baseline) -> str:
    """` goals、甲.docx`, behind a Chinese word."""
    return f" {'、'.join(from_here(path).as_posix() for path in known.paths)}"


def _lines(entries: Iterable[BaselineEntry]) -> str:
    return "".join(f"{_line(entry)}\n" for entry in entries)


def _line(entry: BaselineEntry) -> str:
    written = f"  写着 {entry.text}" if entry.text else ""
    return f"{entry.rule} {entry.title}  {entry.address}{written}"
