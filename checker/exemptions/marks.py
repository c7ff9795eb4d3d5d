"""Exemptions written into goal files: `# goalcheck: 豁免 GC305 理由=… 截至=2026-12-31`.

Behind a value it covers that line; on a line of its own it covers what follows: a field with all
that belongs to it, or the whole row of an indicator; `豁免整表` covers its document.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.base.pattern import late_pattern
from checker.base.place import Place
from checker.exemptions.claim import read_date, rule_ids
from checker.finding import Exemption
from checker.strictyaml import YamlMapping, YamlScalar, load_documents

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.finding import Finding, ReadTable
    from checker.packs import PackSet
    from checker.strictyaml import YamlNode

_COMMENT = late_pattern(r"(?:^|(?<=\s))#\s*goalcheck\s*[:：]\s*(.*)$")
_WORD = late_pattern(r"豁免(整表)?[:：\s]*")
_ATTRIBUTE = late_pattern(r"(?:^|[\s,，;；])\s*([^\s,，;；=＝]+)\s*[=＝]\s*")
_ATTRIBUTES: dict[str, str] = {
    "理由": "reason", "reason": "reason", "截至": "until", "至": "until", "until": "until",
}  # fmt: skip
# What makes a comment of ours one that means to exempt something.
_RULE = late_pattern(r"[A-Za-z]{2,}\d{3}")
_DOCUMENT_END = late_pattern(r"---(\s|$)|\.\.\.(\s|$)")
MOST_MARKS = 1000
"""Exemptions in one file."""
_EXAMPLE = "例如：# goalcheck: 豁免 GC305 理由=……"


@dataclass(frozen=True, slots=True)
class ExemptionMark:
    """An exemption with the lines it covers, both ends included."""

    exemption: Exemption
    first: int
    last: int

    def covers(self, finding: Finding) -> bool:
        line = finding.place.line
        return (
            finding.place.path == self.exemption.place.path
            and line is not None
            and self.first <= line <= self.last
        )

    def concerns(self, table: ReadTable) -> bool:
        return table.path == self.exemption.place.path

    def hint(self, tables: Sequence[ReadTable]) -> str:  # noqa: ARG002 (it stands in its table)
        return ""


def read_marks(text: str, path: str, packs: PackSet) -> tuple[list[ExemptionMark], list[str]]:
    """The exemptions in a goal file, and a sentence about each that cannot be understood."""
    lines = text.splitlines()
    marks: list[ExemptionMark] = []
    faults: list[str] = []
    quoted: list[Place] | None = None
    for number, line in enumerate(lines, 1):
        comment = _COMMENT.search(line)
        word = _WORD.match(comment[1]) if comment else None
        if comment is None or not (word or _RULE.search(comment[1])):
            continue
        quoted = [*_quoted(text, path)] if quoted is None else quoted
        if _is_value(quoted, number, comment.start() + 1):
            continue
        if len(marks) + len(faults) >= MOST_MARKS:
            said = f"一个文件最多写{MOST_MARKS}条豁免，从这一条起都不起作用"
            faults.append(f"{Place(path, number, comment.start() + 1)}: {said}")
            break
        place = Place(path, number, comment.start() + 1, number, len(line) + 1)
        if word is None:
            faults.append(f"{place}: 看不懂“{comment[1].strip()}”，豁免要写“豁免”，{_EXAMPLE}")
            continue
        fault, exemption = _exemption(comment[1][word.end() :], place, packs, faults)
        if exemption is None:
            faults.append(f"{place}: {fault}，这条豁免不起作用")
            continue
        alone = not line[: comment.start()].strip()
        first, last = _document(lines, number) if word[1] else _covered(lines, number, alone=alone)
        marks.append(ExemptionMark(exemption, first, last))
    return marks, faults


def _exemption(
    content: str, place: Place, packs: PackSet, told: Sequence[str]
) -> tuple[str, Exemption | None]:
    """The exemption, or what is wrong with it; `told` is what was wrong with others."""
    head, *rest = _ATTRIBUTE.split(content)
    said: dict[str, str] = {}
    for name, value in zip(rest[::2], rest[1::2], strict=True):
        known = _ATTRIBUTES.get(name)
        if known is None:
            return f"豁免没有“{name}”，可用 理由、截至", None
        if known in said:
            return f"“{name}”写了两次", None
        said[known] = value.strip()
    names = [part for part in re.split(r"[\s,，、;；]+", head) if part]
    if not names:
        return f"豁免后面要写规则编号，{_EXAMPLE}", None
    if not said.get("reason"):
        return f"豁免要写理由，{_EXAMPLE}", None
    until = read_date(said["until"]) if "until" in said else None
    if "until" in said and until is None:
        return f"“{said['until']}”不是日期，应写成 2026-12-31 的样子", None
    rules, unknown = rule_ids(names, packs, told)
    if unknown:
        return unknown[0].rstrip("。？"), None
    return "", Exemption(rules, said["reason"], place, until.isoformat() if until else None)


def _is_value(quoted: Sequence[Place], line: int, column: int) -> bool:
    """Whether what looks like a comment stands inside quotes or a block of text."""
    return any(
        (start.line or 0, start.column or 0)
        <= (line, column)
        < (start.end_line or 0, start.end_column or 0)
        for start in quoted
    )


def _quoted(text: str, path: str) -> Iterator[Place]:
    for document in load_documents(text, path):
        yield from _quoted_places(document.root)


def _quoted_places(node: YamlNode | None) -> Iterator[Place]:
    if isinstance(node, YamlScalar):
        if node.style != "plain":
            yield node.place
    elif isinstance(node, YamlMapping):
        for key, value in node.entries:
            yield from _quoted_places(key)
            yield from _quoted_places(value)
    elif node is not None:
        for item in node.items:
            yield from _quoted_places(item)


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
    # The items of a list may stand under their key without being indented.
    is_key = lines[start].split("#")[0].rstrip().endswith((":", "："))
    end = start + 1
    while end < len(lines) and (
        _is_comment(lines[end])
        or _indent(lines[end]) > indent
        or (is_key and _indent(lines[end]) == indent and lines[end].lstrip().startswith("- "))
    ):
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
