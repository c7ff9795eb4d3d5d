"""Tables in plain text are those of tabulate, also where it is not imported for them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tabulate import tabulate

from checker.reports.grid import text_grid

CELLS = st.text("甲乙（。≥×①a1. -－Ａ", max_size=9).map(str.strip)


@settings(deadline=None)
@given(data=st.data())
def test_a_grid_is_what_tabulate_makes_of_it(data: st.DataObject) -> None:
    columns = data.draw(st.integers(1, 4))
    line = st.lists(CELLS, min_size=columns, max_size=columns).filter(any)
    headers = data.draw(st.lists(CELLS.filter(bool), min_size=columns, max_size=columns))
    rows = data.draw(st.lists(line, min_size=1, max_size=4))
    right = data.draw(st.sets(st.integers(0, columns - 1)))
    align = ["right" if at in right else "left" for at in range(columns)]
    made = tabulate(rows, headers, "simple", disable_numparse=True, colalign=align)
    assert text_grid(headers, rows, sorted(right)) == "\n".join(
        line.rstrip() for line in made.splitlines()
    )


def test_colours_take_no_room() -> None:
    text = text_grid(["程度", "条数"], [["\x1b[1;31m错误\x1b[0m", "3"], ["合计", "12"]], right=(1,))
    assert text.splitlines() == [
        "程度      条数",
        "------  ------",
        "\x1b[1;31m错误\x1b[0m         3",
        "合计        12",
    ]
