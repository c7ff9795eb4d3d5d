"""Word comments: a range over the cell in the text, the words in the part of comments."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from checker.annotations.comment import AUTHOR, INITIALS
from checker.annotations.earlier import is_own_copy, remove_own_comments
from checker.base.errors import CannotChange
from checker.base.number import whole
from checker.ooxml import (
    MAIN_PART,
    Package,
    inserted,
    opened_tag,
    replaced_bytes,
    start_tags,
    text_of,
    word_cells,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.annotations.comment import Remark
    from checker.ooxml import Paragraphs, WordParagraph

_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def annotated_document(data: bytes, remarks: Sequence[Remark], date: str = "") -> bytes:
    """The document with a comment for every remark; those about the whole file stand at its first
    paragraph. Comments of an earlier check go, unless somebody answered them. `date` is an ISO
    day."""
    package = Package(data)
    main = package.main(MAIN_PART)
    if is_own_copy(data):
        remove_own_comments(package, main)
    xml = package.part(main)
    places = word_cells(xml)
    root = next(start_tags(xml, "document"), None)
    if root is None or not any(places.values()):
        raise CannotChange("文档里没有可以加批注的文字")
    part = _comments_part(package, main, root.uri)
    comments = package.part(part)
    first = _next_number(comments)
    marked: defaultdict[int, list[int]] = defaultdict(list)
    ranges: dict[int, Paragraphs] = {}
    written: list[str] = []
    for number, one in enumerate(remarks, first):
        paragraphs = _paragraphs_of(places, one)
        ranges[paragraphs[0].tag.start] = paragraphs
        marked[paragraphs[0].tag.start].append(number)
        written.append(_comment(number, one, root.uri, date))
    package.change(part, inserted(comments, "comments", "".join(written)))
    marks = [
        mark for start, numbers in marked.items() for mark in _marks(xml, ranges[start], numbers)
    ]
    package.change(main, replaced_bytes(xml, marks))
    return package.written()


def _paragraphs_of(places: dict[str, Paragraphs], one: Remark) -> Paragraphs:
    """Those of the remark's cell, else the first of the document."""
    found = places.get(one.cell or "")
    return found or next(each for each in places.values() if each)


def _comments_part(package: Package, main: str, uri: str) -> str:
    """The part that holds the comments, made where there is none."""
    for relation in package.relations(main):
        if relation.kind == "comments" and relation.target in package:
            return relation.target
    part = "word/comments.xml"
    if part in package:
        part = package.free_name("word/comments{}.xml")
    package.change(part, f'{_HEAD}<w:comments xmlns:w="{uri}"></w:comments>'.encode())
    package.relate(main, "comments", part)
    package.declare(part, _COMMENTS_TYPE)
    return part


def _next_number(comments: bytes) -> int:
    numbers = [whole(tag.attributes.get("id", ""), -1) for tag in start_tags(comments, "comment")]
    return max(numbers, default=-1) + 1


def _comment(number: int, one: Remark, uri: str, date: str) -> str:
    paragraphs = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{text_of(line)}</w:t></w:r></w:p>'
        for line in one.lines
    )
    written = f' w:date="{date}T00:00:00Z"' if date else ""
    return (
        f'<w:comment xmlns:w="{uri}" w:id="{number}" w:author="{AUTHOR}"{written} '
        f'w:initials="{INITIALS}">{paragraphs}</w:comment>'
    )


def _marks(
    xml: bytes, paragraphs: Sequence[WordParagraph], numbers: Sequence[int]
) -> list[tuple[int, int, str]]:
    """What is put into the text: the beginnings of the ranges, their ends and the references."""
    first, last = paragraphs[0], paragraphs[-1]
    w = first.tag.prefix or "w"
    # An attribute needs a prefix, also where the elements of the document have none.
    xmlns = "" if first.tag.prefix else f' xmlns:w="{first.tag.uri}"'
    starts = "".join(f'<{w}:commentRangeStart{xmlns} {w}:id="{n}"/>' for n in numbers)
    ends = "".join(
        f'<{w}:commentRangeEnd{xmlns} {w}:id="{n}"/>'
        f'<{w}:r{xmlns}><{w}:commentReference {w}:id="{n}"/></{w}:r>'
        for n in numbers
    )
    if first is last and first.tag.empty:
        return [(first.tag.start, first.tag.stop, opened_tag(xml, first.tag, starts + ends))]
    return [_put(xml, first, starts, at=first.begin), _put(xml, last, ends, at=last.end)]


def _put(xml: bytes, paragraph: WordParagraph, markup: str, *, at: int) -> tuple[int, int, str]:
    tag = paragraph.tag
    if tag.empty:
        return tag.start, tag.stop, opened_tag(xml, tag, markup)
    return at, at, markup
