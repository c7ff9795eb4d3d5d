"""A plain `lint`: the commonest calls, read without click, which is a sixth of a start.

The options that say no more than themselves or one value stand in a table. Whatever else is written
(another command, help, a value joined by =, anything wrong) is left to click, which reads these in
the same way: a test holds the two together.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from checker.cache import opened_for_start
from checker.cli.streams import prepare_streams, restored, say, working

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

DONE, FAILED, INTERRUPTED = 0, 2, 130

_COMMANDS = frozenset({"lint", "check"})
_FLAGS = {
    "--allow-convert": "allow_convert",
    "--exit-zero": "exit_zero",
    "--four-heads": "four_heads",
    "--isolated": "isolated",
    "--no-cache": "no_cache",
    "--quiet": "quiet",
    "--statistics": "statistics",
    "--verbose": "verbose",
    "--whole-set": "whole_set",
    "-q": "quiet",
    "-v": "verbose",
}
# One value as it stands.
_ONCE = {
    "--baseline": "baseline",
    "--config": "config",
    "--output-file": "output_file",
    "--profile": "profile",
    "-o": "output_file",
}
_SEVERAL = {
    "--columns": "columns",
    "--exemptions": "exemptions",
    "--pack": "pack",
    "--report": "report",
}
# Names with commas between them.
_NAMES = {
    "--exclude": "exclude",
    "--extend-select": "extend_select",
    "--ignore": "ignore",
    "--select": "select",
}


def plain_options(arguments: Sequence[str]) -> dict[str, Any] | None:
    """The options of a `lint`, by the names they have in a Request; None for what click is to
    read."""
    if not arguments or arguments[0] not in _COMMANDS or "_GOALCHECK_COMPLETE" in os.environ:
        return None
    found: dict[str, Any] = {"paths": ()}
    waiting = iter(arguments[1:])
    for argument in waiting:
        if argument in _FLAGS:
            found[_FLAGS[argument]] = True
        elif not argument.startswith(("-", "@")):
            found["paths"] += (argument,)
        elif not _takes_value(found, argument, next(waiting, "-")):
            return None
    return found


def _takes_value(found: dict[str, Any], option: str, value: str) -> bool:
    """Adds an option with its value; False where it is none of the plain ones."""
    if value.startswith(("-", "@")):
        return False
    if option in _ONCE:
        found[_ONCE[option]] = value
    elif option in _SEVERAL:
        found[_SEVERAL[option]] = (*found.get(_SEVERAL[option], ()), value)
    elif option in _NAMES:
        found[_NAMES[option]] = (*found.get(_NAMES[option], ()), *names_in((value,)))
    else:
        return _takes_word(found, option, value)
    return True


def _takes_word(found: dict[str, Any], option: str, value: str) -> bool:
    """The same for options that take only certain words, which click names where another is
    written."""
    if option == "--output-format":
        from checker.reports import FORMATS

        found["output_format"] = value
        return value in FORMATS
    if option in ("--min-severity", "--fail-level"):
        from checker.finding import SEVERITY_NAMES

        found[option[2:].replace("-", "_")] = SEVERITY_NAMES.get(value)
        return value in SEVERITY_NAMES
    return False


def names_in(texts: Iterable[str]) -> tuple[str, ...]:
    """Texts given one by one or with commas (half or full width) between them."""
    parts = [
        part.strip() for text in map(restored, texts) for part in text.replace("，", ",").split(",")
    ]
    return tuple(part for part in parts if part)


def lint_plainly(options: dict[str, Any], call: bytes | None) -> int:
    """Runs a `lint` of such options; returns the exit code and never raises."""

    def run() -> int:
        with working(quiet="quiet" in options):
            # First of all: what is kept is also what the rest of a start is made of.
            opened_for_start()
            from checker.cli.check import Request, check

            return check(Request(**options), "full", call)

    prepare_streams()
    return ended(run)


def ended(run: Callable[[], object]) -> int:
    """The exit code of a run, whatever it ends in; one that gives no number is done."""
    from checker.base.errors import UsageError

    try:
        code = run()
    except (EOFError, KeyboardInterrupt):
        say("\n已中断。")
        return INTERRUPTED
    except UsageError as error:
        for mistake in error.mistakes:
            say(f"错误：{mistake}")
        return FAILED
    except Exception:
        import traceback

        traceback.print_exc()
        say("goalcheck 内部出错，检查没有完成。请把上面的信息报给维护者。")
        return FAILED
    return code if isinstance(code, int) else DONE
