"""What click says of wrong arguments, in Chinese and with the nearest right one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from checker.base.errors import nearest, offer
from checker.base.pattern import late_pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

# Parts of names with no more letters than this are like too many words.
_SHORT = 3
# How much of two Latin words must be equal for one to be offered for the other.
_LIKE = 0.65
# click names the arguments it has no use for only inside its English sentence.
_EXTRA_ARGUMENTS = late_pattern(r"Got unexpected extra arguments? \((.*)\)", re.DOTALL)


def describe(error: click.ClickException) -> str:
    """The usage line of the command and what is wrong with how it was called."""
    lines = [f"错误：{_sentence(error)}"]
    if isinstance(error, click.UsageError) and error.ctx is not None:
        lines.append(error.ctx.get_usage())
        lines.append(f"帮助：{error.ctx.command_path} --help")
    return "\n".join(lines)


def _sentence(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        return f"没有选项 {error.option_name}{_nearest_option(error)}"
    if isinstance(error, click.BadOptionUsage):
        return _bad_option(error)
    if isinstance(error, click.MissingParameter):
        return f"缺少{_parameter(error)}。"
    if isinstance(error, click.BadParameter):
        return f"{_parameter(error)} 的值不对：{error.message}"
    if isinstance(error, click.FileError):
        return f"打不开文件 {error.ui_filename}：{error.message}"
    if extra := _EXTRA_ARGUMENTS.fullmatch(error.message):
        return f"多出的参数：{extra[1]}"
    return error.message


def _options(error: click.UsageError) -> list[click.Option]:
    parameters = error.ctx.command.get_params(error.ctx) if error.ctx else []
    return [parameter for parameter in parameters if isinstance(parameter, click.Option)]


def _nearest_option(error: click.NoSuchOption) -> str:
    names = [name for option in _options(error) for name in option.opts]
    return offered_option(error.option_name, names)


def offered_option(word: str, names: Sequence[str]) -> str:
    """The option that says what `word` says elsewhere, or else is most like it: a part between
    hyphens written with two letters changed over (`--fromat`) is that part, whatever longer name
    it stands in. Of one letter nothing is like."""
    # Imported here, as below: only mistakes need it.
    from checker.cli.meanings import OPTIONS, meant

    written = word.lstrip("-")
    if said := meant(written, OPTIONS, names):
        return offer(said)
    parts = {
        part: name
        for name in reversed(names)
        for part in (name.lstrip("-"), *name.lstrip("-").split("-"))
        if len(part) > _SHORT
    }
    turned = next((parts[one] for one in parts if sorted(one) == sorted(written)), None)
    whole = {name.lstrip("-"): name for name in names if name.startswith("--")}
    near = nearest(written, whole, _LIKE) if len(written) > 1 else None
    return offer(turned or parts.get(written) or (whole[near] if near else None))


def offered_command(word: str, names: Collection[str]) -> str:
    """The command that does what `word` does elsewhere, or else is most like it."""
    from checker.cli.meanings import COMMANDS, meant

    return offer(meant(word, COMMANDS, names) or nearest(word, names, _LIKE))


def _bad_option(error: click.BadOptionUsage) -> str:
    option = next((one for one in _options(error) if error.option_name in one.opts), None)
    if option is not None and option.is_flag:
        return f"选项 {error.option_name} 后面不能写值。"
    return f"选项 {error.option_name} 后面要写一个值。"


def _parameter(error: click.BadParameter) -> str:
    """`选项 --year` or `参数 规则`, as the help names it."""
    parameter = error.param
    if isinstance(parameter, click.Option):
        return f"选项 {max(parameter.opts, key=len)}"
    if parameter is None:
        return "参数"
    return f"参数 {parameter.metavar or parameter.name}"
