"""Where a rule is explained."""

from __future__ import annotations

from checker.reports.help import help_uri


def test_a_rule_leads_to_the_pages_of_the_office_or_to_a_name_without_a_host() -> None:
    assert help_uri("GC202", "https://x.cn/{id}.html") == "https://x.cn/GC202.html"
    assert help_uri("本单位 1", "https://x.cn/{id}") == (
        "https://x.cn/%E6%9C%AC%E5%8D%95%E4%BD%8D%201"
    )
    assert help_uri("GC202", None) == "urn:goalcheck:rule:GC202"
