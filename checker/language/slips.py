"""Why an expression could not be parsed, said as a colleague would say it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from checker.base.pattern import late_pattern
from checker.language.nodes import Span
from checker.language.slip import SyntaxSlip
from checker.language.spelling import MEANT, RESERVED, WORDS_MEANT
from checker.language.types import KINDS

if TYPE_CHECKING:
    from lark.exceptions import UnexpectedInput

# What may stand at a place, by a token that tells the place: the first that is expected decides.
_WANTED: dict[str, str] = {
    "STRING": "字段、数量、文本或括号",
    "QUANTITY": "容差，如“显示精度”或“0.01万元”",
    "_RIGHT": "“]”",
    "_CLOSE": "“)”",
    "THEN": "“则”",
    "SUCH_THAT": "“使”",
    "COMPARE": "运算符（如 ≤、且、属于、有值）",
    "IN": "“属于”",
    "NAME": "一个名称",
    "$END": "表达式的结尾",
}

# What people write for 使 behind the list of a 存在 or 所有.
_FOR_SUCH_THAT = frozenset(["有", "都", "都有", "满足", "那", "为", "时", "让", "其中"])
# 预算数 为 空, 预算数 有 值: a word torn in two.
_SPLIT = late_pattern(r"[为有](?P<blank>\s+)[空值](?!\w)")
_NUMBER_BEFORE = late_pattern(r"(?<![\w.])(?P<number>[0-9]+)\s+\Z")
# 有 预算数, with nothing behind it that would make 有 a 存在.
_ALONE = late_pattern(r"\s+(?P<word>[^\W\d][\w.]*)\s*(?=[)）\]且或]|\Z)")
_OPENING = late_pattern(r"(?:\A|[（(\[]|[^\w][且或非则使])\s*\Z")
_WORD = late_pattern(r"\s*(?P<word>[^\W\d]\w*)")
_SHARE = late_pattern(r"\s*(?P<share>[0-9.]+%)")
_LAST_WORD = late_pattern(r"(?P<word>[^\W\d]\w*|[0-9][0-9.]*)\s*\Z")
_QUOTED_BEFORE = late_pattern(r"(?P<text>\"[^\"]*\"|“[^”]*”)\s*\Z")
_QUOTED = late_pattern(r"\s*(?P<text>\"[^\"]*\"|“[^”]*”)")
_IN_CALL = late_pattern(r"\w[（(][^()（）]*\Z")
_AND_MORE = frozenset([*"和、，,与及", "或者", "以及"])
_OF_SHARE = late_pattern(r"(?P<whole>[^\W\d]\w*)的(?P<share>[0-9.]+)\Z")
# Operators of one character that many words begin or end with: 使用, 是否, 原则.
_OFTEN_A_LETTER = frozenset("是使则真假")
# Comparisons with their two signs in the wrong order.
_TURNED = {"=<": "≤", "=>": "≥"}
_DAY = late_pattern(r"(?<![0-9年])(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日?")
_MONTH = late_pattern(r"[0-9]{4}年[0-9]{1,2}月(?![0-9]{1,2}日)")
_DOTTED = late_pattern(r"[0-9]\.[0-9]+\.\Z")
_NAME_BEFORE = late_pattern(r"(?P<word>[^\W\d]\w*)\s+\Z")
_JOINED = late_pattern(r"[^\W\d]\w*[且或]\w+")
_FULL_WIDTH_DIGITS = "０１２３４５６７８９．"


def explain_slip(text: str, error: UnexpectedInput) -> SyntaxSlip:
    """The sentence for lark's complaint, with the span of what it stumbled over."""
    from lark.exceptions import UnexpectedToken

    if not isinstance(error, UnexpectedToken):
        return _unknown_character(text, int(getattr(error, "pos_in_stream", 0)))
    token: Any = getattr(error, "token")  # noqa: B009  # lark gives it no type
    wanted = _wanted(error.accepts or error.expected)
    if token.type == "$END":
        return _meant_before(text, len(text)) or SyntaxSlip(
            f"表达式没有写完，后面应当是{wanted}。", Span(len(text), len(text))
        )
    meant = (
        _meant_here(text, token, error.accepts or error.expected)
        or _meant(text, str(token), token.start_pos)
        or _meant_before(text, token.start_pos)
    )
    if meant is None and token.type == "COMPARE":
        meant = _joined_before(text, token.start_pos)
    if meant is None and wanted in (_WANTED["COMPARE"], _WANTED["$END"]):
        meant = _two_in_a_row(text, str(token), token.start_pos)
    return meant or SyntaxSlip(
        _sentence(str(token), token.type, wanted), Span(token.start_pos, token.end_pos)
    )


