"""Tables on the page: findings with what filters need."""

from __future__ import annotations

import re
from dataclasses import replace

from checker.base.place import Place
from checker.finding import (
    FileRecord,
    Related,
)
from tests.reports.elements import Elements, page
from tests.reports.samples import COST, MIXED


def test_findings_carry_what_filters_need() -> None:
    found = [
        attributes
        for _, attributes in Elements(page()).found
        if "finding" in (attributes.get("class") or "").split()
    ]
    assert [(one["data-severity"], one["data-rule"]) for one in found] == [
        ("error", "GC202"),
        ("warning", "GC305"),
        ("error", "GC011"),
        ("warning", "GC402"),
    ]


def test_a_page_of_one_table_shows_it_open() -> None:
    alone = replace(MIXED, tables=MIXED.tables[:1], files=MIXED.files[:1], findings=(COST,))
    assert re.search(r'<details class="table"[^>]* open>', page(alone))


def test_a_file_without_a_table_goes_by_its_name() -> None:
    assert '<h3>加密.xlsx</h3> <span class="unit">（没有单位名称）</span>' in page()


def test_places_are_said_in_words() -> None:
    word = Place("甲/表.docx", cell="table=1,row=7,col=4", order=(1, 7, 4))
    other = Place("乙/表.docx", cell="table=2,row=3,col=1", order=(2, 3, 1))
    paper = Place("丙/表.pdf", cell="page=3,box=1,2,3,4", order=(3,))
    related = (Related(other, "同一个项目"), Related(paper, "同一个数"), Related(word, "本表"))
    table = replace(MIXED.tables[0], path=word.path, place=word)
    run = replace(MIXED, findings=(replace(COST, place=word, related=related),), tables=(table,),
                  files=(FileRecord(word.path, "docx", 1, 6),))  # fmt: skip
    text = page(run)
    assert '<span class="faint">第1个表格第7行第4列</span>' in text
    assert "<dd>乙/表.docx 第2个表格第3行第1列：同一个项目</dd>" in text
    assert "<dd>丙/表.pdf 第3页：同一个数</dd>" in text
    assert "<dd>第1个表格第7行第4列：本表</dd>" in text
    assert "table=" not in text
    assert "box=" not in text
