"""What the paragraphs of a Word document show: runs as their styles and fonts show them, without
what is deleted, hidden or struck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.readers.celltext import too_much_text
from checker.readers.docxfields import Fields
from checker.readers.docxparagraph import OpenParagraph, UnseenRuns
from checker.readers.docxstyles import OFF, WordStyles, fonts_of
from checker.readers.script import fraction, lowered, raised
from checker.readers.symbolfonts import UNKNOWN_SIGN, in_font, symbol

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.ooxml import OnEnd, OnStart

    Attributes = dict[str, str]

_BREAKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_FORMULAS = ("equation", "mathtype")


class RunReader:
    """Handlers for paragraphs and what they are made of."""

    def __init__(
        self,
        limit: int,
        begin: Callable[[], int],
        close: Callable[[OpenParagraph], object],
        styles: WordStyles,
    ):
        self.styles = styles
        self.open: list[OpenParagraph] = []
        self.passed_over = UnseenRuns()
        self.chars = self.limit = limit
        self._begin = begin
        """The depth of the tables around a paragraph that begins."""
        self._close = close
        self._reading = False
        self._deleted = 0
        self._raised = 0
        self._controls: list[bool] = []
        self._placeholder = 0
        self._ticked = ""
        self._fields = Fields(self._add, self._last, self._pieces)
        self.notes: dict[str, list[str]] = {"footnote": [], "endnote": []}
        """The notes at the foot of the page and at the end that a text refers to, in order."""
        self.embedded = 0
        """Objects of other programs of which only a picture is here."""
        self._parts: list[int] = []
        """Where the halves of fractions begin among the pieces of the paragraph."""
        self.starts = self._on_start()
        self.ends = self._on_end()

    def _on_start(self) -> dict[str, OnStart]:
        return {
            "p": self._start_paragraph,
            "pPr": self._start_properties,
            "numId": self._list,
            "ilvl": self._level,
            "pStyle": self._style_paragraph,
            "r": self._start_run,
            "rStyle": self._style_run,
            "vanish": self._vanish,
            "strike": self._strike,
            "dstrike": self._strike,
            "caps": self._capitalise,
            "smallCaps": self._capitalise,
            "rFonts": self._choose_font,
            "vertAlign": self._align,
            "t": self._start_text,
            "sym": self._sign,
            "footnoteReference": lambda attributes: self._refer("footnote", attributes),
            "endnoteReference": lambda attributes: self._refer("endnote", attributes),
            "OLEObject": self._embed,
            "moveFrom": self.start_deleted,
            "del": self.start_deleted,
            "sup": self._start_raised,
            "sdt": self._start_control,
            "showingPlcHdr": self._show_placeholder,
            "checkBox": self._start_box,
            "default": self._preset,
            "checked": self._tick,
            "delText": self._count_deleted,
            "num": self._start_part,
            "den": self._start_part,
            **self._fields.starts,
            **{name: self._break_of(name) for name in _BREAKS},
        }

    def _on_end(self) -> dict[str, OnEnd]:
        return {
            "p": self._end_paragraph,
            "pPr": self._end_properties,
            "r": self._end_run,
            "t": self._end_text,
            "moveFrom": self.end_deleted,
            "del": self.end_deleted,
            "sup": self._end_raised,
            "sdt": self._end_control,
            "checkBox": self._end_box,
            "den": self._end_fraction,
            **self._fields.ends,
        }

    def text(self, text: str) -> None:
        """Characters between tags."""
        if self._fields.instruct(text):
            return
        if self._reading:
            self._fields.see()
            self._add(self._in_font(text))

    def start_deleted(self, _: Attributes) -> None:
        """Deleted or moved away, or the mark of such an end of a paragraph."""
        if self.open and self.open[-1].in_properties:
            self.open[-1].goes_on = True
        else:
            self._deleted += 1

    def end_deleted(self) -> None:
        if not (self.open and self.open[-1].in_properties):
            self._deleted -= 1

    def _add(self, text: str) -> None:
        if not self.open or self._deleted:
            return
        paragraph = self.open[-1]
        if self._placeholder:
            self.passed_over.placeholders += 1
        elif paragraph.hidden:
            self.passed_over.hidden += 1
        elif paragraph.struck:
            self.passed_over.struck += 1
        else:
            self.chars -= len(text)
            if self.chars < 0:
                raise too_much_text(self.limit)
            if paragraph.capitals:
                text = text.upper()
            if self._raised or paragraph.script == "superscript":
                text = raised(text)
            elif paragraph.script:
                text = lowered(text, self._last())
            paragraph.pieces.append(text)

    def _last(self) -> str:
        pieces = self._pieces()
        return pieces[-1] if pieces else ""

    def _pieces(self) -> list[str]:
        return self.open[-1].pieces if self.open else []

    def _in_font(self, text: str) -> str:
        if not self.open or self.open[-1].fonts == ("", ""):
            return text
        ascii_, ansi = self.open[-1].fonts
        return "".join(in_font(char, ascii_ if char < "\x80" else ansi) for char in text)

    def _sign(self, attributes: Attributes) -> None:
        try:
            code = int(attributes.get("char", ""), 16)
        except ValueError:
            return
        if 0 <= code < 0x10000:
            self._fields.see()
            self._add(symbol(code, attributes.get("font", "")))

    def _refer(self, kind: str, attributes: Attributes) -> None:
        if not self._deleted and not (self.open and self.open[-1].hidden):
            self.notes[kind].append(attributes.get("id", ""))

    def _embed(self, attributes: Attributes) -> None:
        """A table or a formula of another program; a formula is part of the text around it."""
        if self._deleted:
            return
        if attributes.get("ProgID", "").casefold().startswith(_FORMULAS):
            self._add(UNKNOWN_SIGN)
        else:
            self.embedded += 1

    def _start_paragraph(self, _: Attributes) -> None:
        depth = self._begin()
        if not self.open:
            self._parts.clear()
        if depth == 0:
            self.chars = self.limit
        self.open.append(OpenParagraph(depth, look=self.styles.usual))

    def _end_paragraph(self) -> None:
        paragraph = self.open.pop()
        self._reading = False
        if self.open and self.open[-1].depth == paragraph.depth:
            self.open[-1].boxes += [text for text in (paragraph.text, *paragraph.boxes) if text]
        else:
            self._close(paragraph)

    def _start_properties(self, _: Attributes) -> None:
        if self.open:
            self.open[-1].in_properties = True

    def _end_properties(self) -> None:
        if self.open:
            self.open[-1].in_properties = False

    def _list(self, attributes: Attributes) -> None:
        if self.open:
            self.open[-1].list_id = attributes.get("val", "")

    def _level(self, attributes: Attributes) -> None:
        text = attributes.get("val", "")
        if self.open and text.isascii() and text.isdigit():
            self.open[-1].level = int(text[:2])

    def _start_run(self, _: Attributes) -> None:
        if self.open:
            paragraph = self.open[-1]
            paragraph.in_run = True
            paragraph.dress(paragraph.look)
            paragraph.struck_itself = False
            paragraph.script = ""

    def _style_paragraph(self, attributes: Attributes) -> None:
        if self.open and self.open[-1].in_properties:
            style = attributes.get("val", "")
            self.open[-1].look = self.styles.look(style)
            self.open[-1].list_id, self.open[-1].level = self.styles.list_of(style)

    def _style_run(self, attributes: Attributes) -> None:
        if self.open and self.open[-1].in_run:
            paragraph = self.open[-1]
            paragraph.dress(self.styles.look(attributes.get("val", "")).over(paragraph.look))

    def _end_run(self) -> None:
        if self.open:
            self.open[-1].in_run = False

    def _vanish(self, attributes: Attributes) -> None:
        if not self.open:
            return
        hidden = attributes.get("val", "1") not in OFF
        if self.open[-1].in_run:
            self.open[-1].hidden = hidden
        elif self.open[-1].in_properties and hidden:
            self.open[-1].goes_on = True

    def _capitalise(self, attributes: Attributes) -> None:
        if self.open and self.open[-1].in_run:
            self.open[-1].capitals = attributes.get("val", "1") not in OFF

    def _choose_font(self, attributes: Attributes) -> None:
        if self.open and self.open[-1].in_run:
            look = fonts_of(attributes)
            ascii_, ansi = self.open[-1].fonts
            own = (
                ascii_ if look.ascii is None else look.ascii,
                ansi if look.ansi is None else look.ansi,
            )
            self.open[-1].fonts = own

    def _strike(self, attributes: Attributes) -> None:
        if self.open and self.open[-1].in_run:
            paragraph = self.open[-1]
            struck = attributes.get("val", "1") not in OFF
            paragraph.struck = struck or (paragraph.struck and paragraph.struck_itself)
            paragraph.struck_itself |= struck

    def _align(self, attributes: Attributes) -> None:
        if self.open and self.open[-1].in_run:
            script = attributes.get("val", "")
            self.open[-1].script = script if script in ("superscript", "subscript") else ""

    def _start_text(self, _: Attributes) -> None:
        self._reading = True

    def _end_text(self) -> None:
        self._reading = False

    def _break_of(self, name: str) -> OnStart:
        # The stops of a paragraph are called tab as well.
        def add(_: Attributes) -> None:
            if self.open and self.open[-1].in_run:
                self._add(_BREAKS[name])

        return add

    def _start_raised(self, _: Attributes) -> None:
        self._raised += 1

    def _end_raised(self) -> None:
        self._raised -= 1

    def _start_control(self, _: Attributes) -> None:
        self._controls.append(False)

    def _show_placeholder(self, attributes: Attributes) -> None:
        if self._controls and attributes.get("val", "1") not in OFF and not self._controls[-1]:
            self._controls[-1] = True
            self._placeholder += 1

    def _end_control(self) -> None:
        self._placeholder -= self._controls.pop()

    def _count_deleted(self, _: Attributes) -> None:
        self.passed_over.deleted += self._deleted > 0

    def _start_part(self, _: Attributes) -> None:
        if self.open:
            self._parts.append(len(self.open[-1].pieces))

    def _end_fraction(self) -> None:
        """Puts the two halves of a fraction on one line."""
        if not self.open or len(self._parts) < 2:
            return
        pieces, below, above = self.open[-1].pieces, self._parts.pop(), self._parts.pop()
        before, upper, lower = pieces[:above], pieces[above:below], pieces[below:]
        if upper and lower:
            last = before[-1] if before else ""
            pieces[above:] = [fraction(last, "".join(upper), "".join(lower))]

    def _preset(self, attributes: Attributes) -> None:
        if self._ticked:
            self._tick(attributes)
        else:
            self._fields.usual(attributes)

    def _start_box(self, _: Attributes) -> None:
        self._ticked = "□"

    def _tick(self, attributes: Attributes) -> None:
        if self._ticked:
            self._ticked = "□" if attributes.get("val", "1") in OFF else "☑"

    def _end_box(self) -> None:
        if not self._fields.keep(self._ticked):
            self._add(self._ticked)
        self._ticked = ""
