"""The commands there are."""

from __future__ import annotations

from checker.cli import program

COMMANDS = tuple(program.COMMANDS)
