"""Which tables are one submission."""

from __future__ import annotations

from checker.base.globs import SetPatterns
from checker.pipeline.sets import group
from checker.readers import read_text
from tests.cli.command import GOAL_FILE

TWO = f"{GOAL_FILE}---\n{GOAL_FILE}"
DOCUMENTS = [
    read_text(text, path)
    for path, text in (
        ("乙/2.yaml", GOAL_FILE), ("甲/1.yaml", GOAL_FILE), ("乙/1.yaml", GOAL_FILE),
        ("甲/两张.yaml", TWO),
    )
]  # fmt: skip


def sets(*drawn: SetPatterns) -> dict[str, list[str]]:
    return {one.name: [each.path for each in one.documents] for one in group(DOCUMENTS, drawn)}


def test_a_folder_is_a_set_and_a_file_of_several_tables_one_of_its_own() -> None:
    assert sets() == {
        "乙": ["乙/1.yaml", "乙/2.yaml"],
        "甲": ["甲/1.yaml"],
        "甲/两张.yaml": ["甲/两张.yaml"],
    }
    whole = next(one for one in group(DOCUMENTS, ()) if one.name == "甲/两张.yaml")
    assert [table.index for table in whole.tables] == [1, 2]


def test_the_first_drawn_set_that_fits_takes_a_file() -> None:
    assert sets(SetPatterns(("*/1.yaml",), "头一份"), SetPatterns(("甲/*",))) == {
        "头一份": ["乙/1.yaml", "甲/1.yaml"],
        "乙": ["乙/2.yaml"],
        "甲/*": ["甲/两张.yaml"],
    }
