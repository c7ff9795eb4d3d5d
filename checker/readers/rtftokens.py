"""The words RTF is written in: braces, control words, escaped bytes and plain ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.base.pattern import late_pattern
from checker.readers.grid import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator

SAVE_AS = "请用 Word 或 WPS 打开，另存为 .docx"
# Line ends are laid out, not written; what no branch knows is a lone backslash at the end.
_TOKEN = late_pattern(
    rb"\\'([0-9A-Fa-f]{2})|\\([A-Za-z]{1,40})(-?\d{1,10})? ?|\\([^A-Za-z'])|([{}])"
    rb"|([^\\{}\r\n\0]+)|[\r\n\0]+|\\'?"
)


class Control(NamedTuple):
    """A control word with its number, or the character of a control symbol."""

    word: str
    number: int | None = None


def rtf_tokens(data: bytes, most: int) -> Iterator[bytes | int | Control | str]:
    """Plain bytes, the code of an escaped byte, a Control, or a brace, in order. Raises ReadError
    where there are more than `most`."""
    at, left, token = 0, most, _TOKEN.match
    while match := token(data, at):
        at = match.end()
        left -= 1
        if left < 0:
            raise ReadError("文件里的标记过多", "请核对文件是否完好；确实需要时请把文件拆成几个")
        match match.lastindex:
            case 2:
                yield Control(match[2].decode())
            case 3:
                number = int(match[3])
                if match[2] == b"bin":
                    at += max(0, number)  # bytes of a picture, not text
                yield Control(match[2].decode(), number)
            case 6:
                yield match[6]
            case 1:
                yield int(match[1], 16)
            case 5:
                yield match[5].decode()
            case 4:
                yield Control(match[4].decode("latin-1"))
            case _:
                pass  # a line end, or a backslash before the end
