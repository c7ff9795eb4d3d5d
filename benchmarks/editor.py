"""How fast an editor is answered: an edit in a set of 300 tables, against a cold yamllint.

    python benchmarks/editor.py [TABLES] [EDITS]

Starts `goalcheck lsp`, opens one table of a set of TABLES (default 300) and edits it EDITS times
(default 7). Prints medians by the clock: from an edit to what is said of the file itself, from an
edit to what is said of it with its set (without the pause of an editor), and, once between every
two edits, a yamllint of the same file and one of the whole set, started anew each time. The ratios
hold on any machine; the milliseconds are those of this one.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import IO, Any

from lint import write_tables

Message = dict[str, Any]


class Session:
    """A service and the stream it is spoken to over."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "checker", "lsp"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=folder,
        )

    def send(self, method: str, params: Message, number: int | None = None) -> None:
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        data = json.dumps(message if number is None else {**message, "id": number}).encode()
        stream = open_stream(self.process.stdin)
        stream.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        stream.flush()

    def receive(self) -> Message:
        stream = open_stream(self.process.stdout)
        length = 0
        while line := stream.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
        message: Message = json.loads(stream.read(length))
        return message

    def told(self, version: int, times: int) -> list[float]:
        """When the diagnostics of a version came, so many times."""
        came: list[float] = []
        while len(came) < times:
            message = self.receive()
            told = message.get("method") == "textDocument/publishDiagnostics"
            if told and message["params"].get("version") == version:
                came.append(time.perf_counter())
        return came


def open_stream(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None
    return stream


def yamllint(*paths: Path) -> float:
    """Seconds of a yamllint of its own."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "yamllint", "-d", "relaxed", *map(str, paths)]
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def main(tables: int, edits: int) -> None:
    with tempfile.TemporaryDirectory(prefix="goalcheck-editor-") as name:
        folder = Path(name)
        write_tables(folder, tables, tables)
        path = sorted(folder.rglob("*.yaml"))[tables // 2]
        text = path.read_text(encoding="utf-8")
        session = Session(folder)
        options = {"setDelay": 0}
        session.send(
            "initialize",
            {"processId": None, "rootUri": folder.as_uri(), "capabilities": {},
             "initializationOptions": options},
            1,
        )  # fmt: skip
        session.receive()
        session.send("initialized", {})
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        session.send("textDocument/didOpen", {"textDocument": document})
        session.told(1, 2)
        figures: dict[str, list[float]] = {}
        for version in range(2, edits + 2):
            changed = text.replace("指标值: ", f"指标值: ≥{version}个  # ", 1)
            identity = {"uri": path.as_uri(), "version": version}
            started = time.perf_counter()
            session.send(
                "textDocument/didChange",
                {"textDocument": identity, "contentChanges": [{"text": changed}]},
            )
            first, second = session.told(version, 2)
            for what, seconds in (
                ("the file", first - started),
                ("the file with its set", second - started),
                ("yamllint, the file", yamllint(path)),
                ("yamllint, the set", yamllint(path.parent)),
            ):
                figures.setdefault(what, []).append(seconds)
        session.process.kill()
    medians = {what: statistics.median(each) for what, each in figures.items()}
    print(f"{tables} tables, medians of {edits} edits")
    for what, seconds in medians.items():
        print(f"{what:24}{seconds * 1000:8.0f} ms")
    print(f"{'file / yamllint':24}{medians['the file'] / medians['yamllint, the file']:8.2f}")
    ratio = medians["the file with its set"] / medians["yamllint, the set"]
    print(f"{'set / yamllint':24}{ratio:8.2f}")


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:3]]
    main(*[*given, *(300, 7)[len(given) :]])
