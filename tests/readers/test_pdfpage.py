"""What is drawn on a page of a PDF."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest

from checker.readers.grid import Limits
from checker.readers.pdf import pdf_grids
from checker.readers.vocabulary import common_words
from tests.readers import writing
from tests.readers.forms_for_tests import rows, texts
from tests.readers.test_pdf import read_bytes, read_forms
from tests.readers.test_shapes import form

if TYPE_CHECKING:
    from pathlib import Path


def test_how_high_pdfium_calls_a_character_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Releases differ: some give the ink, some three times the line, each font its own."""
    from pypdfium2 import raw

    data = writing.pdf_bytes([writing.form(form("泵站").replace("完成泵站", "维修泵站\\n换水泵"))])
    alone = [grid.cells for grid in pdf_grids(common_words(), data, "f.pdf", Limits())]
    told = raw.FPDFText_GetLooseCharBox

    def high(page: Any, index: int, box: Any) -> Any:
        done = told(page, index, box)
        box.bottom -= 8 * (index % 3)
        return done

    monkeypatch.setattr(raw, "FPDFText_GetLooseCharBox", high)
    assert [grid.cells for grid in pdf_grids(common_words(), data, "f.pdf", Limits())] == alone
    assert any("维修泵站" in cell.text for grid in alone for cell in grid)


def test_blanks_that_pdfium_adds_between_scripts_are_not_taken(tmp_path: Path) -> None:
    text = form("泵站").replace("≥12处", "≥12 kW时").replace("100%", "2025年1-12月A级")
    (table,) = read_forms(tmp_path, writing.form(text)).tables
    assert [each[3] for each in rows(table)][:2] == ["≥12 kW时", "2025年1-12月A级"]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_seen(angle: int, tmp_path: Path) -> None:
    import pypdfium2

    upright = read_forms(tmp_path, writing.form(form("泵站"))).tables[0]
    document = pypdfium2.PdfDocument(writing.pdf_bytes([writing.form(form("泵站"))]))
    page = document[0]
    # Turned by the page's own mark, and back by the matrix of everything on it.
    width, height = page.get_size()
    turns = {90: (0, 1, -1, 0, height, 0), 180: (-1, 0, 0, -1, width, height),
             270: (0, -1, 1, 0, 0, width)}  # fmt: skip
    whole = pypdfium2.raw.FS_RECTF(left=-2000, top=2000, right=2000, bottom=-2000)
    matrix = pypdfium2.raw.FS_MATRIX(*map(float, turns[angle]))
    pypdfium2.raw.FPDFPage_TransFormWithClip(page.raw, matrix, whole)
    page.set_mediabox(0, 0, *((height, width) if angle != 180 else (width, height)))
    page.set_rotation(angle)
    page.gen_content()
    out = io.BytesIO()
    document.save(out)
    document.close()
    (table,) = read_bytes(out.getvalue(), tmp_path).tables
    assert texts(table) == texts(upright)
    assert rows(table) == rows(upright)
