"""The documentation that is generated from the packs: what `goalcheck rules docs` writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.packs import language_reference, quick_reference, rule_reference
from checker.rulebook.page import template_page

if TYPE_CHECKING:
    from checker.packs import PackSet


def rule_pages(packset: PackSet) -> dict[str, str]:
    """File name to text: the list of rules, a page a rule, the language, the templates."""
    return {
        **rule_reference(packset.rules),
        "规则语言.md": language_reference(),
        "速查.md": quick_reference(),
        "模板.md": template_page(packset),
    }
