"""A file as it is open in an editor, and what kind of file it is to us."""

from __future__ import annotations

import re
from enum import Enum
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field
from checker.base.globs import from_here
from checker.base.pattern import late_pattern
from checker.base.text import spelled
from checker.config import FILE_NAME
from checker.lsp.positions import Positions
from checker.readers import SIGNS

if TYPE_CHECKING:
    from lsprotocol.types import Position

    from checker.base.place import Place

_KEY = late_pattern(r"^([^\s#:：'\"-][^:：\n]*?)\s*[:：](?=\s|$)", re.MULTILINE)
_CONFIGS = (FILE_NAME, "goalcheck.yml")
_YAML = (".yaml", ".yml")
# Folders in which an empty file is going to be a goal file.
_GOAL_FOLDERS = frozenset({"goals", "目标", "绩效目标"})


class Role(Enum):
    """What a file is for."""

    GOALS = "目标文件"
    NEW = "还没有写的目标文件"
    PACK = "规则包"
    CONFIG = "配置"
    OTHER = "别的文件"


@dataclass(frozen=True, slots=True)
class Buffer:
    """An open file: `path` is the file as findings show it, None for one that is no file yet."""

    uri: str
    path: str | None
    text: str
    version: int | None = None
    encoding: str = "utf-16"
    positions: Positions = field(init=False, compare=False)
    role: Role = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "positions", Positions(self.text, self.encoding))
        object.__setattr__(self, "role", role_of(self.name, self.text))

    @property
    def name(self) -> str:
        """What it is called in findings."""
        return self.path or PurePosixPath(self.uri).name or "未命名.yaml"

    @property
    def file(self) -> Path | None:
        """The file on this disk, None where there is none."""
        path = None if self.path is None else Path(self.path)
        return path if path is not None and path.is_file() else None

    def point(self, position: Position) -> tuple[int, int]:
        """Line and column, both from 1, of a position of the editor."""
        return self.positions.point(position)

    def is_at(self, place: Place) -> bool:
        """Whether a place is in this file, however its path is written."""
        return place.path == self.name or (
            self.path is not None and Path(place.path).resolve() == Path(self.path).resolve()
        )


def shown_path(path: str) -> str:
    """A path of the disk as findings show it: from the working folder where it lies below it."""
    near = from_here(Path(path))
    whole = near if near.parts[:1] != ("..",) and not near.is_absolute() else Path(path)
    return spelled(whole.as_posix())


def role_of(name: str, text: str) -> Role:
    """What a file is for, by its name and its keys."""
    path = PurePosixPath(name)
    if path.name in _CONFIGS:
        return Role.CONFIG
    if path.suffix.lower() not in _YAML:
        return Role.OTHER
    keys = {match[1].strip("\"' ") for match in _KEY.finditer(text)}
    if keys & set(SIGNS):
        return Role.GOALS
    if "pack" in keys:
        return Role.PACK
    new = not keys or bool(_GOAL_FOLDERS & set(path.parts[:-1]))
    return Role.NEW if new else Role.OTHER
