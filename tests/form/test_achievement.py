"""What was done against what was meant."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.form.achievement import grade_of, inherited, is_reached
from checker.values import Note, parse


@pytest.mark.parametrize(
    ("target", "actual", "read"),
    [
        ("≥90%", "95", "95%"),
        ("≥90%", "0.95", "95%"),
        ("≥21万人次", "22", "22万人次"),
        ("≥21万人次", "220000", "220000人次"),
        ("≥12座", "13", "13座"),
    ],
)
def test_a_bare_number_is_in_the_unit_of_its_target(target: str, actual: str, read: str) -> None:
    found, meant = inherited(parse(actual), parse(target)), parse(read)
    assert found.lower is not None
    assert meant.lower is not None
    assert found.lower.value == meant.lower.value
    assert found.unit == meant.unit
    assert Note.UNIT_FROM_TARGET in found.notes


@pytest.mark.parametrize(
    ("target", "actual"),
    [("≥12座", "13公里"), ("持续改善", "13"), ("≥12座", "12-13"), ("≥12座", "全部完成")],
)
def test_nothing_is_inherited_by_what_says_it_itself_or_is_no_number(
    target: str, actual: str
) -> None:
    assert inherited(parse(actual), parse(target)) == parse(actual)


@pytest.mark.parametrize(
    ("actual", "grade"),
    [
        ("达成年度指标", "1"),
        ("部分达成年度指标并具有一定效果", "0.5"),
        ("未达成年度指标且效果较差", "0"),
        ("部分达成（80%）", "0.8"),
        ("部分达成，80%", "0.8"),
        ("完成80%", "0.8"),
        ("完成任务的80%", "0.8"),
        ("基本达成，完成率90%", "0.9"),
        ("已完成102%", "1"),
        ("未达成（40%）", "0"),
        ("部分达成年度指标并具有一定效果（80%-60%）", "0.5"),
        ("部分达成年度指标并具有一定效果（80%（含）-60%）", "0.5"),
        ("达成年度指标（100%-80%（含））", "1"),
        ("基本达成", None),
        ("80%", None),
        ("部分实现（70%）", "0.7"),
        ("成活率达到80%", None),
        ("达到95%", None),
        ("群众满意率达到80%", None),
        ("新增就业80人", None),
    ],
)
def test_a_grade_says_how_much_of_it_where_it_names_a_share(actual: str, grade: str | None) -> None:
    found = grade_of(parse(actual), parse("健全"))
    assert found == (None if grade is None else Decimal(grade))


def test_a_share_beside_a_percentage_is_the_value_itself() -> None:
    assert grade_of(parse("完成率80%"), parse("≥85%")) is None
    assert is_reached(parse("完成率80%"), parse("≥85%"), reverse=False) is False
    assert is_reached(parse("完成80%"), parse("≥480公里"), reverse=False) is False
    assert is_reached(parse("部分达成（80%）"), parse("≥85%"), reverse=False) is False
