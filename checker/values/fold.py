"""One spelling of every character, before the grammar sees a value.

Full-width forms, the many signs for ≥, dashes, brackets and traditional numerals become one
character each, blanks go. Folding works character by character, so a position in the folded text
leads back to the exact position in what was written.
"""

from __future__ import annotations

from checker.base.pattern import late_pattern

# A blank between two digits must not vanish (`10 20人` is not 1020人): it stays, as a character
# that no production accepts.
_GAP = "␣"
_BLANK_IN_NUMBER = late_pattern(r"(?<=[0-9０-９])[ \t\u00a0\u3000]+(?=[0-9０-９])")
_BLANK = late_pattern(r"\s")
# A line break inside a cell separates two statements, as a semicolon does.
# 》 is what a Chinese keyboard gives for >; a pair of them is a title (印发《方案》5份).
_TITLE_OR_SIGN = late_pattern("《[^《》≥≤><=＝＞＜]*》|[《》]")
_SIGN_OF = {"》": "＞", "《": "＜"}
# A dash of two characters is no minus in front of the second number.
_LONG_DASH = late_pattern("[—–―─━]{2,}")
# A long dash in front of a minus joins: -5—-2℃.
_DASH_AND_MINUS = late_pattern("[—–―─━](?=[-−－][0-9])")
# 零下18℃ is -18℃, 零上5℃ 5℃.
_BELOW_ZERO = late_pattern("(?<![清归为到是])零([上下])(?=[0-9一二三四五六七八九十])")
# 上一年度 is 上年度, and no numeral; 线上一年2次 has one.
_LAST_ONE = late_pattern("(?<![以线网场会路])上一(?=年)")
_LINE_BREAK = late_pattern(r"(?<=[^\s;；,，、])[ \t\u3000]*[\r\n\u2028\u2029][\s]*(?=\S)")

_ALIKE: dict[str, str] = {
    "≥": "≧⩾⪰≽≮",
    "≤": "≦⩽⪯≼≯",
    "=": "═＝〓﹦",
    ">": "＞﹥〉",
    "<": "＜﹤〈",
    "-": "—–―─－−‑‐‒﹣━",
    "~": "～∼〜˜∽",
    "%": "％﹪",
    ":": "：∶﹕",
    ";": "；﹔",
    ",": "，﹐",
    "(": "（﹙",
    ")": "）﹚",
    "[": "［【〔",
    "]": "］】〕",
    "·": "•・∙⋅‧･",
    "/": "∕⁄",
    "*": "×✕✖∗⨯╳",
    "〇": "○◯",
    "约": "≈≒",
    "百": "佰",
    "千": "仟",
    "万": "萬",
    "亿": "億",
    "个": "個箇",
    "两": "兩",
    "几": "幾",
    "负": "負",
    "点": "點",
    "后": "後",
    "内": "內",
    "余": "餘",
    "数": "數",
    "亩": "畝",
    "贰": "貳",
    "叁": "參叄",
    "陆": "陸",
    "号": "號",
    "时": "時",
    "间": "間",
    "周": "週",
    "岁": "歲",
    "户": "戶",
    "场": "場",
    "项": "項",
    "条": "條",
    "张": "張",
    "台": "臺",
    "辆": "輛",
    "级": "級",
    "层": "層",
    "处": "處",
    "应": "應",
    "达": "達",
    "过": "過",
    "于": "於",
    "吨": "噸",
    "μ": "µ",
    "¥": "￥",
}
_DROPPED = (
    " \t\r\n\x0b\x0c\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000"
    "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\ufe0f"
    + "".join(map(chr, range(0x2000, 0x200B)))
)


def _table() -> dict[int, str]:
    wide = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    alike = {ord(char): kept for kept, chars in _ALIKE.items() for char in chars}
    dropped = dict.fromkeys(map(ord, _DROPPED), "")
    return wide | alike | dropped


_TABLE = _table()
# Full-width punctuation is how Chinese is written; letters and digits are not.
# ＞ ＝ ＜ are what finance systems themselves print for these comparisons.
_WIDE = late_pattern("[０-９Ａ-Ｚａ-ｚ％．＋－／＊]")
_TRAILING = "。;,、.!！"


def fold(text: str) -> str:
    """`text` in the one spelling the grammar knows; trailing punctuation is left out."""
    return _mark(text).translate(_TABLE).rstrip(_TRAILING)


def original_position(text: str, index: int) -> int:
    """The position in `text` of character `index` of its folded form."""
    positions = original_positions(text)
    return positions[index] if index < len(positions) else len(text)


def original_positions(text: str) -> list[int]:
    """The position in `text` of every character of its folded form (before trailing punctuation
    is left out)."""
    return [
        position for position, char in enumerate(_mark(text)) for _ in _TABLE.get(ord(char), char)
    ]


def has_title_signs(text: str) -> bool:
    """Whether 》 or 《 stands where > or < was meant."""
    return any(one[0] in _SIGN_OF for one in _TITLE_OR_SIGN.finditer(text))


def has_wide_forms(text: str) -> bool:
    """Whether digits, letters or signs were typed in their full-width forms."""
    return _WIDE.search(text) is not None


def _mark(text: str) -> str:
    """Gaps inside numbers, line breaks, long dashes and signs typed as title marks made visible,
    without changing the length."""
    if "《" in text or "》" in text:
        text = _TITLE_OR_SIGN.sub(lambda one: _SIGN_OF.get(one[0], one[0]), text)
    if _LONG_DASH.search(text):
        text = _LONG_DASH.sub(lambda dash: "~" * len(dash[0]), text)
    if "—" in text or "–" in text:
        text = _DASH_AND_MINUS.sub("~", text)
    if "零" in text:
        text = _BELOW_ZERO.sub(lambda one: "- " if one[1] == "下" else "  ", text)
    if "上一" in text:
        text = _LAST_ONE.sub("上 ", text)
    if not _BLANK.search(text):
        return text
    text = _BLANK_IN_NUMBER.sub(lambda gap: _GAP.ljust(len(gap[0])), text)
    return _LINE_BREAK.sub(lambda gap: ";".ljust(len(gap[0])), text)
