"""Option values that are checked, with complaints in Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import pytest

from checker.cli import choices
from checker.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

CONTEXT, OPTION = click.Context(click.Command("甲")), click.Option(["--甲"])


@pytest.mark.parametrize(
    ("check", "value", "result"),
    [
        (choices.year, "2025年", 2025),
        (choices.severity, "错误", Severity.ERROR),
        (choices.jobs, "3", 3),
        (choices.count(1, 20), "20", 20),
        (choices.names, ("甲，乙", "丙"), ("甲", "乙", "丙")),
    ],
)
def test_what_is_meant(check: Callable[..., object], value: object, result: object) -> None:
    assert check(CONTEXT, OPTION, value) == result


@pytest.mark.parametrize(
    ("check", "value"),
    [
        (choices.year, "25"),
        (choices.severity, "严重"),
        (choices.jobs, "0"),
        (choices.jobs, "9" * 5000),
        (choices.count(1, 20), "21"),
        (choices.date, "2025-13-01"),
        (choices.encoding, "天书"),
    ],
)
def test_what_is_not_is_refused(check: Callable[..., object], value: str) -> None:
    with pytest.raises(click.BadParameter) as refused:
        check(CONTEXT, OPTION, value)
    assert value[:5] in refused.value.message
