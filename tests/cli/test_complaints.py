"""The nearest right word to a wrong one."""

from __future__ import annotations

from checker.cli.complaints import offered_command, offered_option


def test_an_option_that_is_nearly_right() -> None:
    assert "“--select”" in offered_option("--selct", ["--select", "--ignore"])


def test_a_command_that_is_nearly_right() -> None:
    assert "lint" in offered_command("lnit", ["lint", "audit"])
