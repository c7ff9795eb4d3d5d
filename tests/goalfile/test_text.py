"""Goal files as they are written: what a person likes to edit, and what reads back equal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.base.place import Place
from checker.base.text import as_seen
from checker.goalfile import convert, goal_file_text, majority_year
from checker.model import (
    INDICATOR_FIELDS,
    TABLE_FIELDS,
    Cell,
    Document,
    GoalTable,
    Indicator,
)
from checker.readers import read_text
from tests.readers.forms_for_tests import content

HERE = Place("f", 1, 1, 1, 1)

# Every reader gives texts as a person sees them.
cell_texts = (
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30).map(as_seen).map(str.strip)
)
cells = st.builds(Cell, cell_texts, st.just(HERE))
solid_cells = cells.filter(lambda cell: bool(cell.text))


@st.composite
def tables(draw: st.DrawFn) -> GoalTable:
    fields = draw(st.dictionaries(st.sampled_from(list(TABLE_FIELDS)), cells))
    fields["项目名称"] = draw(solid_cells)
    # A file always says its unit of money and is always given its year.
    fields["金额单位"], fields["年度"] = Cell("元", HERE), Cell("2026", HERE)
    rows = draw(
        st.lists(st.dictionaries(st.sampled_from(list(INDICATOR_FIELDS)), cells), max_size=3)
    )
    indicators = tuple(Indicator(row, HERE, each) for row, each in enumerate(rows))
    goals = tuple(draw(st.lists(solid_cells, max_size=3)))
    return GoalTable("f", 1, 1, HERE, fields, goals, indicators)


def table(**fields: str) -> GoalTable:
    return GoalTable("f", 1, 1, HERE, {key: Cell(text, HERE) for key, text in fields.items()})


@given(tables())
def test_what_is_written_reads_back_equal(written: GoalTable) -> None:
    document = read_text(goal_file_text(written), "f.yaml")
    # A table without indicators is cut off, which reading says; nothing else is amiss.
    missing = set[str]() if written.indicators else {"GC009"}
    assert {problem.rule for problem in document.problems} == missing
    assert content(document.tables[0]) == content(written)


@given(tables())
def test_writing_what_was_read_changes_nothing(written: GoalTable) -> None:
    text = goal_file_text(written)
    assert goal_file_text(read_text(text, "f.yaml").tables[0]) == text


def test_fields_stand_in_the_order_of_the_form_without_needless_quotes() -> None:
    text = goal_file_text(table(预算数="6.30", 项目名称="2026年“三支一扶”经费", 单位编码="007"))
    assert text == "单位编码: 007\n金额单位: 万元\n项目名称: 2026年“三支一扶”经费\n预算数: 6.30\n"


def test_only_what_yaml_would_misread_is_quoted() -> None:
    text = goal_file_text(table(项目名称="三号 #楼", 资金用途="用于: 工资", 备注="≥22人"))
    assert text == ('金额单位: 万元\n项目名称: "三号 #楼"\n资金用途: "用于: 工资"\n备注: ≥22人\n')


def test_a_goal_of_several_lines_is_a_readable_block() -> None:
    goal = Cell("其一\n其二", HERE)
    text = goal_file_text(GoalTable("f", 1, 1, HERE, {}, (goal,)))
    assert text == "金额单位: 万元\n绩效目标:\n  - |-\n    其一\n    其二\n"


def test_the_budget_year_of_a_set_is_what_most_names_begin_with() -> None:
    names = ("2026年甲", "2024年乙", "2026年丙", "丁（2023年）")
    assert majority_year([table(项目名称=name) for name in names]) == "2026"


def test_conversion_numbers_the_files_and_says_what_it_assumed() -> None:
    document = Document("d.docx", "docx", (table(项目名称="2026年甲"), table(项目名称="乙")))
    conversion = convert([document])
    assert [file.name for file in conversion.files] == ["01.yaml", "02.yaml"]
    assert "年度: 2026\n" in conversion.files[1].text
    assert conversion.notes == (
        "年度按多数项目名称开头的年份写作 2026",
        "没有写明金额单位的表按万元写",
    )


def test_a_table_keeps_its_own_year() -> None:
    document = Document("d.docx", "docx", (table(项目名称="2024年甲", 年度="2025"),))
    assert "年度: 2025\n" in convert([document], "2026").files[0].text
