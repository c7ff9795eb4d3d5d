"""The report page as a browser shows it: what a click, a key, an address, a phone and a printer do.

Needs Chromium; run with `python3 tests/check.py desktop`.
"""

from __future__ import annotations

from contextlib import closing, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from checker.base.place import Place
from checker.finding import FileRecord, Finding, ReadTable, RuleNote, Severity, TableRef
from checker.reports import ReportOptions, render
from tests.desktop.pages import browser
from tests.reports.samples import BARE_VERB, COST, MIXED, PENSION_FORM, RATE, table_record
from tests.reports.test_page import HOSTILE, run_of

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from playwright.sync_api import Page

    from checker.finding import Run

pytestmark = pytest.mark.browser

UNITS = ("某区水务局", "某区教育局", "某区 & 民政局=#1")
RULES = tuple(
    RuleNote(
        found.rule, found.name, found.title, found.severity, f"{found.title}的道理", "", "预算法"
    )
    for found in (COST, BARE_VERB, RATE)
)


def run_with(tables: int) -> Run:
    """Tables of three units in turn; every third has an error and a warning on its form, the next
    a warning, the last a hint."""
    records, findings = list[ReadTable](), list[Finding]()
    for number in range(1, tables + 1):
        place = Place(f"goals/{number:04}.yaml", 1, 1)
        ref = TableRef(1, None, f"2025年第{number}号工程", UNITS[number % 3])
        records.append(table_record(ref, place, 6, PENSION_FORM))
        faults = ((COST, BARE_VERB), (BARE_VERB,), (RATE,))[number % 3]
        findings += [_on(found, ref, place.path) for found in faults]
    files = tuple(FileRecord(one.path, "goal-file", 1, 6) for one in records)
    return replace(MIXED, tables=tuple(records), findings=tuple(findings), files=files, rules=RULES)


def _on(found: Finding, ref: TableRef, path: str) -> Finding:
    place = replace(found.place, path=path)
    return replace(found, table=ref, place=place, steps=(ref.project or "", *found.steps[1:]))


@contextmanager
def shown(
    folder: Path,
    run: Run,
    *,
    width: int = 1300,
    fragment: str = "",
    program: bool = True,
    least: Severity = Severity.INFO,
) -> Generator[Page]:
    """The page of a run, open in Chromium; nothing may go wrong in it."""
    text = render("html", run, ReportOptions(min_severity=least))
    assert isinstance(text, str)
    file = folder / "报告.html"
    file.write_text(text, encoding="utf-8")
    context = browser().new_context(
        viewport={"width": width, "height": 900}, java_script_enabled=program
    )
    wrong: list[str] = []
    with closing(context):
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda told: wrong.append(told.text))
        page.on("dialog", lambda dialog: wrong.append(dialog.message))
        page.goto(f"{file.as_uri()}{fragment}")
        yield page
    assert wrong == []


def names(page: Page) -> list[str]:
    """The projects of the tables that are shown, in their order."""
    return [one.strip() for one in page.locator(".table:visible h3").all_inner_texts()]


def said(page: Page) -> str:
    return page.inner_text("#filters output")


def chosen(page: Page, name: str) -> str:
    return page.locator(f"select[name={name}]").input_value()


NINE = run_with(9)


def test_three_hundred_tables_take_little_room_and_filters_stand_on_the_first_screen(
    tmp_path: Path,
) -> None:
    with shown(tmp_path, run_with(300)) as page:
        assert page.evaluate("document.documentElement.scrollHeight") < 20_000
        assert page.evaluate("document.querySelector('#filters').offsetTop") < 700
        assert page.locator(".table[open]").count() == 0
        page.evaluate("scrollTo(0, 9000)")
        page.wait_for_timeout(100)
        top = page.evaluate("document.querySelector('#filters').getBoundingClientRect().top")
        assert top == 0


def test_the_worst_table_stands_first_until_another_order_is_asked_for(tmp_path: Path) -> None:
    with shown(tmp_path, NINE) as page:
        assert names(page)[:4] == [f"2025年第{number}号工程" for number in (3, 6, 9, 1)]
        page.select_option("select[name=sort]", "file")
        assert names(page) == [f"2025年第{number}号工程" for number in range(1, 10)]
        page.select_option("select[name=sort]", "unit")
        assert len(set(page.locator(".table .unit").all_inner_texts()[:3])) == 1


