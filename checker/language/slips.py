"""Why an expression could not be parsed, said as a colleague would say it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.language.nodes import Span
from checker.language.parser import SyntaxSlip

if TYPE_CHECKING:
    from lark.exceptions import UnexpectedInput

# What may stand at a place, by a token that tells the place: the first that is expected decides.
_WANTED: dict[str, str] = {
    "STRING": "字段、数量、文本或括号",
    "QUANTITY": "容差，如“显示精度”或“0.01万元”",
    "_RIGHT": "“]”",
    "_CLOSE": "“)”",
    "则": "“则”",
    "使": "“使”",
    "COMPARE": "运算符（如 ≤、且、属于、有值）",
    "属于": "“属于”",
    "NAME": "一个名称",
    "$END": "表达式的结尾",
}
_WORDS: dict[str, str] = {"IN": "属于", "THEN": "则", "SUCH_THAT": "使"}

# Characters people type for an operator, and the operator.
_MEANT: dict[str, str] = {
    "&": "且", "|": "或", "!": "非", "；": "且", ";": "且", "。": ".", "：": "=", ":": "=",
    "'": '"', "‘": '"', "’": '"', "”": '"', "、": ",", "{": "(", "}": ")", "【": "[", "】": "]",
    "〔": "[", "〕": "]",
}  # fmt: skip


def explain_slip(text: str, error: UnexpectedInput) -> SyntaxSlip:
    """The sentence for lark's complaint, with the span of what it stumbled over."""
    from lark.exceptions import UnexpectedToken

    if not isinstance(error, UnexpectedToken):
        return _unknown_character(text, int(getattr(error, "pos_in_stream", 0)))
    token: Any = getattr(error, "token")  # noqa: B009  # lark gives it no type
    wanted = _wanted(error.accepts or error.expected)
    if token.type == "$END":
        return SyntaxSlip(f"表达式没有写完，后面应当是{wanted}。", Span(len(text), len(text)))
    return SyntaxSlip(
        _sentence(str(token), token.type, wanted), Span(token.start_pos, token.end_pos)
    )


def _unknown_character(text: str, at: int) -> SyntaxSlip:
    char = text[at : at + 1]
    span = Span(at, at + 1)
    if char in '"“':
        return SyntaxSlip("文本没有结尾的引号。", Span(at, len(text)))
    meant = _MEANT.get(char)
    advice = f"，是否想写“{meant}”？" if meant else "。"
    return SyntaxSlip(f"表达式里不能有“{char}”{advice}", span)


def _sentence(found: str, kind: str, wanted: str) -> str:
    if kind == "COMPARE" and wanted == _WANTED["$END"]:
        return f"比较不能连写，“{found}”前应当用“且”分成两个比较。"
    return f"这里不应是“{found}”，应当是{wanted}。"


def _wanted(expected: set[str]) -> str:
    names = {_WORDS.get(name, name) for name in expected}
    return next((label for name, label in _WANTED.items() if name in names), "别的写法")
