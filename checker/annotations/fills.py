"""The styles of marked cells: each cell's own style, with a light fill by severity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.number import whole
from checker.base.pattern import late_pattern
from checker.finding import Severity
from checker.ooxml import WORKBOOK, Tag, inserted, start_tags, tags, with_attribute

if TYPE_CHECKING:
    from checker.ooxml import Package

_COLOURS = {Severity.ERROR: "FFFFD9D6", Severity.WARNING: "FFFFF1C9", Severity.INFO: "FFDCEBFA"}


# What follows the fills in the styles of a workbook.
_BEHIND_FILLS = ("borders", "cellStyleXfs", "cellXfs")
# The first two fills of every workbook mean none and grey, whatever they say.
_FIXED = "".join(
    f'<fill><patternFill patternType="{kind}"/></fill>' for kind in ("none", "gray125")
)


_FILL = late_pattern(r'\bfillId\s*=\s*"(\d+)"')
_BARE = late_pattern(r'\s(?:fillId|applyFill)\s*=\s*"[^"]*"')


class Fills:
    """Adds fills and cell formats to the workbook's styles; `save` writes them back.

    A workbook without styles of its own gets none: its cells have only their notes.
    """

    def __init__(self, package: Package) -> None:
        self.package = package
        self.part = next(
            (
                one.target
                for one in package.relations(package.main(WORKBOOK))
                if one.kind == "styles"
            ),
            "",
        )
        self.xml = package.part(self.part) if self.part in package else b""
        self.formats = _children(self.xml, "cellXfs")
        self.fills = _children(self.xml, "fills")
        self.fill_count = len(self.fills) or 2
        self.new_fills: dict[Severity, int] = {}
        self.new_formats: dict[tuple[int, Severity], int] = {}
        self.written: list[str] = []

    def filled(self, style: int, severity: Severity) -> int:
        """The number of the cell format that is `style` with the severity's fill."""
        if style >= len(self.formats):
            return style
        if (style, severity) not in self.new_formats:
            fill = self.new_fills.setdefault(severity, self.fill_count + len(self.new_fills))
            element = with_attribute(self.formats[style], "fillId", str(fill))
            self.written.append(with_attribute(element, "applyFill", "1"))
            self.new_formats[style, severity] = len(self.formats) + len(self.written) - 1
        return self.new_formats[style, severity]

    def plain(self, style: int) -> int:
        """The number of the format a cell had before an earlier check filled it."""
        if style >= len(self.formats) or not self._is_ours(self.formats[style]):
            return style
        bare = _BARE.sub("", self.formats[style])
        alike = (
            number
            for number, element in enumerate(self.formats)
            if not self._is_ours(element) and _BARE.sub("", element) == bare
        )
        return next(alike, 0)

    def _is_ours(self, element: str) -> bool:
        number = _FILL.search(element)
        fill = whole(number[1], -1) if number else -1
        return 0 <= fill < len(self.fills) and any(
            colour in self.fills[fill] for colour in _COLOURS.values()
        )

    def save(self) -> None:
        if not self.written:
            return
        xml = _appended(self.xml, "cellXfs", "".join(self.written), len(self.formats))
        root = next(iter(tags(xml)))
        fills = "".join(_fill(root, _COLOURS[severity]) for severity in self.new_fills)
        if next(start_tags(xml, "fills"), None) is None:
            xml = _with_fills(xml, root)
        self.package.change(self.part, _appended(xml, "fills", fills, self.fill_count))


def _fill(root: Tag, colour: str) -> str:
    fill, pattern, front = root.named("fill"), root.named("patternFill"), root.named("fgColor")
    inside = f'<{pattern} patternType="solid"><{front} rgb="{colour}"/></{pattern}>'
    return f"<{fill}>{inside}</{fill}>"


def _with_fills(xml: bytes, root: Tag) -> bytes:
    """The styles with the two fills that every workbook has."""
    name = root.named("fills")
    element = f'<{name} xmlns="{root.uri}" count="2">{_FIXED}</{name}>'
    behind = next(tag for tag in tags(xml) if tag.name in _BEHIND_FILLS)
    return xml[: behind.start] + element.encode() + xml[behind.start :]


def _children(xml: bytes, name: str) -> list[str]:
    """The children of the first element called `name`, as they are written."""
    found: list[str] = []
    depth = start = 0
    for tag in tags(xml) if xml else ():
        if depth == 0:
            if tag.name == name and tag.empty:
                return []
            depth = int(tag.name == name and not tag.closing)
            continue
        if not tag.closing:
            depth += 1
            start = tag.start if depth == 2 else start
            continue
        depth -= 1
        if depth == 0:
            return found
        if depth == 1:
            found.append(xml[start : tag.stop].decode())
    return found


def _appended(xml: bytes, name: str, markup: str, count: int) -> bytes:
    """More children for an element that says how many it has."""
    added = inserted(xml, name, markup)
    tag = next(start_tags(added, name))
    total = count + len(_children(added, name)) - len(_children(xml, name))
    written = with_attribute(added[tag.start : tag.stop].decode(), "count", str(total))
    return added[: tag.start] + written.encode() + added[tag.stop :]