@pytest.mark.parametrize(
    ("name", "value", "tables", "count"),
    [
        ("verdict", "退回", 3, 6),
        ("severity", "error", 3, 3),
        ("severity", "error warning", 6, 9),
        ("rule", "GC305", 6, 6),
        ("unit", UNITS[0], 3, 6),
        ("unit", UNITS[2], 3, 3),
    ],
)
def test_tables_and_findings_are_filtered(
    tmp_path: Path, name: str, value: str, tables: int, count: int
) -> None:
    with shown(tmp_path, NINE) as page:
        page.select_option(f"select[name={name}]", value)
        assert said(page) == f"{tables} 张表、{count} 条（共 9 张表）"
        assert len(names(page)) == tables
        page.click("button[type=reset]")
        page.wait_for_timeout(50)
        assert said(page) == "9 张表、12 条"


@pytest.mark.parametrize(
    ("text", "tables"),
    [("第4号", 1), ("57.3万元", 3), ("仅写动词", 6), ("参保率", 9), ("没有的字", 0)],
)
def test_text_is_looked_for_in_names_findings_and_forms(
    tmp_path: Path, text: str, tables: int
) -> None:
    with shown(tmp_path, NINE) as page:
        page.fill("input[name=text]", text)
        page.wait_for_timeout(300)
        assert len(names(page)) == tables


def test_a_choice_stands_in_the_address_and_comes_back_with_it(tmp_path: Path) -> None:
    with shown(tmp_path, NINE) as page:
        page.select_option("select[name=unit]", UNITS[2])
        page.select_option("select[name=rule]", "GC302")
        fragment = "#" + page.url.partition("#")[2]
        before = names(page)
    with shown(tmp_path, NINE, fragment=fragment) as page:
        assert (chosen(page, "unit"), chosen(page, "rule")) == (UNITS[2], "GC302")
        assert names(page) == before


def test_a_file_that_was_not_read_is_not_counted_as_a_table(tmp_path: Path) -> None:
    with shown(tmp_path, MIXED) as page:
        assert said(page) == "4 张表、1 个没有读成的文件、5 条"
        page.select_option("select[name=rule]", "GC011")
        page.locator("select[name=rule]").blur()
        assert said(page) == "0 张表、1 个没有读成的文件、1 条（共 4 张表、1 个没有读成的文件）"


@pytest.mark.parametrize("fragment", ["#unit=没有的局", "#%E4%B8", "#nowhere", "#text=", "#sort=x"])
def test_an_address_that_means_nothing_shows_everything(tmp_path: Path, fragment: str) -> None:
    with shown(tmp_path, NINE, fragment=fragment) as page:
        assert len(names(page)) == 9


@pytest.mark.parametrize(
    ("link", "tables"),
    [
        (".card.return", 3),
        (".bars a[href='#rule=GC305']", 6),
        (".bars a[href^='#unit=某区%20']", 3),
        ("#matrix td a[href='#unit=某区水务局&rule=GC202']", 3),
    ],
    ids=["card", "rule", "unit", "cell"],
)
def test_one_click_in_the_overview_leads_to_its_tables(
    tmp_path: Path, link: str, tables: int
) -> None:
    with shown(tmp_path, NINE) as page:
        page.evaluate("document.querySelector('#matrix').open = true")
        page.click(link)
        assert len(names(page)) == tables
        below = page.evaluate(
            "document.querySelector('.table:not([hidden])').getBoundingClientRect().top"
            " - document.querySelector('#filters').getBoundingClientRect().bottom"
        )
        assert 0 <= below < 700
        page.go_back()
        page.wait_for_timeout(100)
        assert len(names(page)) == 9


