"""How copies are called: `表.批注.docx` beside `表.docx`, and a further one `表.批注2.docx`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath

from checker.base.pattern import late_pattern


class CopyKind(StrEnum):
    """What a file was written as."""

    COMMENTED = "批注"
    FIXED = "改好"
    LIST = "清单"
    """A report that people go on working in."""


_COPY = late_pattern(
    rf"(?P<stem>.+)\.(?P<kind>{CopyKind.COMMENTED}|{CopyKind.FIXED})(?P<number>\d{{0,4}})"
)


def copy_name(name: str, kind: CopyKind) -> str:
    """`表.批注.docx` for 表.docx; `表.批注2.docx` for 表.批注.docx, which stays."""
    path = PurePath(name)
    found = _COPY.fullmatch(path.stem)
    if found is None or found["kind"] != kind:
        return f"{path.stem}.{kind}{path.suffix}"
    return f"{found['stem']}.{kind}{int(found['number'] or 1) + 1}{path.suffix}"


def original_names(name: str) -> tuple[str, ...]:
    """The names of the documents that a file of this name may be a copy of, the nearest first:
    `表.批注2.docx` may come from 表.批注.docx and from 表.docx."""
    path = PurePath(name)
    found = _COPY.fullmatch(path.stem)
    if found is None:
        return ()
    number = int(found["number"] or 1)
    names = [f"{found['stem']}{path.suffix}"]
    for earlier in range(1, min(number, 100)):
        shown = str(earlier) if earlier > 1 else ""
        names.insert(0, f"{found['stem']}.{found['kind']}{shown}{path.suffix}")
    return tuple(names)
