"""What strict YAML refuses and what stands wrong in a goal file, as findings of the reading rules.

All wording of goal files that are not written as they should be is here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.model import Problem
from checker.readers.goalkeys import SIGNS

if TYPE_CHECKING:
    from checker.base.place import Place
    from checker.strictyaml import YamlProblem

# How people write a comment behind a value.
_SET_APART = late_pattern(r"\s{2,}#|#\s|^#")

# Problem code to reading rule.
_RULES: dict[str, str] = {
    "syntax": "GC012",
    "needs-quotes": "GC012",
    "needs-colon": "GC012",
    "anchor": "GC012",
    "alias": "GC012",
    "tag": "GC012",
    "merge-key": "GC012",
    "non-scalar-key": "GC012",
    "control-character": "GC012",
    "duplicate-key": "GC007",
    "lost-after-hash": "GC010",
    "too-deep": "GC011",
    "too-large": "GC011",
}

# Problem code to (why, what to do); a suggestion of strict YAML goes before what stands here.
_REASONS: dict[str, tuple[str, str]] = {
    "needs-quotes": ("这样写在YAML里另有含义，须加引号", ""),
    "needs-colon": ("键和值之间须用半角冒号加一个空格", ""),
    "anchor": ("YAML锚点（&）会让一处的值悄悄变成另一处的值", "请删去"),
    "alias": ("YAML别名（*）会让一处的值悄悄变成另一处的值", "请写出完整的值"),
    "tag": ("YAML标签（!）会改变值的含义", "请删去"),
    "merge-key": ("YAML合并键（<<）不被接受", "请逐项写出"),
    "non-scalar-key": ("键只能是文字", "请改为表样上的名称"),
    "control-character": ("不可见的控制字符", "请删去"),
    "too-deep": ("嵌套超过50层", "请检查缩进和括号"),
    "too-large": ("内容过多", "请拆成几个文件"),
}


# What stands where something else was due; `{label}` is the key.
_REFUSED: dict[str, str] = {
    "no-mapping": "这份文档不是“键: 值”的形式",
    "no-table": f"这份文档没有目标表的键（{'、'.join(SIGNS)}等）",
    "deeper": "“{label}”下面不能再分层，各行请写在同一层",
    "list": "“{label}”只能有一个值，不能是列表",
    "no-text": "“{label}”的每一项只能是一段文字",
    "no-list": "“{label}”应是列表，每项一行指标，以“- ”开头",
    "no-row": "“{label}”的这一项不是“键: 值”的形式",
    "no-value": "“{label}”只能有一个值",
    "no-places": "“{label}”下面要写“地名: 指标值”",
}


def refusal(why: str, label: str, place: Place, table: int, row: int | None) -> Problem:
    """That the value of a key, or one of its items, is not of the form that was due."""
    reason = _REFUSED[why].replace("{label}", label)
    return Problem("GC001", place, {"原因": reason}, table, row)


def written_twice(key: str, place: Place, table: int | None) -> Problem:
    return Problem("GC007", place, {"键": key}, table, text=key)


def problem_of(problem: YamlProblem, table: int | None = None) -> Problem:
    """The finding of a problem. Arguments: GC007 键; GC010 写法 建议; GC011 原因 建议;
    GC012 写法 原因 建议."""
    rule = _RULES[problem.code]
    reason, advice = _REASONS.get(problem.code, ("", ""))
    if problem.code == "syntax":
        arguments = {"写法": "", "原因": problem.text, "建议": "请对照上下各行改正"}
    elif rule == "GC007":
        arguments = {"键": problem.text}
    elif rule == "GC010":
        arguments = {"写法": problem.text, "建议": problem.suggestion}
    else:
        arguments = {
            "写法": problem.text,
            "原因": reason,
            "建议": f"应写成 {problem.suggestion}" if problem.suggestion else advice,
        }
    return Problem(
        rule,
        problem.place,
        arguments,
        table,
        text=problem.text if problem.code != "syntax" else None,
        expected=problem.suggestion or None,
        replacement=None if _may_be_comment(problem) else problem.suggestion or None,
    )


def _may_be_comment(problem: YamlProblem) -> bool:
    """`≥22人  # 见合同` was set apart on purpose; in `三号 #楼` the sign belongs to the name."""
    return problem.code == "lost-after-hash" and bool(_SET_APART.search(problem.text))
