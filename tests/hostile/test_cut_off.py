"""A file that was saved, copied or sent in part is never called clean: what is left of its table is
all of it, or an error says that something is missing."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import pytest

from checker.finding import Severity, Verdict, judge
from checker.pipeline import Job, check
from checker.readers import read
from tests.readers import test_mht, test_rtf
from tests.readers.test_office_oddities import opendocument
from tests.readers.writing import FORMATS, builder, content, form

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from checker.model import Cell, GoalTable, Indicator

TITLE = "2026年度项目支出绩效目标表"
ROWS = """\
项目名称|3>2026年湖区清淤工程
单位名称|3>柳湖县水务中心
年度|3>2026
预算数（万元）|3>86
财政资金|3>86
其他资金|3>0
资金用途|3>清除东湖和西湖底泥，修复岸坡
绩效目标|3>完成东湖、西湖清淤12万立方米，修复岸坡3.5公里，湖区水质稳定在Ⅲ类以上
一级指标|二级指标|三级指标|指标值
产出指标|数量指标|清淤土方量|≥12万立方米
产出指标|数量指标|修复岸坡长度|≥3.5公里
产出指标|质量指标|工程验收合格率|=100%
产出指标|时效指标|清淤完工时间|2026年10月底前
产出指标|成本指标|工程总成本|≤86万元
效益指标|社会效益指标|受益群众人数|≥6000人
效益指标|生态效益指标|水质达标率|≥95%
效益指标|可持续影响指标|清淤成效持续年限|≥5年
满意度指标|服务对象满意度指标|周边群众满意度|≥90%
"""
FORM = form(ROWS, TITLE)
GOALS = """\
标题: 2026年度项目支出绩效目标表
单位名称: 柳湖县水务中心
年度: 2026
金额单位: 万元
项目名称: 2026年湖区清淤工程
预算数: 86
财政资金: 86
资金用途: 清除东湖底泥
绩效目标: 完成东湖清淤12万立方米
绩效指标:
""" + "".join(
    f"  - 一级指标: {class_}\n    二级指标: {kind}\n    三级指标: {name}\n    指标值: {value}\n"
    for class_, kind, name, value in (
        ("产出指标", "数量指标", "清淤土方量", "≥12万立方米"),
        ("产出指标", "质量指标", "工程验收合格率", "=100%"),
        ("产出指标", "时效指标", "清淤完工时间", "2026年10月底前"),
        ("产出指标", "成本指标", "工程总成本", "≤86万元"),
        ("效益指标", "生态效益指标", "水质达标率", "≥95%"),
        ("满意度指标", "服务对象满意度指标", "周边群众满意度", "≥90%"),
    )
)


def archive(printed: Any) -> bytes:
    """A form as a web page in one file."""
    page = builder.html_form([printed]).encode()
    return test_mht.archive(test_mht.FIRST, test_mht.RELATED, page=page)


def rich() -> bytes:
    """The form as RTF."""
    lines = [line.replace("3>", "").split("|") for line in ROWS.splitlines()]
    rows = (
        test_rtf.row(
            *map(test_rtf.hexed, cells), edges=test_rtf.EDGES if cells[2:] else (1500, 8000)
        )
        for cells in lines
    )
    title = test_rtf.hexed(TITLE)
    return f"{test_rtf.HEAD}{title}\\par\n{''.join(rows)}\\pard\\par}}".encode("ascii")


def sheet() -> bytes:
    """The form as a sheet of OpenDocument."""
    rows = [[(TITLE, 4)], *([(one.text, one.columns) for one in row] for row in FORM.rows)]
    cells = (
        "".join(
            f'<t:table-cell t:number-columns-spanned="{wide}"><x:p>{escape(text)}</x:p>'
            "</t:table-cell>" + "<t:covered-table-cell/>" * (wide - 1)
            for text, wide in row
        )
        for row in rows
    )
    written = "".join(f"<t:table-row>{row}</t:table-row>" for row in cells)
    return opendocument("spreadsheet", written)


WHOLE: dict[str, tuple[str, bytes]] = {
    **{kind: (name, content([FORM], kind)) for kind, name in FORMATS.items()},
    "txt": ("f.txt", builder.text_form([FORM]).encode()),
    "yaml": ("f.yaml", GOALS.encode()),
    "rtf": ("f.rtf", rich()),
    "mht": ("f.mht", archive(FORM)),
    "ods": ("f.ods", sheet()),
}
TEXTS = ("csv", "md", "html", "txt", "yaml", "rtf", "mht")
# Where a text may be cut is behind every byte; behind these it is tried.
PARTS = {kind: 60 if kind in TEXTS else 10 for kind in WHOLE}


@pytest.mark.parametrize("kind", WHOLE)
def test_a_file_that_is_cut_off_is_never_called_clean(kind: str, tmp_path: Path) -> None:
    name, data = WHOLE[kind]
    path = tmp_path / name
    path.write_bytes(data)
    (whole,) = read(path, name, named=True).tables
    assert len(whole.indicators) >= 6
    assert not errors(path)
    for part in range(1, PARTS[kind]):
        path.write_bytes(data[: len(data) * part // PARTS[kind]])
        left = read(path, name, named=True).tables
        told = errors(path)
        assert told or any(is_whole_but_for_its_end(table, whole) for table in left), part
        if told:
            run = check(Job(paths=(str(path),)))
            assert all(one.verdict is not Verdict.PASS for one in judge(run)), part


def errors(path: Path) -> list[str]:
    found = check(Job(paths=(str(path),))).findings
    return [one.rule for one in found if one.severity is Severity.ERROR]


def is_whole_but_for_its_end(left: GoalTable, whole: GoalTable) -> bool:
    """Whether a table is what nobody can tell from a whole one: all of the head, and of the rows
    the first ones as they are, the last cell of the last row cut short perhaps."""
    head = ("项目名称", "单位名称", "年度", "预算数", "资金用途")
    if any(left.text(label) != whole.text(label) for label in head):
        return False
    rows, known = left.indicators, whole.indicators
    same = [shown(one) == shown(other) for one, other in zip(rows, known, strict=False)]
    if not rows or not all(same[:-1]):
        return False
    last, meant = shown(rows[-1]), shown(known[len(rows) - 1])
    begun = [one for one in zip(last, meant, strict=False) if one[0] != one[1]]
    return len(last) == len(meant) and (
        not begun or (meant[-1].startswith(last[-1]) and last[-1] != "")
    )


def shown(row: Indicator) -> list[str]:
    return [row.text(label) for label in ("一级指标", "二级指标", "三级指标", "指标值")]


SELF_EVALUATION = form(
    """
    项目名称|5>2026年湖区清淤工程
    主管部门|2>柳湖县水利局|实施单位|2>柳湖县水务中心
    项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率
    年度资金总额|86|86|80|10|93.02%
    年度总体目标|2>完成清淤12万立方米|实际完成情况|2>完成清淤12万立方米
    一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分
    产出指标|数量指标|清淤土方量|≥12万立方米|12万立方米|20|20
    产出指标|质量指标|工程验收合格率|=100%|100%|20|20
    产出指标|时效指标|清淤完工时间|2026年10月底前|2026年9月|10|10
    效益指标|社会效益指标|受益群众人数|≥6000人|6200人|30|30
    满意度指标|服务对象满意度指标|周边群众满意度|≥90%|93%|10|10
    总分|||||100|99.3
    """,
    "2026年度项目支出绩效自评表",
)
LIST = form(
    """
    单位名称|项目名称|预算数（万元）|绩效目标|一级指标|二级指标|三级指标|指标值
    柳湖县水务中心|2026年湖区清淤工程|86|完成清淤12万立方米|产出指标|数量指标|清淤量|≥12万立方米
    ||||产出指标|质量指标|工程验收合格率|=100%
    ||||效益指标|社会效益指标|受益群众人数|≥6000人
    ||||满意度指标|服务对象满意度指标|周边群众满意度|≥90%
    柳湖县水务中心|2026年水库除险工程|60|除险水库2座|产出指标|数量指标|除险水库数量|≥2座
    ||||产出指标|质量指标|工程验收合格率|=100%
    ||||效益指标|社会效益指标|受益群众人数|≥3000人
    ||||满意度指标|服务对象满意度指标|周边群众满意度|≥90%
    """,
    "2026年度部门预算项目绩效目标表",
)
SPLIT = form(
    """
    项目名称|7>2026年湖区清淤工程
    单位名称|3>柳湖县水务中心|年度|3>2026
    预算数（万元）|7>86
    绩效目标|7>完成清淤12万立方米
    一级指标|二级指标|三级指标|指标性质|指标值|度量单位|分值|评分标准
    产出指标|数量指标|清淤土方量|≥|12|万立方米|20|每少1%扣1分
    产出指标|质量指标|工程验收合格率|=|100|%|20|每少1%扣1分
    产出指标|时效指标|清淤完工时间|≤|10|月|20|每晚1天扣1分
    效益指标|社会效益指标|受益群众人数|≥|6000|人|30|每少1%扣1分
    满意度指标|服务对象满意度指标|周边群众满意度|≥|90|%|10|每少1%扣1分
    """,
    "2026年度项目支出绩效目标表",
)
OTHERS = {"self-evaluation": SELF_EVALUATION, "list": LIST, "split": SPLIT}
_PARTS_OF_OTHERS = 24


@pytest.mark.parametrize("kind", ["html", "csv", "md", "mht"])
@pytest.mark.parametrize("name", OTHERS)
def test_every_form_that_is_cut_off_is_told_of_or_is_a_beginning(
    name: str, kind: str, tmp_path: Path
) -> None:
    printed = OTHERS[name]
    data = archive(printed) if kind == "mht" else content([printed], kind)
    path = tmp_path / f"f.{kind}"
    path.write_bytes(data)
    whole = read(path, path.name, named=True).tables
    assert sum(len(table.indicators) for table in whole) >= 5
    assert not errors(path)
    for part in range(1, _PARTS_OF_OTHERS):
        path.write_bytes(data[: len(data) * part // _PARTS_OF_OTHERS])
        if not errors(path):
            left = read(path, path.name, named=True).tables
            assert all(map(is_beginning, left, whole)), part


def is_beginning(left: GoalTable, whole: GoalTable) -> bool:
    """Whether all of the head and all rows but the last are as they were, and of the last no cell
    is lost. 总分 stands in a row below them, of which nobody can miss the whole."""
    *rows, last = [texts(row.fields) for row in left.indicators]
    known = [texts(row.fields) for row in whole.indicators]
    meant = known[len(rows)]
    return (
        {**texts(left.fields), "总分": ""} == {**texts(whole.fields), "总分": ""}
        and rows == known[: len(rows)]
        and last.keys() == meant.keys()
        and all(meant[name].startswith(text) for name, text in last.items())
    )


def texts(fields: Mapping[str, Cell]) -> dict[str, str]:
    return {label: cell.text for label, cell in fields.items()}


@pytest.mark.parametrize("end", ["</table></body></html>", "</table>"])
def test_a_page_that_ends_behind_its_table_is_whole(end: str, tmp_path: Path) -> None:
    page = builder.html_form([FORM])
    path = tmp_path / "f.html"
    path.write_text(page[: page.rindex("</table>")] + end, encoding="utf-8")
    assert not errors(path)


def test_a_page_that_ends_between_two_rows_is_cut_off(tmp_path: Path) -> None:
    page = builder.html_form([FORM])
    path = tmp_path / "f.html"
    path.write_text(page[: page.rindex("<tr>")], encoding="utf-8")
    (found,) = [
        one for one in check(Job(paths=(str(path),))).findings if one.severity is Severity.ERROR
    ]
    assert (found.rule, found.message) == (
        "GC009",
        "表不完整，缺最后一行以后的内容：网页在表格里就断了，没有结束的标记",
    )


def test_a_row_of_pipes_that_ends_in_the_middle_is_cut_off(tmp_path: Path) -> None:
    text = builder.markdown_form([FORM]).rstrip()
    path = tmp_path / "f.md"
    path.write_text(text[: text.rindex("90%") + 1], encoding="utf-8")
    assert errors(path) == ["GC009"]
    open_rows = "\n".join(line.removesuffix("|").rstrip() for line in text.split("\n"))
    path.write_text(open_rows, encoding="utf-8")
    assert not errors(path)
