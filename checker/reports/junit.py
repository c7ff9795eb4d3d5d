"""JUnit XML: a file is a suite, a table a case; what CI systems show as tests.

Attributes are those that the schema of Jenkins knows, which readers of this format go by.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from checker.finding import Judgement, Verdict, judge
from checker.reports.notices import notice_lines
from checker.reports.sentence import titled_sentence
from checker.reports.tally import SEVERITIES
from checker.reports.xml_text import child, document, element

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from checker.finding import Exempted, Finding, Run
    from checker.reports.options import ReportOptions


def render(run: Run, options: ReportOptions) -> str:
    """Findings that reach the fail level fail a case, other listed ones are its output."""
    root = element("testsuites", name="goalcheck")
    about = [*(_exempted_line(one) for one in run.exempted), *notice_lines(run)]
    for path, judgements in groupby(judge(run), key=lambda judgement: judgement.path):
        _add_suite(root, path, list(judgements), options)
    if about:
        # Of the suites only the first has room for what is about the run.
        if not len(root):
            _add_suite(root, "goalcheck", [], options)
        for suite in root[:1]:
            child(suite, "system-out", "\n".join(about))
    for total in ("tests", "failures", "errors"):
        root.set(total, str(sum(int(suite.get(total, "0")) for suite in root)))
    return document(root)


def _add_suite(
    root: Element, path: str, judgements: list[Judgement], options: ReportOptions
) -> None:
    suite = child(root, "testsuite", name=path)
    for judgement in judgements:
        _add_case(suite, judgement, options)
    suite.set("tests", str(len(judgements)))
    for total, name in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(total, str(sum(case.find(name) is not None for case in suite)))


def _add_case(suite: Element, judgement: Judgement, options: ReportOptions) -> None:
    case = child(suite, "testcase", classname=judgement.path, name=judgement.name)
    fatal = options.fail_level.rank
    failing = [found for found in judgement.findings if found.severity.rank >= fatal]
    others = [
        found
        for found in judgement.findings
        if options.min_severity.rank <= found.severity.rank < fatal
    ]
    if failing:
        counts = ((one.label, judgement.count(one)) for one in SEVERITIES)
        summary = "，".join(f"{label} {count}" for label, count in counts)
        text = "\n".join(_line(found) for found in failing)
        child(case, "failure", text, message=summary, type=failing[0].severity.value)
    elif judgement.verdict is Verdict.UNCHECKED:
        child(case, "skipped", message="没有一条规则查到内容")
    elif judgement.unchecked:
        child(case, "skipped", message=f"没有查全：{'；'.join(judgement.unchecked)}")
    if others:
        child(case, "system-out", "\n".join(_line(found) for found in others))


def _exempted_line(one: Exempted) -> str:
    return f"已豁免 {_line(one.finding)}（理由：{one.exemption.reason}）"


def _line(finding: Finding) -> str:
    return f"{finding.place}: {titled_sentence(finding)}"
