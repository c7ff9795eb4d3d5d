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
from typing import IO, TYPE_CHECKING, TextIO

from checker.base.errors import UsageError, said_of
from checker.base.text import harmless

if TYPE_CHECKING:
    from collections.abc import Generator

    from checker.cli.statusline import StatusLine


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
        with without_line(), _quiet_when_closed(stream):
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
    with suppress(OSError), without_line(), _quiet_when_closed(stream):
        stream.write(f"{harmless(message)}\n")
        stream.flush()


def read_input() -> bytes:
    """All of standard input, undecoded: what encoding it has is for readers to find."""
    with without_line():
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


# The line of the job that is being done, if a person could see one.
_lines: list[StatusLine] = []


@contextmanager
def working(*, quiet: bool = False) -> Generator[None]:
    """Says on a terminal how far a job is that takes long, as `tell_progress` is told it."""
    if quiet or _lines or not is_terminal(sys.stderr) or os.environ.get("TERM") == "dumb":
        yield
        return
    from checker.cli.statusline import StatusLine, kept_drawn

    line = StatusLine(sys.stderr)
    _lines.append(line)
    try:
        with kept_drawn(line):
            yield
    finally:
        _lines.remove(line)


def tell_progress(stage: str, done: int = 0, total: int = 0) -> None:
    """What is being done, and how much of how much of it is, for who may be waiting."""
    for line in _lines:
        line.tell(stage, done, total)


@contextmanager
def without_line() -> Generator[None]:
    """The terminal without that line, for who writes to it or waits for somebody to type."""
    with ExitStack() as stack:
        for line in _lines:
            stack.enter_context(line.hidden())
        yield


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
