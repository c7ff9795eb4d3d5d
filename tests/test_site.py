"""The site of the documentation: no dead link, nothing from outside, examples as tables."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from checker.packs import load_packs
from checker.packs.reference import rule_page
from tools.build_pictures import PICTURES, screen_page
from tools.build_site import (
    linked_files,
    table_of,
    with_inner_links,
    with_pictures,
    with_tables,
)

ROOT = Path(__file__).resolve().parent.parent

EXAMPLE = """\
应为: ≤20万元
预算数: 20
绩效指标:
  - 三级指标: 甲|乙
    指标值: ≤30万元
  - 三级指标: 丙
    分值: 5
"""


def test_an_example_is_a_table_of_its_head_and_one_of_its_rows() -> None:
    assert table_of(EXAMPLE).splitlines() == [
        "| 预算数 |",
        "| --- |",
        "| 20 |",
        "",
        "| 三级指标 | 指标值 | 分值 |",
        "| --- | --- | --- |",
        "| 甲\\|乙 | ≤30万元 |  |",
        "| 丙 |  | 5 |",
        "",
        "应为：≤20万元",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "预算数: 1\n预算数: 2\n",
        "预算数: 1\n---\n预算数: 2\n",
        "全套:\n  - 预算数: 1\n  - 预算数: 2\n",
    ],
    ids=["broken on purpose", "two documents", "a set"],
)
def test_what_is_no_plain_table_stays_as_it_is_written(text: str) -> None:
    assert table_of(text) == ""
    assert with_tables(f"```yaml\n{text}```\n") == f"```yaml\n{text}```\n"


def test_nothing_of_an_example_is_lost_and_how_a_rule_is_written_stays() -> None:
    page = rule_page(load_packs().rule("GC202"))
    shown = with_tables(page)
    assert "| ≤16796.7万元 |" in shown
    assert shown.count('<div class="example" markdown>') > 2
    assert page.partition("## 怎样检查")[2] == shown.partition("## 怎样检查")[2]


def test_a_link_out_of_the_folder_leads_to_where_the_site_has_the_file() -> None:
    assert with_inner_links("[甲](../CONTRIBUTING.md)", "工程师.md") == "[甲](CONTRIBUTING.md)"
    assert (
        with_inner_links("[甲](../../examples/ci/Makefile)", "rules/模板.md")
        == "[甲](../examples/ci/Makefile)"
    )
    assert "examples/ci/Makefile" in linked_files()


def test_every_page_of_the_folder_is_found_from_the_front_of_the_site() -> None:
    nav = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[2]
    pages = [page.name for page in (ROOT / "docs").glob("*.md")]
    assert [page for page in pages if not re.search(rf"[\s\[]{re.escape(page)}\b", nav)] == []


def test_every_picture_is_asked_for_by_a_page_and_made() -> None:
    pages = [page.read_text(encoding="utf-8") for page in (ROOT / "docs").glob("*.md")]
    asked = [name for page in pages for name in re.findall(r"<!-- 图：(\S+)", page)]
    assert sorted(asked) == sorted(PICTURES)


def test_a_picture_is_shown_where_it_has_been_made(tmp_path: Path) -> None:
    page = "前\n<!-- 图：甲 看得见的 -->\n<!-- 图：乙 没有做的 -->\n后\n"
    (tmp_path / "甲.png").touch()
    assert with_pictures(page, "页.md", tmp_path) == "前\n![看得见的](pictures/甲.png)\n后\n"
    assert "](../pictures/甲.png)" in with_pictures(page, "rules/页.md", tmp_path)


def test_a_screen_is_shown_in_its_colours() -> None:
    page = screen_page("a<\x1b[1;31mb\x1b[0mc\x1b[38;5;196;48;5;232md\x1b[39me")
    assert re.findall(r'<span style="([^"]*)">([^<]+)</span>', page) == [
        ("", "a&lt;"),
        ("font-weight:bold;color:#cd3131", "b"),
        ("", "c"),
        ("color:rgb(255,0,0);background:rgb(8,8,8)", "d"),
        ("background:rgb(8,8,8)", "e"),
    ]


@pytest.mark.slow
def test_the_site_is_built_strictly_and_asks_nothing_of_the_network(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "tools/build_site.py", str(tmp_path)],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    pages = list(tmp_path.rglob("*.html"))
    assert len(pages) > 200
    for page in pages:
        loaded = re.findall(r"<(?:script|link|img)\b[^>]*(?:src|href)=\"([^\"]+)\"", _text(page))
        assert [one for one in loaded if re.match(r"(https?:)?//", one)] == []
    # Words of Chinese are parted, so that a part of a sentence is found.
    index = _text(tmp_path / "search" / "search_index.js")
    entries = json.loads(index.removeprefix("var __index = "))["docs"]
    assert any("成本\u200b上限" in one["title"] for one in entries)
    for page in pages:
        own = re.search(r"src=\"([^\"]*iframe-worker\.js)\"", _text(page))
        assert own is not None
        assert page.name == "404.html" or (page.parent / own[1]).is_file()


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
