"""Word templates: `{{项目}}` is replaced by a text, and what stands between the paragraphs
`{{#表}}` and `{{/表}}` is repeated for every table.

A template is a document of the office's own: its parts stay as they are but for the text.
"""

from __future__ import annotations

import io
import re
import zipfile
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias
from xml.parsers import expat
from xml.sax.saxutils import escape, unescape

from checker.errors import UsageError
from checker.pattern import late_pattern
from checker.reports.xml_text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Values: TypeAlias = "Mapping[str, str | Sequence[Values]]"
else:
    Values = dict

_PART = "word/document.xml"
_LARGEST = 32 * 1024 * 1024
_NO_DATE = (1980, 1, 1, 0, 0, 0)
_TEXT = late_pattern(r"(<w:t(?:\s[^>]*)?>)([^<]*)(</w:t>)")
_PARAGRAPH = late_pattern(r"<w:p[ >](?:(?!<w:p[ >]).)*?</w:p>", re.DOTALL)
_FIELD = late_pattern(r"\{\{([^{}#/]+)\}\}")
_OPENING = late_pattern(r"\{\{#([^{}]+)\}\}")


def filled(template: bytes, values: Values, always: tuple[str, str]) -> bytes:
    """The document. `always` names a block and its text, which stands at the end where the
    template has no such block. Raises UsageError for a file that is no template, or asks for what
    there is not."""
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as package:
            members = package.infolist()
            if sum(member.file_size for member in members) > _LARGEST:
                raise UsageError("审核意见书的模板太大。")
            parts = {member.filename: package.read(member) for member in members}
        document = parts[_PART].decode("utf-8")
        before, children, after = _split(document)
    except (zipfile.BadZipFile, KeyError, UnicodeError, RuntimeError, expat.ExpatError) as error:
        raise UsageError("审核意见书的模板不是 Word 文档（.docx），或者已经损坏。") from error
    body = "".join(_expanded(_with_block(children, *always), values, ()))
    parts[_PART] = f"{before}{body}{after}".encode()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _NO_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, content)
    return stream.getvalue()


def _with_block(children: list[str], name: str, text: str) -> list[str]:
    """The children with a block before the properties of the section, where they have none."""
    texts = (f"{{{{#{name}}}}}", text, f"{{{{/{name}}}}}")
    if any(_text(child).strip() == texts[0] for child in children):
        return children
    last = len(children) - bool(children and children[-1].startswith("<w:sectPr"))
    block = [f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in texts]
    return [*children[:last], *block, *children[last:]]


def _split(document: str) -> tuple[str, list[str], str]:
    """What stands before the children of the body, these one by one, and what stands behind."""
    data = document.encode("utf-8")
    starts: list[tuple[int, str]] = []
    ends: list[int] = []
    depth = 0
    parser = expat.ParserCreate()

    def start(name: str, _: object) -> None:
        nonlocal depth
        depth += 1
        if depth == 3:
            starts.append((parser.CurrentByteIndex, name))

    def end(_: str) -> None:
        nonlocal depth
        if depth in (2, 3):
            ends.append(parser.CurrentByteIndex)
        depth -= 1

    def refuse(*_: object) -> None:
        raise UsageError("审核意见书的模板里有 DOCTYPE 声明，Word 文档不应该有。")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler = refuse
    parser.Parse(data, True)
    places = [place for place, _ in starts] + [ends[-1]]
    if len(places) == 1:
        return document, [], ""
    children = [data[a:b].decode() for a, b in pairwise(places)]
    return data[: places[0]].decode(), children, data[places[-1] :].decode()


def _expanded(children: Sequence[str], values: Values, outer: tuple[Values, ...]) -> Iterator[str]:
    around = (values, *outer)
    rest = list(children)
    while rest:
        child = rest.pop(0)
        opening = _OPENING.fullmatch(_text(child).strip())
        if opening is None:
            yield _PARAGRAPH.sub(lambda found: _with_texts(found[0], around), child)
            continue
        name = opening[1].strip()
        inside = _until(rest, name)
        repeated = _found(name, around)
        if isinstance(repeated, str):
            raise _unknown(f"#{name}", around)
        for each in repeated:
            yield from _expanded(inside, each, around)


def _until(rest: list[str], name: str) -> list[str]:
    """The children before the end of the block, which are taken off the list with it."""
    depth = 0
    for number, child in enumerate(rest):
        text = _text(child).strip()
        if text == f"{{{{#{name}}}}}":
            depth += 1
        elif text == f"{{{{/{name}}}}}" and depth == 0:
            inside = rest[:number]
            del rest[: number + 1]
            return inside
        elif text == f"{{{{/{name}}}}}":
            depth -= 1
    raise UsageError(f"审核意见书的模板里 {{{{#{name}}}}} 没有对应的 {{{{/{name}}}}}。")


def _text(child: str) -> str:
    return unescape("".join(found[2] for found in _TEXT.finditer(child)))


def _with_texts(paragraph: str, around: tuple[Values, ...]) -> str:
    """The paragraph with its fields filled in. Word cuts texts into runs as it likes: the whole
    text goes to the first."""
    text = _text(paragraph)
    if "{{" not in text:
        return paragraph

    def value(found: re.Match[str]) -> str:
        content = _found(found[1].strip(), around)
        if not isinstance(content, str):
            raise _unknown(found[1].strip(), around)
        return content

    written = escape(clean(_FIELD.sub(value, text)))
    pieces = iter([written])
    return _TEXT.sub(
        lambda found: f'<w:t xml:space="preserve">{next(pieces, "")}{found[3]}', paragraph
    )


def _found(name: str, around: tuple[Values, ...]) -> str | Sequence[Values]:
    for values in around:
        if name in values:
            return values[name]
    raise _unknown(name, around)


def _unknown(name: str, around: tuple[Values, ...]) -> UsageError:
    known = dict.fromkeys(
        key if isinstance(value, str) else f"#{key}"
        for values in around
        for key, value in values.items()
    )
    return UsageError(f"审核意见书的模板里写了 {{{{{name}}}}}，这里可用的有 {'、'.join(known)}。")
