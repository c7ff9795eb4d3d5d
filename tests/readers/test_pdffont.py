"""The one font that pdfium is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.readers import writing
from tests.readers.forms_for_tests import rows
from tests.readers.test_pdf import read_forms
from tests.readers.test_shapes import form

if TYPE_CHECKING:
    from pathlib import Path


# Twelve characters fill a line of the column, so that the thirteenth stands alone.
@pytest.mark.parametrize("name", ["率", "城市排水泵站工程验收合格率"])
def test_a_line_of_one_character_is_not_lost(name: str, tmp_path: Path) -> None:
    """pdfium drops it where the machine has no font for a script that the file does not carry."""
    printed = writing.form(form("泵站").replace("泵站数量", name))
    (table,) = read_forms(tmp_path, printed).tables
    assert rows(table)[0][2] == name
