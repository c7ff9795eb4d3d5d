"""`lint --watch`: checks again whenever something it depends on has changed, until Ctrl-C.

The files are looked at every second: nothing to install, and it works on network drives, where
the notices of the system do not.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.base.errors import UsageError
from checker.cli.check import check
from checker.cli.streams import is_terminal, say, without_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.cli.request import Request

INTERVAL = 1.0  # seconds

# Path -> time of change and size; None for a file that is not there.
State = dict[str, tuple[int, int] | None]


def watch(request: Request, default_format: str) -> int:
    """Checks until it is interrupted, which is how it ends: 0. Raises UsageError where the job
    cannot be done from the start; later a mistake is told and the watch goes on."""
    if "-" in request.paths:
        raise UsageError("--watch 看着文件，不能从标准输入读（-）。")
    try:
        state = _state(request)
        check(request, default_format)
        while True:
            say("等待改动，按 Ctrl-C 结束。")
            state = _next(request, state)
            _again(request, default_format)
    except KeyboardInterrupt:
        say("\n已停止。")
        return 0


def _again(request: Request, default_format: str) -> None:
    if is_terminal(sys.stdout):
        click.clear()
    say(f"{time.strftime('%H:%M:%S')} 有改动，重新检查。")
    try:
        check(request, default_format)
    except UsageError as error:
        for mistake in error.mistakes:
            say(f"错误：{mistake}")


def _next(request: Request, state: State) -> State:
    """The next state that differs from `state`, as soon as there is one."""
    while True:
        with without_line():
            time.sleep(INTERVAL)
        present = _state(request)
        if present != state:
            return present


def _state(request: Request) -> State:
    return {str(path): _stamp(path) for path in _watched(request)}


def _watched(request: Request) -> Iterator[Path]:
    """The files of the job, and those that say how it is done."""
    from checker.readers import discover

    try:
        config = request.config_in_force()
    except UsageError:
        # While it is being edited a configuration may be wrong: then it alone is waited for.
        yield from (folder / "goalcheck.yaml" for folder in (Path.cwd(), *Path.cwd().parents))
        config = None
    paths = [Path(path) for path in request.paths or (".",)]
    folders = [path if path.is_dir() else path.parent for path in paths]
    yield from (path for path, _, _ in discover([*paths, *folders], ()))
    if config is not None:
        yield from (layer.path for layer in config.layers if layer.path)
        yield from (*config.packs, *config.columns, *config.exemptions)
        yield from (config.baseline,) if config.baseline else ()


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
