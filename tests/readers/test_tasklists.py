"""The tasks of a department without money beside them."""

from __future__ import annotations

from checker.base.place import Place
from checker.readers.draft import Draft
from checker.readers.grid import Grid, GridCell
from checker.readers.rows import GridRow, rows_of
from checker.readers.tasklists import read_task_list, task_list_end

HERE = Place("甲.xlsx")


def rows(
    *lines: tuple[str, str], heads: tuple[str, str] = ("任务名称", "主要内容")
) -> list[GridRow]:
    lead = GridCell("年度主要任务", 0, 0, HERE, row_span=len(lines) + 1)
    cells = [
        GridCell(text, row, column, HERE)
        for row, line in enumerate((heads, *lines))
        for column, text in enumerate(line, 1)
    ]
    return list(rows_of(Grid((lead, *cells))))


TASKS = (("防汛", "值守泵站6座"), ("灌溉", "放水3轮"))


def test_every_line_is_a_task() -> None:
    found = rows(*TASKS)
    assert task_list_end(found, 0) == 3
    draft = Draft()
    read_task_list(draft, found)
    assert [(one.text("任务名称"), one.text("主要内容")) for one in draft.tasks] == list(TASKS)


def test_a_line_with_a_figure_or_another_head_is_no_such_list() -> None:
    assert task_list_end(rows(*TASKS, ("排涝", "120")), 0) is None
    assert task_list_end(rows(*TASKS, heads=("任务名称", "预算数")), 0) is None
    assert task_list_end(rows(), 0) is None
