"""Where copies go, and what must be so before any of them is written."""

from __future__ import annotations

import os
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import is_zipfile

from checker.base.errors import UsageError, said_of
from checker.base.text import native
from checker.cli.outputs import is_one_of, write_files
from checker.cli.streams import say
from checker.copies import copy_name, origin_of, read_mark, stamped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from checker.copies import CopyKind, Origin

_NAMED_AT_MOST = 5


def target_of(
    sources: Iterable[str], arguments: Sequence[str], folder: str | None, kind: CopyKind
) -> dict[str, Path]:
    """Where the copy of each document (as shown) goes: beside it, or below `folder` in the folders
    it has below the argument it was found by, so that no two go to one place. Raises UsageError."""
    paths = {source: Path(native(source)) for source in sources}
    if folder is None:
        return {one: _beside(path.parent, path, kind) for one, path in paths.items()}
    _refuse_file(Path(folder))
    below = {one: _below(path, Path(folder), arguments) for one, path in paths.items()}
    if _has_twins(below.values()):
        whole = {one: Path(os.path.realpath(path)) for one, path in paths.items()}
        common = os.path.commonpath([path.parent for path in whole.values()])
        below = {one: path.relative_to(common) for one, path in whole.items()}
    return {one: _beside(Path(folder) / path.parent, path, kind) for one, path in below.items()}


def _beside(folder: Path, path: Path, kind: CopyKind) -> Path:
    return Path(native(str(folder / copy_name(path.name, kind))))


def _below(path: Path, folder: Path, arguments: Sequence[str]) -> Path:
    """A document's path below the folder it was found in; its name where it was named itself."""
    for parent in (folder, *map(Path, arguments)):
        if parent.is_dir() and path.is_relative_to(parent):
            return path.relative_to(parent)
    return Path(path.name)


def _has_twins(paths: Iterable[Path]) -> bool:
    return any(count > 1 for count in Counter(str(path).casefold() for path in paths).values())


def _refuse_file(folder: Path) -> None:
    for part in (folder, *folder.parents):
        if part.exists():
            if not part.is_dir():
                raise UsageError(f"{part.as_posix()} 不是文件夹。")
            return


def write_copies(
    contents: Mapping[str, bytes],
    sources: Mapping[str, bytes],
    targets: Mapping[str, Path],
    kind: CopyKind,
    *,
    read: Iterable[str],
    force: bool,
) -> None:
    """Writes the copies of `contents` (by the document's shown path), those of Office files with
    their mark.

    `sources` holds what the documents were when they were checked, `read` the shown paths of all
    files that were. Nothing is written where one copy would replace somebody's work: UsageError.
    """
    origins = {one: origin_of(Path(one), sources[one]) for one in contents}
    written = {
        targets[one]: stamped(data, kind, origins[one]) if is_zipfile(BytesIO(data)) else data
        for one, data in contents.items()
    }
    new = {path: data for path, data in written.items() if not _holds(path, data)}
    refuse_losses(
        {targets[one]: origins[one] for one in contents if targets[one] in new},
        read=read,
        force=force,
    )
    write_files(new)


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data


def refuse_losses(targets: Mapping[Path, Origin], *, read: Iterable[str], force: bool) -> None:
    """Raises UsageError where a file that is there is more than what was last written of the same
    document, and, whatever was asked for, where it is one of those that were read."""
    read = list(read)
    there = [target for target in targets if target.exists() or target.is_symlink()]
    being_read = [target.as_posix() for target in there if is_one_of(target, read)]
    if being_read:
        raise UsageError(f"副本要写到 {being_read[0]}，它正是这次查的文件，没有写任何文件。")
    kept = {target: why for target in there if (why := _why_kept(target, targets[target]))}
    if not kept:
        return
    named = [f"{path.as_posix()}（{why}）" for path, why in kept.items()]
    shown = "、".join(named[:_NAMED_AT_MOST]) + (" 等" if len(named) > _NAMED_AT_MOST else "")
    if force:
        say(f"注意：按 --force 覆盖 {len(kept)} 个文件：{shown}。")
        return
    raise UsageError(
        f"{len(kept)} 个文件不能覆盖：{shown}。没有写任何文件。要接着查改过的副本，请直接查那一份；"
        "确实不要了，加 --force。"
    )


def _why_kept(target: Path, origin: Origin) -> str:
    """Why a file must not be replaced, empty where it may be."""
    try:
        mark = read_mark(target.read_bytes())
    except OSError as error:
        return said_of(error)
    if mark is None:
        return "不是 goalcheck 写的"
    if not mark.intact:
        return "写好以后改过"
    if mark.origin.content != origin.content and mark.origin.place != origin.place:
        return f"是另一份 {mark.origin.name} 的副本"
    return ""