def test_keys_lead_from_finding_to_finding(tmp_path: Path) -> None:
    with shown(tmp_path, NINE) as page:
        page.keyboard.press("j")
        assert said(page) == "第 1 处（共 12 处）"
        assert page.evaluate("document.activeElement.dataset.rule") == "GC202"
        assert page.locator(".finding.here").is_visible()
        assert page.locator(".form .ref.here").is_visible()
        page.keyboard.press("j")
        page.keyboard.press("j")
        assert page.evaluate("document.activeElement.id") == "f6-1"
        page.keyboard.press("k")
        assert page.evaluate("document.activeElement.id") == "f3-2"
        page.select_option("select[name=rule]", "GC302")
        page.locator("select[name=rule]").blur()
        page.keyboard.press("k")
        assert said(page) == "第 3 处（共 3 处）"
        page.keyboard.press("j")
        assert said(page) == "已是最后一处"


def test_keys_are_letters_where_one_types_and_escape_shows_everything(tmp_path: Path) -> None:
    with shown(tmp_path, NINE) as page:
        page.keyboard.press("/")
        page.keyboard.type("jk第1号")
        page.wait_for_timeout(300)
        assert page.input_value("input[name=text]") == "jk第1号"
        assert names(page) == []
        page.keyboard.press("Escape")
        page.wait_for_timeout(100)
        assert len(names(page)) == 9
        assert page.input_value("input[name=text]") == ""


def test_the_marks_of_hidden_findings_are_hidden_too(tmp_path: Path) -> None:
    with shown(tmp_path, NINE) as page:
        page.keyboard.press("j")
        marks = page.locator("#table-3 .form .ref:visible")
        assert marks.all_inner_texts() == ["1", "2"]
        page.select_option("select[name=severity]", "warning")
        assert marks.all_inner_texts() == ["2"]
        assert page.locator("#table-3 .form .bad").all_inner_texts() == ["保障2"]
        page.select_option("select[name=severity]", "")
        assert marks.all_inner_texts() == ["1", "2"]
        assert page.locator("#table-3 .form .bad.error").inner_text() == "≤900万元1"


def test_a_mark_leads_to_its_finding_and_a_rule_to_its_text(tmp_path: Path) -> None:
    with shown(tmp_path, NINE) as page:
        page.keyboard.press("j")
        page.click("#table-3 .form .ref >> nth=1")
        assert page.evaluate("document.activeElement.id") == "f3-2"
        page.click("#f3-2 a[href='#rule-GC305']")
        assert "仅写动词的道理" in page.inner_text("dialog[open]")
        page.keyboard.press("Escape")
        assert page.locator("dialog[open]").count() == 0
        assert len(names(page)) == 9


def test_a_link_to_a_finding_opens_its_table(tmp_path: Path) -> None:
    with shown(tmp_path, NINE, fragment="#f6-2") as page:
        assert page.locator("#f6-2").is_visible()


def test_one_gets_back_to_the_top(tmp_path: Path) -> None:
    with shown(tmp_path, run_with(60)) as page:
        page.evaluate("scrollTo(0, 2000)")
        page.click("#filters a[href='#top']")
        assert page.evaluate("scrollY") == 0


@pytest.mark.parametrize("width", [390, 1300])
def test_the_page_is_never_scrolled_sideways(tmp_path: Path, width: int) -> None:
    with shown(tmp_path, NINE, width=width) as page:
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_phone_the_value_stands_below_its_name_inside_the_screen(tmp_path: Path) -> None:
    with shown(tmp_path, NINE, width=390) as page:
        page.keyboard.press("j")
        boxes = page.locator("#table-3 .rows tr:has(.bad.error) td:visible")
        assert boxes.all_inner_texts()[-2:] == ["归集经费", "≤900万元1"]
        value = page.locator("#table-3 .rows .bad.error").bounding_box()
        assert value is not None
        assert 0 <= value["x"] < value["x"] + value["width"] <= 390
        assert page.evaluate("document.querySelector('#filters').offsetHeight") < 130
        page.click("#others")
        page.select_option("select[name=rule]", "GC302")
        assert len(names(page)) == 3


def test_findings_stand_beside_the_form_where_there_is_room(tmp_path: Path) -> None:
    beside = (
        "document.querySelector('#table-3 .findings').getBoundingClientRect().left >= "
        "document.querySelector('#table-3 .form').getBoundingClientRect().right"
    )
    for width, expected in ((390, False), (1300, True)):
        with shown(tmp_path, NINE, width=width) as page:
            page.keyboard.press("j")
            assert page.evaluate(beside) is expected


