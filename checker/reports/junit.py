"""JUnit XML: a file is a suite, a table a case; what CI systems show as tests."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from checker.finding import Severity
from checker.reports.notices import notice_lines
from checker.reports.sentence import titled_sentence
from checker.reports.verdict import Judgement, Verdict, judge
from checker.reports.xml_text import child, document, element

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from checker.finding import Exempted, Finding, Run
    from checker.reports.options import ReportOptions


def render(run: Run, options: ReportOptions) -> str:
    """Listed errors and warnings fail a case, listed infos are its output."""
    root = element("testsuites", name="goalcheck")
    least = options.min_severity.rank
    about = [*(_exempted_line(one) for one in run.exempted), *notice_lines(run)]
    for path, judgements in groupby(judge(run), key=lambda judgement: judgement.path):
        _add_suite(root, path, list(judgements), least)
    if about:
        # Of the suites only the first has room for what is about the run.
        if not len(root):
            _add_suite(root, "goalcheck", [], least)
        child(root[0], "system-out", "\n".join(about))
    for total in ("tests", "failures", "skipped"):
        root.set(total, str(sum(int(suite.get(total, "0")) for suite in root)))
    return document(root)


def _add_suite(root: Element, path: str, judgements: list[Judgement], least: int) -> None:
    suite = child(root, "testsuite", name=path)
    for judgement in judgements:
        _add_case(suite, judgement, least)
    suite.set("tests", str(len(judgements)))
    for total, name in (("failures", "failure"), ("skipped", "skipped")):
        suite.set(total, str(sum(case.find(name) is not None for case in suite)))


def _add_case(suite: Element, judgement: Judgement, least: int) -> None:
    case = child(
        suite, "testcase", classname=judgement.path, name=judgement.name, file=judgement.path
    )
    listed = [found for found in judgement.findings if found.severity.rank >= least]
    failing = [found for found in listed if found.severity is not Severity.INFO]
    infos = [found for found in listed if found.severity is Severity.INFO]
    if failing:
        summary = (
            f"错误 {judgement.count(Severity.ERROR)}，警告 {judgement.count(Severity.WARNING)}"
        )
        text = "\n".join(_line(found) for found in failing)
        child(case, "failure", text, message=summary, type=failing[0].severity.value)
    elif judgement.verdict is Verdict.UNCHECKED:
        child(case, "skipped", message="没有一条规则查到内容")
    if infos:
        child(case, "system-out", "\n".join(_line(found) for found in infos))


def _exempted_line(one: Exempted) -> str:
    return f"已豁免 {_line(one.finding)}（理由：{one.exemption.reason}）"


def _line(finding: Finding) -> str:
    return f"{finding.place}: {titled_sentence(finding)}"
