"""A paragraph of a Word document while it is read."""

from __future__ import annotations

from checker.readers.docxparagraph import OpenParagraph
from checker.readers.docxstyles import Look


def test_a_run_begins_as_its_style_says_and_no_style_before_it() -> None:
    paragraph = OpenParagraph(0)
    paragraph.dress(Look(hidden=True, capitals=True, ascii="Wingdings"))
    assert (paragraph.hidden, paragraph.capitals) == (True, True)
    assert paragraph.fonts == ("Wingdings", "")
    paragraph.dress(Look(struck=True))
    assert (paragraph.hidden, paragraph.struck, paragraph.capitals) == (False, True, False)
    assert paragraph.fonts == ("", "")
