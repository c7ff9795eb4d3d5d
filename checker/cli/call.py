"""The same call: what decides an answer besides the files, and the answer given again.

Nothing of the program but the folder of kept files is loaded here, so that a folder in which
nothing has changed is answered for before anything else would be ready.
"""

from __future__ import annotations

import marshal
import os
import sys
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

_CHECKING = frozenset({"lint", "audit", "check"})
# With these a call reads what is no file, asks again, or wants no answer of before.
_ANEW = frozenset({"-", "--no-cache", "--watch", "--show-files", "--show-settings"})
_VARIABLES = ("NO_COLOR", "FORCE_COLOR", "TERM", "PYTHONIOENCODING", "LANG", "LC_ALL", "LC_CTYPE")
_OURS = ("GOALCHECK_", "_GOALCHECK_")


def call_of(arguments: Sequence[str]) -> bytes | None:
    """A call as bytes: the same bytes over the same files have the same answer. None for a call
    that is no check, or one that is to be answered anew."""
    if not arguments or arguments[0] not in _CHECKING or not _ANEW.isdisjoint(arguments):
        return None
    if any(argument.startswith("@") for argument in arguments):
        return None
    try:
        folder = os.getcwd()  # noqa: PTH109  # a string, without loading pathlib
    except OSError:
        return None
    environment = {
        name: value
        for name, value in os.environ.items()
        if name in _VARIABLES or name.startswith(_OURS)
    }
    return marshal.dumps(
        (
            tuple(arguments),
            folder,
            time.strftime("%Y-%m-%d"),
            sorted(environment.items()),
            # This program, of several that may be installed.
            (__file__, sys.executable, sys.version),
            sys.flags.utf8_mode,
            *map(_terminal, (sys.stdout, sys.stderr)),
        ),
        2,
    )


def _terminal(stream: Any) -> int:
    """The columns of a terminal, as wide as a report is; -1 where there is none."""
    try:
        handle: int = stream.fileno() if hasattr(stream, "fileno") else -1
        return os.get_terminal_size(handle).columns if os.isatty(handle) else -1
    except (AttributeError, OSError, ValueError):
        return -1


def answered(call: bytes) -> int | None:
    """Gives the answer that is kept for a call: its exit code, None where there is none."""
    from checker.cache import kept_answer

    answer = kept_answer(call)
    if answer is None:
        return None
    from checker.cli.streams import prepare_streams, say, write_report

    prepare_streams()
    for note in answer.said:
        say(note)
    write_report(answer.report)
    return answer.code
