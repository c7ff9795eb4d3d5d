"""What a person sees of a long job, on a terminal whose clock the test turns on."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from checker.cli.statusline import AFTER, EVERY, StatusLine
from tests.cli.command import GOAL_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo terminals there")


class Terminal:
    """A terminal of 40 columns, what it was written, and a clock."""

    def __init__(self, leader: int, follower: int) -> None:
        self.now = 100.0
        self._leader = leader
        self.stream = os.fdopen(follower, "w", encoding="utf-8")
        self.line = StatusLine(self.stream, lambda: self.now)

    def written(self) -> str:
        """What was written since."""
        os.set_blocking(self._leader, False)
        try:
            return os.read(self._leader, 100_000).decode()
        except BlockingIOError:
            return ""

    def pass_time(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    import pty
    import termios

    leader, follower = pty.openpty()
    termios.tcsetwinsize(follower, (24, 40))
    one = Terminal(leader, follower)
    yield one
    one.stream.close()
    os.close(leader)


def test_what_is_done_in_two_seconds_shows_nothing(terminal: Terminal) -> None:
    terminal.line.tell("读取", 1, 3)
    terminal.pass_time(AFTER - 0.01)
    terminal.line.tell("读取", 2, 3)
    with terminal.line.hidden():
        pass
    assert terminal.written() == ""


def test_from_two_seconds_on_it_says_what_is_done_and_how_long_it_takes(terminal: Terminal) -> None:
    terminal.pass_time(AFTER)
    terminal.line.tell("读取", 2, 30)
    assert terminal.written() == "\r读取 2/30，已用 2 秒"
    terminal.line.tell("读取", 3, 30)
    assert terminal.written() == ""
    terminal.pass_time(1)
    terminal.line.look()
    assert terminal.written() == "\r读取 3/30，已用 3 秒"


def test_what_is_done_in_turns_stands_side_by_side(terminal: Terminal) -> None:
    def said(stage: str, done: int = 0, total: int = 0) -> str:
        terminal.pass_time(AFTER)
        terminal.line.tell(stage, done, total)
        return terminal.written().strip("\r").partition("，已用")[0]

    assert said("读取", 10, 30) == "读取 10/30"
    assert said("按规则检查", 5, 30) == "读取 10/30，按规则检查 5/30"
    assert said("读取", 20, 30) == "读取 20/30，按规则检查 5/30"
    assert said("读取", 30, 30) == "读取 30/30，按规则检查 5/30"
    assert said("按规则检查", 30, 30) == "按规则检查 30/30"
    assert said("写报告") == "写报告"
    # The second look of one command begins anew.
    assert said("读取", 1, 30) == "读取 1/30"


def test_a_shorter_line_leaves_nothing_of_a_longer_one(terminal: Terminal) -> None:
    terminal.pass_time(AFTER)
    terminal.line.tell("按规则检查", 2, 30)
    terminal.pass_time(EVERY)
    terminal.written()
    terminal.line.tell("读取")
    assert terminal.written() == "\r读取，已用 2 秒" + " " * 11


def test_a_line_is_no_longer_than_the_terminal_is_wide(terminal: Terminal) -> None:
    terminal.pass_time(AFTER)
    terminal.line.tell("读" * 50)
    assert terminal.written() == "\r" + "读" * 19 + "…"


def test_while_others_write_there_is_no_line(terminal: Terminal) -> None:
    terminal.pass_time(AFTER)
    terminal.line.tell("读取")
    terminal.written()
    with terminal.line.hidden():
        assert terminal.written() == "\r" + " " * 15 + "\r"
        terminal.pass_time(9)
        terminal.line.tell("按规则检查")
        assert terminal.written() == ""
    terminal.line.look()
    assert terminal.written() == "\r按规则检查，已用 11 秒"


AT_ONCE = (
    "import sys; import checker.cli.statusline as line; line.AFTER = line.EVERY = 0.0;"
    "sys.argv[0] = 'goalcheck'; from checker.cli import main; main()"
)


@pytest.fixture
def goals(tmp_path: Path) -> Path:
    for number in range(12):
        text = GOAL_FILE.replace("公路", f"第{number}公路")
        (tmp_path / f"{number}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def on_a_terminal(folder: Path, *arguments: str) -> tuple[str, str]:
    """What a command writes to its output and to a terminal as its standard error, where nothing
    is too short to be shown."""
    import pty

    leader, follower = pty.openpty()
    read, out = bytearray(), b""
    with subprocess.Popen(
        [sys.executable, "-c", AT_ONCE, *arguments],
        stdout=subprocess.PIPE,
        stderr=follower,
        cwd=folder,
        env={**os.environ, "TERM": "xterm"},
    ) as process:
        os.close(follower)
        listening = threading.Thread(target=_listen, args=(leader, read))
        listening.start()
        out, _ = process.communicate()
        listening.join()
    os.close(leader)
    return out.decode(), read.decode()


def _listen(leader: int, read: bytearray) -> None:
    """All that is written to a terminal until nobody has it open."""
    with suppress(OSError):
        while data := os.read(leader, 65_536):
            read += data


def left(shown: str) -> list[str]:
    """The lines that stay on a terminal."""
    return [line.rpartition("\r")[2].strip() for line in shown.split("\r\n")]


@pytest.mark.parametrize("command", [("lint", "."), ("lint", ".", "--no-cache"), ("audit",)])
def test_reading_and_rules_are_shown_and_nothing_of_it_stays(
    goals: Path, command: tuple[str, ...]
) -> None:
    out, shown = on_a_terminal(goals, *command, "--output-format", "concise")
    assert "读取 3/12" in shown
    assert "按规则检查 3/12" in shown
    assert set(left(shown)) == {""}
    assert "读取" not in out


def test_notes_stay_in_lines_of_their_own(goals: Path) -> None:
    (goals / "compose.yaml").write_text("services: {}\n", encoding="utf-8")
    _, shown = on_a_terminal(goals, "audit", ".", "--select", "GC202")
    assert "读取 1/13" in shown
    assert any(line.startswith("注意：跳过了 1 个文件") for line in left(shown))
    assert not any("已用" in line for line in left(shown))


def test_where_there_is_no_terminal_nothing_is_said_of_it(goals: Path) -> None:
    command = [sys.executable, "-c", AT_ONCE, "lint", ".", "--select", "GC202"]
    done = subprocess.run(command, cwd=goals, capture_output=True, check=False)
    assert done.stderr == b""


def test_who_asked_for_quiet_sees_nothing(goals: Path) -> None:
    assert on_a_terminal(goals, "lint", ".", "--select", "GC202", "--quiet")[1] == ""
