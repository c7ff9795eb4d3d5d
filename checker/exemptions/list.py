"""The list of exemptions for files that hold no comments of ours: Word, Excel, PDF.

    豁免:
      - 单位: 某区人力资源和社会保障局
        项目: 2025年编外人员工作经费
        指标: 派遣人员数量
        规则: GC305
        理由: 追加预算已批，见会议纪要
        截至: 2026-12-31

Unit (its name or code), project and indicator are compared as written, blanks apart; one that is
left out holds for all. An entry needs a unit or a project, a rule and a reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.base.errors import UsageError, nearest
from checker.base.globs import from_here
from checker.base.text import squeeze
from checker.exemptions.claim import read_date, rule_ids
from checker.finding import Exemption
from checker.strictyaml import REMARKS, KeyedReader, Wording, YamlMapping, YamlScalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from checker.base.place import Place
    from checker.finding import Finding, ReadTable, TableRef
    from checker.packs import PackSet
    from checker.strictyaml import YamlNode

_KEYS = ("单位", "项目", "指标", "规则", "理由", "截至", "备注")
_ROOT = "豁免"
_AS_LIST = Wording(
    file="豁免清单",
    synonyms={
        "exemptions": _ROOT, "unit": "单位", "project": "项目", "indicator": "指标",
        "rule": "规则", "rules": "规则", "reason": "理由", "until": "截至", "note": "备注",
    },
    examples={"豁免清单": "- 规则: GC305", _ROOT: "规则: GC305"},
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ExemptionEntry:
    """One exemption of the list; empty texts hold for every unit, project or indicator."""

    exemption: Exemption
    unit: str = ""
    project: str = ""
    indicator: str = ""

    def covers(self, finding: Finding) -> bool:
        return (
            finding.table is not None
            and self._is_of(finding.table)
            and (not self.indicator or self.indicator == squeeze(finding.indicator_name or ""))
        )

    def concerns(self, table: ReadTable) -> bool:
        return self._is_of(table)

    def hint(self, tables: Sequence[ReadTable]) -> str:
        projects = [squeeze(table.project or "") for table in tables]
        near = nearest(self.project, projects) if self.project else None
        if near and self.project not in projects:
            return f"：没有叫“{self.project}”的项目，是否想写“{near}”"
        return "：没有单位和项目都相符的表"

    def _is_of(self, table: TableRef | ReadTable) -> bool:
        return self.project in ("", squeeze(table.project or "")) and self.unit in (
            "",
            squeeze(table.unit or ""),
            squeeze(table.code or ""),
        )


def load_list(path: Path, packs: PackSet) -> tuple[ExemptionEntry, ...]:
    """The entries of a list. Raises UsageError with every mistake in it."""
    reader = KeyedReader(words=_AS_LIST, harmless=REMARKS)
    shown = from_here(path).as_posix()
    text = reader.file(path, shown)
    root = None if text is None else reader.root(text, shown)
    entries = [_entry(item, packs, reader) for item in _items(root, reader)]
    if reader.mistakes:
        raise UsageError(reader.mistakes)
    return tuple(entry for entry in entries if entry is not None)


def _items(root: YamlNode | None, reader: KeyedReader) -> tuple[YamlNode, ...]:
    """The entries: a list, or one under 豁免; a file without any is a list that is empty."""
    if isinstance(root, YamlMapping):
        root = reader.keys(root, (_ROOT,), reader.words.file).get(_ROOT)
    if root is None or (isinstance(root, YamlScalar) and not root.text):
        return ()
    return reader.items(root, reader.words.file)


def _entry(node: YamlNode, packs: PackSet, reader: KeyedReader) -> ExemptionEntry | None:
    """One entry, None and a mistake where it is no exemption."""
    before = len(reader.mistakes)
    mapping = reader.mapping(node, _ROOT)
    if mapping is None:
        return None
    mapping = reader.keys(mapping, _KEYS, _ROOT)
    said = {key.text: reader.texts(value, key.text) for key, value in mapping.entries}
    if len(reader.mistakes) == before:
        for message in _lacking(said):
            reader.fault(message, node.place)
    rules, unknown = rule_ids(said.get("规则", ()), packs, reader.mistakes)
    for message in unknown:
        reader.fault(message, _place(mapping, "规则"))
    until = _until(mapping, said, reader)
    if len(reader.mistakes) > before:
        return None
    exemption = Exemption(rules, " ".join(said["理由"]), node.place, until, listed=True)
    unit, project, indicator = (
        squeeze("".join(said.get(name, ()))) for name in ("单位", "项目", "指标")
    )
    return ExemptionEntry(exemption, unit, project, indicator)


def _lacking(said: dict[str, tuple[str, ...]]) -> Iterator[str]:
    if not said.get("规则"):
        yield "豁免要写规则，例如 规则: GC305。"
    if not said.get("理由"):
        yield "豁免要写理由。"
    if not said.get("单位") and not said.get("项目"):
        yield "豁免要写明单位或项目；所有的表都不用的规则，写在配置的 ignore 里。"


def _until(
    mapping: YamlMapping, said: dict[str, tuple[str, ...]], reader: KeyedReader
) -> str | None:
    written = "".join(said.get("截至", ()))
    if not written:
        return None
    day = read_date(written)
    if day is None:
        reader.fault(f"“{written}”不是日期，应写成 2026-12-31 的样子。", _place(mapping, "截至"))
        return None
    return day.isoformat()


def _place(mapping: YamlMapping, key: str) -> Place:
    """Where an entry says something."""
    node = mapping.get(key)
    return node.place if node is not None else mapping.place
