"""Edits in Word files: the characters of a `w:t`, never its formatting."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from checker.base.errors import CannotChange
from checker.base.pattern import late_pattern
from checker.fixes.edits import Edit, Replacement, edited_package
from checker.ooxml import MAIN_PART, Package, text_of, word_cells

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.finding import Finding
    from checker.ooxml import TextRun, WordParagraph

# What Word notes of Chinese beside Latin characters, and nobody sees: language, choice of font.
_INVISIBLE = late_pattern(
    rb"""<\w+:lang\b[^>]*>|<\w+:rFonts\s+\w+:hint="\w+"\s*/>|\s\w+:hint="\w+\""""
)


class WordEditor:
    def __init__(self, data: bytes) -> None:
        self.data = data
        package = Package(data)
        self.part = package.main(MAIN_PART)
        self.cells = word_cells(package.part(self.part))

    def edit_for(self, finding: Finding) -> Edit:
        old, new = finding.text or "", finding.fix.replacement if finding.fix else ""
        if "\n" in old or "\n" in new or not old:
            raise CannotChange("这一格有几段文字")
        paragraphs = self.cells.get(finding.place.cell or "", [])
        holding = [one for one in paragraphs if old in one.text]
        if len(holding) != 1 or holding[0].text.count(old) != 1:
            raise CannotChange("这一格里的文字与检查时读到的不同，或不止一处")
        return Edit(_spans(self.part, holding[0], old, new))

    def edited(self, edits: Iterable[Edit]) -> bytes:
        return edited_package(self.data, edits)


def _spans(part: str, paragraph: WordParagraph, old: str, new: str) -> list[Replacement]:
    """The new text goes to the first run that holds a piece of the old one, and leaves the others
    without theirs."""
    start = paragraph.text.index(old)
    stop = start + len(old)
    ends = list(accumulate(len(run.text) for run in paragraph.runs))
    touched: list[tuple[TextRun, int, int]] = []
    for run, end in zip(paragraph.runs, ends, strict=True):
        begin = end - len(run.text)
        if begin < stop and start < end:
            touched.append((run, max(start - begin, 0), min(stop, end) - begin))
    if any(run.guarded for run, _, _ in touched):
        raise CannotChange("这一格里有修订、域、链接或特殊字符")
    if len({_INVISIBLE.sub(b"", run.format) for run, _, _ in touched}) > 1:
        raise CannotChange("这一格里的文字有几种格式")
    spans: list[Replacement] = []
    for number, (run, first, last) in enumerate(touched):
        kept = run.text[:first] + ("" if number else new) + run.text[last:]
        spans.append(Replacement(run.start, run.stop, text_of(kept), part))
    return spans
