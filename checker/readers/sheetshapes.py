"""What lies over the cells of an Excel sheet, and belongs to none of them: text boxes, pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.text import clip, squeeze
from checker.ooxml import Handlers, relations
from checker.readers.grid import Grid
from checker.readers.leftout import PICTURES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.ooxml import Archive
    from checker.readers.grid import Limits

_SHOWN = 40


def shapes_of(
    archive: Archive, part: str, name: str, limits: Limits, *, empty: bool
) -> Iterator[Grid]:
    """A note of the texts in the shapes of the sheet `name`, and of the pictures where it is
    `empty` but for them."""
    texts: list[str] = []
    pictures: list[str] = []
    for relation in relations(archive, part):
        if relation.kind == "drawing" and relation.target in archive:
            _read_drawing(archive, relation.target, texts, pictures, limits)
    if text := squeeze("".join(texts)):
        said = f"工作表“{name}”里文本框的文字没有读：“{clip(text, _SHOWN)}”"
        yield Grid((), name=name, note=said)
    if pictures and empty:
        yield Grid((), name=name, note=PICTURES.format(f"工作表“{name}”里 {len(pictures)} 张"))


def _read_drawing(
    archive: Archive, part: str, texts: list[str], pictures: list[str], limits: Limits
) -> None:
    reading: list[bool] = []
    left = limits.cell_chars

    def take(text: str) -> None:
        nonlocal left
        if reading and left > 0:
            left -= len(text)
            texts.append(text)

    handlers = Handlers(
        {
            "t": lambda _: reading.append(True),
            "blip": lambda attributes: pictures.append(attributes.get("embed", "")),
        },
        {"t": reading.clear},
        take,
    )
    for _ in archive.read(part, handlers):
        limits.tick()
