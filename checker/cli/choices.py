"""Option values that are checked here and not by click, whose complaints are English."""

from __future__ import annotations

import datetime
import os
from typing import TYPE_CHECKING

import click

from checker.base.errors import did_you_mean
from checker.base.number import whole
from checker.base.text import is_encoding
from checker.cli.plain import names_in
from checker.finding import SEVERITY_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from click.shell_completion import CompletionItem

    from checker.finding import Severity

# Paths are judged where they are used, whose messages are Chinese; the types are for completion.
PATH = click.Path(readable=False)


def one_of(
    known: Iterable[str],
) -> Callable[[click.Context, click.Parameter, str | None], str | None]:
    """Checks that a value is one of `known`."""
    names = list(known)

    def check(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
        if value is not None and value not in names:
            offer = did_you_mean(value, names)
            raise click.BadParameter(f"没有“{value}”，可用 {'、'.join(names)}{offer}", ctx, param)
        return value

    return check


def completing(
    known: Iterable[str],
) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    """Completes to the words of `known`."""
    words = list(known)

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
        return [word for word in words if word.startswith(incomplete)]

    return complete


def complete_rules(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Completes to ids of rules, the last of several with commas between them."""
    from click.shell_completion import CompletionItem

    from checker.packs import load_packs

    before, comma, begun = incomplete.rpartition(",")
    return [
        CompletionItem(f"{before}{comma}{rule.id}", help=rule.title)
        for rule in load_packs().rules
        if rule.id.startswith(begun.upper())
    ]


def severity(ctx: click.Context, param: click.Parameter, value: str | None) -> Severity | None:
    """error, warning or info, also as 错误, 警告, 提示."""
    if value is None:
        return None
    if value not in SEVERITY_NAMES:
        raise click.BadParameter(
            f"没有“{value}”，可用 error（错误）、warning（警告）、info（提示）"
            f"{did_you_mean(value, SEVERITY_NAMES)}",
            ctx,
            param,
        )
    return SEVERITY_NAMES[value]


def year(ctx: click.Context, param: click.Parameter, value: str | None) -> int | None:
    """A year of four digits."""
    if value is None:
        return None
    digits = value.removesuffix("年")
    if len(digits) == 4 and digits.isascii() and digits.isdigit():
        return int(digits)
    raise click.BadParameter(f"年度要写四位数字，例如 2025，这里是“{value}”", ctx, param)


MOST_JOBS = 64


def jobs(ctx: click.Context, param: click.Parameter, value: str) -> int:
    """A number of processes; `auto` is one for each processor that this process may use."""
    if value == "auto":
        usable = getattr(os, "sched_getaffinity", None)
        return min(len(usable(0)) if usable else os.cpu_count() or 1, MOST_JOBS)
    if 1 <= (number := whole(value)) <= MOST_JOBS:
        return number
    message = f"进程个数要写 1 到 {MOST_JOBS} 的整数，或者 auto，这里是“{value}”"
    raise click.BadParameter(message, ctx, param)


def count(least: int, most: int) -> Callable[[click.Context, click.Parameter, str], int]:
    """Checks that a value is a whole number from `least` to `most`."""

    def check(ctx: click.Context, param: click.Parameter, value: str) -> int:
        if least <= (number := whole(value, least - 1)) <= most:
            return number
        raise click.BadParameter(f"要写 {least} 到 {most} 的整数，这里是“{value}”", ctx, param)

    return check


def date(ctx: click.Context, param: click.Parameter, value: str | None) -> datetime.date | None:
    """An ISO date."""
    if value is None:
        return None
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        message = f"日期要写成 2026-03-31 的样子，这里是“{value}”"
        raise click.BadParameter(message, ctx, param) from None


def encoding(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The name of an encoding of text."""
    if value is None or is_encoding(value):
        return value
    raise click.BadParameter(f"没有名为“{value}”的编码，例如 utf-8、gb18030", ctx, param)


def names(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Texts given one by one or with commas (half or full width) between them."""
    return names_in(value)
