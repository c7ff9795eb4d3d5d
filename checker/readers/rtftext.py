"""The characters of an RTF document: bytes in the code page of their font, or Unicode."""

from __future__ import annotations

from checker.readers.symbolfonts import in_font, is_symbol_font, symbol

# Windows' character sets by their code pages; 0 and 1 are those of the document.
_CHARSETS = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "gb18030",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    204: "cp1251",
    238: "cp1250",
}
_SYMBOLS = 2
_CODE_PAGES = {936: "gb18030", 54936: "gb18030", 65001: "utf-8", 10000: "mac_roman"}
_SYSTEMS = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
FONT_WORDS = frozenset({"f", "fcharset", "deff", "ansicpg", *_SYSTEMS})
"""The control words that say how bytes are to be read."""
_FONT_NAME = 100


class Fonts:
    """The fonts of the document by their numbers: character sets, and names of symbol fonts."""

    def __init__(self) -> None:
        self.default = 0
        self._page = "cp1252"
        self._current = 0
        self._sets: dict[int, int] = {}
        self._names: dict[int, str] = {}

    def document(self, word: str, number: int | None) -> bool:
        """Takes what the document says of itself (`\\ansicpg936`, `\\deff4`), and says whether
        the word was such a one."""
        if word == "deff":
            self.default = number or 0
        elif word == "ansicpg":
            self._page = _CODE_PAGES.get(number or 0) or _known(f"cp{number}")
        elif word in _SYSTEMS:
            self._page = _SYSTEMS[word]
        else:
            return False
        return True

    def describe(self, word: str, number: int | None) -> None:
        """A word of the table of fonts."""
        if word == "f":
            self._current = number or 0
        elif word == "fcharset":
            self._sets[self._current] = number or 0

    def name(self, text: bytes) -> None:
        """A piece of the name of the font that is described."""
        known = self._names.get(self._current, "")
        if len(known) < _FONT_NAME and text.strip(b"; "):
            self._names[self._current] = known + text[:_FONT_NAME].decode("latin-1").rstrip("; ")

    def decoded(self, data: bytes, font: int) -> str:
        """The bytes as text; a character that no code page knows leaves its mark."""
        charset = self._sets.get(font, 0)
        if charset == _SYMBOLS or is_symbol_font(self._names.get(font, "")):
            return self._symbols(data, font)
        page = _CHARSETS.get(charset, self._page)
        for encoding in (page, self._page, "gb18030"):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                continue
        # ± in a Western font of a Chinese document is one byte.
        return data.decode("cp1252", "replace")

    def _symbols(self, data: bytes, font: int) -> str:
        name = self._names.get(font, "Symbol")
        return "".join(" " if code == 0x20 else symbol(0xF000 + code, name) for code in data)

    def signs(self, text: str, font: int) -> str:
        """A text in Unicode as its font shows it; places of the private range are those of a font
        of signs, whatever it is called."""
        name = self._names.get(font, "Symbol")
        if is_symbol_font(name) and font in self._names:
            return in_font(text, name)
        if not any("\uf000" <= char <= "\uf0ff" for char in text):
            return text
        return "".join(
            symbol(ord(char), name) if "\uf000" <= char <= "\uf0ff" else char for char in text
        )


def _known(encoding: str) -> str:
    try:
        "".encode(encoding)
    except LookupError:
        return "cp1252"
    return encoding


class Pieces:
    """Bytes and UTF-16 units as they come, until the run they stand in ends."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._bytes = bytearray()
        self._text: list[str] = []
        self._units = bytearray()

    def add(self, data: bytes, font: int) -> None:
        """Bytes in the code page of the run."""
        if self._units:
            self._flush_units(font)
        self._bytes += data

    def unit(self, code: int) -> None:
        """One unit of UTF-16; two may make one character."""
        self._units += code.to_bytes(2, "little")

    def flush_bytes(self, font: int) -> None:
        """Ends the bytes so far, so that what comes next stands behind them."""
        if self._bytes:
            self._text.append(self._fonts.decoded(bytes(self._bytes), font))
            self._bytes.clear()

    def _flush_units(self, font: int) -> None:
        text = self._units.decode("utf-16-le", "replace")
        self._text.append(self._fonts.signs(text, font))
        self._units.clear()

    def take(self, font: int) -> str:
        """The text so far, which ends."""
        if self._units:
            self._flush_units(font)
        self.flush_bytes(font)
        if not self._text:
            return ""
        text = "".join(self._text)
        self._text.clear()
        return text
