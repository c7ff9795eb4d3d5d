"""XML as tags that know where they stand: the offsets of a part's bytes, nothing rebuilt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat
from xml.sax.saxutils import escape

from checker.base.dataclass import dataclass, replace
from checker.base.errors import CannotChange
from checker.base.pattern import late_pattern
from checker.base.text import replaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TAG = late_pattern(rb"""<(?:[^>"']|"[^"]*"|'[^']*')*>""")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_DECLARED = late_pattern(rb"""\A(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*["']([^"']+)""")
_FORBIDDEN = late_pattern("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Tag:
    """A start or end tag, from the byte `start` to before the byte `stop`; names are local.

    A tag that closes itself (`empty`) comes twice: as start and as end.
    """

    name: str
    prefix: str
    uri: str
    attributes: dict[str, str]
    start: int
    stop: int
    closing: bool
    empty: bool

    def named(self, name: str) -> str:
        """A sibling's name with the prefix this one has: `w:r` beside `w:p`."""
        return f"{self.prefix}:{name}" if self.prefix else name


def tags(xml: bytes) -> Iterator[Tag]:
    """All tags in order. Raises CannotChange where the part is not UTF-8 or damaged."""
    declared = _DECLARED.match(xml)
    if xml.startswith(_UTF16) or (declared and declared[1].lower() not in (b"utf-8", b"us-ascii")):
        raise CannotChange("文件内部不是 UTF-8 编码")
    found: list[Tag] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.namespace_prefixes = True

    open_tags: list[Tag] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        tag = _tag(xml, parser.CurrentByteIndex, name, attributes, closing=False)
        found.append(tag)
        open_tags.append(tag)

    def end(name: str) -> None:
        opening = open_tags.pop()
        if opening.empty:
            found.append(replace(opening, closing=True))
        else:
            found.append(_tag(xml, parser.CurrentByteIndex, name, {}, closing=True))

    def doctype(*_: object) -> None:
        raise CannotChange("文件内部有 DOCTYPE 声明，办公文件不应该有")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(xml, True)
    except expat.ExpatError:
        raise CannotChange("文件内容已损坏") from None
    yield from found


def start_tags(xml: bytes, name: str) -> Iterator[Tag]:
    """The start tags of the elements called `name`."""
    return (tag for tag in tags(xml) if tag.name == name and not tag.closing)


def inserted(xml: bytes, name: str, markup: str, *, first: bool = False) -> bytes:
    """`xml` with `markup` as the last (or first) child of the first element called `name`."""
    depth = 0
    opening: Tag | None = None
    for tag in tags(xml):
        if tag.name != name:
            continue
        if opening is None:
            opening = tag
            if tag.empty:
                return opened(xml, tag, markup)
            if first:
                return xml[: tag.stop] + markup.encode() + xml[tag.stop :]
        depth += -1 if tag.closing else 1
        if depth == 0:
            return xml[: tag.start] + markup.encode() + xml[tag.start :]
    raise CannotChange(f"文件里缺少 {name}")


def opened(xml: bytes, tag: Tag, markup: str) -> bytes:
    """`xml` with the self-closing `tag` opened to hold `markup`."""
    return xml[: tag.start] + opened_tag(xml, tag, markup).encode() + xml[tag.stop :]


def opened_tag(xml: bytes, tag: Tag, markup: str) -> str:
    """The element of a self-closing tag, with something in it: `<w:p/>` -> `<w:p>…</w:p>`."""
    written = xml[tag.start : tag.stop].decode()
    return f"{written[:-2].rstrip()}>{markup}</{tag.named(tag.name)}>"


def replaced_bytes(whole: bytes, spans: Iterable[tuple[int, int, str]]) -> bytes:
    """`whole` with each (start, stop, replacement); replacements are written in UTF-8."""
    # In Latin-1 every byte is one character, so that the offsets stay what they are.
    written = [(start, stop, text.encode().decode("latin-1")) for start, stop, text in spans]
    return replaced(whole.decode("latin-1"), written).encode("latin-1")


def with_attribute(markup: str, name: str, value: str) -> str:
    """`markup` with an attribute of its first tag set; everything else stays as written."""
    end = markup.index(">")
    tag, rest = markup[:end], markup[end:]
    if tag.endswith("/"):
        tag, rest = tag[:-1].rstrip(), "/" + rest
    kept = re.sub(rf"""\s{re.escape(name)}\s*=\s*("[^"]*"|'[^']*')""", "", tag, count=1)
    return f'{kept} {name}="{attribute_text(value)}"{rest}'


def text_of(text: str) -> str:
    """A text as XML content; characters that XML cannot carry become U+FFFD."""
    return escape(_FORBIDDEN.sub("\ufffd", text))


def attribute_text(text: str) -> str:
    """The same for an attribute in double quotes."""
    return escape(_FORBIDDEN.sub("\ufffd", text), {'"': "&quot;"})


def _tag(xml: bytes, index: int, name: str, attributes: dict[str, str], *, closing: bool) -> Tag:
    match = _TAG.match(xml, index)
    if match is None:
        raise CannotChange("文件内容已损坏")
    uri, local, prefix = _split(name)
    raw = match.group()
    return Tag(
        local, prefix, uri, {_split(key)[1]: value for key, value in attributes.items()},
        match.start(), match.end(), closing=closing, empty=raw.endswith(b"/>"),
    )  # fmt: skip


def _split(name: str) -> tuple[str, str, str]:
    """Namespace, local name and prefix of what expat calls `uri local prefix`."""
    parts = name.split(" ")
    if len(parts) == 1:
        return "", parts[0], ""
    return parts[0], parts[1], parts[2] if len(parts) > 2 else ""
