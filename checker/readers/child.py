"""Reads a file in a process of its own: native code can abort, hang or eat all memory.

The parent sends the words of the office, where it has some, and the file's bytes; the child answers
with its grids as JSON. Where the system has no `resource` (Windows) the time is limited and the
memory is not.
"""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
import threading
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from checker.base.dataclass import replace
from checker.base.place import Place
from checker.readers.grid import Grid, GridCell, Limits, Paragraph, ReadError
from checker.readers.native import NATIVE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from checker.readers.vocabulary import Vocabulary

MEMORY = 512 * 1024 * 1024
# A step is a page or a workbook of a megabyte: honest ones take a fraction of a second.
_SECONDS_A_STEP = 8.0
_STEP_BYTES = 4 * 1024 * 1024
_SECONDS = 300.0
_MOST_CELLS = 300_000
_LENGTH = 8


def grids_in_child(
    name: str, data: bytes, path: str, words: Vocabulary | None = None
) -> Iterator[Grid]:
    """The grids of a format of NATIVE, read with the words of an office where it has its own;
    raises ReadError, also where the extra is missing."""
    native = NATIVE[name]
    if find_spec(native.library) is None:
        if not _has_children():
            raise ReadError(f"这里不能读{native.what}", "请用 Word 或 WPS 打开，另存为 .docx 再查")
        raise ReadError(
            f"没有安装读{native.what}的组件",
            f'请在 goalcheck 的目录运行 pip install ".[{native.extra}]"，或另存为 .xlsx、.docx',
        )
    if _has_children():
        said = _ask(name, _packed(words, data), _SECONDS)
    else:
        said = answer(name, data, words)
    if "error" in said:
        raise ReadError(*said["error"])
    for grid in said["grids"]:
        yield _grid(grid, path)


def _has_children() -> bool:
    """Whether this system can start a process: a page in a browser cannot, and needs none, since
    compiled code has a memory of its own there."""
    return sys.platform not in ("emscripten", "wasi")


def _packed(words: Vocabulary | None, data: bytes) -> bytes:
    """What the child is sent: its words, told from the file by their length."""
    head = pickle.dumps(words and replace(words, memo={}))
    return len(head).to_bytes(_LENGTH) + head + data


def _unpacked(sent: bytes) -> tuple[Vocabulary | None, bytes]:
    """Words and file; what a parent of the same program has sent may be unpickled."""
    end = _LENGTH + int.from_bytes(sent[:_LENGTH])
    return pickle.loads(sent[_LENGTH:end]), sent[end:]


def _ask(name: str, sent: bytes, seconds: float) -> dict[str, Any]:
    command = [sys.executable, "-P", "-X", "utf8", "-m", __name__, name, str(_SECONDS_A_STEP)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(
            command, input=sent, capture_output=True, timeout=seconds, env=environment, check=False
        )
    except subprocess.TimeoutExpired:
        raise ReadError(*_too_long(seconds)) from None
    except OSError:
        raise ReadError("没能启动读取程序", "请稍后再试，或换用 .docx、.xlsx 原件") from None
    try:
        found: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        raise ReadError(
            "内容异常，读取程序中途退出", "请核对文件能否正常打开，或换用 .docx、.xlsx 原件"
        ) from None
    return found


def _grid(grid: dict[str, Any], path: str) -> Grid:
    cells = tuple(
        GridCell(text, row, column, Place(path, cell=cell, order=tuple(order)), rows, columns)
        for text, row, column, cell, order, rows, columns in grid["cells"]
    )
    before = tuple(
        Paragraph(text, Place(path, cell=cell, order=tuple(order)))
        for text, cell, order in grid["before"]
    )
    unread = tuple(grid["unread"])
    return Grid(
        cells,
        before,
        grid["name"],
        unread=(unread[0], unread[1]) if unread else None,
        note=grid["note"],
    )


def _too_long(seconds: float) -> tuple[str, str]:
    return f"读了 {seconds:.0f} 秒还没有读完，已中止", "请核对文件来源，或把文件拆小"


def answer(
    name: str, data: bytes, words: Vocabulary | None = None, limits: Limits | None = None
) -> dict[str, Any]:
    """What the child says: `{"grids": […]}`, or `{"error": [reason, hint]}`."""
    try:
        read = _readers(words)[name](data, "", limits or Limits())
        grids = [_as_json(grid) for grid in _within(read)]
    except ReadError as error:
        return {"error": [error.reason, error.hint]}
    except MemoryError:
        return {"error": ["读取时内存超过上限", "请核对文件来源，或把文件拆小"]}
    return {"grids": grids}


def _readers(
    words: Vocabulary | None,
) -> dict[str, Callable[[bytes, str, Limits], Iterable[Grid]]]:
    from checker.readers.pdf import pdf_grids
    from checker.readers.vocabulary import common_words
    from checker.readers.xls import xls_grids

    return {"pdf": partial(pdf_grids, words or common_words()), "xls": xls_grids}


def _within(grids: Iterable[Grid]) -> Iterator[Grid]:
    count = 0
    for grid in grids:
        count += len(grid.cells)
        if count > _MOST_CELLS:
            raise ReadError(f"表格超过 {_MOST_CELLS} 格", "请把文件拆成几个")
        yield grid


def _as_json(grid: Grid) -> dict[str, Any]:
    return {
        "name": grid.name,
        "note": grid.note,
        "unread": grid.unread or (),
        "before": [(each.text, each.place.cell, each.place.order) for each in grid.before],
        "cells": [
            (
                cell.text, cell.row, cell.column, cell.place.cell, cell.place.order,
                cell.row_span, cell.column_span,
            )
            for cell in grid.cells
        ],
    }  # fmt: skip


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


class _Watch(threading.Thread):
    """Ends the process when a step takes too long, even one inside native code."""

    def __init__(self, seconds: float) -> None:
        super().__init__(daemon=True)
        self.seconds = seconds
        self.going_on = threading.Event()

    def run(self) -> None:
        while self.going_on.wait(self.seconds):
            self.going_on.clear()
        _say({"error": _too_long(self.seconds)})


def _say(said: dict[str, Any]) -> None:
    """Answer and end at once: native libraries may crash while they are torn down."""
    sys.stdout.buffer.write(json.dumps(said).encode())
    sys.stdout.buffer.flush()
    os._exit(0)


def main() -> None:
    """The child: words and bytes on standard input, JSON on standard output."""
    _limit_memory()
    words, data = _unpacked(sys.stdin.buffer.read())
    watch = _Watch(float(sys.argv[2]) + _SECONDS_A_STEP * len(data) / _STEP_BYTES)
    watch.start()
    _say(answer(sys.argv[1], data, words, Limits(tick=watch.going_on.set)))


if __name__ == "__main__":
    main()
