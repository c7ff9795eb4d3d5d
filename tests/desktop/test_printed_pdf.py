"""The 22 tables printed to PDF by a browser, in many sizes and borders: all of them are read.

Needs Chromium; run with `python3 tests/check.py desktop`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.readers import read
from tests.desktop.programs import chromium
from tests.readers import writing
from tests.readers.forms_for_tests import content

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.browser

STYLES = {
    "thin lines": "table{width:100%} td{border:1px solid #000;font:12px serif}",
    "roomy": "table{width:100%} td{border:1px solid #888;font:17px sans-serif;padding:4px}",
    "narrow": "table{width:70%;margin:auto} td{border:2px solid #888;font:10px sans-serif}",
    "coloured": "td{border:1px solid #888;font:12px serif} td:nth-child(1){background:#eef}",
    "double": "td{border:3px double #888;font:15px sans-serif;padding:1px}",
    "tall rows": "td{border:1px solid #888;font:14px serif;text-align:center} tr{height:60px}",
    "large": "td{border:1px solid #888;font:24px sans-serif}",
    "landscape": "@page{size:A4 landscape} td{border:1px solid #888;font:14px serif}",
}


def printed(folder: Path, style: str) -> Path:
    forms = [writing.forms.form_of(table) for table in writing.builder.goal_tables()]
    page = writing.builder.html_form(forms).replace(
        "</head>", f"<style>table{{border-collapse:collapse}} {style}</style></head>"
    )
    (folder / "f.html").write_text(page, encoding="utf-8")
    chromium(
        "--no-pdf-header-footer", f"--print-to-pdf={folder / 'f.pdf'}",
        (folder / "f.html").as_uri(),
    )  # fmt: skip
    return folder / "f.pdf"


@pytest.mark.parametrize("style", STYLES)
def test_a_pdf_printed_by_a_browser_holds_the_same_tables(style: str, tmp_path: Path) -> None:
    document = read(printed(tmp_path, STYLES[style]), "f.pdf", named=True)
    expected = [content(table) for table in writing.builder.goal_tables()]
    found = [content(table) for table in document.tables]
    assert [({**fields, "年度": "2025"}, *rest) for fields, *rest in found] == expected
    assert not document.notes
