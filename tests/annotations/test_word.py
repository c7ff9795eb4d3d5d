"""Findings as comments in Word."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from checker.base.place import Place
from checker.copies import CopyKind, Origin, stamped
from tests.annotations.made import annotated, findings, placed
from tests.ooxml.packages import W, document, packed, parts_of, with_part

MARKS = re.compile(
    rb'<w:comment(?:RangeStart|RangeEnd) w:id="\d+"/>'
    rb'|<w:r><w:commentReference w:id="\d+"/></w:r>'
)


@pytest.fixture
def word(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> bytes:
    return placed(document(), "f.docx", tmp_path, monkeypatch)


class TestWord:
    def test_every_finding_is_a_comment_on_its_cell(self, word: bytes) -> None:
        found = findings(word, "f.docx")
        assert [one.rule for one in found] == ["GC306", "GC204", "GC303"]
        parts = parts_of(annotated(word, found))
        comments = ET.fromstring(parts["word/comments.xml"])
        texts = ["".join(one.itertext()) for one in comments]
        headings = [f"【{one.severity.label}】{one.title}（{one.rule}）" for one in found]
        starts = [text.startswith(heading) for text, heading in zip(texts, headings, strict=True)]
        assert all(starts)
        cells = [
            "".join(cell.itertext())
            for cell in ET.fromstring(parts["word/document.xml"]).iter(f"{{{W}}}tc")
            if cell.find(f".//{{{W}}}commentReference") is not None
        ]
        assert cells == ["按标准拨付", "不超预算", "不低于90%"]

    def test_without_the_marks_the_text_is_what_it_was(self, word: bytes) -> None:
        before, after = parts_of(word), parts_of(annotated(word, findings(word, "f.docx")))
        assert MARKS.sub(b"", after["word/document.xml"]) == before["word/document.xml"]
        changed = {name for name in before if before[name] != after[name]}
        assert changed == {"word/document.xml", "[Content_Types].xml"}
        assert set(after) - set(before) == {"word/comments.xml", "word/_rels/document.xml.rels"}

    def test_comments_that_are_there_already_stay(self, word: bytes) -> None:
        found = findings(word, "f.docx")
        once = annotated(word, found[:1])
        twice = parts_of(annotated(once, found[1:]))
        comments = ET.fromstring(twice["word/comments.xml"])
        assert [one.get(f"{{{W}}}id") for one in comments] == ["0", "1", "2"]
        assert twice["word/_rels/document.xml.rels"].count(b"comments") == 2  # type and target

    def test_a_finding_on_an_empty_cell_opens_its_paragraph(self, word: bytes) -> None:
        parts = parts_of(word)
        blank = parts["word/document.xml"].replace(b"<w:p></w:p>", b"<w:p/>")
        data = with_part(word, "word/document.xml", blank)
        (one, *_) = findings(word, "f.docx")
        on_blank = replace(one, place=Place("f.docx", cell="table=1,row=3,col=7"))
        after = parts_of(annotated(data, [on_blank]))["word/document.xml"]
        assert MARKS.sub(b"", after).count(b"<w:p></w:p>") == 1
        assert ET.fromstring(after).find(f".//{{{W}}}commentReference") is not None

    def test_the_same_file_gives_the_same_bytes(self, word: bytes) -> None:
        found = findings(word, "f.docx")
        assert annotated(word, found) == annotated(word, found)

    def test_a_comment_has_author_and_day(self, word: bytes) -> None:
        found = findings(word, "f.docx")
        comments = ET.fromstring(
            parts_of(annotated(word, found, "2026-03-31"))["word/comments.xml"]
        )
        assert {(one.get(f"{{{W}}}author"), one.get(f"{{{W}}}date")) for one in comments} == {
            ("goalcheck", "2026-03-31T00:00:00Z")
        }

    def test_in_our_own_copy_the_remarks_of_the_last_check_go(self, word: bytes) -> None:
        found = findings(word, "f.docx")
        copy = stamped(annotated(word, found), CopyKind.COMMENTED, Origin("f.docx"))
        again = parts_of(annotated(copy, found[2:]))
        comments = ET.fromstring(again["word/comments.xml"])
        assert [found[2].title in "".join(one.itertext()) for one in comments] == [True]
        assert again["word/document.xml"].count(b"<w:commentReference ") == 1

    def test_a_remark_somebody_answered_stays_with_the_answer(self, word: bytes) -> None:
        found = findings(word, "f.docx")
        copy = stamped(annotated(word, found), CopyKind.COMMENTED, Origin("f.docx"))
        parts = parts_of(copy)
        comments = parts["word/comments.xml"].decode()
        comments = comments.replace("<w:p>", '<w:p w14:paraId="0A0B0C01" xmlns:w14="x">', 1)
        comments = comments.replace("</w:comments>", (
            f'<w:comment xmlns:w="{W}" w:id="9" w:author="王"><w:p><w:r><w:t>已核实</w:t></w:r>'
            "</w:p></w:comment></w:comments>"
        ))  # fmt: skip
        parts["word/comments.xml"] = comments.encode()
        parts["word/commentsExtended.xml"] = (
            b'<w15:commentsEx xmlns:w15="y"><w15:commentEx w15:paraId="0A0B0C02" '
            b'w15:paraIdParent="0A0B0C01" w15:done="0"/></w15:commentsEx>'
        )
        rels = parts["word/_rels/document.xml.rels"].decode()
        entry = (
            '<Relationship Id="rId77" Type="http://x/commentsExtended" '
            'Target="commentsExtended.xml"/>'
        )
        parts["word/_rels/document.xml.rels"] = rels.replace(
            "</Relationships>", entry + "</Relationships>"
        ).encode()
        again = parts_of(annotated(packed(parts), []))
        texts = ["".join(one.itertext()) for one in ET.fromstring(again["word/comments.xml"])]
        assert len(texts) == 2
        assert found[0].title in texts[0]
        assert texts[1] == "已核实"
