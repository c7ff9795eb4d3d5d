"""Where a rule is explained: what reports for programs link to."""

from __future__ import annotations

from urllib.parse import quote


def help_uri(rule: str, pages: str | None) -> str:
    """The page of a rule on the web, where the office says its address (`{id}` for the rule);
    else a name that holds wherever the pages are kept (`goalcheck explain` prints them,
    `goalcheck rules docs` writes them): no host is assumed."""
    return pages.replace("{id}", quote(rule)) if pages else f"urn:goalcheck:rule:{quote(rule)}"
