"""Tags that know where they stand: a part is changed there and nowhere else."""

from __future__ import annotations

from checker.ooxml.markup import inserted, replaced_bytes, start_tags, tags

PART = '<a x="1"><b>文</b><b/></a>'.encode()


def test_tags_stand_where_they_say() -> None:
    found = [(PART[tag.start : tag.stop], tag.closing) for tag in tags(PART)]
    assert found == [
        *((b'<a x="1">', False), (b"<b>", False), (b"</b>", True)),
        *((b"<b/>", False), (b"<b/>", True), (b"</a>", True)),
    ]
    assert len(list(start_tags(PART, "b"))) == 2


def test_a_child_is_put_first_or_last() -> None:
    assert inserted(PART, "a", "<c/>") == '<a x="1"><b>文</b><b/><c/></a>'.encode()
    assert inserted(PART, "a", "<c/>", first=True) == '<a x="1"><c/><b>文</b><b/></a>'.encode()


def test_spans_are_replaced_whatever_their_order() -> None:
    assert replaced_bytes(b"abcdef", [(4, 5, "E"), (0, 2, "甲")]) == "甲cdEf".encode()
