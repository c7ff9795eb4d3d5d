"""What a Word document shows outside its body: notes at the foot of a page and at the end, the
heads and feet of its pages. None of it is part of a table, and all of it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.ooxml import UNSEEN, Handlers, relations
from checker.readers.leftout import ENDNOTES, FOOTERS, FOOTNOTES, HEADERS, beside

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.ooxml import Archive, OnStart
    from checker.readers.grid import Grid

_MOST_TEXT = 10_000
_KINDS = {"footnote": FOOTNOTES, "endnote": ENDNOTES, "header": HEADERS, "footer": FOOTERS}


def notes_beside(archive: Archive, main: str, referred: Mapping[str, list[str]]) -> Iterator[Grid]:
    """A note of the texts outside the body of the document `main`; `referred` are the notes that a
    text of the body refers to, by their kind and numbers."""
    texts: dict[str, list[str]] = {}
    for relation in relations(archive, main):
        singular = relation.kind.removesuffix("s")
        if relation.target not in archive or singular not in _KINDS:
            continue
        if wanted := referred.get(singular):
            found = _texts(archive, relation.target, singular)
            texts.setdefault(singular, []).extend(found.get(each, "") for each in wanted)
        elif relation.kind in ("header", "footer"):
            texts.setdefault(singular, []).append(_texts(archive, relation.target, "").get("", ""))
    for kind, written in texts.items():
        yield from beside(_KINDS[kind], written)


def _texts(archive: Archive, part: str, name: str) -> dict[str, str]:
    """The texts of the elements called `name` by their numbers; of the whole part where it is
    blank."""
    found: dict[str, list[str]] = {}
    at = ""
    reading = False
    left = _MOST_TEXT

    def start(attributes: dict[str, str]) -> None:
        nonlocal at
        at = attributes.get("id", "")

    def read(now: bool) -> None:  # noqa: FBT001 (one call each)
        nonlocal reading
        reading = now

    def take(text: str) -> None:
        nonlocal left
        if reading and left > 0:
            left -= len(text)
            found.setdefault(at, []).append(text)

    starts: dict[str, OnStart] = {"t": lambda _: read(True)}
    if name:
        starts[name] = start
    handlers = Handlers(starts, {"t": lambda: read(False)}, take, UNSEEN)
    for _ in archive.read(part, handlers):
        pass
    return {each: "".join(pieces) for each, pieces in found.items()}
