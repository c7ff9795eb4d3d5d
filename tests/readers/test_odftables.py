"""The cells of an OpenDocument table: what they hold where no text says what they show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.readers.formats import FORMATS
from checker.readers.grid import Limits
from checker.readers.odftables import OpenList
from tests.readers.test_office_oddities import opendocument
from tests.readers.test_seen import notes, texts

if TYPE_CHECKING:
    from checker.readers.grid import Grid


def sheet(cell: str) -> list[Grid]:
    data = opendocument("spreadsheet", f"<t:table-row>{cell}</t:table-row>")
    return list(FORMATS["ods"](data, "f.ods", Limits()))


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<t:table-cell o:value="80.5"/>', "80.5"),
        ('<t:table-cell o:value="0.95"><x:p>95%</x:p></t:table-cell>', "95%"),
        ('<t:table-cell t:formula="of:=[.B1]"/>', "=…"),
        ('<t:table-cell t:formula="of:=[.B1]"><x:p/></t:table-cell>', ""),
    ],
)
def test_a_cell_is_what_it_shows_or_holds(cell: str, text: str) -> None:
    assert "".join(texts(sheet(cell))) == text


def test_a_cell_of_a_picture_is_said() -> None:
    picture = "<t:table-cell><x:p><d:frame xmlns:d='d'><d:image/></d:frame></x:p></t:table-cell>"
    assert notes(sheet(picture)) == ["只有图片的 1 格没有读"]


def test_an_item_has_its_label_once() -> None:
    one = OpenList("L", 1, label="1.")
    assert (one.take_label(), one.take_label()) == ("1.", "")
