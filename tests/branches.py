"""Branch coverage of rooms by the tests of all of them, measured while these run anyway and told at
the end.

    GOALCHECK_BRANCHES=1 python -m pytest -p tests.branches …

To watch every test would nearly double the run. Watched are the tests of `ROOMS`, of each the first
few cases, and none that hypothesis repeats a hundred times: what is told is what those alone go
through. `tests/branches.txt` keeps what it came to when it was last written, so that what falls is
seen; `python -m tests.branches` writes it anew from the figures of the last run. Where the tests of
some room were left out nothing is compared: others go through its branches too.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from coverage import Coverage

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

ROOT = Path(__file__).resolve().parent.parent
TESTS = ROOT / "tests"
KEPT = Path(__file__).with_name("branches.txt")
LAST = ROOT / ".branches.json"
ROOMS = (
    "base", "comparison", "config", "copies", "exemptions", "finding", "fixes", "form", "language",
    "lsp", "ooxml", "packs", "pipeline", "reports", "rule", "rulebook", "strictyaml", "sweep",
    "values",
)  # fmt: skip
"""All but two: to watch the tests of `readers` would make the run of all tests longer by a
twentieth, and those of `cli` run commands as processes of their own."""
CASES = 3
"""Cases of one test that are watched."""
FELL = 1.0
"""So many points less than before are told of: what is remembered between tests moves a branch or
two from run to run."""
_HARMLESS = ("no-data-collected", "module-not-imported", "module-not-measured")
_FOLDER = "GOALCHECK_BRANCHES_FOLDER"


class Watch:
    """Counts branches while tests of the rooms run, in each process for itself."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.watched: set[str] = set()
        self.rooms: set[str] = set()
        self.cases: Counter[str] = Counter()
        self.coverage = Coverage(
            data_file=str(folder / "branches"), data_suffix=True, branch=True,
            source=[str(ROOT / "checker" / room) for room in ROOMS], messages=False,
        )  # fmt: skip

        # A room whose tests this process was not given is no reason to warn.
        self.coverage.set_option("run:disable_warnings", list(_HARMLESS))

    def pytest_itemcollected(self, item: pytest.Item) -> None:
        parts = item.path.relative_to(ROOT).parts
        of_room = len(parts) > 2 and parts[0] == "tests" and parts[1] in ROOMS
        repeated = hasattr(getattr(item, "obj", None), "hypothesis")
        test = item.nodeid.partition("[")[0]
        self.cases[test] += 1
        if of_room and not repeated and self.cases[test] <= CASES:
            self.watched.add(item.nodeid)

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        if item.nodeid in self.watched:
            self.rooms.add(item.path.relative_to(ROOT).parts[1])

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        watched = item.nodeid in self.watched
        if watched:
            self.coverage.start()
        try:
            return (yield)
        finally:
            if watched:
                self.coverage.stop()

    def pytest_sessionfinish(self) -> None:
        if self.watched:
            self.coverage.save()
            names = self.folder / f"rooms.{os.getpid()}"
            names.write_text("\n".join(self.rooms), encoding="utf-8")


class Teller:
    """Puts the figures of all processes together at the end."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @pytest.hookimpl(trylast=True)
    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        found = figures(self.folder)
        if not found:
            return
        terminalreporter.section("branches that the tests of the rooms go through")
        before: dict[str, float] = {}
        run = rooms_run(self.folder)
        if absent := [room for room in ROOMS if (TESTS / room).is_dir() and room not in run]:
            terminalreporter.write_line(f"not compared, without the tests of {', '.join(absent)}")
            found = {room: figure for room, figure in found.items() if room in run}
        else:
            LAST.write_text(json.dumps(found), encoding="utf-8")
            before = kept(KEPT.read_text(encoding="utf-8"))
        for line in told(found, before):
            terminalreporter.write_line(line)


def pytest_configure(config: pytest.Config) -> None:
    if not os.environ.get("GOALCHECK_BRANCHES"):
        return
    told_where = os.environ.get(_FOLDER)
    folder = Path(told_where or tempfile.mkdtemp(prefix="goalcheck-branches-"))
    if told_where is None:
        os.environ[_FOLDER] = str(folder)  # for the processes that share the tests out
        config.pluginmanager.register(Teller(folder))
    if hasattr(config, "workerinput") or not config.getoption("numprocesses", None):
        config.pluginmanager.register(Watch(folder))


def figures(folder: Path) -> dict[str, tuple[int, int]]:
    """Branches gone through, and all there are, by room."""
    files = sorted(folder.glob("branches.*"))
    if not files:
        return {}
    coverage = Coverage(data_file=str(folder / "whole"), branch=True, messages=False)
    coverage.combine([str(file) for file in files], keep=True)
    report = folder / "report.json"
    coverage.json_report(outfile=str(report), ignore_errors=True)
    through: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    for file, counted in json.loads(report.read_text(encoding="utf-8"))["files"].items():
        room = re.split(r"[\\/]checker[\\/]", f"/{file}")[-1].replace("\\", "/").split("/")[0]
        through[room] += counted["summary"]["covered_branches"]
        whole[room] += counted["summary"]["num_branches"]
    return {room: (through[room], whole[room]) for room in sorted(whole) if whole[room]}


def rooms_run(folder: Path) -> set[str]:
    """The rooms of whose tests some were run, by all processes."""
    texts = (file.read_text(encoding="utf-8") for file in folder.glob("rooms.*"))
    return {room for text in texts for room in text.split()}


def kept(text: str) -> dict[str, float]:
    """Percent by room, as the file has it."""
    lines = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return {room: float(percent) for room, percent in lines}


def told(found: Mapping[str, tuple[int, int]], before: Mapping[str, float]) -> list[str]:
    """A line a room: how many branches of all, and whether that is less than it was."""
    lines: list[str] = []
    for room, (through, whole) in found.items():
        percent = 100 * through / whole
        was = before.get(room)
        fell = f"   FELL from {was:.1f}" if was is not None and percent < was - FELL else ""
        lines.append(f"{room:<12}{through:>6} of{whole:>6}{percent:>7.1f} %{fell}")
    through, whole = (sum(pair[at] for pair in found.values()) for at in (0, 1))
    lines.append(f"{'all':<12}{through:>6} of{whole:>6}{100 * through / max(1, whole):>7.1f} %")
    return lines


def written(found: Mapping[str, tuple[int, int]], text: str) -> str:
    """The file with new figures under its own head."""
    head = [line for line in text.splitlines() if line.startswith("#")]
    lines = (f"{room} {100 * through / whole:.1f}" for room, (through, whole) in found.items())
    return "\n".join((*head, *lines)) + "\n"


if __name__ == "__main__":
    last = json.loads(LAST.read_text(encoding="utf-8"))
    KEPT.write_text(written(last, KEPT.read_text(encoding="utf-8")), encoding="utf-8")
