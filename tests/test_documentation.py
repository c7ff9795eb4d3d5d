"""Documentation that is generated says what the program does now."""

from __future__ import annotations

import re
from pathlib import Path

from checker.packs import load_packs
from checker.rulebook.documentation import rule_pages

ROOT = Path(__file__).parents[1]
RULES = ROOT / "docs" / "rules"
LINK = re.compile(r"\]\(([^)#:]+)\)")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


def test_every_rule_page_is_fresh_and_none_is_left_over() -> None:
    pages = rule_pages(load_packs())
    written = {path.name: path.read_text(encoding="utf-8") for path in RULES.glob("*.md")}
    assert written == pages


def test_every_link_of_the_documentation_leads_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
    broken = [
        f"{page.name}: {target}"
        for page in pages
        for target in LINK.findall(CODE.sub("", page.read_text(encoding="utf-8")))
        if not (page.parent / target).exists()
    ]
    assert broken == []
