"""What a repair did, for people, for programs, and as a diff."""

from __future__ import annotations

import difflib
import json
from collections import defaultdict
from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.base.text import harmless
from checker.readers import decode
from checker.reports import finding_objects, render, summary_object

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.finding import Finding
    from checker.fixes.repair import Repair
    from checker.reports import ReportOptions

SCHEMA = "goalcheck-fix/v1"
_LINE = late_pattern(r"[^\n]*\n|[^\n]+")


def repair_text(done: Repair, written: Mapping[str, str], options: ReportOptions) -> str:
    """Every change, then what remains; `written` maps paths to where the new file stands."""
    lines = [f"{one.place}: 已改 {one.rule} {one.title}：{_change(one)}" for one in done.fixed]
    lines += [f"{path} 没有动，改好的在 {to}" for path, to in written.items() if path != to]
    lines.append(f"改了 {len(done.fixed)} 处，共 {len(written)} 个文件")
    lines += _offers(done)
    remaining = render("concise", done.after, options)
    return harmless("\n".join(lines)) + "\n\n" + (remaining if isinstance(remaining, str) else "")


def repair_json(done: Repair, written: Mapping[str, str], options: ReportOptions) -> str:
    refused = [one.finding for one in done.refused]
    reasons = [one.reason for one in done.refused]
    document = {
        "schema": SCHEMA,
        "files": dict(written),
        "fixed": finding_objects(done.fixed),
        "refused": [
            {**shown, "reason": reason}
            for shown, reason in zip(finding_objects(refused), reasons, strict=True)
        ],
        "summary": summary_object(done.after),
        "remaining": finding_objects(options.listed(done.after)),
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def repair_diff(done: Repair) -> str:
    """A unified diff; of Office files, which have no lines, one hunk a cell."""
    texts = {path: (done.originals[path], new) for path, new in sorted(done.files.items())}
    lines: list[str] = []
    for path, (old, new) in texts.items():
        cells = [one for one in done.fixed if one.place.path == path and one.place.cell]
        lines += _cell_hunks(path, cells) if cells else _line_hunks(path, old, new)
    return "".join(lines)


def refusal_lines(done: Repair) -> Iterator[str]:
    """What was not changed and why: a line a place, or one for a file that cannot be changed."""
    groups: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
    for one in done.refused:
        groups[one.finding.place.path, one.reason].append(one.finding)
    for (path, reason), findings in groups.items():
        rules = "、".join(sorted({finding.rule for finding in findings}))
        where = f"{path} 的 {len(findings)} 处" if len(findings) > 1 else str(findings[0].place)
        yield f"没有改 {where}（{rules}）：{reason}。"


def _offers(done: Repair) -> Iterator[str]:
    """What could still be changed, and how to ask for it."""
    if done.offers:
        names = "、".join(done.offers)
        yield f"{names} 的改法要点名才做：--select 规则（要人核对的再加 --unsafe-fixes）"


def _change(finding: Finding) -> str:
    replacement = finding.fix.replacement if finding.fix else ""
    return f"“{finding.text}”改为“{replacement}”"


def _line_hunks(path: str, old: bytes, new: bytes) -> Iterator[str]:
    before, after = (_LINE.findall(decode(data).text.removeprefix("\ufeff")) for data in (old, new))
    for line in difflib.unified_diff(before, after, path, path):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _cell_hunks(path: str, fixed: list[Finding]) -> Iterator[str]:
    yield f"--- {path}\n+++ {path}\n"
    for finding in fixed:
        replacement = finding.fix.replacement if finding.fix else ""
        yield f"@@ {finding.place.cell} @@ {finding.rule}\n-{finding.text}\n+{replacement}\n"
