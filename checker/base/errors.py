"""Wrong use: what stops a run. A wrong table is never an error but a finding."""

from __future__ import annotations

import errno
from itertools import takewhile
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.base.pattern import late_pattern
from checker.base.text import inert

if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Sequence, Sized

    from checker.base.place import Place


MOST_MISTAKES = 50
# How many characters of a text that somebody wrote are quoted, and how long a message may be.
MOST_QUOTED = 40
_LONGEST = 600
_QUOTED = late_pattern(rf"“([^“”]{{{MOST_QUOTED + 1},}})”")


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in something the user wrote (pack, configuration, option).

    `message` is a whole Chinese sentence: what was found, why it is refused, what is allowed. Of
    what was found it shows only the beginning, with control characters as `\\x1b`: a pack may come
    from anybody, and may name a file that is none of its business.
    """

    message: str
    place: Place | None = None
    about: str | None = None
    """The word that is wrong, for those who know where it was written."""

    def __post_init__(self) -> None:
        message = inert(_QUOTED.sub(_beginning, self.message))
        if len(message) > _LONGEST:
            message = f"{message[:_LONGEST]}……"
        object.__setattr__(self, "message", message)

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


def _beginning(quoted: re.Match[str]) -> str:
    return f"“{' '.join(quoted[1][:MOST_QUOTED].split())}……”"


def listed(mistakes: Sequence[Mistake], more: str) -> tuple[Mistake, ...]:
    """As many mistakes as a person reads; behind them `more` with the number of the others."""
    left = len(mistakes) - MOST_MISTAKES
    if left <= 1:
        return tuple(mistakes)
    return (*mistakes[:MOST_MISTAKES], Mistake(more.format(left)))


class UsageError(Exception):
    """The job cannot be done as asked; the command ends with exit code 2.

    Carries every mistake found, not only the first; of thousands the first and their number.
    """

    def __init__(self, mistakes: Sequence[Mistake] | str) -> None:
        if isinstance(mistakes, str):
            mistakes = (Mistake(mistakes),)
        self.mistakes = listed(mistakes, "另有 {} 处错误没有列出，请先改正上面的。")
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
    errno.ELOOP: "链接绕成了圈",
}


def said_of(error: OSError) -> str:
    """Why the system refused, in Chinese where it is one of the usual reasons."""
    return _SAID.get(error.errno or 0, error.strerror or error.__class__.__name__)


class CannotChange(Exception):
    """A document that cannot be changed there, or at all; `reason` is a Chinese clause."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


MOST_OFFERED = 2
_TOLD_APART = 4
"""Characters of a word that are hardly found in another in their order by accident."""
_LOOKALIKES = str.maketrans("oil", "011")


def nearest(word: str, known: Collection[str], least: float = 0.5) -> str | None:
    """The known word most like `word`, or None where nothing is near enough to offer (`least`, of
    what is equal in both; two Chinese words of three characters may share one and be near).

    Letters taken for digits (GC3O5), and large for small ones, are no difference; a word of the
    same length is nearer than a shorter one, since people write a wrong character more often than
    none. Of words equally like it the one that begins as it does: people mistype the end of a
    rule's number more often than its group; then the one that ends so (指标 for 绩效指标).
    """
    return next(iter(_nearest(word, known, least)), None)


def _nearest(word: str, known: Collection[str], least: float = 0.5) -> list[str]:
    """The known words most like `word`: several where nothing tells which was meant."""
    # Imported here: only mistakes need it.
    from difflib import get_close_matches

    said = word.casefold().translate(_LOOKALIKES)
    same = next((one for one in known if one.casefold().translate(_LOOKALIKES) == said), None)
    if same is not None:
        return [same]
    matches = get_close_matches(word, list(known), n=9, cutoff=least)
    likeness = {
        match: (_likeness(match, word), _shared_start(match, word), match.endswith(word))
        for match in matches
    }
    best = max(likeness.values(), default=None)
    # Letters come again in any two words: what is far in length as well is another word.
    if best is None or (word.isascii() and best[0] < least):
        return []
    return [match for match, like in likeness.items() if like == best]


def _likeness(match: str, word: str) -> float:
    """How like two words are, less for other lengths unless one holds the other, more where both
    begin with the same word: 预算数 is nearer to 预算金额 than 金额单位."""
    from difflib import SequenceMatcher

    whole = _holds(match, word) or _holds(word, match)
    ratio = SequenceMatcher(None, match, word).ratio()
    begins_so = _shared_start(match, word) > 1
    if whole:
        # 完成值 is 实际完成值 sooner than 完成比.
        return ratio + (len(word) >= _TOLD_APART - 1 and match.endswith(word)) / 10
    return ratio - abs(len(match) - len(word)) / 10 + begins_so / 10


def _holds(one: str, other: str) -> bool:
    """Whether a word has all of another in it, in its order: 服务对象满意度指标 has 满意指标. Of a
    short one, in one piece."""
    if len(other) < _TOLD_APART:
        return other in one
    rest = iter(one)
    return all(char in rest for char in other)


def _shared_start(one: str, other: str) -> int:
    """With how many equal characters two words begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def did_you_mean(
    word: str, known: Collection[str], told: Sized = (), labelled: Sequence[str] = ()
) -> str:
    """`，是否想写“上限”？` or nothing, to be put behind a message about an unknown name.

    A few that are equally like it are offered all: 项目名称 and 项目编码 for 项目. Behind as many
    mistakes `told` as are ever listed nothing is looked for. What forms print the word for
    (`labelled`, the nearest first) is meant sooner than what is spelled like it.
    """
    if len(told) >= MOST_MISTAKES:
        return offer(None)
    if (printed := next((one for one in labelled if one in known), None)) is not None:
        return offer(printed)
    found = _nearest(word, known)
    several = 1 < len(found) <= MOST_OFFERED
    return offer("”或“".join(found) if several else next(iter(found), None))


def offer(match: str | None) -> str:
    """The words that offer a nearest name, or the end of the sentence where there is none."""
    return f"，是否想写“{match}”？" if match else "。"