def _unknown_character(text: str, at: int) -> SyntaxSlip:
    char = text[at : at + 1]
    span = Span(at, at + 1)
    if char in '"“':
        return SyntaxSlip("文本没有结尾的引号。", Span(at, len(text)))
    if char in "%％" and (of := _OF_SHARE.search(text, 0, at)):
        said = f"“的”不是这里的写法，请写“{of['whole']} × {of['share']}%”。"
        return SyntaxSlip(said, Span(of.start(), at + 1))
    if found := _texts_in_a_row(text, char, at):
        return found
    if char in _FULL_WIDTH_DIGITS:
        return SyntaxSlip(f"数字要用半角，这里的“{char}”是全角。", span)
    meant = MEANT.get(char)
    advice = f"，是否想写“{meant}”？" if meant else "。"
    return SyntaxSlip(f"表达式里不能有“{char}”{advice}", span)


def _meant_here(text: str, token: Any, expected: set[str]) -> SyntaxSlip | None:
    """What a word was meant to be at a place where only some things can stand."""
    found, span = str(token), Span(token.start_pos, token.end_pos)
    if "COMPARE" in expected and (split := _SPLIT.match(text, span.start)):
        word = split[0].replace(split["blank"], "")
        said = f"“{split[0]}”要连着写：“{'为空' if word == '为空' else '有值'}”。"
        return SyntaxSlip(said, Span(*split.span()))
    if found[:1].isdigit() and (number := _NUMBER_BEFORE.search(text, 0, span.start)):
        whole = Span(number.start(), span.end)
        return SyntaxSlip(f"一个数中间不能有空格：“{number['number']}{found}”。", whole)
    if "SUCH_THAT" in expected and found in _FOR_SUCH_THAT:
        return SyntaxSlip(f"“{found}”不是这里的写法，请写“使”：存在 甲 属于 列表 使 条件。", span)
    if (
        "STRING" in expected
        and found in ("有值", "为空")
        and (field := _WORD.match(text, span.end))
    ):
        said = f"“{found}”写在栏目后面：“{field['word']} {found}”。"
        return SyntaxSlip(said, Span(span.start, field.end()))
    if "STRING" in expected and found == "是":
        return SyntaxSlip("“是”前面要写问的是什么，如“指标值 是 金额”。", span)
    if found == "[" and text[: span.start].rstrip().endswith("."):
        return SyntaxSlip("“[”前面不写“.”：列表[条件]。", span)
    if "STRING" in expected and found == "不是":
        said = "“不是”只用来问种类（指标值 不是 金额）；把条件反过来，请写“非”。"
        return SyntaxSlip(said, span)
    return None


def _meant(text: str, found: str, at: int) -> SyntaxSlip | None:
    """What the word the parser stumbled over was meant to be."""
    before = _LAST_WORD.search(text, 0, at)
    span = Span(at, at + len(found))
    turned = _TURNED.get(text[max(at - 1, 0) : at] + found)
    if turned:
        return SyntaxSlip(f"“={found}”不是这里的写法，请写“{turned}”。", Span(at - 1, span.end))
    if _DOTTED.search(text, 0, at) and found[:1].isdigit():
        return SyntaxSlip("这个数里有两个小数点。", span)
    if several := _texts_in_a_row(text, found, at):
        return several
    if found in WORDS_MEANT:
        kind = _WORD.match(text, span.end) if found == "为" else None
        meant = "是" if kind and kind["word"] in KINDS else WORDS_MEANT[found]
        return SyntaxSlip(f"“{found}”不是这里的写法，请写“{meant}”。", span)
    if month := next((one for one in _MONTH.finditer(text) if one.start() < at < one.end()), None):
        said = f"日期要写全年月日，如“{month[0]}1日”。"
        return SyntaxSlip(said, Span(*month.span()))
    if day := next((one for one in _DAY.finditer(text) if one.start() < at < one.end()), None):
        every = f"“日期(预算年度, {day['month']}, {day['day']})”"
        said = f"日期要写全年月日，如“2025年{day[0]}”；每年的这一天写{every}。"
        return SyntaxSlip(said, Span(*day.span()))
    if before and before["word"][0].isdigit():
        number = before["word"]
        if found in (",", "，") and re.match(r"[0-9]{3}(?![0-9])", text[at + 1 :]):
            return SyntaxSlip("规则里的数不写千分位的逗号。", span)
        if found.isidentifier() and _is_amount(number + found):
            whole = Span(before.start("word"), span.end)
            return SyntaxSlip(f"数和单位要连着写：“{number}{found}”。", whole)
    return _glued(found, span)


def _texts_in_a_row(text: str, found: str, at: int) -> SyntaxSlip | None:
    """Several texts where one or a list may stand: 包含 "甲"、"乙"."""
    if found not in _AND_MORE or _within_brackets(text, at):
        return None
    before, behind = _QUOTED_BEFORE.search(text, 0, at), _QUOTED.match(text, at + len(found))
    if before is None or behind is None or text[: before.start()].rstrip().endswith(("(", "（")):
        return None
    words = ", ".join(f'"{one["text"][1:-1]}"' for one in (before, behind))
    said = f"几个词写成列表，放在“[ ]”里，用逗号隔开：“[{words}]”。"
    return SyntaxSlip(said, Span(before.start("text"), behind.end("text")))


