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

from checker.dataclass import dataclass
from checker.errors import Mistake, UsageError, did_you_mean, nearest, said_of
from checker.exemptions.claim import read_date, rule_ids
from checker.finding import Exemption
from checker.globs import from_here
from checker.place import Place
from checker.strictyaml import YamlMapping, YamlScalar, YamlSequence, load_documents
from checker.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from checker.finding import Finding, TableRecord, TableRef
    from checker.packs import PackSet
    from checker.strictyaml import YamlNode

# Key of an entry -> what it says.
_KEYS: dict[str, str] = {
    "单位": "unit", "项目": "project", "指标": "indicator", "规则": "rules", "理由": "reason",
    "截至": "until", "备注": "note", "unit": "unit", "project": "project",
    "indicator": "indicator", "rule": "rules", "rules": "rules", "reason": "reason",
    "until": "until", "note": "note",
}  # fmt: skip
_CHINESE = tuple(key for key in _KEYS if not key.isascii())
_ROOT_KEYS = ("豁免", "exemptions")


@dataclass(frozen=True, slots=True)
class Entry:
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

    def concerns(self, table: TableRecord) -> bool:
        return self._is_of(table)

    def hint(self, tables: Sequence[TableRecord]) -> str:
        projects = [squeeze(table.project or "") for table in tables]
        near = nearest(self.project, projects) if self.project else None
        if near and self.project not in projects:
            return f"：没有叫“{self.project}”的项目，是否想写“{near}”"
        return "：没有单位和项目都相符的表"

    def _is_of(self, table: TableRef | TableRecord) -> bool:
        return self.project in ("", squeeze(table.project or "")) and self.unit in (
            "",
            squeeze(table.unit or ""),
            squeeze(table.code or ""),
        )


def load_list(path: Path, packs: PackSet) -> tuple[Entry, ...]:
    """The entries of a list. Raises UsageError with every mistake in it."""
    shown = from_here(path).as_posix()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        mistake = Mistake("豁免清单不是 UTF-8 编码，请另存为 UTF-8", Place(shown))
        raise UsageError([mistake]) from error
    except OSError as error:
        raise UsageError(f"读不了豁免清单 {shown}：{said_of(error)}") from error
    mistakes: list[Mistake] = []
    entries: list[Entry] = []
    for document in load_documents(text, shown):
        mistakes += [
            Mistake(f"这里的 YAML 不能接受：{problem.text or problem.code}", problem.place)
            for problem in document.problems
            if problem.code != "lost-after-hash"
        ]
        for item in _items(document.root, mistakes):
            entry = _entry(item, packs, mistakes)
            if entry is not None:
                entries.append(entry)
    if mistakes:
        raise UsageError(mistakes)
    return tuple(entries)


def _items(root: YamlNode | None, mistakes: list[Mistake]) -> Iterator[YamlNode]:
    """The entries of a document: a list, or one under 豁免."""
    node = root
    if isinstance(node, YamlMapping):
        for key, _ in node.entries:
            if key.text not in _ROOT_KEYS:
                offer = did_you_mean(key.text, _ROOT_KEYS)
                mistakes.append(Mistake(f"豁免清单没有“{key.text}”，可用 豁免{offer}", key.place))
        node = node.get("豁免") or node.get("exemptions")
    if isinstance(node, YamlSequence):
        yield from node.items
    elif node is not None and not (isinstance(node, YamlScalar) and not node.text):
        mistakes.append(Mistake("豁免清单要写成一个列表，每条以“- ”开头", node.place))


def _entry(node: YamlNode, packs: PackSet, mistakes: list[Mistake]) -> Entry | None:
    """One entry, None and a mistake where it is no exemption."""
    if not isinstance(node, YamlMapping):
        mistakes.append(Mistake("一条豁免要写成“规则: GC305”“理由: ……”的样子", node.place))
        return None
    before = len(mistakes)
    said: dict[str, tuple[str, ...]] = {}
    for key, value in node.entries:
        name = _KEYS.get(key.text)
        if name is None:
            offer = did_you_mean(key.text, _KEYS)
            message = f"豁免没有“{key.text}”，可用 {'、'.join(_CHINESE)}{offer}"
            mistakes.append(Mistake(message, key.place))
        else:
            said[name] = _texts(value, mistakes)
    mistakes += [Mistake(message, node.place) for message in _lacking(said)]
    rules, unknown = rule_ids(said.get("rules", ()), packs)
    mistakes += [Mistake(message, _place(node, "rules")) for message in unknown]
    until = _until(node, said, mistakes)
    if len(mistakes) > before:
        return None
    exemption = Exemption(rules, " ".join(said["reason"]), node.place, until, listed=True)
    unit, project, indicator = (
        squeeze("".join(said.get(name, ()))) for name in ("unit", "project", "indicator")
    )
    return Entry(exemption, unit, project, indicator)


def _texts(node: YamlNode, mistakes: list[Mistake]) -> tuple[str, ...]:
    if isinstance(node, YamlScalar):
        return (node.text,) if node.text else ()
    if isinstance(node, YamlSequence):
        return tuple(text for item in node.items for text in _texts(item, mistakes))
    mistakes.append(Mistake("这里要写文字", node.place))
    return ()


def _lacking(said: dict[str, tuple[str, ...]]) -> Iterator[str]:
    if not said.get("rules"):
        yield "豁免要写规则，例如 规则: GC305"
    if not said.get("reason"):
        yield "豁免要写理由"
    if not said.get("unit") and not said.get("project"):
        yield "豁免要写明单位或项目；所有的表都不用的规则，写在配置的 ignore 里"


def _until(
    node: YamlMapping, said: dict[str, tuple[str, ...]], mistakes: list[Mistake]
) -> str | None:
    written = "".join(said.get("until", ()))
    if not written:
        return None
    day = read_date(written)
    if day is None:
        message = f"“{written}”不是日期，应写成 2026-12-31 的样子"
        mistakes.append(Mistake(message, _place(node, "until")))
        return None
    return day.isoformat()


def _place(node: YamlMapping, name: str) -> Place:
    """Where an entry says what `_KEYS` calls `name`."""
    places = [value.place for key, value in node.entries if _KEYS.get(key.text) == name]
    return places[0] if places else node.place
