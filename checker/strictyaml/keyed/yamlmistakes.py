"""What strict reading refuses of a file, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.errors import MOST_QUOTED
from checker.strictyaml.blame import unpaired

if TYPE_CHECKING:
    from checker.strictyaml.nodes import YamlProblem


def wrong_encoding(file: str, data: bytes, error: UnicodeDecodeError) -> str:
    """What a file that is no UTF-8 most likely is: what older editors of Windows write."""
    name = "UTF-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "GB18030"
    try:
        data.decode(name)
    except UnicodeDecodeError:
        return f"{file}应当是UTF-8编码，第{error.start + 1}个字节不是。"
    known = "GB18030（GBK）" if name == "GB18030" else name
    return f"{file}应当是UTF-8编码，这个文件是{known}，请用编辑器另存为UTF-8。"


# What strict reading refuses (YamlProblem.code), in words; `text` is what stands there.
_PROBLEMS = {
    "duplicate-key": "“{text}”写了两次。",
    "anchor": "{file}不接受YAML的锚点（&）。",
    "alias": "{file}不接受YAML的引用（*）。",
    "tag": "{file}不接受YAML的标签（!）。",
    "merge-key": "{file}不接受YAML的合并键（<<）。",
    "needs-quotes": "这段文字要加引号才是文字{advice}",
    "needs-colon": "冒号后面要有一个空格，并且是半角的冒号{advice}",
    "lost-after-hash": "“ #”后面的文字会被YAML当作注释丢掉；要保留就加引号{advice}",
    "too-deep": "嵌套太深。",
    "too-large": "内容太多。",
    "non-scalar-key": "键应当是一段文字。",
    "control-character": "有看不见的控制字符，请删去。",
}
# Several keys in a row that stand above already.
LOST_DASH = "后面也有写了两次的；是列表里的另一项，前面要有“- ”。"


def _is_open(text: str) -> bool:
    return text[0] not in text[1:]


def explained(file: str, problem: YamlProblem) -> str:
    if problem.code == "needs-quotes" and (brackets := unpaired(problem.text)):
        return f"括号没有配对：{brackets}。这一段要作文字就整段加引号。"
    if problem.code == "needs-quotes" and problem.text[0] in "\"'" and _is_open(problem.text):
        return f"引号没有配对：这段文字以{problem.text[0]}开头，结尾没有；补上，或者去掉开头的。"
    suggestion = problem.suggestion if len(problem.suggestion) <= MOST_QUOTED else "整段加引号"
    advice = f"：{suggestion}" if problem.suggestion else "。"
    template = _PROBLEMS.get(problem.code)
    if template is None:
        return f"YAML写法有错：{problem.text or problem.code}。"
    return template.format(file=file, text=problem.text, advice=advice)
