"""Wrong use: what stops a run. A wrong table is never an error but a finding."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.place import Place


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in something the user wrote (pack, configuration, option).

    `message` is a whole Chinese sentence: what was found, why it is refused, what is allowed.
    """

    message: str
    place: Place | None = None
    about: str | None = None
    """The word that is wrong, for those who know where it was written."""

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


class UsageError(Exception):
    """The job cannot be done as asked; the command ends with exit code 2.

    Carries every mistake found, not only the first.
    """

    def __init__(self, mistakes: Sequence[Mistake] | str) -> None:
        self.mistakes: tuple[Mistake, ...] = (
            (Mistake(mistakes),) if isinstance(mistakes, str) else tuple(mistakes)
        )
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))


# What the system says of files (errno), in words.
_SAID: dict[int, str] = {
    errno.ENOENT: "文件不存在",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ENOTDIR: "路径中间有一段不是文件夹",
    errno.EEXIST: "已经有了",
    errno.ENOSPC: "磁盘满了",
    errno.EROFS: "磁盘只能读",
    errno.ENAMETOOLONG: "名称太长",
    errno.EBUSY: "正被别的程序使用",
}


def said_of(error: OSError) -> str:
    """Why the system refused, in Chinese where it is one of the usual reasons."""
    return _SAID.get(error.errno or 0, error.strerror or error.__class__.__name__)


class CannotChange(Exception):
    """A document that cannot be changed there, or at all; `reason` is a Chinese clause."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like `word`, or None where nothing is near enough to offer."""
    matches = get_close_matches(word, list(known), n=1, cutoff=0.5)
    return matches[0] if matches else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`，是否想写“上限”？` or nothing, to be put behind a message about an unknown name."""
    match = nearest(word, known)
    return f"，是否想写“{match}”？" if match else "。"
