"""Formats that are read in a process of their own, and the library each of them needs."""

from __future__ import annotations

from checker.base.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Native:
    """A format that is read in a child: the library it needs and the extra that brings it."""

    what: str
    library: str
    extra: str


NATIVE: dict[str, Native] = {
    "pdf": Native("PDF", "pypdfium2", "pdf"),
    "xls": Native("旧版 Excel 工作簿（.xls、.et）", "xlrd", "xls"),
}
