"""The columns of a table without ruling lines."""

from __future__ import annotations

from checker.readers.alignedcolumns import columns_of, parts_of
from checker.readers.pagetext import Char, TextLine


def line(*words: tuple[float, str]) -> TextLine:
    """Words on one line, each character ten points wide."""
    return TextLine(
        tuple(
            Char(char, left + 10 * at, 0, left + 10 * at + 10, 10, 10)
            for left, word in words
            for at, char in enumerate(word)
        )
    )


HEADS = parts_of(line((0, "指标"), (100, "数值")))


def test_texts_that_stand_clearly_apart_are_parts() -> None:
    assert [one.text for one in parts_of(line((0, "三级指标"), (50, "甲"), (59, "乙")))] == [
        "三级指标", "甲乙",
    ]  # fmt: skip


def test_a_line_belongs_to_the_columns_as_long_as_it_leaves_them_apart() -> None:
    body = [line((0, "检修泵站"), (100, "六座")), line((0, "一行很长很长很长的字啊"))]
    columns, count = columns_of(HEADS, body)
    assert count == 1
    assert columns is not None
    assert [(piece.column, piece.line.text) for piece in columns.pieces(body[0])] == [
        (0, "检修泵站"), (1, "六座"),
    ]  # fmt: skip
    assert columns.edges == (0, 70, 120)


def test_a_text_between_two_heads_that_has_none_makes_no_columns() -> None:
    assert columns_of(HEADS, [line((0, "甲"), (60, "乙"), (100, "丙"))]) == (None, 1)
