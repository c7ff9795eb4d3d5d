"""The program and its list of commands."""

from __future__ import annotations

import pytest

from checker import __version__
from tests.cli.command import quick
from tests.cli.commandnames import COMMANDS
from tests.cli.page import PAGE, page


def test_without_a_command_the_help_goes_to_standard_error_and_nothing_looks_done(
    capsys: pytest.CaptureFixture[str],
) -> None:
    result = quick(capsys)
    assert result.err.startswith("用法：goalcheck")
    assert (result.code, result.out) == (2, "")


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    result = quick(capsys, "--version")
    assert (result.code, result.out, result.err) == (0, f"goalcheck {__version__}\n", "")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_listed_with_what_it_does(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    lines = quick(capsys, "--help").out.splitlines()
    assert any(line.strip().startswith(f"{command} ") for line in lines)


def test_the_page_of_commands_says_what_their_help_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()
