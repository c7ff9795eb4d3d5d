"""click in Chinese: usage, help and the columns of both, aligned by display width."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from checker.base.text import pad, width, wrap
from checker.cli.complaints import offered_command
from checker.cli.streams import working

if TYPE_CHECKING:
    from collections.abc import Iterable

_TERM_COLUMNS = 26


class Formatter(click.HelpFormatter):
    """Help wrapped and aligned as Chinese is seen: two columns a character."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        self.write(f"用法：{prog} {args}".rstrip() + "\n")

    def write_heading(self, heading: str) -> None:
        self.write(f"{' ' * self.current_indent}{heading}：\n")

    def write_text(self, text: str) -> None:
        """Paragraphs part at empty lines; one that begins with \\b keeps its lines."""
        for number, paragraph in enumerate(text.split("\n\n")):
            if number:
                self.write("\n")
            for line in _lines(paragraph, self.width - self.current_indent):
                self.write(f"{' ' * self.current_indent}{line}".rstrip() + "\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = _TERM_COLUMNS, col_spacing: int = 2
    ) -> None:
        rows = list(rows)
        margin = " " * self.current_indent
        first = min(max((width(term) for term, _ in rows), default=0), col_max) + col_spacing
        for term, text in rows:
            lines = wrap(text, max(self.width - first - self.current_indent, 20))
            if width(term) + col_spacing > first:
                lines.insert(0, "")  # a long term has a line of its own
            for number, line in enumerate(lines):
                head = pad("" if number else term, first)
                self.write(f"{margin}{head}{line}".rstrip() + "\n")


def _lines(paragraph: str, columns: int) -> list[str]:
    if paragraph.startswith("\b"):
        return paragraph.splitlines()[1:]
    return wrap(_joined(paragraph.splitlines()), columns)


def _joined(lines: Iterable[str]) -> str:
    """Lines of a docstring as one: with a blank where a Latin word ends or begins one."""
    text = ""
    for line in (line.strip() for line in lines):
        latin = text and line and (text[-1].isascii() or line[0].isascii())
        text += f" {line}" if latin else line
    return text


class CommandContext(click.Context):
    formatter_class = Formatter

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **{"help_option_names": ["-h", "--help"], **options})


class Command(click.Command):
    """A command whose help and usage line are Chinese, and that says how far it is where it takes
    long."""

    context_class = CommandContext

    def invoke(self, ctx: click.Context) -> Any:
        with working(quiet=bool(ctx.params.get("quiet"))):
            return super().invoke(ctx)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            # The option parser leaves it out, but what is wrong depends on the command's options.
            error.ctx = error.ctx or ctx
            raise

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [one for one in self.get_params(ctx) if isinstance(one, click.Option)]
        records = [option.get_help_record(ctx) for option in options]
        rows = [(term, _in_chinese(text)) for term, text in filter(None, records)]
        if rows:
            with formatter.section("选项"):
                formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示本帮助"
        return option


def _in_chinese(text: str) -> str:
    """Help of an option without the English that click puts behind it."""
    if not text.endswith("  [required]"):
        return text
    return f"{text.removesuffix('  [required]')}（必填）"


class LastingCommand(Command):
    """A command that goes on for as long as others want something of it."""

    def invoke(self, ctx: click.Context) -> Any:
        return click.Command.invoke(self, ctx)


class Group(Command, click.Group):
    """A command with subcommands, given by `summaries` so that help need not load them."""

    def invoke(self, ctx: click.Context) -> Any:
        # The subcommand says how far it is.
        return click.Group.invoke(self, ctx)

    def summaries(self, ctx: click.Context) -> list[tuple[str, str]]:
        """Subcommands with one line of help each, in the order they are listed."""
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        return [(name, command.get_short_help_str(60)) for name, command in commands if command]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        with formatter.section("命令"):
            formatter.write_dl(self.summaries(ctx))

    def known_names(self, ctx: click.Context) -> list[str]:
        """All names that are understood, those not listed too."""
        return self.list_commands(ctx)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            ctx.fail(f"没有命令“{name}”{offered_command(name, self.known_names(ctx))}")
        return super().resolve_command(ctx, args)
