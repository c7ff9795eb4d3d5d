"""The mark in a copy: what it was written as, of which document, and a digest of all that is in it.

It is a property of the document (docProps/custom.xml), which Word, WPS, Excel and LibreOffice
keep when they save. So a copy is known again under any name and in any folder, and that somebody
worked in it shows in the digest, which fits no longer.
"""

from __future__ import annotations

import hashlib
import os
import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import unescape

from checker.base.dataclass import dataclass
from checker.base.number import whole
from checker.base.pattern import late_pattern
from checker.base.text import native
from checker.copies.name import CopyKind
from checker.ooxml import Archive, Package, inserted, replaced_bytes, start_tags, tags, text_of
from checker.readers import Limits, ReadError

if TYPE_CHECKING:
    from pathlib import Path

_PART = "docProps/custom.xml"
_NAME = "goalcheck"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_URI = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TEXTS = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
# The format id that every property people define has.
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_EMPTY = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="{_URI}"/>'
_WRITTEN = late_pattern(
    rb"""<(?:\w+:)?property\b[^>]*\bname\s*=\s*["']goalcheck["'][^>]*>\s*<(?:\w+:)?lpwstr\b[^>]*>"""
    rb"([^<]*)</"
)
_VALUE = late_pattern(
    r"1 (?P<kind>\S+) (?P<content>[0-9a-f]{16}) (?P<place>[0-9a-f]{16}) (?P<digest>[0-9a-f]{64}) "
    r"(?P<name>.*)",
    re.DOTALL,
)
_NO_DIGEST = "0" * 64


@dataclass(frozen=True, slots=True)
class Origin:
    """The document a copy was made of: its name, and digests of its bytes and of its place."""

    name: str
    content: str = "0" * 16
    place: str = "0" * 16


@dataclass(frozen=True, slots=True)
class CopyMark:
    """What a copy says of itself. `intact` is whether it is, part for part and byte for byte, what
    was written; otherwise somebody worked in it."""

    kind: CopyKind
    origin: Origin
    intact: bool


def origin_of(path: Path, data: bytes) -> Origin:
    """The document `path` with its bytes `data`, as a mark names it."""
    place = os.path.realpath(native(str(path)))
    return Origin(path.name, _short(data), _short(place.encode("utf-8", "surrogateescape")))


def stamped(data: bytes, kind: CopyKind, origin: Origin) -> bytes:
    """The package with a mark in place of any it had. Raises CannotChange."""
    package = Package(data)
    if _PART not in package:
        package.change(_PART, _EMPTY.encode())
        package.relate("", "custom-properties", _PART)
        package.declare(_PART, _TYPE)
    value = f"1 {kind} {origin.content} {origin.place} {_NO_DIGEST} {origin.name}"
    package.change(_PART, _with_property(package.part(_PART), value))
    blank = package.written()
    digest = _digest(blank)
    marked = Package(blank)
    xml = marked.part(_PART)
    start, _ = _span(xml)
    at = xml.index(_NO_DIGEST.encode(), start)
    marked.change(_PART, xml[:at] + digest.encode() + xml[at + len(digest) :])
    return marked.written()


def read_mark(data: bytes) -> CopyMark | None:
    """The mark of an Office file; None where it has none, or is none that can be read."""
    # Names of parts stand in a package as they are: most files are done with this.
    if _PART.encode() not in data:
        return None
    try:
        parts = Archive(data, Limits())
        if _PART not in parts:
            return None
        found = _value_in(b"".join(parts.chunks(_PART)))
        if found is None or found["kind"] not in list(CopyKind):
            return None
        intact = _ends_with_its_parts(data) and _digest(data) == found["digest"]
    except ReadError:
        return None
    origin = Origin(found["name"], found["content"], found["place"])
    return CopyMark(CopyKind(found["kind"]), origin, intact)


def _ends_with_its_parts(data: bytes) -> bool:
    """Whether nothing was put behind the parts of a package: its end is the 22 bytes of a zip
    without a comment."""
    return data[-22:].startswith(b"PK\x05\x06") and data.endswith(b"\0\0")


def _value_in(xml: bytes) -> re.Match[str] | None:
    written = _WRITTEN.search(xml)
    if written is None:
        return None
    return _VALUE.fullmatch(unescape(written[1].decode("utf-8", "replace")))


def _with_property(xml: bytes, value: str) -> bytes:
    """The part with our property in it, once."""
    if _WRITTEN.search(xml):
        start, stop = _span(xml)
        return replaced_bytes(xml, [(start, stop, text_of(value))])
    numbers = [whole(tag.attributes.get("pid", "")) for tag in start_tags(xml, "property")]
    name = next(iter(tags(xml))).named("property")
    entry = (
        f'<{name} fmtid="{_FORMAT}" pid="{max(numbers, default=1) + 1}" name="{_NAME}">'
        f'<vt:lpwstr xmlns:vt="{_TEXTS}">{text_of(value)}</vt:lpwstr></{name}>'
    )
    return inserted(xml, "Properties", entry)


def _span(xml: bytes) -> tuple[int, int]:
    """Where the value of our property stands."""
    written = _WRITTEN.search(xml)
    assert written is not None
    return written.span(1)


def _digest(data: bytes) -> str:
    """SHA-256 over the names and contents of all parts, the mark's own digest left out."""
    parts = Archive(data, Limits())
    whole_digest = hashlib.sha256()
    for name in parts:
        content = b"".join(parts.chunks(name))
        if name == _PART and (found := _value_in(content)):
            content = content.replace(found["digest"].encode(), _NO_DIGEST.encode(), 1)
        part = hashlib.sha256(content).hexdigest()
        whole_digest.update(f"{part} {name}\n".encode("utf-8", "surrogateescape"))
    return whole_digest.hexdigest()


def _short(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]
