"""Standard output and error: UTF-8 wherever that can be had, and writing that never raises.

Redirected output on a Chinese Windows is GBK, which lacks half of what a table may hold; a closed
pipe (`| head`) is no failure of ours.
"""

from __future__ import annotations

import codecs
import io
import os
import sys
from contextlib import ExitStack, contextmanager, suppress
from importlib import import_module
from typing import IO, TYPE_CHECKING, Any, TextIO

from checker.errors import UsageError, said_of
from checker.text import harmless

if TYPE_CHECKING:
    from collections.abc import Callable, Generator


def prepare_streams() -> None:
    """Sets both streams to UTF-8, unless PYTHONIOENCODING names another encoding of Chinese; a
    character that a stream cannot hold is shown as \\uXXXX."""
    asked = os.environ.get("PYTHONIOENCODING", "").partition(":")[0]
    encoding = asked if asked and _knows_chinese(asked) else "utf-8"
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=encoding, errors=UNSPEAKABLE, newline="\n")


def _knows_chinese(encoding: str) -> bool:
    """An encoding without Chinese (ascii in many containers) was not set for our sake."""
    try:
        return "项".encode(encoding).decode(encoding) == "项"
    except (LookupError, UnicodeError):
        return False


# How text is encoded that holds what UTF-8 cannot.
UNSPEAKABLE = "goalcheck-unspeakable"


def _spoken(error: UnicodeError) -> tuple[bytes, int]:
    """Half characters: where the locale knows no Chinese Python hides the bytes of a name in them,
    which are UTF-8 again; any other becomes \\uXXXX."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = restored(error.object[error.start : error.end])
    return text.encode(error.encoding, errors="backslashreplace"), error.end


codecs.register_error(UNSPEAKABLE, _spoken)


def restored(text: str) -> str:
    """An argument as it was typed, also where the locale knows no Chinese."""
    try:
        return text.encode("utf-8", errors="surrogateescape").decode("utf-8")
    except UnicodeError:
        return text


def write_text(text: str) -> None:
    """Writes text for people to standard output, whatever it quotes made harmless. Raises
    UsageError where that fails."""
    write_report(harmless(text))


def write_report(report: str | bytes) -> None:
    """Writes a report, or what programs read, to standard output as it is, whole. Raises
    UsageError where that fails."""
    stream = _present(sys.stdout)
    if stream is None:
        return
    try:
        with _quiet_when_closed(stream):
            if isinstance(report, str):
                stream.write(report)
            else:
                stream.flush()
                stream.buffer.write(report)
            stream.flush()
    except OSError as error:
        _forget(stream)
        raise UsageError(f"写不了标准输出：{said_of(error)}。") from error


def say(message: str) -> None:
    """A note for the person at the terminal: one or more lines to standard error."""
    stream = _present(sys.stderr)
    if stream is None:
        return
    # Where nobody can be told anything, the report and the exit code still speak.
    with suppress(OSError), _quiet_when_closed(stream):
        stream.write(f"{harmless(message)}\n")
        stream.flush()


def read_input() -> bytes:
    """All of standard input, undecoded: what encoding it has is for readers to find."""
    return sys.stdin.buffer.read()


def _present(stream: TextIO | None) -> TextIO | None:
    """The stream, or None: a program without console, or called with `>&-`, has none."""
    return stream


@contextmanager
def _quiet_when_closed(stream: IO[str]) -> Generator[None]:
    try:
        yield
    except BrokenPipeError:
        _forget(stream)


def _forget(stream: IO[str]) -> None:
    """Nobody reads any more: what is still buffered goes nowhere, also when Python ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()


# Fewer files than this are read before a person would look for a sign of life.
_LONG_RUN = 50


@contextmanager
def reading_progress(*, quiet: bool) -> Generator[Callable[[int, int], None] | None]:
    """Gives what a run reports its progress to (files read, files in all): a bar on a terminal,
    for runs long enough to wonder about; None where nobody would see it."""
    if quiet or not is_terminal(sys.stderr):
        yield None
        return
    import click

    with ExitStack() as stack:
        bars: list[Any] = []

        def show(done: int, total: int) -> None:
            if total < _LONG_RUN:
                return
            if not bars:
                bar = click.progressbar(length=total, label="读取", file=sys.stderr)
                bars.append(stack.enter_context(bar))
            bars[0].update(done - bars[0].pos)

        yield show


def wants_color(choice: str) -> bool:
    """Whether to colour standard output: as asked, or on a terminal that has not refused."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    forced = os.environ.get("FORCE_COLOR", "")
    if forced:
        return forced not in ("0", "false")
    return is_terminal(sys.stdout) and os.environ.get("TERM") != "dumb" and _can_color()


def _can_color() -> bool:
    """Windows consoles must be told to understand colours; click brings what does that there."""
    if os.name == "nt":
        import_module("colorama").just_fix_windows_console()
    return True


def terminal_width() -> int | None:
    """Columns of the terminal, at most 110 for lines one can read; None where it is none."""
    if not is_terminal(sys.stdout):
        return None
    return min(os.get_terminal_size(sys.stdout.fileno()).columns, 110)
