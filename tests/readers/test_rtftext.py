"""The characters of an RTF document."""

from __future__ import annotations

import pytest

from tests.readers.test_rtf import hexed, seen


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (r"{\caps 5km}a", "5KMa"),
        (r"{\scaps 5km}\caps0 a", "5KMa"),
        (r"{\f3 R}" + hexed("是"), "☑是"),
        (r"{\f3 \u163?}" + hexed("是"), "□是"),
        (r"{\f2 \'b3}3", "≥3"),
        (r"{\field{\*\fldinst SYMBOL 179 \\f " + '"Symbol"' + r" \\s 10}{\fldrslt\f2}}3", "≥3"),
        (r"{\field{\*\fldinst SYMBOL 179 \\f " + '"Symbol"' + r"}{\fldrslt{\f2\'b3}}}3", "≥3"),
        (r"{\field{\*\fldinst  PAGE }{\fldrslt 3}}", "3"),
        (r"{\field{\*\fldinst HYPERLINK {\field{\*\fldinst PAGE}{\fldrslt 9}}}{\fldrslt 3}}", "3"),
    ],
)
def test_letters_are_what_their_font_and_field_show(cell: str, text: str) -> None:
    assert seen(cell) == (text, [])
