"""A file that was saved, copied or sent in part is never called clean: what is left of its table is
all of it, or an error says that something is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.finding import Severity, Verdict, judge
from checker.pipeline import Job, check
from checker.readers import read
from tests.readers import test_mht, test_rtf
from tests.readers.writing import FORMATS, builder, content, form

if TYPE_CHECKING:
    from pathlib import Path

    from checker.model import GoalTable, Indicator

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


def archive() -> bytes:
    """The form as a web page in one file."""
    page = builder.html_form([FORM]).encode()
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


WHOLE: dict[str, tuple[str, bytes]] = {
    **{kind: (name, content([FORM], kind)) for kind, name in FORMATS.items()},
    "txt": ("f.txt", builder.text_form([FORM]).encode()),
    "yaml": ("f.yaml", GOALS.encode()),
    "rtf": ("f.rtf", rich()),
    "mht": ("f.mht", archive()),
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
