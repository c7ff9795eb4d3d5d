"""Writes docs/命令.md from the help of every command: `python -m tests.cli.page`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.commands import CommandContext
from checker.cli.program import program

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).parents[2] / "docs" / "命令.md"
_HEAD = """\
# 命令

本页由 `python -m tests.cli.page` 从各命令的 `--help` 生成，请改程序里的说明，不要改本页。
"""
_COLUMNS = 90


def page() -> str:
    """The help of every command, the way a terminal of 90 columns shows it."""
    return "\n".join([_HEAD, *_sections(program, "goalcheck", None)])


def _sections(command: click.Command, name: str, parent: click.Context | None) -> Iterator[str]:
    context = CommandContext(command, info_name=name, parent=parent, terminal_width=_COLUMNS)
    path = context.command_path
    text = command.get_help(context).strip()
    yield f"{'##' if parent is None else '###'} {path}\n\n```text\n{text}\n```\n"
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            found = command.get_command(context, below)
            if found is not None:
                yield from _sections(found, below, context)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
