"""Writes docs/values.md from the corpus: `python -m tests.values.page`.

The page shows every shape with what it becomes; a test holds it equal to what this prints, so it
cannot drift from what the program does.
"""

from __future__ import annotations

from pathlib import Path

from checker.values import REASON_TITLES, Note, Reason, explain, parse
from tests.values.corpus import SHAPES, Case, cases, rows, title

PAGE = Path(__file__).parents[2] / "docs" / "values.md"
_KINDS = {
    "quantity": "数量", "money": "金额", "percent": "百分比", "rate": "每单位的量", "ratio": "比",
    "duration": "时长", "date": "日期", "period": "时段", "deadline": "期限", "qualitative": "定性",
    "reference": "参照", "compound": "多值", "unparsed": "无法解析",
}  # fmt: skip
_HEAD = """# 指标值怎么读

本页由 `python -m tests.values.page` 从 `tests/cases/values/` 生成，请改例子，不要改本页。

每一行是一种写法和它的含义：**规范写法**再读一遍得到相等的值；**范围**里方括号含端点、圆括号不含，
金额一律折成元，百分比写百分数，万、亿已乘开；**起止**是含首尾两日的日期。
“以上、以下、以内”含本数，“超过、不满、以外”不含（民法典第一千二百五十九条）。
"""


def page() -> str:
    """The whole page as text."""
    shapes = [f"## {title(shape)}\n\n{_table(cases(shape))}" for shape in SHAPES]
    parts = [_HEAD, *shapes]
    parts.append(f"## {title('mistakes')}\n\n{_mistakes()}")
    parts.append(f"## {title('notes')}\n\n{_notes()}")
    return "\n".join(parts)


def _table(some: list[Case]) -> str:
    lines = ["| 写法 | 种类 | 规范写法 | 范围 | 单位 | 起止 |", "|---|---|---|---|---|---|"]
    for case in some:
        if case.kind == "unparsed":
            cells = [_code(case.text), _KINDS[case.kind], explain(parse(case.text)), "", "", ""]
        else:
            cells = [
                _code(case.text), _KINDS[case.kind], _code(case.normalised), case.bounds, case.unit,
                case.days,
            ]  # fmt: skip
        lines.append(_row(cells))
    return "\n".join(lines) + "\n"


def _mistakes() -> str:
    lines = ["| 写法 | 原因代码 | 说明 |", "|---|---|---|"]
    lines += [_row([_code(text), why, explain(parse(text))]) for text, why, _ in rows("mistakes")]
    codes = "、".join(f"`{reason}`（{REASON_TITLES[reason]}）" for reason in Reason)
    return "\n".join(lines) + f"\n\n原因代码共{len(Reason)}种：{codes}。\n"


def _notes() -> str:
    lines = ["| 写法 | 说明 |", "|---|---|"]
    lines += [_row([_code(text), notes or "（无）"]) for text, notes in rows("notes")]
    return "\n".join(lines) + f"\n\n说明共{len(Note)}种：{'、'.join(Note)}。\n"


def _code(text: str) -> str:
    return f"`{text}`" if text else ""


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
