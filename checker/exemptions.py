"""Exemptions written into goal files: `# goalcheck: 豁免 GC305 理由=… 至=2026-12-31`.

Behind a value it covers that line; on a line of its own it covers what follows: one line, or the
whole row of an indicator; `豁免整表` covers its document. A reason is required. An exemption that
has expired, names a locked rule or covers nothing is void, and a note says so.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from checker.finding import Exempted, Exemption
from checker.place import Place

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from checker.finding import Finding, Run

_COMMENT = re.compile(r"(?:^|(?<=\s))#\s*goalcheck\s*[:：]\s*(.*)$")
_CONTENT = re.compile(
    r"豁免(?P<whole>整表)?\s*(?P<rules>[A-Za-z]+\d+(?:\s*[,，、]\s*[A-Za-z]+\d+)*)?\s*"
    r"(?:理由\s*[=＝]\s*(?P<reason>.*?))?\s*(?:至\s*[=＝]\s*(?P<until>\S+))?\s*"
)
_DOCUMENT_END = re.compile(r"---(\s|$)|\.\.\.(\s|$)")


@dataclass(frozen=True, slots=True)
class Mark:
    """An exemption with the lines it covers, both ends included."""

    exemption: Exemption
    first: int
    last: int

    def covers(self, finding: Finding) -> bool:
        line = finding.place.line
        return (
            finding.place.path == self.exemption.place.path
            and finding.rule in self.exemption.rules
            and line is not None
            and self.first <= line <= self.last
        )


def read_marks(text: str, path: str) -> tuple[list[Mark], list[str]]:
    """The exemptions in a goal file, and a sentence about each that cannot be understood."""
    lines = text.splitlines()
    marks: list[Mark] = []
    faults: list[str] = []
    for number, line in enumerate(lines, 1):
        comment = _COMMENT.search(line)
        if comment is None or not comment[1].startswith("豁免"):
            continue
        place = Place(path, number, comment.start() + 1, number, len(line) + 1)
        fault, exemption = _exemption(comment[1], place)
        if exemption is None:
            faults.append(f"{place}: {fault}，这条豁免不起作用")
            continue
        whole = comment[1].startswith("豁免整表")
        alone = not line[: comment.start()].strip()
        first, last = _document(lines, number) if whole else _covered(lines, number, alone=alone)
        marks.append(Mark(exemption, first, last))
    return marks, faults


def _exemption(content: str, place: Place) -> tuple[str, Exemption | None]:
    """The exemption, or what is wrong with it."""
    match = _CONTENT.fullmatch(content)
    if match is None or not match["rules"]:
        return "豁免后面要写规则编号，例如：# goalcheck: 豁免 GC305 理由=……", None
    if not match["reason"]:
        return "豁免要写理由，例如：# goalcheck: 豁免 GC305 理由=……", None
    if match["until"] and _date(match["until"]) is None:
        return f"“{match['until']}”不是日期，应写成 2026-12-31 的样子", None
    rules = tuple(rule.upper() for rule in re.findall(r"[A-Za-z]+\d+", match["rules"]))
    return "", Exemption(rules, match["reason"], place, match["until"])


def _date(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def _covered(lines: Sequence[str], number: int, *, alone: bool) -> tuple[int, int]:
    """Lines (from 1) that a comment on line `number` covers."""
    if not alone:
        return number, number
    start = number
    while start < len(lines) and _is_comment(lines[start]):
        start += 1
    if start == len(lines):
        return number, number
    indent = _indent(lines[start])
    end = start + 1
    if lines[start].lstrip().startswith("- "):
        while end < len(lines) and (_is_comment(lines[end]) or _indent(lines[end]) > indent):
            end += 1
    return start + 1, end


def _is_comment(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _document(lines: Sequence[str], number: int) -> tuple[int, int]:
    """First and last line of the document that line `number` stands in."""
    ends = [at for at, line in enumerate(lines, 1) if _DOCUMENT_END.match(line)]
    first = max((at for at in ends if at <= number), default=0) + 1
    last = min((at for at in ends if at > number), default=len(lines) + 1) - 1
    return first, last


def apply_exemptions(
    run: Run, texts: Mapping[str, str], locked: Collection[str], today: datetime.date
) -> Run:
    """The run with exempted findings set aside; `texts` holds the goal files by their path."""
    marks: list[Mark] = []
    notes: list[str] = []
    for path, text in texts.items():
        found, faults = read_marks(text, path)
        marks += found
        notes += faults
    usable = [mark for mark in marks if not _void(mark.exemption, locked, today, notes)]
    covered = [(finding, _mark_for(finding, usable)) for finding in run.findings]
    used = {id(mark) for _, mark in covered if mark}
    notes += [
        f"{mark.exemption.place}: 这条豁免没有用到，可以去掉"
        for mark in usable
        if id(mark) not in used
    ]
    return replace(
        run,
        findings=tuple(finding for finding, mark in covered if mark is None),
        exempted=tuple(Exempted(finding, mark.exemption) for finding, mark in covered if mark),
        notes=(*run.notes, *notes),
    )


def _mark_for(finding: Finding, marks: Sequence[Mark]) -> Mark | None:
    return next((mark for mark in marks if mark.covers(finding)), None)


def _void(
    exemption: Exemption, locked: Collection[str], today: datetime.date, notes: list[str]
) -> bool:
    """Whether an exemption does not count; `notes` gets the reason."""
    until = _date(exemption.until) if exemption.until else None
    if until is not None and until < today:
        notes.append(f"{exemption.place}: 这条豁免到 {exemption.until} 为止，已经过期，不起作用")
        return True
    barred = [rule for rule in exemption.rules if rule in locked]
    if barred:
        notes.append(f"{exemption.place}: {'、'.join(barred)} 不允许豁免，这条豁免不起作用")
        return True
    return False
