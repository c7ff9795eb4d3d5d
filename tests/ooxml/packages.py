"""Office files for tests that hold more than a goal table: what a change must not touch."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from tests.readers.writing import builder, forms, office

if TYPE_CHECKING:
    from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Mapping[str, bytes | str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def document(table: int = 13) -> bytes:
    """One table of the public document (by default the one with most findings) in Word."""
    return office.docx_bytes([forms.form_of(builder.goal_tables()[table - 1])])


def workbook(table: int = 13) -> bytes:
    """The same in Excel."""
    form = forms.form_of(builder.goal_tables()[table - 1])
    return office.xlsx_bytes([form], stacked=False)


def with_part(data: bytes, name: str, content: bytes | str) -> bytes:
    return packed({**parts_of(data), name: content})


def replacing(data: bytes, part: str, old: str, new: str) -> bytes:
    """The package with a text of one part replaced, which must be there once."""
    parts = parts_of(data)
    text = parts[part].decode()
    assert text.count(old) == 1, (part, old, text.count(old))
    return packed({**parts, part: text.replace(old, new)})
