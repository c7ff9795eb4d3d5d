"""RTF documents: their tables cell by cell, with the paragraphs between them.

Source: Rich Text Format Specification 1.9.1 (Microsoft, 2008). No library reads the merged cells,
so that this one follows the words of the format itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, replace
from checker.base.place import Place
from checker.readers.grid import Grid, GridCell, ReadError
from checker.readers.leftout import (
    DELETED_TEXT,
    EMBEDDED,
    FOOTERS,
    FOOTNOTES,
    HEADERS,
    HIDDEN_TEXT,
    STRUCK_TEXT,
    beside,
    left_out,
)
from checker.readers.rtfstate import CHANGES, RtfState
from checker.readers.rtftables import ROW_WORDS, RowShape, TableFlow
from checker.readers.rtftext import FONT_WORDS, Fonts, Pieces
from checker.readers.rtftokens import SAVE_AS, Control, rtf_tokens
from checker.readers.script import lowered, raised
from checker.readers.symbolfonts import sign_of_field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.readers.grid import Limits

_DEEPEST = 200
_MOST_TOKENS = 2_000_000
_TICK_EVERY = 50_000
# What is not in the text of the document: descriptions, pictures, what stands at the page's edge.
_UNSEEN = frozenset(
    {
        *("fonttbl", "colortbl", "stylesheet", "info", "pict", "sp", "shprslt", "nonesttables"),
        *("annotation", "atnid", "atnauthor", "xe", "tc", "txe", "rxe"),
    }
)
# What stands beside the tables and belongs to none.
_BESIDE = {
    "footnote": FOOTNOTES,
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), HEADERS),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), FOOTERS),
}
_LONGEST_NOTE = 1_000
_MOST_NOTES = 1_000
# Marked as skippable for old programs, and yet text of the document.
_SEEN = frozenset({"nesttableprops", "shpinst", "shptxt", "do", "dptxbxtext"})
_CHARACTERS = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "emdash": "—",
    "endash": "–",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "●",
    "~": "\u00a0",
    "_": "-",
}
_ESCAPED = {"\\": b"\\", "{": b"{", "}": b"}"}
_CUT_OFF = ("RTF 没有结尾，文件不完整，后面的内容没有读", "请重新下载或复制，或请对方重新发送")
# A field, what it is made of, and an object of another program within the document.
_FIELDS = frozenset({"field", "fldinst", "objemb", "objlink"})
_ENDS = frozenset({"par", "sect", "page", "\n", "\r"})


_KNOWN = frozenset(
    {*CHANGES, *_BESIDE, *_FIELDS, *_UNSEEN, *_SEEN, *_CHARACTERS, *_ENDS, *ROW_WORDS, *FONT_WORDS}
    | {"u", "*", "cell", "nestcell", "row", "nestrow", "trowd", "\\", "{", "}"}
)


def rtf_grids(data: bytes, path: str, limits: Limits) -> Iterator[Grid]:
    """One grid a table, inner tables and text boxes after the one that holds them."""
    reader = _Reader(path, limits)
    for number, token in enumerate(rtf_tokens(data, min(limits.elements, _MOST_TOKENS))):
        reader.take(token)
        if not number % _TICK_EVERY:
            limits.tick()
    yield from reader.grids()


@dataclass(slots=True)
class _Unseen:
    """How often text was left out because nobody sees it, or it does not count any more."""

    hidden: int = 0
    struck: int = 0
    deleted: int = 0
    embedded: int = 0


class _Reader:
    def __init__(self, path: str, limits: Limits) -> None:
        self.path = path
        self.tables = TableFlow(path, limits)
        self.state = RtfState(self.tables)
        self.groups: list[RtfState] = []
        self.fonts = Fonts()
        self.pieces = Pieces(self.fonts)
        self.skip = 0
        self.starred = False
        self.shapes = {False: RowShape(), True: RowShape()}
        self.left_out = _Unseen()
        self.beside: dict[str, list[str]] = {}
        self.instruction = ""
        self.added = self.shown_before = 0
        """How many pieces of text were added, in all and when the last instruction ended."""

    def grids(self) -> Iterator[Grid]:
        self._flush()
        cut_off = bool(self.groups)
        while self.groups:
            self._leave()
        yield from self.tables.finish()
        if cut_off:
            last = self.tables.count
            place = Place(self.path, cell=f"table={last},row=1,col=1" if last else None)
            yield Grid((GridCell("", 0, 0, place),), name="文件末尾", unread=_CUT_OFF)
        over = self.left_out
        counts = {
            HIDDEN_TEXT: over.hidden,
            STRUCK_TEXT: over.struck,
            DELETED_TEXT: over.deleted,
            EMBEDDED: over.embedded,
        }
        yield from left_out(counts)
        for kind, texts in self.beside.items():
            yield from beside(kind, texts)

    def take(self, token: bytes | int | Control | str) -> None:
        """One token: plain bytes, the code of an escaped byte, a control word, or a brace."""
        if isinstance(token, bytes):
            self._bytes(token)
        elif isinstance(token, int):
            self._bytes(bytes((token,)))
        elif isinstance(token, Control):
            self._control(token)
        elif token == "{":
            self._enter()
        else:
            self._leave()

    def _enter(self) -> None:
        self._flush()
        self.skip = 0
        self.starred = False
        if len(self.groups) >= _DEEPEST:
            raise ReadError(f"RTF 嵌套超过 {_DEEPEST} 层", SAVE_AS)
        self.groups.append(self.state)
        self.state = replace(self.state)

    def _leave(self) -> None:
        self._flush()
        self.skip = 0
        self.starred = False
        if not self.groups:
            return
        inner, self.state = self.state, self.groups.pop()
        if inner.instruction and not self.state.instruction:
            self.shown_before = self.added
        elif self.instruction and self.state.fields < inner.fields:
            self._end_field()
        if inner.flow is not self.state.flow:
            inner.flow.close()

    def _bytes(self, data: bytes) -> None:
        if self.skip:
            passed = min(self.skip, len(data))
            self.skip -= passed
            data = data[passed:]
        if not data:
            return
        if self.state.fonts:
            self.fonts.name(data)
        elif not self.state.unseen:
            self.pieces.add(data, self.state.font)

    def _control(self, control: Control) -> None:
        word, number = control.word, control.number
        if word in _ESCAPED:
            self._bytes(_ESCAPED[word])
            return
        if self.skip and word != "bin":
            self.skip -= 1
            return
        if word == "*":
            self.starred = True
            return
        if word not in _KNOWN and not self.starred:
            return
        starred, self.starred = self.starred, False
        if word == "u":
            if not self.state.unseen:
                self.pieces.flush_bytes(self.state.font)
                self.pieces.unit((number or 0) & 0xFFFF)
            self.skip = self.state.fallback
            return
        self._flush()
        if word in _BESIDE:
            self._begin_beside(_BESIDE[word])
        elif word in _FIELDS:
            self._see_field(word)
        elif word in _UNSEEN or (starred and word not in _SEEN):
            self.state.unseen, self.state.fonts = True, word == "fonttbl"
        elif self.state.fonts:
            self.fonts.describe(word, number)
        elif not self.state.unseen:
            self._text_control(word, number)

    def _begin_beside(self, kind: str) -> None:
        if self.state.unseen or self.state.beside:
            return
        texts = self.beside.setdefault(kind, [])
        if len(texts) < _MOST_NOTES:
            self.state.beside = kind
            texts.append("")
        else:
            self.state.unseen = True

    def _see_field(self, word: str) -> None:
        if word == "field":
            self.state.fields += 1
        elif word == "fldinst":
            self.instruction = ""
            self.state.instruction = True
        elif not self.state.unseen:
            self.left_out.embedded += 1

    def _end_field(self) -> None:
        """A sign that is a field has no result of its own."""
        sign, self.instruction = sign_of_field(self.instruction), ""
        if sign and self.added == self.shown_before:
            self._add(sign)

    def _text_control(self, word: str, number: int | None) -> None:
        if self.state.beside or self.state.instruction:
            self._change(word, number)
        elif word in _CHARACTERS:
            # The blank between an automatic number and its text is laid out, not written.
            self._add(" " if self.state.numbering and word == "tab" else _CHARACTERS[word])
        elif word in _ENDS:
            self.state.flow.end_paragraph(self.state.depth)
        elif word in ("cell", "nestcell"):
            self.state.flow.end_cell(1 if word == "cell" else max(self.state.depth, 2))
        elif word in ("row", "nestrow"):
            nested = word == "nestrow"
            level = max(self.state.depth, 2) if nested else 1
            self.state.flow.end_row(level, self.shapes[nested])
        elif self._describes_a_row(word, number):
            pass
        else:
            self._change(word, number)

    def _describes_a_row(self, word: str, number: int | None) -> bool:
        if word == "trowd":
            self.shapes[self.state.properties] = RowShape()
            return True
        return self.shapes[self.state.properties].describe(word, number)

    def _change(self, word: str, number: int | None) -> None:
        if self.fonts.document(word, number):
            self.state.font = self.fonts.default
        elif word in CHANGES:
            CHANGES[word](self.state, number)
            if word == "plain":
                self.state.font = self.fonts.default

    def _flush(self) -> None:
        text = self.pieces.take(self.state.font)
        if text and not self.state.unseen:
            self._add(text)

    def _add(self, text: str) -> None:
        state = self.state
        if state.instruction:
            self.instruction = (self.instruction + text)[:_LONGEST_NOTE]
            return
        if state.beside:
            texts = self.beside[state.beside]
            texts[-1] = (texts[-1] + text)[:_LONGEST_NOTE]
            return
        if state.hidden or state.deleted or state.struck:
            self.left_out.hidden += state.hidden
            self.left_out.deleted += state.deleted and not state.hidden
            self.left_out.struck += state.struck and not (state.hidden or state.deleted)
            return
        self.added += 1
        text = text.upper() if state.capitals else text
        if state.script == "super":
            text = raised(text)
        elif state.script == "sub":
            text = lowered(text, state.flow.last(state.depth))
        state.flow.add(state.depth, text)
