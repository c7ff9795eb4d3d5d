"""A paragraph of a Word document while it is read, and what of its runs is not."""

from __future__ import annotations

from checker.base.dataclass import dataclass, field
from checker.readers.docxstyles import Look

_PLAIN = Look()


@dataclass(slots=True)
class OpenParagraph:
    """A paragraph being read, with the state of its current run; `depth` is that of the tables
    around it, `boxes` what stands in text boxes anchored in it."""

    depth: int
    pieces: list[str] = field(default_factory=list[str])
    boxes: list[str] = field(default_factory=list[str])
    list_id: str = ""
    level: int = 0
    goes_on: bool = False
    """Whether its end is deleted or hidden, so that the next paragraph goes on with it."""
    in_run: bool = False
    in_properties: bool = False
    hidden: bool = False
    struck: bool = False
    struck_itself: bool = False
    """Whether the run says so, not its style: one of two kinds of strike is enough."""
    script: str = ""
    capitals: bool = False
    fonts: tuple[str, str] = ("", "")
    """The symbol fonts of letters that ASCII has, and of others; blank where it is another font."""
    look: Look = _PLAIN
    """What the style of the paragraph says of its runs."""

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def dress(self, look: Look) -> None:
        """Begins a run that looks so."""
        self.hidden, self.struck = bool(look.hidden), bool(look.struck)
        self.capitals = bool(look.capitals)
        self.fonts = (look.ascii or "", look.ansi or "")


@dataclass(slots=True)
class UnseenRuns:
    """Runs whose text was left out because nobody sees it, or it does not count any more."""

    hidden: int = 0
    struck: int = 0
    deleted: int = 0
    placeholders: int = 0
