"""`goalcheck init`: a starting configuration, explained in its comments."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.base.errors import UsageError
from checker.cli import choices
from checker.cli.commands import Command
from checker.cli.config import schema_text
from checker.cli.outputs import (
    is_opinion_template,
    is_schema,
    refuse_foreign,
    write_file,
)
from checker.cli.streams import write_text
from checker.config import FILE_NAME, KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.config import ConfigKey

SCHEMA_NAME = "goalcheck.schema.json"
_HEAD = f"""\
# yaml-language-server: $schema={SCHEMA_NAME}
# goalcheck 的配置。去掉行首的 # 即生效；命令行选项优先于这里。
# 看实际生效的配置：goalcheck config show
"""
# What a starting configuration says outright: the two settings people look for first.
_ACTIVE = ("fail-level", "min-severity")


@click.command(cls=Command, name="init", options_metavar="[选项]")
@click.option(
    "--opinion-template",
    type=choices.PATH,
    metavar="文件.docx",
    help="不写配置，写出内置的审核意见书模板，供改成本单位的",
)
@click.option("--force", is_flag=True, help="覆盖已有的文件")
def init(*, opinion_template: str | None, force: bool) -> int:
    """在当前文件夹写一个带说明的 goalcheck.yaml，已有时不覆盖。

    同时写 goalcheck.schema.json，编辑器靠它提示配置项。

    \b
    例：
      goalcheck init
      goalcheck init --opinion-template 审核意见书模板.docx
    """
    if opinion_template is not None:
        return _write_template(Path(opinion_template), force=force)
    path = Path(FILE_NAME)
    if path.exists() and not force:
        raise UsageError(f"{FILE_NAME} 已经有了，没有改动；加 --force 覆盖。")
    refuse_foreign(Path(SCHEMA_NAME), is_schema)
    write_file(Path(SCHEMA_NAME), schema_text())
    write_file(path, starter())
    write_text(f"写好了 {FILE_NAME}、{SCHEMA_NAME}\n")
    return 0


def _write_template(path: Path, *, force: bool) -> int:
    from checker.reports import builtin_template

    if path.exists() and not force:
        raise UsageError(f"{path.as_posix()} 已经有了，没有改动；加 --force 覆盖。")
    refuse_foreign(path, is_opinion_template)
    write_file(path, builtin_template())
    write_text(f"写好了 {path.as_posix()}\n")
    return 0


def starter() -> str:
    """The file: every setting with what it is for and how it is written."""
    parts = [_HEAD, *("\n".join(_lines(name, key)) + "\n" for name, key in KEYS.items())]
    return "\n".join(parts)


def _lines(name: str, key: ConfigKey) -> Iterator[str]:
    yield f"# {key.summary}"
    sign = "" if name in _ACTIVE else "# "
    yield from (f"{sign}{line}" for line in key.example.split("\n"))
