"""Codes between a label and the name it asks for."""

from __future__ import annotations

import pytest

from checker.readers.codes import without_codes
from checker.readers.draft import Draft
from checker.readers.vocabulary import common_words
from tests.readers.rowtexts import grid_rows


def taken(text: str) -> tuple[list[str], dict[str, str], list[str]]:
    """The texts that are left of a row, the codes taken, what is left over."""
    draft = Draft()
    (row,) = grid_rows(text)
    left = without_codes(common_words(), draft, row)
    codes = {name: cell.text for name, cell in draft.fields.items()}
    return [slot.text for slot in left.own], codes, [one.text for one in draft.leftovers]


@pytest.mark.parametrize("code", ["104001", "[104001]", "（104001）"])
def test_the_code_of_a_unit_is_taken_and_leaves_the_name(code: str) -> None:
    assert taken(f"预算单位|{code}|某局") == (["预算单位", "某局"], {"单位编码": "104001"}, [])


def test_the_code_of_a_department_is_understood_and_that_of_a_project_is_longer() -> None:
    assert taken("主管部门|104|某局") == (["主管部门", "某局"], {}, ["104"])
    assert taken("项目名称|2025-0001-07|泵站")[1] == {"项目编码": "2025-0001-07"}
    assert taken("项目名称|2025|泵站")[1] == {}


def test_a_number_beside_another_label_is_no_code() -> None:
    assert taken("预算数|104001|某局") == (["预算数", "104001", "某局"], {}, [])
