"""What the YAML parser's English complaints mean to the person who wrote the file."""

from __future__ import annotations

from checker.base.pattern import late_pattern

# Both parsers of PyYAML word them differently: each pair is a part of the complaint, and what a
# person should look for. The first that matches speaks.
_REASONS: tuple[tuple[str, str], ...] = (
    ("expected ':'", "这一行没有“键: 值”的样子，冒号须用半角，后面加一个空格"),
    (
        "mapping values are not allowed",
        "这一行的冒号位置不对，多半是缩进与上一行不齐，或值里有“: ”须加引号",
    ),
    ("sequence entries are not allowed", "“- ”在这里不能用，列表项须另起一行"),
    ("unexpected end of stream", "引号没有配对"),
    ("found unknown escape", "双引号里的反斜杠不成转义，请改用单引号"),
    ("',' or ']'", "方括号没有配对，或方括号里缺半角逗号（全角的“，”不算）"),
    ("',' or '}'", "花括号没有配对，或花括号里缺半角逗号（全角的“，”不算）"),
    ("cannot start any token", "缩进只能用空格，不能用制表符；值以特殊符号开头的须加引号"),
    ("tab character", "缩进只能用空格，不能用制表符"),
    ("expected key", "缩进与上面各行不齐"),
    ("block end", "缩进与上面各行不齐"),
    ("'-' indicator", "缩进与上面各行不齐，列表里的每一项都要以“- ”开头"),
    ("document start", "一份文档已经结束，后面的内容没有归属，两份之间请用单独一行“---”隔开"),
)


# Neither a number below zero nor a line of dashes.
_BARE_DASH = late_pattern(r"\s*-[^\s\d.-]")


def has_bare_dash(line: str) -> bool:
    """Whether a line looks like the item of a list that lacks the blank behind its dash."""
    return _BARE_DASH.match(line) is not None


def explain(complaint: str, line: str = "") -> str:
    """The complaint about a line in Chinese, always a phrase without a full stop."""
    if has_bare_dash(line):
        return "列表里的一项，“-”后面要有一个空格"
    for part, reason in _REASONS:
        if part in complaint:
            return reason
    return "写法不合YAML的格式"
