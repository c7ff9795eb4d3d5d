"""The styles of an OpenDocument file, as far as they hide, strike or raise a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.ooxml import OnStart


class OdfStyles:
    """Handlers for the automatic styles, which stand before the content."""

    def __init__(self) -> None:
        self._name = ""
        self._looks: dict[str, str] = {}
        self._hidden: set[str] = set()
        self.starts: dict[str, OnStart] = {
            "style": self._style,
            "text-properties": self._text,
            "table-properties": self._table,
        }

    def look(self, name: str) -> str:
        """`hidden`, `struck`, `super` or `sub` of a style of texts, `` of any other."""
        return self._looks.get(name, "")

    def hide(self, name: str) -> bool:
        """Whether a style hides its table."""
        return name in self._hidden

    def _style(self, attributes: dict[str, str]) -> None:
        self._name = attributes.get("name", "")

    def _text(self, attributes: dict[str, str]) -> None:
        position = attributes.get("text-position", "").split(" ")[0]
        if attributes.get("display") == "none":
            self._looks[self._name] = "hidden"
        elif attributes.get("text-line-through-style", "none") != "none":
            self._looks[self._name] = "struck"
        elif position == "super" or (position[:1].isdigit() and position not in ("0%", "0")):
            self._looks[self._name] = "super"
        elif position == "sub" or position.startswith("-"):
            self._looks[self._name] = "sub"

    def _table(self, attributes: dict[str, str]) -> None:
        if attributes.get("display") == "false":
            self._hidden.add(self._name)
