"""The page for reviewers: one file, nothing from outside, nothing of a cell taken as markup."""

from __future__ import annotations

import base64
import hashlib
import re
import sys
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import pytest

from checker.errors import UsageError
from checker.finding import (
    Exemption,
    ExemptionState,
    ExemptionUse,
    FileRecord,
    Related,
    RuleNote,
    Severity,
    TableContent,
    WrittenCell,
)
from checker.place import Place
from checker.reports import ReportOptions, render
from checker.reports.page import template
from tests.reports.samples import COST, EMPTY, IDLE, MIXED, PENSION, RATE

if TYPE_CHECKING:
    from checker.finding import Run


def page(run=MIXED, **options: object) -> str:
    text = render("html", run, ReportOptions(**options))
    assert isinstance(text, str)
    return text


class Elements(HTMLParser):
    """Every element with its attributes, and what is still open."""

    VOID = ("meta", "br", "input")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("run", [MIXED, EMPTY, IDLE], ids=["mixed", "empty", "idle"])
def test_every_element_is_closed(run: object) -> None:
    assert Elements(page(run)).open == []


def test_nothing_is_loaded_from_anywhere() -> None:
    text = page()
    assert not re.search(r"https?://|@import|url\(", text)
    assert all("src" not in attributes for _, attributes in Elements(text).found)


def test_the_policy_lets_no_style_or_program_run_but_the_pages_own() -> None:
    text = page()
    policy = next(
        attributes["content"] or ""
        for _, attributes in Elements(text).found
        if attributes.get("http-equiv") == "Content-Security-Policy"
    )
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'; ")
    for element in ("style", "script"):
        inside = re.findall(rf"<{element}>(.*?)</{element}>", text, re.DOTALL)
        digests = [base64.b64encode(hashlib.sha256(one.encode()).digest()) for one in inside]
        assert [f"{element}-src 'sha256-{one.decode()}'" in policy for one in digests] == [True]
    assert not any("style" in attributes for _, attributes in Elements(text).found)


def test_without_its_library_the_page_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    template._template.cache_clear()
    with pytest.raises(UsageError, match=r'写网页要用 Jinja2，.* pip install "\.\[page\]"'):
        page()


def test_the_language_is_said_to_screen_readers() -> None:
    assert ("html", {"lang": "zh-CN"}) in Elements(page()).found


def test_every_table_has_a_caption_and_headings_that_say_what_they_head() -> None:
    text = page()
    assert len(re.findall(r"<table[ >]", text)) == text.count("<caption>") > 0
    scopes = {attributes.get("scope") for tag, attributes in Elements(text).found if tag == "th"}
    assert scopes == {"col", "row"}


HOSTILE = (
    "<script>alert(1)</script>",
    '"onload="x',
    "' autofocus onfocus=alert(1) x='",
    "</style></script></details><b>",
    "{{ 7 * 7 }}{% raw %}",
    "&lt;b&gt;&amp;#unit=x&rule=y",
)


def run_of(text: str) -> Run:
    """A run in which strangers wrote the same everywhere."""
    ref = replace(PENSION, unit=text, project=text)
    fault = replace(
        COST, text=text, steps=(text,), message=text, title=text, expected=text, basis=text,
        table=ref, indicator_name=text,
    )  # fmt: skip
    cell = WrittenCell(f"备注{text}", text, Place("goals/01.yaml", 1, 1))
    content = TableContent((cell,), (cell,), ((cell,),))
    table = replace(MIXED.tables[0], content=content, title=text, project=text, unit=text)
    tables = (table, *MIXED.tables[1:])
    return replace(MIXED, findings=(fault,), tables=tables, notes=(text,))


@pytest.mark.parametrize("nasty", HOSTILE)
def test_text_of_a_table_is_never_markup(nasty: str) -> None:
    hostile, plain = Elements(page(run_of(nasty))), Elements(page(run_of("甲")))
    assert hostile.open == []
    # The same elements with the same attributes as for a harmless text.
    assert [(tag, list(attributes)) for tag, attributes in hostile.found] == [
        (tag, list(attributes)) for tag, attributes in plain.found
    ]


