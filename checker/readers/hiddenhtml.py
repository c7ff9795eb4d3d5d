"""What of a page nobody sees: `display: none`, `hidden`, and text that is struck through."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.base.pattern import late_pattern
from checker.readers.htmltokens import EndTag, StartTag

if TYPE_CHECKING:
    from checker.readers.htmltokens import Token

_NEVER_SHOWN = frozenset({"template", "noscript", "rt", "rp", "datalist"})
_STRUCK = frozenset({"del", "s", "strike"})
_GONE = late_pattern(r"display\s*:\s*none", re.IGNORECASE)
_INVISIBLE = late_pattern(r"visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
_TRANSPARENT = late_pattern(r"(?<![\w-])opacity\s*:\s*0(?:\.0*)?%?\s*(?:;|!|$)", re.IGNORECASE)
_MEDIA = late_pattern(r"@media\b([^{]*)\{", re.IGNORECASE)
_ON_SCREEN = late_pattern(r"screen|all|^[\s(]|^$", re.IGNORECASE)
_LINE_THROUGH = late_pattern(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)
# `.h, td.h { display: none }`: simple selectors are enough for what offices save.
_LONGEST_SELECTORS = 2_000
_SELECTOR = late_pattern(r"([A-Za-z][\w-]*)?(?:\.([\w-]+)|#([\w-]+))")
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"}
)
# A start tag that also ends an open element of these names.
_ENDED_BY: dict[str, frozenset[str]] = {
    "p": frozenset({"p", "div", "li", "table", "h1", "h2", "h3", "h4", "h5", "h6"}),
    "li": frozenset({"li"}),
    "option": frozenset({"option"}),
    "tr": frozenset({"tr", "tbody", "thead", "tfoot"}),
}
_CELLS = frozenset({"td", "th", "tr", "tbody", "thead", "tfoot"})
_OUTSIDE_CELLS = frozenset({"table", "tr", "tbody", "thead", "tfoot", "div"})


class HiddenStyles:
    """The classes and ids that the page's style sheets hide."""

    def __init__(self) -> None:
        self._selectors: set[tuple[str, str, str]] = set()

    def read(self, sheet: str) -> None:
        """Takes note of one `<style>`."""
        on_screen = True
        for rule in sheet.split("}"):
            if media := _MEDIA.search(rule):
                on_screen = bool(_ON_SCREEN.search(media[1].strip()))
            elif "{" not in rule:
                on_screen = True
            if not on_screen:
                continue
            before, _, declarations = rule.rpartition("{")
            selectors = before.rpartition("{")[2]
            if len(selectors) <= _LONGEST_SELECTORS and _GONE.search(declarations):
                for selector in selectors.split(","):
                    match = _SELECTOR.fullmatch(selector.strip())
                    if match:
                        self._selectors.add((match[1] or "", match[2] or "", match[3] or ""))

    @property
    def any(self) -> bool:
        """Whether a style sheet hides anything."""
        return bool(self._selectors)

    def hide(self, tag: StartTag) -> bool:
        """Whether a style sheet hides the element."""
        if not self._selectors:
            return False
        classes = tag.attributes.get("class", "").split()
        keys = [("", "", tag.attributes.get("id", "")), *(("", one, "") for one in classes)]
        keys += [(tag.name, one, two) for _, one, two in keys]
        return any(key in self._selectors for key in keys if key[1] or key[2])


def reason_to_hide(tag: StartTag, styles: HiddenStyles) -> str | None:
    """`hidden`, `invisible` (it keeps its place) or `struck`; `` of what is no text, None of what
    is shown."""
    if tag.name in _NEVER_SHOWN:
        return ""
    bare = not tag.attributes and tag.name not in _STRUCK and tag.name != "dialog"
    if bare and not styles.any:
        return None
    style = tag.attributes.get("style", "")
    if "hidden" in tag.attributes or _GONE.search(style) or styles.hide(tag):
        return "hidden"
    if tag.name == "dialog" and "open" not in tag.attributes:
        return "hidden"
    if _INVISIBLE.search(style) or _TRANSPARENT.search(style):
        return "invisible"
    if tag.name in _STRUCK or _LINE_THROUGH.search(style):
        return "struck"
    return None


@dataclass(slots=True)
class Hidden:
    """An element that is passed over, until it ends or something around it does."""

    name: str
    reason: str
    depth: int = 1
    """Open elements of its own name."""
    tables: int = 0
    """Open tables inside it."""

    @classmethod
    def begin(cls, tag: StartTag, reason: str) -> Hidden | None:
        """None of an element that has no content."""
        if tag.name in _VOID:
            return None
        return cls(tag.name, reason, tables=int(tag.name == "table"))

    def goes_on(self, token: Token) -> tuple[bool, bool]:
        """Whether it is still open behind a token, and whether the token belongs to it."""
        if isinstance(token, StartTag):
            return self._start(token.name)
        if isinstance(token, EndTag):
            return self._end(token.name)
        return True, True

    def _start(self, name: str) -> tuple[bool, bool]:
        if self.tables == 0 and self._ended_by(name):
            return False, False
        self.tables += name == "table"
        self.depth += name == self.name
        return True, True

    def _ended_by(self, name: str) -> bool:
        if name in _ENDED_BY.get(self.name, ()):
            return True
        return name in _CELLS and self.name not in _OUTSIDE_CELLS

    def _end(self, name: str) -> tuple[bool, bool]:
        inside = self.tables > 0
        self.tables -= name == "table" and inside
        if name == self.name and not (inside and self.tables > 0 and name != "table"):
            self.depth -= 1
            return self.depth > 0, True
        around = name in ("table", "tr") or (name in ("td", "th") and self.name not in _CELLS)
        return (True, True) if inside or not around else (False, False)
