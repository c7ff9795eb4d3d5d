"""The baseline: findings that are known and accepted for now, so that only new ones are reported.

Entries are kept by what a finding is about (its fingerprint: unit, project, indicator, rule and
what stands there), never by line. The other fields of an entry are for the people who read it.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, cast

from checker.base.dataclass import dataclass, replace
from checker.base.errors import Mistake, UsageError, said_of
from checker.base.globs import seen_from
from checker.base.place import Place
from checker.base.text import native, spelled
from checker.finding import Notice
from checker.reports import fingerprints

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checker.finding import Finding, Run

SCHEMA = "goalcheck-baseline/v1"
BASELINE_NAME = "goalcheck-baseline.json"


@dataclass(frozen=True, slots=True)
class BaselineEntry:
    """One accepted finding, in words."""

    rule: str
    title: str
    project: str
    address: str
    text: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """Fingerprint -> what it stands for, in the order of the findings; and where they were found,
    folders and files (nowhere for a baseline that does not say)."""

    entries: Mapping[str, BaselineEntry]
    paths: tuple[Path, ...] = ()

    def is_covered_by(self, paths: Iterable[str]) -> bool:
        """Whether a look at `paths` sees all that was looked at for the baseline: of less than
        that nobody can tell what is not there any more."""
        asked = [Path(path).resolve() for path in paths if path != "-"]
        if not self.paths:
            return bool(asked) and all(one.is_dir() for one in asked)
        return all(any(path.is_relative_to(one) for one in asked) for path in self.paths)

    def stale(self, run: Run) -> dict[str, BaselineEntry]:
        """Entries that no finding of a run over all that the baseline is of answers to any more;
        of rules that were not selected it says nothing."""
        present = set(fingerprints(run.findings))
        selected = {entry.rule for entry in run.ledger}
        return {
            key: entry
            for key, entry in self.entries.items()
            if key not in present and entry.rule in selected
        }


def baseline_of(run: Run, paths: Iterable[str]) -> Baseline:
    """A baseline that accepts everything a run over `paths` found."""
    keys = fingerprints(run.findings)
    entries = {key: _entry(finding) for key, finding in zip(keys, run.findings, strict=True)}
    return Baseline(entries, tuple(Path(path).resolve() for path in paths))


def apply_baseline(run: Run, baseline: Baseline, paths: Iterable[str]) -> Run:
    """The run over `paths` without the findings the baseline accepts; a note says how many, and
    how many entries are stale (see Baseline.stale), where that can be told."""
    keys = fingerprints(run.findings)
    kept = tuple(
        finding
        for key, finding in zip(keys, run.findings, strict=True)
        if key not in baseline.entries
    )
    notes: list[str] = []
    notices = run.notices
    if accepted := len(run.findings) - len(kept):
        notes.append(f"按基线略去了 {accepted} 条已知问题。")
        hidden = Counter(found.rule for found in run.findings)
        hidden.subtract(found.rule for found in kept)
        rules = sorted(+hidden)
        source = f"基线 {run.settings.get('基线', '')}".rstrip()
        notices = (*notices, Notice(source, f" 略去了 {accepted} 条已知问题", tuple(rules)))
    if baseline.is_covered_by(paths) and (stale := len(baseline.stale(run))):
        notes.append(f"基线里有 {stale} 条已经不再出现，可用 goalcheck baseline prune 清理。")
    return replace(run, findings=kept, notes=(*run.notes, *notes), notices=notices)


def load_baseline(path: Path) -> Baseline:
    """Raises UsageError where the file is no baseline."""
    import json  # most runs have no baseline

    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["schema"] != SCHEMA:
            raise KeyError("schema")
        paths = tuple((path.parent / native(one)).resolve() for one in data.get("paths", ()))
        entries = {item.pop("fingerprint"): BaselineEntry(**item) for item in data["findings"]}
    except FileNotFoundError as error:
        message = f"基线 {path} 不存在，请先用 goalcheck baseline write 生成。"
        raise UsageError(message) from error
    except OSError as error:
        raise UsageError(f"读不了基线 {path}：{said_of(error)}") from error
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError) as error:
        message = "这不是 goalcheck 的基线文件，请用 goalcheck baseline write 重新生成"
        raise UsageError([Mistake(message, Place(str(path)))]) from error
    return Baseline(cast("dict[str, BaselineEntry]", entries), paths)


def is_baseline(data: bytes) -> bool:
    """Whether a file is a baseline, of this version or another, broken or whole."""
    return b'"schema"' in data and SCHEMA.partition("/")[0].encode() in data


def baseline_text(baseline: Baseline, folder: Path) -> str:
    """JSON for a file in `folder`, one finding a line, so that a change to the file reads as what
    it is."""
    import json

    lines = [
        "    " + json.dumps(_object(key, entry), ensure_ascii=False)
        for key, entry in baseline.entries.items()
    ]
    body = ",\n".join(lines)
    findings = f"[\n{body}\n  ]" if lines else "[]"
    seen = [spelled(seen_from(folder, path).as_posix()) for path in baseline.paths]
    named = json.dumps(seen, ensure_ascii=False)
    return f'{{\n  "schema": "{SCHEMA}",\n  "paths": {named},\n  "findings": {findings}\n}}\n'


def _object(key: str, entry: BaselineEntry) -> dict[str, str]:
    return {
        "fingerprint": key,
        "rule": entry.rule,
        "title": entry.title,
        "project": entry.project,
        "address": entry.address,
        "text": entry.text,
    }


def _entry(finding: Finding) -> BaselineEntry:
    table = finding.table
    return BaselineEntry(
        rule=finding.rule,
        title=finding.title,
        project=(table.project if table else None) or "",
        address=finding.address,
        text=finding.text or "",
    )
