"""Text as people see it: display width, padding and the few foldings everything shares."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def width(text: str) -> int:
    """Columns a terminal needs: Chinese and full-width characters take two."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def pad(text: str, columns: int) -> str:
    """`text` with blanks behind it up to a display width of `columns`."""
    return text + " " * max(0, columns - width(text))


def squeeze(text: str) -> str:
    """Without any white space: how labels and names are compared (`其中：财政    资金`)."""
    return "".join(text.split())


def bare(text: str) -> str:
    """Without white space and punctuation: the words alone."""
    return "".join(char for char in squeeze(text) if not unicodedata.category(char).startswith("P"))


# What a line may not be broken inside of: a Latin word or number, with opening marks before it
# and closing marks behind it; every other character may end a line.
_ATOM = re.compile(r"\s+|[“‘（《【〔]*(?:[!-~]+|\S)[，。、；：？！）》”’】〕…]*")


def wrap(text: str, columns: int) -> list[str]:
    """Lines of `text` no wider than `columns`, broken as Chinese is: anywhere but inside a Latin
    word or before a closing mark. A word that is too long alone overflows."""
    lines: list[str] = []
    line = ""
    for atom in _ATOM.findall(text.strip()):
        if line and width(line) + width(atom.rstrip()) > columns:
            lines.append(line.rstrip())
            line = ""
        line += atom if line or not atom.isspace() else ""
    return [*lines, line.rstrip()] if line or not lines else lines


# What would act on the terminal or the reader instead of being read: control characters but for
# line breaks and tabs, marks that turn the direction of writing, other ends of lines.
_ACTING = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]"
)
# Where a build server takes the rest of a line for a command.
_COMMAND = re.compile(r":(?=:)|##(?=\[|vso\[)")


def spelled(text: str) -> str:
    """`text` without half characters: bytes of a name that are no UTF-8 become `\\xff`, and what
    a locale without Chinese hid in them is Chinese again. The one spelling of such names."""
    try:
        text.encode()
    except UnicodeEncodeError:
        try:
            data = text.encode(errors="surrogateescape")
        except UnicodeEncodeError:
            data = text.encode(errors="backslashreplace")
        return data.decode(errors="backslashreplace")
    return text


def harmless(text: str) -> str:
    """`text` as it may be printed, whoever wrote it: what acts is shown as `\\x1b`, what a build
    server would obey is broken up. Line breaks and tabs stay."""
    text = spelled(text).replace("\r\n", "\n")
    return _COMMAND.sub(lambda match: f"{match[0]} ", _ACTING.sub(_escaped, text))


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def clip(text: str, columns: int) -> str:
    """`text` cut to a display width of `columns`, ending in … where something was cut."""
    if width(text) <= columns:
        return text
    kept = ""
    for char in text:
        if width(kept + char) > columns - 1:
            break
        kept += char
    return kept + "…"


def is_encoding(name: str) -> bool:
    """Whether Python knows an encoding of text by this name."""
    try:
        "".encode(name)
    except (LookupError, UnicodeError):
        return False
    return True


def replaced(whole: str, spans: Iterable[tuple[int, int, str]]) -> str:
    """`whole` with each (start, stop, replacement); spans do not overlap."""
    pieces: list[str] = []
    position = 0
    for start, stop, replacement in sorted(spans):
        pieces += [whole[position:start], replacement]
        position = stop
    return "".join([*pieces, whole[position:]])
