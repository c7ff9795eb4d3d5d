"""The page as a browser shows it: filters work, and a phone need not scroll it sideways.

Needs Chromium (`chromium` on the path); run with `python3 tests/check.py browser`.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from checker.finding import Severity
from checker.reports import ReportOptions, render
from tests.reports.samples import MIXED

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.browser

NAMES = ("chromium", "chromium-browser", "google-chrome")


def dom_after(folder: Path, script: str, columns: int = 1000) -> str:
    """The page's elements after a script has run in it, as the browser writes them down."""
    page = render("html", MIXED, ReportOptions(min_severity=Severity.INFO))
    assert isinstance(page, str)
    file = folder / "报告.html"
    added = f"<script>{script}</script></body>"
    file.write_text(page.replace("</body>", added), encoding="utf-8")
    browser = next(filter(None, map(shutil.which, NAMES)), None)
    assert browser, f"没有找到浏览器（{'、'.join(NAMES)}）"
    result = subprocess.run(
        [
            browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/u",
            f"--window-size={columns},900", "--virtual-time-budget=2000", "--dump-dom",
            file.as_uri(),
        ],
        capture_output=True, text=True, encoding="utf-8", check=True, timeout=120,
    )  # fmt: skip
    return result.stdout


def choose(name: str, value: str) -> str:
    return (
        f"const chosen = document.querySelector('select[name={name}]');"
        f"chosen.value = '{value}';"
        "chosen.dispatchEvent(new Event('change', {bubbles: true}));"
    )


def shown_rules(dom: str) -> list[str]:
    found = re.findall(r'<div class="finding [^>]*>', dom)
    return [
        match[1]
        for element in found
        if "hidden" not in element and (match := re.search(r'data-rule="(\w+)"', element))
    ]


def test_all_findings_are_shown_at_first_and_counted(tmp_path: Path) -> None:
    dom = dom_after(tmp_path, "")
    assert shown_rules(dom) == ["GC202", "GC305", "GC302", "GC011", "GC402"]
    assert "显示 5 条，共 5 条" in dom


@pytest.mark.parametrize(
    ("name", "value", "rules"),
    [
        ("severity", "error", ["GC202", "GC011"]),
        ("rule", "GC305", ["GC305"]),
        ("unit", "某区交通运输局", ["GC302"]),
    ],
)
def test_findings_are_filtered(tmp_path: Path, name: str, value: str, rules: list[str]) -> None:
    dom = dom_after(tmp_path, choose(name, value))
    assert shown_rules(dom) == rules
    assert f"显示 {len(rules)} 条，共 5 条" in dom


def test_tables_without_a_shown_finding_are_hidden(tmp_path: Path) -> None:
    dom = dom_after(tmp_path, choose("rule", "GC305"))
    articles = re.findall(r"<article [^>]*>", dom)
    assert [("hidden" in article) for article in articles] == [False, True, True, True, True]


def test_filters_can_be_reset(tmp_path: Path) -> None:
    script = choose("rule", "GC305") + "document.querySelector('button[type=reset]').click();"
    assert len(shown_rules(dom_after(tmp_path, script))) == 5


def test_a_phone_shows_the_page_without_scrolling_sideways(tmp_path: Path) -> None:
    script = "document.title = document.documentElement.scrollWidth + ' of ' + window.innerWidth;"
    title = re.search(r"<title>(\d+) of (\d+)</title>", dom_after(tmp_path, script, columns=500))
    assert title
    assert int(title[1]) <= int(title[2])
