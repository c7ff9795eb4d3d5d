"""Word templates: `{{项目}}` is replaced by a text, and what stands between the paragraphs
`{{#表}}` and `{{/表}}` is repeated for every table.

A template is a document of the office's own: its parts stay as they are but for the text.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias
from xml.sax.saxutils import escape, unescape

from checker.base.errors import CannotChange, UsageError
from checker.base.pattern import late_pattern
from checker.ooxml import MAIN_PART, Package, tags
from checker.reports.xml_text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Values: TypeAlias = "Mapping[str, str | Sequence[Values]]"
else:
    Values = dict

# How deep the body of a document stands, and what it holds.
_BODY, _CHILD = 2, 3
_TEXT = late_pattern(r"(<w:t(?:\s[^>]*)?>)([^<]*)(</w:t>)")
_PARAGRAPH = late_pattern(r"<w:p[ >](?:(?!<w:p[ >]).)*?</w:p>", re.DOTALL)
_FIELD = late_pattern(r"\{\{([^{}#/]+)\}\}")
_OPENING = late_pattern(r"\{\{#([^{}]+)\}\}")


def filled(template: bytes, values: Values, always: tuple[str, str]) -> bytes:
    """The document. `always` names a block and its text, which stands at the end where the
    template has no such block. Raises UsageError for a file that is no template, or asks for what
    there is not."""
    try:
        package = Package(template)
        part = package.main(MAIN_PART)
        before, children, after = _split(package.part(part))
    except (CannotChange, UnicodeError) as error:
        raise UsageError("审核意见书的模板不是 Word 文档（.docx），或者已经损坏。") from error
    body = "".join(_expanded(_with_block(children, *always), values, ()))
    package.change(part, f"{before}{body}{after}".encode())
    return package.written()


def _with_block(children: list[str], name: str, text: str) -> list[str]:
    """The children with a block before the properties of the section, where they have none."""
    texts = (f"{{{{#{name}}}}}", text, f"{{{{/{name}}}}}")
    if any(_text(child).strip() == texts[0] for child in children):
        return children
    last = len(children) - bool(children and children[-1].startswith("<w:sectPr"))
    block = [f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in texts]
    return [*children[:last], *block, *children[last:]]


def _split(document: bytes) -> tuple[str, list[str], str]:
    """What stands before the children of the body, these one by one, and what stands behind."""
    places: list[int] = []
    depth = end = 0
    for tag in tags(document):
        if tag.closing:
            end = tag.start if depth == _BODY else end
            depth -= 1
        else:
            depth += 1
            places += [tag.start] if depth == _CHILD else []
    if not places:
        return document.decode(), [], ""
    children = [document[a:b].decode() for a, b in pairwise((*places, end))]
    return document[: places[0]].decode(), children, document[end:].decode()


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
