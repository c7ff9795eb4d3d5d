"""The command line: one module a command group, and the only place that reads arguments, prints,
and sets exit codes.

Exit codes: 0 nothing at or above the fail level, 1 findings at or above it, 2 the job could not be
done. The report is all that goes to standard output; everything else goes to standard error.
"""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress


def main() -> None:
    """The command `goalcheck`."""
    # Most of what a run makes stays until its end: looking for what has become garbage every
    # seven hundred objects took a tenth of a start.
    gc.set_threshold(200_000, 20, 20)
    _leave(run_command(sys.argv[1:]))


def run_command(arguments: list[str]) -> int:
    """Runs a command line and returns its exit code; never raises."""
    from checker.cli.call import answered, call_of

    call = call_of(arguments)
    code = None if call is None else answered(call)
    return _run(arguments, call) if code is None else code


def _leave(code: int) -> None:
    """Ends the process. At the end everything goes at once: nothing has to be looked for, and
    where no thread or process was started, nothing taken apart either, which is a thirtieth of a
    start."""
    gc.freeze()
    if "threading" not in sys.modules:
        for stream in (sys.stdout, sys.stderr):
            with suppress(AttributeError, OSError, ValueError):  # none, or a pipe that was closed
                stream.flush()
        os._exit(code)
    sys.exit(code)


def _run(arguments: list[str], call: bytes | None) -> int:
    """Runs a command line; click is only loaded where it has something to read."""
    from checker.cli.plain import lint_plainly, plain_options

    options = plain_options(arguments)
    if options is not None:
        return lint_plainly(options, call)
    from checker.cli.program import invoke

    return invoke(arguments, call)