def printed(page: Page, file: Path) -> list[str]:
    """The text of each printed page, without white space."""
    from pypdfium2 import PdfDocument  # pyright: ignore[reportMissingTypeStubs]

    edge = "1cm"
    page.pdf(
        path=file,
        format="A4",
        margin={"top": edge, "bottom": edge, "left": edge, "right": edge},
    )
    with closing(PdfDocument(file)) as document:
        return ["".join(one.get_textpage().get_text_range().split()) for one in document]


@pytest.mark.parametrize("program", [True, False], ids=["with program", "without"])
def test_on_paper_every_table_begins_a_page_and_is_there_whole(
    tmp_path: Path, program: bool
) -> None:
    with shown(tmp_path, NINE, program=program) as page:
        pages = printed(page, tmp_path / "报告.pdf")
    starts = [
        number
        for number, text in enumerate(pages)
        if text.startswith(("退回2025年第", "修改后提交2025年第", "通过2025年第"))
    ]
    assert len(starts) == 9
    for number in starts:
        assert "绩效指标" in pages[number] or "三级指标" in pages[number]
        assert "发放基础养老金" in pages[number]
    assert "成本上限高于预算数" in "".join(pages)
    assert "全部显示" not in "".join(pages)


def test_on_paper_what_is_not_listed_is_said_at_the_head_and_takes_no_page(
    tmp_path: Path,
) -> None:
    with shown(tmp_path, NINE, least=Severity.ERROR) as page:
        assert page.locator("#table-1 .paper").is_hidden()
        pages = printed(page, tmp_path / "报告.pdf")
    said = [text for text in pages if "条较轻的问题没有列出" in text]
    assert said
    assert all("2025年第" in text.partition("条较轻的问题")[0] for text in said)
    assert "这份报告没有列出" not in "".join(pages)


def test_on_paper_only_what_is_shown_is_printed_and_said_to_be_a_part(tmp_path: Path) -> None:
    with shown(tmp_path, NINE, fragment=f"#rule=GC202&unit={UNITS[0]}") as page:
        pages = printed(page, tmp_path / "报告.pdf")
        assert page.locator(".table[open]").count() == 0
    assert "只印筛选出来的3张表、3条：某区水务局，GC202成本上限高于预算数" in pages[0]
    assert sum("发放基础养老金" in text for text in pages) == 3


def test_without_its_program_everything_is_there_to_read(tmp_path: Path) -> None:
    with shown(tmp_path, NINE, program=False) as page:
        assert page.locator("#filters").is_hidden()
        assert len(names(page)) == 9
        page.click("#table-3 summary")
        assert page.locator("#f3-1").is_visible()
        assert page.locator("#table-3 .form .ref").first.is_visible()


@pytest.mark.parametrize("nasty", HOSTILE)
def test_hostile_names_do_nothing_and_are_filtered_like_others(tmp_path: Path, nasty: str) -> None:
    with shown(tmp_path, run_of(nasty)) as page:
        page.select_option("select[name=unit]", nasty)
        assert nasty in names(page)
        page.click(".bars a >> text='错误 1' >> nth=0")
        page.keyboard.press("j")
        assert page.locator(".finding.here mark").inner_text() == nasty
        assert page.evaluate("document.querySelectorAll('script, style').length") == 2


def test_nothing_that_is_put_into_the_page_can_run(tmp_path: Path) -> None:
    text = render("html", NINE, ReportOptions())
    assert isinstance(text, str)
    file = tmp_path / "报告.html"
    file.write_text(
        text.replace("</main>", "<script>document.title = '!'</script></main>"), "utf-8"
    )
    context = browser().new_context()
    with closing(context):
        page = context.new_page()
        page.goto(file.as_uri())
        assert page.title() == "绩效目标表审核报告"
        assert said(page) == "9 张表、9 条"


def test_everything_that_can_be_used_is_reached_by_keyboard_in_reading_order(
    tmp_path: Path,
) -> None:
    expression = (
        "[...document.querySelectorAll('a, select, button, input, summary, [tabindex=\"0\"]')]"
        ".every((one) => one.tabIndex === 0 && (one.textContent || one.ariaLabel))"
    )
    with shown(tmp_path, NINE) as page:
        assert page.evaluate(expression)