def _within_brackets(text: str, at: int) -> bool:
    """Whether a place stands in a list, or among the arguments of a function."""
    left = text[:at]
    return left.count("[") > left.count("]") or bool(_IN_CALL.search(left))


def _two_in_a_row(text: str, found: str, at: int) -> SyntaxSlip | None:
    """Two names with nothing between them: 空作零 其他资金, 财政资金 其他资金."""
    before = _NAME_BEFORE.search(text, 0, at)
    if before is None or not found.isidentifier() or before["word"] in RESERVED:
        return None
    word = before["word"]
    if found == "的" and (rest := _WORD.match(text, at + 1)):
        whole = Span(before.start("word"), rest.end())
        return SyntaxSlip(f"“的”不是这里的写法，请写“{word}.{rest['word']}”。", whole)
    brackets = f"函数写“{word}(…)”，列表的条件写“{word}[…]”"
    if found == "的" and (share := _SHARE.match(text, at + 1)):
        whole = Span(before.start("word"), share.end())
        return SyntaxSlip(f"“的”不是这里的写法，请写“{word} × {share['share']}”。", whole)
    said = f"“{word}”和“{found}”之间少了运算符（如 ≤、且、属于），或少了括号：{brackets}。"
    return SyntaxSlip(said, Span(at, at + len(found)))


def _meant_before(text: str, at: int) -> SyntaxSlip | None:
    """What the word before was meant to be: `如果 甲`, `项目名称包含 "甲"`."""
    before = _LAST_WORD.search(text, 0, at)
    if before is None:
        return None
    word, span = before["word"], Span(*before.span("word"))
    if word in ("有", "没有") and (name := _ALONE.match(text, span.end)):
        meant = f"{name['word']} {'有值' if word == '有' else '为空'}"
        return SyntaxSlip(
            f"“{word}”不是这里的写法，请写“{meant}”。", Span(span.start, name.end("word"))
        )
    if word in ("有", "没有") and _OPENING.search(text, 0, span.start):
        each = f"存在 甲 属于 列表 使 条件{'' if word == '有' else '，外面写“非 (…)”'}"
        return SyntaxSlip(f"“{word}”不是这里的写法，请写“存在”：{each}。", span)
    if word in WORDS_MEANT:
        return SyntaxSlip(f"“{word}”不是这里的写法，请写“{WORDS_MEANT[word]}”。", span)
    return _glued(word, span)


def _joined_before(text: str, at: int) -> SyntaxSlip | None:
    """A 且 without its blanks between two comparisons: `甲 > 0且乙 > 0`."""
    found = _JOINED.search(text, 0, at)
    if found is None:
        return None
    spaced = re.sub("([且或])", r" \1 ", found[0], count=1)
    said = f"“{found[0]}”里的运算符两边要留空格：“{spaced}”。"
    return SyntaxSlip(said, Span(*found.span()))


def _glued(word: str, span: Span) -> SyntaxSlip | None:
    """An operator written without the blanks around it."""
    asked, kind = word[: word.find("是") + 1], word[word.find("是") + 1 :]
    if asked in ("是", "不是") and kind in KINDS:
        return SyntaxSlip(f"“{word}”里的运算符两边要留空格：“{asked} {kind}”。", span)
    for operator in sorted(RESERVED, key=lambda one: (-len(one), one)):
        if operator.isascii() or operator == word or operator in _OFTEN_A_LETTER:
            continue
        spaced = ""
        if word.startswith(operator):
            spaced = f"{operator} {word[len(operator) :]}"
        elif word.endswith(operator):
            spaced = f"{word[: -len(operator)]} {operator}"
        if spaced:
            return SyntaxSlip(f"“{word}”里的运算符两边要留空格：“{spaced}”。", span)
    return None


def _is_amount(text: str) -> bool:
    from checker.language.amounts import from_text

    return from_text(text) is not None


def _sentence(found: str, kind: str, wanted: str) -> str:
    if kind == "COMPARE" and wanted == _WANTED["$END"]:
        return f"比较不能连写，“{found}”前应当用“且”分成两个比较。"
    if found in (",", "，") and wanted == _WANTED["$END"]:
        return (
            "这里不应是逗号：逗号只隔开函数的参数和列表的各项；栏目前面写“.”，两个条件之间写“且”。"
        )
    if found in (",", "，") and wanted == _WANTED["_CLOSE"]:
        return "这里不应是逗号：几个值写在“[ ]”里：[甲, 乙]。"
    if found in ("(", "（"):
        return "这里不应是“(”：列表的条件写在“[ ]”里，函数的名称后面才写“( )”。"
    if found.startswith(('"', "“")):
        return f"这里不应是文本{found}，应当是{wanted}。"
    return f"这里不应是“{found}”，应当是{wanted}。"


def _wanted(expected: set[str]) -> str:
    return next((label for name, label in _WANTED.items() if name in expected), "别的写法")
