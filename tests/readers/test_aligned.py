"""PDF tables that nobody drew lines around: read as the same table with lines, or refused."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest

from checker.readers.grid import Limits
from checker.readers.pdf import pdf_grids
from checker.readers.recognise import recognise
from checker.readers.vocabulary import common_words
from tests.readers import writing
from tests.readers.forms_for_tests import content, rows, texts
from tests.readers.test_pdf import drawn, read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from checker.readers.assembly import Recognised

PUMPS = """
    项目名称|3>城区老旧排水泵站维修
    预算数|80.00|财政资金|80.00
    绩效目标|3>1.维修泵站12处，保障汛期排水畅通\\n2.更换水泵，使城区老旧泵站的排水能力达到设计标准，群众出行安全得到保障，城区积水点逐年减少
    一级指标|二级指标|三级指标|指标值
    4^产出指标|2^数量指标|维修泵站数量|≥12处
    更换老旧水泵及其配套电气设备的数量合计|≥24台
    质量指标|验收合格率|100%
    时效指标|维修改造工程全部完工并通过竣工验收的时间|2025年10月底前
    2^效益指标|社会效益指标|受益人口|≥3万人
    生态效益指标|城区积水点减少数量|持续改善，达到国家规定的标准
    满意度指标|服务对象满意度指标|群众满意度|≥90%
"""


def recognised(data: bytes) -> Recognised:
    words = common_words()
    return recognise(words, pdf_grids(words, data, "f.pdf", Limits()), "f.pdf")


def same(text: str, **look: Any) -> bool:
    """Whether the form comes to the same without lines; else it must be refused, and once."""
    printed = [writing.form(text, "项目绩效目标表")]
    (ruled,) = recognised(writing.pdf_bytes(printed, **look)).tables
    found = recognised(writing.pdf_bytes(printed, ruled=False, **look))
    if not found.tables:
        assert [problem.rule for problem in found.problems] == ["GC011"]
        return False
    assert [content(table) for table in found.tables] == [content(ruled)]
    return True


@pytest.mark.parametrize("padding", [1, 3, 6])
@pytest.mark.parametrize("align", ["TOP", "MIDDLE"])
def test_rows_are_told_by_the_gaps_between_them(align: str, padding: int) -> None:
    assert same(PUMPS, align=align, padding=padding)


@pytest.mark.parametrize("height", [300, 330, 400])
def test_a_table_over_several_pages_is_one_table(height: int) -> None:
    assert same(PUMPS, align="TOP", page_height=height)


NAMES = ("泵站", "更换老旧水泵及其配套电气设备的数量合计", "验收合格率", "公共服务设施的正常运行率")
VALUES = ("≥12处", "100%", "2025年10月底前", "持续改善，达到国家规定的标准", "")
LEVELS = {"产出指标": ("数量指标", "质量指标", "成本指标"), "效益指标": ("社会效益指标",)}


def any_form(chance: random.Random) -> str:
    lines = PUMPS.strip().split("\n")[:4]
    for level, kinds in LEVELS.items():
        counts = [chance.randint(1, 3) for _ in kinds]
        block = [
            (f"{count}^{kind}|" if number == 0 else "")
            + f"{chance.choice(NAMES)}|{chance.choice(VALUES)}"
            for kind, count in zip(kinds, counts, strict=True)
            for number in range(count)
        ]
        lines += [f"{sum(counts)}^{level}|{block[0]}", *block[1:]]
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(12))
def test_a_table_is_read_as_it_would_be_with_lines_or_not_at_all(seed: int) -> None:
    chance = random.Random(seed)
    look = {"align": chance.choice(["TOP", "MIDDLE"]), "padding": chance.choice([0, 2, 4])}
    same(any_form(chance), **look)


XS = (40, 130, 240, 420)


def page_of(*lines: tuple[float, list[str]]) -> Callable[[Any], None]:
    """A page with texts at four places, each line at its height; a blank text is none."""

    def draw(canvas: Any) -> None:
        canvas.setFont("STSong-Light", 9)
        for top, words in lines:
            for x, text in zip(XS, words, strict=False):
                canvas.drawString(x, 842 - top, text)
        canvas.showPage()

    return draw


HEADS = ["一级指标", "二级指标", "三级指标", "指标值"]
TOP = [
    (40.0, ["滨河县项目支出绩效目标表"]),
    (60.0, ["项目名称", "泵站维修"]),
    (80.0, ["预算数", "80.00", "财政资金", "80.00"]),
    (100.0, ["绩效目标", "维修泵站"]),
    (120.0, HEADS),
]
BODY = [
    ["产出指标", "数量指标", "维修泵站", "≥12处"],
    ["", "质量指标", "验收合格率", "100%"],
    ["效益指标", "社会效益指标", "受益群众", "≥3万人"],
]
ROWS = [
    ("产出指标", "数量指标", "维修泵站", "≥12处"),
    ("产出指标", "质量指标", "验收合格率", "100%"),
    ("效益指标", "社会效益指标", "受益群众", "≥3万人"),
]


def below(start: float, *lines: list[str]) -> list[tuple[float, list[str]]]:
    return [(start + 20 * at, line) for at, line in enumerate(lines)]


def test_texts_at_the_same_places_are_columns(tmp_path: Path) -> None:
    (table,) = read_bytes(drawn(page_of(*TOP, *below(140, *BODY))), tmp_path).tables
    assert rows(table) == ROWS
    assert texts(table) == {
        "标题": "滨河县项目支出绩效目标表", "项目名称": "泵站维修",
        "预算数": "80.00", "财政资金": "80.00",
    }  # fmt: skip
    place = table.indicators[0].fields["指标值"].place
    assert (place.cell or "").startswith("page=1,box=")


def test_two_tables_on_a_page_are_two(tmp_path: Path) -> None:
    first = [*TOP, *below(140, *BODY)]
    second = [(top + 240, words) for top, words in first]
    document = read_bytes(drawn(page_of(*first, *second)), tmp_path)
    assert [rows(table) for table in document.tables] == [ROWS, ROWS]


@pytest.mark.parametrize(
    "body",
    [
        # A level between two rows, neither level with one nor in the middle of both.
        [(140, BODY[0]), (160, ["", "质量指标", "验收合格率", "100%"]), (188, ["效益指标"]),
         (180, ["", "社会效益指标", "受益群众", "≥3万人"])],
        # The second level holds from its own row on, or stands in the middle of its three rows.
        [(140, BODY[0]), (160, ["", "质量指标", "验收合格率", "100%"]),
         (180, ["效益指标", "社会效益指标", "受益群众", "≥3万人"]),
         (200, ["", "生态效益指标", "成活率", "≥95%"])],
        # A text between two columns.
        [(140, ["产出指标", "数量指标", "维修泵站", "≥12处"]), (160, ["", "", " " * 26 + "甲"])],
    ],
)  # fmt: skip
def test_where_nobody_can_tell_nothing_is_read(
    body: list[tuple[float, list[str]]], tmp_path: Path
) -> None:
    document = read_bytes(drawn(page_of(*TOP, *body)), tmp_path)
    assert not document.tables
    (problem,) = document.problems
    assert problem.rule == "GC011"
    assert "没有框线" in problem.arguments["原因"]