def test_a_unit_of_any_name_can_be_chosen_by_a_link() -> None:
    unit = "甲 & 乙=丙#丁%41+"
    ref = replace(PENSION, unit=unit)
    run = replace(MIXED, findings=(replace(COST, table=ref),))
    links = [attributes.get("href") or "" for _, attributes in Elements(page(run)).found]
    chosen = [parse_qs(link[1:]) for link in links if link.startswith("#unit=")]
    assert {"unit": [unit]} in chosen


def test_findings_carry_what_filters_need() -> None:
    found = [
        attributes
        for tag, attributes in Elements(page()).found
        if "finding" in (attributes.get("class") or "").split()
    ]
    assert [(one["data-severity"], one["data-rule"]) for one in found] == [
        ("error", "GC202"),
        ("warning", "GC305"),
        ("error", "GC011"),
        ("warning", "GC402"),
    ]


def test_every_link_of_the_page_leads_to_a_place_or_a_choice_of_the_filters() -> None:
    elements = Elements(page()).found
    links = [attributes["href"] or "" for tag, attributes in elements if tag == "a"]
    targets = {f"#{attributes['id']}" for _, attributes in elements if "id" in attributes}
    choices = {
        f"#{name}={value}"
        for name in ("verdict", "unit", "rule")
        for value in re.findall(
            r'value="([^"]+)"', re.findall(rf'<select name="{name}">(.*?)</select>', page())[0]
        )
    }
    single = [link for link in links if "&" not in link]
    assert set(single) <= targets | choices
    assert "#verdict=退回" in links
    assert {link for link in links if "&" in link} == {
        "#unit=某区人力资源和社会保障局&rule=GC202", "#unit=某区人力资源和社会保障局&rule=GC305",
        "#unit=某区城市管理委员会&rule=GC402", "#unit=（没有单位名称）&rule=GC011",
    }  # fmt: skip


def test_the_worst_tables_stand_first_and_each_is_folded() -> None:
    boxes = [
        (attributes["data-verdict"], attributes["data-number"], "open" in attributes)
        for tag, attributes in Elements(page()).found
        if tag == "details" and attributes.get("class") == "table"
    ]
    assert boxes == [
        ("退回", "1", False), ("没有读成", "3", False), ("修改后提交", "5", False),
        ("通过", "2", False), ("通过", "4", False),
    ]  # fmt: skip


def test_a_page_of_one_table_shows_it_open() -> None:
    alone = replace(MIXED, tables=MIXED.tables[:1], files=MIXED.files[:1], findings=(COST,))
    assert re.search(r'<details class="table"[^>]* open>', page(alone))


def test_hints_never_share_a_scale_with_errors() -> None:
    many = tuple(replace(RATE, indicator=number) for number in range(40))
    widths = dict(
        re.findall(
            r'#rule=(GC\d+)".*?<rect class="\w+" x="0" width="([\d.]+)"',
            page(replace(MIXED, findings=(COST, *many)), min_severity=Severity.INFO),
        )
    )
    assert widths == {"GC202": "100.0", "GC302": "100.0"}


def test_the_text_of_a_rule_stands_in_the_page_and_findings_lead_to_it() -> None:
    why, exceptions = "支出不能超过预算", "另有批准的除外"
    note = RuleNote("GC202", COST.name, COST.title, Severity.ERROR, why, exceptions, "预算法")
    text = page(replace(MIXED, rules=(note, replace(note, id="GC299"))))
    assert '<a href="#rule-GC202">GC202 成本上限高于预算数</a>' in text
    rule = text.partition('id="rule-GC202">')[2].partition("</article>")[0]
    assert "支出不能超过预算" in rule
    assert "例外：另有批准的除外" in rule
    assert "rule-GC299" not in text


def test_a_file_without_a_table_goes_by_its_name() -> None:
    assert '<h3>加密.xlsx</h3> <span class="unit">（没有单位名称）</span>' in page()


def test_exemptions_are_listed_also_those_that_did_nothing() -> None:
    place = Place("豁免.yaml", 3, 1)
    uses = tuple(
        ExemptionUse(Exemption(("GC305",), f"理由{state}", place, "2025-06-30"), state)
        for state in (ExemptionState.EXPIRED, ExemptionState.UNUSED)
    )
    text = page(replace(MIXED, exemptions=uses))
    assert "<td>已过期</td><td>GC305</td><td>理由已过期</td><td>2025-06-30</td>" in text
    assert "<td>没有用到</td>" in text


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


