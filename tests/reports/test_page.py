"""The page for reviewers: one file, nothing from outside, nothing of a cell taken as markup."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from checker.base.place import Place
from checker.finding import (
    Exemption,
    ExemptionState,
    ExemptionUse,
    RuleNote,
    Severity,
    TableContent,
    WrittenCell,
)
from tests.reports.samples import COST, EMPTY, IDLE, MIXED, PENSION

if TYPE_CHECKING:
    from checker.finding import Run
from tests.reports.elements import Elements, page


@pytest.mark.parametrize("run", [MIXED, EMPTY, IDLE], ids=["mixed", "empty", "idle"])
def test_every_element_is_closed(run: Run) -> None:
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


def test_the_language_is_said_to_screen_readers() -> None:
    assert ("html", {"lang": "zh-CN"}) in Elements(page()).found


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


def test_the_text_of_a_rule_stands_in_the_page_and_findings_lead_to_it() -> None:
    why, exceptions = "支出不能超过预算", "另有批准的除外"
    note = RuleNote("GC202", COST.name, COST.title, Severity.ERROR, why, exceptions, "预算法")
    text = page(replace(MIXED, rules=(note, replace(note, id="GC299"))))
    assert '<a href="#rule-GC202">GC202 成本上限高于预算数</a>' in text
    rule = text.partition('id="rule-GC202">')[2].partition("</article>")[0]
    assert "支出不能超过预算" in rule
    assert "例外：另有批准的除外" in rule
    assert "rule-GC299" not in text


def test_exemptions_are_listed_also_those_that_did_nothing() -> None:
    place = Place("豁免.yaml", 3, 1)
    uses = tuple(
        ExemptionUse(Exemption(("GC305",), f"理由{state}", place, "2025-06-30"), state)
        for state in (ExemptionState.EXPIRED, ExemptionState.UNUSED)
    )
    text = page(replace(MIXED, exemptions=uses))
    assert "<td>已过期</td><td>GC305</td><td>理由已过期</td><td>2025-06-30</td>" in text
    assert "<td>没有用到</td>" in text


def test_no_option_of_the_command_stands_in_a_page_for_people() -> None:
    body = re.sub(r"<style>.*?</style>|<script>.*?</script>", "", page(), flags=re.DOTALL)
    assert not re.findall(r"(?<!-)--[a-z]+", body)


def test_what_is_not_listed_is_counted() -> None:
    assert "另有 1 条较轻的问题，这份报告没有列出。" in page()
    assert "没有列出" not in page(min_severity=Severity.INFO).replace("没有列出的问题。", "")


@pytest.mark.parametrize("run", [EMPTY, IDLE], ids=["empty", "idle"])
def test_nothing_checked_never_looks_green(run: Run) -> None:
    text = page(run)
    assert 'class="badge pass"' not in text
    assert "没有发现问题" not in text
