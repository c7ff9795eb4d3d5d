"""Functions on what stands before and behind a word of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language.gaps import ABSENT
from checker.language.schema import Function
from checker.language.types import TEXT, list_of

if TYPE_CHECKING:
    from collections.abc import Iterator


def _places(text: str, words: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Where each word of the list first begins, and where it last ends."""
    for word in words:
        first = text.find(word) if word else -1
        if first >= 0:
            yield first, text.rfind(word) + len(word)


def _behind(text: str, words: tuple[str, ...]) -> object:
    ends = [end for _, end in _places(text, words)]
    return text[max(ends) :] if ends else ABSENT


def _before(text: str, words: tuple[str, ...]) -> object:
    starts = [start for start, _ in _places(text, words)]
    return text[: min(starts)] if starts else ABSENT


AFFIXES: tuple[Function, ...] = (
    Function(
        "词后", (("文本", TEXT), ("词表", list_of(TEXT))), TEXT,
        "词表里的词后面的文字；有几处的，从最后一处算起。一个词也没有时没有值。",
        ('词后("补贴逾期发放率", ["错发", "逾期"])', "发放率"), _behind,
    ),
    Function(
        "词前", (("文本", TEXT), ("词表", list_of(TEXT))), TEXT,
        "词表里的词前面的文字；有几处的，到最前一处为止。一个词也没有时没有值。",
        ('词前("补贴逾期发放率", ["发放", "逾期"])', "补贴"), _before,
    ),
)  # fmt: skip
