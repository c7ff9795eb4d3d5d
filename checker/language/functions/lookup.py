"""Functions that look a word up in a directory: whole, within a text, at its end, or each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language.directories import (
    found_at_end,
    found_whole,
    found_within,
    result_of,
    result_type,
)
from checker.language.frame import is_list
from checker.language.functions.function import LONGEST_TEXT, TOO_LONG
from checker.language.gaps import ABSENT, Unknown
from checker.language.schema import Function
from checker.language.types import ENTRY, FAULTY, TEXT, Type, list_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from checker.language.directories import DirectoryEntry
    from checker.language.schema import Around
    from checker.language.scope import Typed

    Find = Callable[[tuple[DirectoryEntry, ...], str], DirectoryEntry | None]


def _result(arguments: Sequence[Typed]) -> Type:
    kind = arguments[0].type.of
    return result_type(kind) if kind is not None and kind.columns else FAULTY


def _looking(find: Find) -> Callable[[tuple[DirectoryEntry, ...], str], object]:
    def run(entries: tuple[DirectoryEntry, ...], text: str) -> object:
        entry = find(entries, text)
        return ABSENT if entry is None else result_of(entry)

    return run


def _one_line_a_key(_: Around, arguments: Sequence[Typed]) -> str | None:
    """Where a key stands in several lines, a look-up would take one of them unasked."""
    entries, seen = arguments[0].constant, dict[object, int]()
    if not is_list(entries):
        return None
    for row, entry in enumerate(entries, 1):
        key = getattr(entry, "key", None)
        if key in seen:
            rows = f"“{key}”在表里有几行（第{seen[key]}、{row}行）"
            return f"{rows}，不知道查的是哪一行；请删去一行，或用“[条件]”写明，再取“首个”。"
        seen[key] = row
    return None


def _exchanged(text: str, entries: tuple[DirectoryEntry, ...]) -> object:
    """The text with the words of the first column turned into those of the second, in one go and
    the longest first, so that no word is exchanged twice."""
    words = {one.key: result_of(one) for one in entries if isinstance(one.key, str) and one.key}
    if not words:
        return text
    longest = sorted(words, key=len, reverse=True)
    pieces, at, length = list[str](), 0, 0
    while at < len(text):
        word = next((one for one in longest if text.startswith(one, at)), text[at])
        piece = words.get(word, word)
        pieces.append(piece if isinstance(piece, str) else word)
        length += len(pieces[-1])
        if length > LONGEST_TEXT:
            return Unknown(TOO_LONG)
        at += len(word)
    return "".join(pieces)


def _words_for_words(_: Around, arguments: Sequence[Typed]) -> str | None:
    kind = arguments[1].type.of
    columns = [one for _, one in kind.columns] if kind is not None else []
    if columns == [TEXT, TEXT]:
        return None
    return "“换词”要两栏都是文字的词汇表：第一栏换成第二栏。"


def _letters_and_words(text: str, entries: tuple[DirectoryEntry, ...]) -> int:
    return len(text) * len(entries) // 20


def _entries(entries: tuple[DirectoryEntry, ...], _: str) -> int:
    return len(entries)


LOOKUP: tuple[Function, ...] = (
    Function(
        "查", (("词汇表", list_of(ENTRY)), ("名称", TEXT)), _result,
        "在成对的或几栏的词汇表里查第一栏与名称一样的一行，结尾的括号不算；两栏的得出第二栏，"
        "多栏的得出这一行。没有时没有值。",
        ('查(词汇.错别字, "帐户")', "账户"), _looking(found_whole),
        check=_one_line_a_key, checks=0, effort=_entries,
    ),
    Function(
        "查含", (("词汇表", list_of(ENTRY)), ("文本", TEXT)), _result,
        "文本里含有第一栏的一行；有几行的取最长的。",
        ('查含(词汇.错别字, "核对银行帐户")', "账户"), _looking(found_within),
        check=_one_line_a_key, checks=0, effort=_entries,
    ),
    Function(
        "查尾", (("词汇表", list_of(ENTRY)), ("文本", TEXT)), _result,
        "文本以第一栏结尾的一行，结尾的括号不算；有几行的取最长的。",
        ('查尾(词汇.错别字, "银行帐户（对公）")', "账户"), _looking(found_at_end),
        check=_one_line_a_key, checks=0, effort=_entries,
    ),
    Function(
        "换词", (("文本", TEXT), ("词汇表", list_of(ENTRY))), TEXT,
        "把文本里第一栏的词换成第二栏的词，长的先换。",
        ('换词("核对银行帐户", 词汇.错别字)', "核对银行账户"), _exchanged,
        check=_words_for_words, effort=_letters_and_words, spread=True,
    ),
)  # fmt: skip
