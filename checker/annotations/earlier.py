"""What an earlier check left in a copy of ours: it goes before new remarks are written, for half of
it may be mended. Answers of people stay, with what they answer to.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import unescape

from checker.annotations.comment import AUTHOR
from checker.base.number import whole
from checker.base.pattern import late_pattern
from checker.copies import read_mark
from checker.ooxml import replaced_bytes, start_tags, tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.ooxml import Package, Tag

_MARKS = frozenset({"commentRangeStart", "commentRangeEnd", "commentReference"})
# The beginning of a remark: 【错误】, 【审核结论】.
_REMARK = late_pattern(r"\s*【(?:(?:错误|警告|提示)】.*（[A-Z]+[0-9]+）|审核结论】)")


def is_own_copy(data: bytes) -> bool:
    """Whether a file is a copy of ours; in any other file every comment is somebody else's."""
    return read_mark(data) is not None


def remove_own_comments(package: Package, main: str) -> None:
    """Takes our comments that nobody answered out of a Word document."""
    part = _related(package, main, "comments")
    if part is None:
        return
    comments = package.part(part)
    answered = _answered(package, main)
    numbers: set[str] = set()
    spans: list[tuple[int, int, str]] = []
    for opening, closing in elements(comments, "comment"):
        inside = comments[opening.start : closing.stop]
        if opening.attributes.get("author") != AUTHOR or _paragraphs(inside) & answered:
            continue
        numbers.add(opening.attributes.get("id", ""))
        spans.append((opening.start, closing.stop, ""))
    package.change(part, replaced_bytes(comments, spans))
    text = package.part(main)
    marks = [
        (opening.start, closing.stop, "")
        for name in _MARKS
        for opening, closing in elements(text, name)
        if opening.attributes.get("id") in numbers
    ]
    package.change(main, replaced_bytes(text, marks))


def _answered(package: Package, main: str) -> set[str]:
    """The paragraphs (paraId) of comments that have an answer."""
    part = _related(package, main, "commentsExtended")
    if part is None:
        return set()
    entries = start_tags(package.part(part), "commentEx")
    return {tag.attributes["paraIdParent"] for tag in entries if "paraIdParent" in tag.attributes}


def _paragraphs(comment: bytes) -> set[str]:
    return {found.decode() for found in re.findall(rb'\bparaId="(\w+)"', comment)}


def remove_own_notes(package: Package, sheet: str) -> set[str]:
    """Takes our remarks out of the notes of a sheet; the cells whose notes are gone."""
    part = _related(package, sheet, "comments")
    if part is None:
        return set()
    xml = package.part(part)
    authors = [_text(xml[a.start : b.stop]) for a, b in elements(xml, "author")]
    spans: list[tuple[int, int, str]] = []
    gone: set[str] = set()
    for opening, closing in elements(xml, "comment"):
        number = opening.attributes.get("authorId", "")
        author = authors[at] if 0 <= (at := whole(number, -1)) < len(authors) else ""
        # LibreOffice leaves the authors of notes out.
        own = author.strip() in ("", AUTHOR)
        blocks = _text(xml[opening.start : closing.stop]).split("\n\n")
        if own and all(_REMARK.match(block) for block in blocks):
            spans.append((opening.start, closing.stop, ""))
            gone.add(opening.attributes.get("ref", ""))
    package.change(part, replaced_bytes(xml, spans))
    return gone


def _text(markup: bytes) -> str:
    return unescape(re.sub(rb"<[^>]*>", b"", markup).decode("utf-8", "replace"), {"&#10;": "\n"})


def _related(package: Package, part: str, kind: str) -> str | None:
    found = (one.target for one in package.relations(part) if one.kind == kind)
    return next((target for target in found if target in package), None)


def elements(xml: bytes, name: str) -> Iterator[tuple[Tag, Tag]]:
    """The start and end tags of every element called `name`, none of which stands in another."""
    opening: Tag | None = None
    for tag in tags(xml):
        if tag.name != name:
            continue
        if not tag.closing:
            opening = tag
        elif opening is not None:
            yield opening, tag
