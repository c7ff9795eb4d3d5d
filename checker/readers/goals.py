"""Goals in one cell, divided by their numbering, which is no part of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.base.text import squeeze
from checker.model import Cell

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from checker.readers.grid import GridCell

# Heads of a small table of goals, never one of them.
_HEAD = late_pattern("(?:绩效)?(?:目标)?(?:名称|说明|内容|描述|编号|序号|权重|分值|占比|依据)")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_CHINESE = "一二三四五六七八九十"

# How the numbers of a list are written: the pattern of a marker, and how it writes number n.
_STYLES: tuple[tuple[str, Callable[[int], str]], ...] = (
    (r"(?:年度)?目标\s*(?P<n>[0-9]+)\s*[:：.．、]", str),
    (r"(?P<n>[0-9]+)\s*[.．、](?!\d)", str),
    (r"(?P<n>[0-9]+)\s*[)）]", str),
    (r"[（(]\s*(?P<n>[0-9]+)\s*[)）]", str),
    (f"(?P<n>[{_CIRCLED}])", lambda n: _CIRCLED[n - 1 : n]),
    (f"(?P<n>[{_CHINESE}])、", lambda n: _CHINESE[n - 1 : n]),
    (f"[（(](?P<n>[{_CHINESE}])[)）]", lambda n: _CHINESE[n - 1 : n]),
)
# What links a goal to the next one is no part of it either.
_LINKS = "；;，,、 \t\r\n"
_BOUNDARY = r"(?:(?<=[\n；;。！!，,：:\s])|^)"
_MARKERS = tuple(
    (late_pattern(pattern), late_pattern(_BOUNDARY + pattern), write) for pattern, write in _STYLES
)


def heads_goals(text: str) -> bool:
    """Whether a text is the head of a column in a small table of goals: 目标编号, 权重."""
    return bool(_HEAD.fullmatch(squeeze(text)))


def split_goals(cell: GridCell, first: int = 1) -> Iterator[Cell]:
    """The goals of one cell without their numbers, which begin with `first`, each with its place.

    A text that does not begin with a number is one goal, line breaks and all; so is a number
    that is not followed by the next (`2.5公里` is no second goal).
    """
    for start, end in _spans(cell.text, first):
        text = cell.text[start:end]
        begin = start + len(text) - len(text.lstrip())
        finish = start + len(text.rstrip())
        if begin < finish:
            yield Cell(cell.text[begin:finish], cell.part(begin, finish))


def _spans(text: str, first: int) -> Iterator[tuple[int, int]]:
    offset = len(text) - len(text.lstrip())
    for pattern, behind, write in _MARKERS:
        marker = pattern.match(text, offset)
        if marker is not None and marker["n"] == write(first):
            yield from _numbered(text, behind, write, marker, first)
            return
    yield 0, len(text)


def _numbered(
    text: str,
    behind: re.Pattern[str],
    write: Callable[[int], str],
    marker: re.Match[str],
    first: int,
) -> Iterator[tuple[int, int]]:
    number = first
    while True:
        number += 1
        following = next(
            (each for each in behind.finditer(text, marker.end()) if each["n"] == write(number)),
            None,
        )
        if following is None:
            yield marker.end(), len(text)
            return
        yield (
            marker.end(),
            marker.end() + len(text[marker.end() : following.start()].rstrip(_LINKS)),
        )
        marker = following
