"""Text as people see it: display width, padding and the few foldings everything shares."""

from __future__ import annotations

import os
import unicodedata
from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern

if TYPE_CHECKING:
    import re
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


_OPENS, _CLOSES = "（([【〔", "）)]】〕"


def without_end_brackets(text: str) -> str:
    """Without the brackets a text ends with and what stands in them, also where the last was never
    closed: 合格率 of `合格率（%）`. A text that is nothing else stays."""
    rest = text.strip()
    while True:
        start = max(rest.rfind(sign) for sign in _OPENS)
        inside = rest[start + 1 :]
        closed = inside[-1:] in _CLOSES and bool(inside)
        if start <= 0 or any(sign in _CLOSES for sign in (inside[:-1] if closed else inside)):
            return rest
        rest = rest[:start].rstrip()


_OPENING = r"[“”\"《(（【\[]*"
_YEAR_FIGURES = r"((?:19|20)\d\d|二[〇零○][〇零○一二三四五六七八九]{2})"
_LEADING_YEAR = late_pattern(rf"\s*{_OPENING}{_YEAR_FIGURES}(?=\s*(?:年|财年|学年))")
_CLOSING_YEAR = late_pattern(rf"[（(]\s*{_YEAR_FIGURES}\s*年度?\s*[)）]\s*$")
_FIGURES = str.maketrans("〇零○一二三四五六七八九", "000123456789")


def leading_year(text: str) -> int | None:
    """The year a name begins with, or that stands alone in brackets at its end: 2025 of
    `2025年人员经费` and of `人员经费（二〇二五年度）`, none of `津财社指【2024】132号`."""
    match = _LEADING_YEAR.match(text) or _CLOSING_YEAR.search(text)
    return int(match.group(1).translate(_FIGURES)) if match else None


def bare(text: str) -> str:
    """Without white space and punctuation: the words alone."""
    return "".join(char for char in squeeze(text) if not unicodedata.category(char).startswith("P"))


# What a line may not be broken inside of: a Latin word or number, with opening marks before it
# and closing marks behind it; every other character may end a line.
_ATOM = late_pattern(r"\s+|[“‘（《【〔]*(?:[!-~]+|\S)[，。、；：？！）》”’】〕…]*")


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
_ACTING = late_pattern(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]"
)
# Where a build server takes the rest of a line for a command.
_COMMAND = late_pattern(r":(?=:)|##(?=\[|vso\[)")


# Radicals of their own code points, which fonts draw like the characters: texts copied from a PDF
# hold them. Unicode folds those of Kangxi (U+2F00) itself, though two to characters that nobody
# writes any more, and of the supplement (U+2E80) only two.
_RADICALS = dict(
    zip(
        "⼾⾭⺁⺆⺇⺈⺉⺋⺎⺏⺐⺒⺓⺕⺗⺙⺛⺝⺟⺠⺡⺢⺣⺤⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺵⺶⺷⺸⺹⺺⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝"
        "⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "户青厂冂几刀刂㔾尣尢尣巳幺彐心攵旡月母民氵氺灬爫王疋目示礻竹糹纟罒罒冈羊羊羊耂肀月臼艹艹艹虎衤覀西见角角讠贝足车辶辶辶阝钅長镸长门阜阝雨青韦页风飞食"
        "飠飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)
# Characters nobody sees, ends of lines by other names, characters that are none, and characters
# that look like others.
_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
_ENDS = "\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]"
_NO_CHARACTER = "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"
_ALIKE = "\u2e80-\u2fdf\uf900-\ufaff"
_NOT_AS_SEEN = late_pattern(
    f"(?P<end>{_ENDS})|(?P<unseen>[{_UNSEEN}]+)|(?P<none>[{_NO_CHARACTER}])|(?P<alike>[{_ALIKE}])"
)
_ANY_NOT_AS_SEEN = late_pattern(
    f"[\\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029{_UNSEEN}{_NO_CHARACTER}{_ALIKE}]"
)


def is_as_seen(text: str) -> bool:
    """Whether `as_seen` leaves a text as it is."""
    return _ANY_NOT_AS_SEEN.search(text) is None


def as_seen(text: str) -> str:
    """`text` as a person sees it: without characters that show nothing (U+200B), with one kind of
    line end, radicals (U+2F6C) as the characters they look like, and U+FFFD for what is no
    character. Every label, level, name and value is read from this form, in every format.
    """
    return text if is_as_seen(text) else _NOT_AS_SEEN.sub(_seen, text)


def _seen(match: re.Match[str]) -> str:
    if match["end"]:
        return "\n"
    if match["unseen"]:
        return ""
    if match["none"]:
        return "\N{REPLACEMENT CHARACTER}"
    return _RADICALS.get(match[0]) or unicodedata.normalize("NFKC", match[0])


# Full-width digits and letters as the ordinary ones.
_FULL_WIDTH = {
    ord(wide): ord(wide) - 0xFEE0
    for first, last in (("０", "９"), ("Ａ", "Ｚ"), ("ａ", "ｚ"))
    for wide in map(chr, range(ord(first), ord(last) + 1))
}


def visible(text: str) -> str:
    """`text` as it is seen, with full-width digits and letters as the ordinary ones: how labels
    are compared."""
    return text if text.isascii() else as_seen(text).translate(_FULL_WIDTH)


# A byte of a name that is no UTF-8, as `spelled` shows it.
_BYTE = late_pattern(rb"\\x([89a-f][0-9a-f])")


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


def native(name: str) -> str:
    """The path that is `spelled` so, as the system wants it: where the locale knows no Chinese its
    bytes hide in half characters, and so do those of a file whose name is no UTF-8."""
    data = name.encode(errors="surrogateescape")
    path = os.fsdecode(data)
    if "\\x" in name and not os.path.lexists(path):
        other = os.fsdecode(_BYTE.sub(lambda match: bytes([int(match[1], 16)]), data))
        return other if os.path.lexists(other) else path
    return path


def harmless(text: str) -> str:
    """`text` as it may be printed, whoever wrote it: what acts is shown as `\\x1b`, what a build
    server would obey is broken up. Line breaks and tabs stay."""
    text = spelled(text).replace("\r\n", "\n")
    return _COMMAND.sub(lambda match: f"{match[0]} ", inert(text))


def inert(text: str) -> str:
    """`text` in which nothing acts on the terminal it is printed to."""
    return _ACTING.sub(_escaped, text)


def escaped_in_json(text: str) -> str:
    """A JSON text of the same data in which nothing acts on the terminal it is printed to."""
    return _ACTING.sub(_escaped_for_json, text)


def _escaped_for_json(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


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