def test_no_option_of_the_command_stands_in_a_page_for_people() -> None:
    body = re.sub(r"<style>.*?</style>|<script>.*?</script>", "", page(), flags=re.DOTALL)
    assert not re.findall(r"(?<!-)--[a-z]+", body)


class TestForm:
    """The table drawn as its form."""

    def cells(self, run=MIXED) -> list[tuple[dict[str, str | None], str]]:
        """Attributes and markup of the cells of the first form."""
        table = page(run).partition('id="table-1"')[2].partition("</details>")[0]
        form = table.partition('<div class="form">')[2].partition('<div class="findings">')[0]
        return [
            (dict(re.findall(r'([\w-]+)="([^"]*)"', attributes)), inside)
            for attributes, inside in re.findall(r"<td([^>]*)>(.*?)</td>", form, re.DOTALL)
        ]

    def test_everything_that_was_written_is_there(self) -> None:
        texts = [re.sub(r"<[^>]+>.*", "", inside) for _, inside in self.cells()]
        content = MIXED.tables[0].content
        written = [cell.text for row in content.indicators for cell in row]
        assert set(written) <= set(texts)
        assert {"842.70", "发放基础养老金", PENSION.project} <= set(texts)

    def test_equal_levels_one_under_another_are_one_cell(self) -> None:
        spans = [
            (re.sub(r"<.*", "", inside), attributes["rowspan"])
            for attributes, inside in self.cells()
            if "rowspan" in attributes
        ]
        assert spans == [
            ("产出指标", "4"), ("数量指标", "2"), ("效益指标", "2"), ("社会效益指标", "2"),
        ]  # fmt: skip

    def test_faulty_cells_are_marked_and_link_to_what_is_said_of_them(self) -> None:
        marked = [
            (re.sub(r"<.*", "", inside), attributes["class"], re.findall(r'href="(.*?)"', inside))
            for attributes, inside in self.cells()
            if "bad" in attributes.get("class", "")
        ]
        assert marked == [
            ("≤900万元", "bad error value", ["#f1-1"]),
            ("保障", "bad warning value", ["#f1-2"]),
        ]

    def test_what_is_missing_gets_a_cell_of_its_own(self) -> None:
        missing = replace(COST, field="主管部门", indicator=None, text="")
        unit = replace(COST, field="计量单位", text="")
        text = page(replace(MIXED, findings=(missing, unit)))
        assert re.search(r'<th scope="row">主管部门</th><td class="bad error" colspan="3">', text)
        assert '<th scope="col">计量单位</th>' in text

    @pytest.mark.parametrize(
        ("goals", "element"),
        [
            (("1.完成清淤", "2.改善水质"), "ul"),
            (("（一）完成清淤", "（二）改善水质"), "ul"),
            (("①完成清淤", "②改善水质"), "ul"),
            (("完成清淤", "改善水质"), "ol"),
            (("12公里河道清淤", "改善水质"), "ol"),
            (("1.5公里河道清淤", "改善水质"), "ol"),
            (("完成清淤",), "ul"),
        ],
    )
    def test_goals_are_counted_once(self, goals: tuple[str, ...], element: str) -> None:
        cells = tuple(WrittenCell("绩效目标", text, Place("goals/01.yaml", 9, 1)) for text in goals)
        table = replace(MIXED.tables[0], content=replace(MIXED.tables[0].content, goals=cells))
        listed = page(replace(MIXED, tables=(table, *MIXED.tables[1:])))
        items = "".join(f"<li>{text}</li>" for text in goals)
        assert f"<{element}>{items}</{element}>" in listed


def test_what_is_not_listed_is_counted() -> None:
    assert "另有 1 条较轻的问题，这份报告没有列出。" in page()
    assert "没有列出" not in page(min_severity=Severity.INFO).replace("没有列出的问题。", "")


@pytest.mark.parametrize("run", [EMPTY, IDLE], ids=["empty", "idle"])
def test_nothing_checked_never_looks_green(run: object) -> None:
    text = page(run)
    assert 'class="badge pass"' not in text
    assert "没有发现问题" not in text
