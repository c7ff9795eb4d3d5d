"""Where a rule is explained: what reports for programs link to."""

from __future__ import annotations

from urllib.parse import quote


def help_uri(rule: str) -> str:
    """A name for the rule's page that holds wherever the pages are kept (`goalcheck explain`
    prints them, `goalcheck rules docs` writes them): no host is assumed."""
    return f"urn:goalcheck:rule:{quote(rule)}"
