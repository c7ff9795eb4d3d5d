"""`goalcheck parse`: shows how indicator values are read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from checker.base.errors import UsageError
from checker.base.text import wrap
from checker.cli import choices
from checker.cli.commands import Command
from checker.cli.streams import read_input, restored, write_report, write_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.values import Context, Value

# Kind of a value (values.Kind) -> its name in the rule language and in this table.
KIND_NAMES: dict[str, str] = {
    "quantity": "数量",
    "money": "金额",
    "percent": "百分比",
    "rate": "单价",
    "ratio": "比例",
    "duration": "时长",
    "date": "日期",
    "period": "时段",
    "deadline": "期限",
    "qualitative": "定性",
    "reference": "参照",
    "compound": "复合",
    "unparsed": "无法解析",
}
_HEADERS = ("写着", "种类", "规范写法", "下限", "上限", "单位", "起", "止", "说明")
_REMARK_COLUMNS = 40
_TEXT_COLUMNS = 30


@click.command(cls=Command, name="parse", options_metavar="[选项]")
@click.argument("texts", metavar="[指标值]...", nargs=-1)
@click.option(
    "--output-format",
    metavar="格式",
    default="table",
    callback=choices.one_of(("table", "json")),
    help="table（默认，给人看）或 json（一行一个 JSON 对象）",
)
@click.option("--unit", metavar="单位", default="", help="按计量单位列里写着这个单位来读")
@click.option(
    "--operator", metavar="性质", default="", help="按指标性质列里写着这个来读，例如 正向、≥"
)
@click.option("--name", metavar="名称", default="", help="按三级指标名称来读，例如 造林面积(亩)")
@click.option(
    "--year",
    "--年度",
    "year",
    metavar="年度",
    callback=choices.year,
    help="没有写年份的日期按这个预算年度来读",
)
def parse(
    *,
    texts: tuple[str, ...],
    output_format: str,
    unit: str,
    operator: str,
    name: str,
    year: int | None,
) -> int:
    """看看指标值是怎样读懂的：种类、上下限、单位、起止，读不懂的说明原因。

    金额的上下限以元为单位，百分比以百分点为单位，万、亿已经乘开。写 - 从标准输入读，一行一个。

    \b
    例：
      goalcheck parse "≥1.7万人" "2025年1-12月" 100%
      goalcheck parse 80000 --name "造林面积(亩)"
      goalcheck parse - --output-format json < 指标值.txt
    """
    from checker.values import Context, value_json

    context = Context(unit=unit, operator=operator, name=name, year=year)
    values = [_read(text, context) for text in _texts(texts)]
    if output_format == "json":
        lines = [json.dumps(value_json(value), ensure_ascii=False) for value in values]
        write_report("".join(f"{line}\n" for line in lines))
    else:
        write_text(_table(values))
    return 0


def _texts(texts: Sequence[str]) -> list[str]:
    if not texts:
        raise UsageError('请写出要读的指标值，或写 - 从标准输入读。例：goalcheck parse "≥22人"')
    if "-" not in texts:
        return [restored(text) for text in texts]
    if len(texts) > 1:
        raise UsageError("从标准输入读（-）时不能再写别的指标值。")
    return _lines(read_input())


def _lines(data: bytes) -> list[str]:
    """One text a line, also the empty ones, so that line n of the answer is about line n."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030", errors="replace")
    return [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")]


def _read(text: str, context: Context) -> Value:
    from checker.values import complete
    from checker.values import parse as parse_value

    return complete(parse_value(text), context)


def _table(values: Sequence[Value]) -> str:
    from checker.reports import text_grid

    rows = [row for value in values for row in _rows(value)]
    return text_grid(_HEADERS, rows, right=(3, 4)) + "\n"


def _rows(value: Value) -> list[list[str]]:
    """A row for the value, and one for each member of a compound."""
    return [_row(value, value.text), *(_row(part, f"  其中：{part}") for part in value.parts)]


def _row(value: Value, text: str) -> list[str]:
    unit = value.unit
    return [
        _wrapped(text, _TEXT_COLUMNS),
        KIND_NAMES[value.kind.value],
        "" if value.reason else _wrapped(str(value), _TEXT_COLUMNS),
        value.lower.shown if value.lower else "",
        value.upper.shown if value.upper else "",
        (unit.base or unit.name) if unit else "",
        value.start.isoformat() if value.start else "",
        value.end.isoformat() if value.end else "",
        _wrapped(_remark(value), _REMARK_COLUMNS),
    ]


def _wrapped(text: str, columns: int) -> str:
    return "\n".join(wrap(text, columns))


def _remark(value: Value) -> str:
    from checker.values import explain

    notes = [str(note) for note in value.notes]
    hedged = ["约数，不与任何数相等"] if value.approximate else []
    return "；".join([*notes, *hedged, *filter(None, [explain(value)])])
