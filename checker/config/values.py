"""Reads the values of a configuration file: what is of settings alone; texts, lists and mappings
are read as in any file of keys."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field
from checker.base.globs import SetPatterns, anchored
from checker.base.pattern import late_pattern
from checker.finding import SEVERITY_NAMES, Severity
from checker.strictyaml import REMARKS, KeyedReader, Wording, YamlMapping, YamlScalar

if TYPE_CHECKING:
    from checker.base.place import Place
    from checker.strictyaml import YamlNode

MOST_ENTRIES, LONGEST_PATTERN = 1000, 1000
_WEB = late_pattern(r"https?://\S+$")

AS_CONFIG = Wording(
    file="配置",
    synonyms={"year": "年度", "extend": "extends", "规则": "rules"},
    examples={
        "配置": "年度: 2025",
        "sets": "[[goals/*.yaml]]",
        "per-file-ignores": "草稿/**: [GC305]",
        "severity": "GC305: info",
        "verdict": "退回: {error: 1}",
        "verdict-words": "自评表: {通过: 核对无误}",
    },
)
"""`synonyms` are keys as people write them who know other tools, or the language of the form."""


@dataclass(slots=True)
class ConfigReader(KeyedReader):
    """The file being read: its folder, the mistakes found so far, and where it names what only
    packs know: rules and forms."""

    words: Wording = field(default_factory=lambda: AS_CONFIG)
    harmless: frozenset[str] = REMARKS
    folder: Path = field(default_factory=Path)
    names: dict[str, Place] = field(default_factory=dict[str, "Place"])


def text(node: YamlNode, what: str, reading: ConfigReader) -> str | None:
    """A single text."""
    return reading.text(node, what)


def integer(node: YamlNode, what: str, reading: ConfigReader) -> int | None:
    """A year of four digits; 2025年 is taken too, as people write it."""
    written = reading.text(node, what)
    if written is None:
        return None
    digits = written.removesuffix("度").removesuffix("年")
    if len(digits) == 4 and digits.isascii() and digits.isdigit():
        return int(digits)
    said = f"“{what}”要写四位数字，例如 2025，却是“{written}”。"
    reading.fault(said, node.place)
    return None


def profile(node: YamlNode, what: str, reading: ConfigReader) -> str | None:
    """The name of a form; like names of rules it is the packs that know which there are."""
    written = reading.text(node, what)
    if written is not None:
        reading.names.setdefault(written, node.place)
    return written


def encoding(node: YamlNode, what: str, reading: ConfigReader) -> str | None:
    from checker.base.text import is_encoding

    written = reading.text(node, what)
    if written is None or is_encoding(written):
        return written
    reading.fault(f"没有名为“{written}”的编码，例如 utf-8、gb18030。", node.place)
    return None


def severity(node: YamlNode, what: str, reading: ConfigReader) -> Severity | None:
    if isinstance(node, YamlScalar) and node.text.strip() in SEVERITY_NAMES:
        return SEVERITY_NAMES[node.text.strip()]
    labels = {one.value: one.label for one in Severity}
    reading.choice(node, what, labels, "", labels)
    return None


def texts(node: YamlNode, what: str, reading: ConfigReader) -> tuple[str, ...]:
    """A list of texts; a single text is a list of one, commas part it as on the command line."""
    return tuple(written for written, _ in _parted(node, what, reading))


def _parted(node: YamlNode, what: str, reading: ConfigReader) -> tuple[tuple[str, Place], ...]:
    if isinstance(node, YamlScalar):
        parts = (part.strip() for part in node.text.split(","))
        found = tuple((part, node.place) for part in parts if part)
    else:
        found = reading.placed_texts(node, what)
    return tuple(reading.few(found, MOST_ENTRIES, what, node.place))


def rule_names(node: YamlNode, what: str, reading: ConfigReader) -> tuple[str, ...]:
    """Names of rules; where each stands is kept, since only the packs know which there are."""
    found = _parted(node, what, reading)
    for name, place in found:
        reading.names.setdefault(name, place)
    return tuple(name for name, _ in found)


def pattern(written: str, place: Place, reading: ConfigReader) -> str:
    """A shell pattern relative to the configuration file, as one that fits from anywhere."""
    if len(written) > LONGEST_PATTERN:
        reading.fault(f"“{written}”太长，文件的模式最多{LONGEST_PATTERN}字。", place)
        return ""
    return anchored(written, reading.folder)


def patterns(node: YamlNode, what: str, reading: ConfigReader) -> tuple[str, ...]:
    """Patterns, each kept with its place: only a run can tell that one fits everything there is."""
    found = [(pattern(one, place, reading), place) for one, place in _parted(node, what, reading)]
    for written, place in found:
        reading.names.setdefault(written, place)
    return tuple(written for written, _ in found)


def paths(node: YamlNode, what: str, reading: ConfigReader) -> tuple[Path, ...]:
    """Paths relative to the configuration file; one that does not exist is a mistake."""
    found: list[Path] = []
    for written, place in _parted(node, what, reading):
        path = reading.folder / written
        if path.exists():
            found.append(path)
        else:
            reading.fault(f"找不到“{written}”（相对于配置文件所在的文件夹）。", place)
    return tuple(found)


def web_pages(node: YamlNode, what: str, reading: ConfigReader) -> str | None:
    """The address of pages on the web, `{id}` standing for what each is about."""
    written = reading.text(node, what)
    if written is None or (_WEB.match(written) and "{id}" in written):
        return written
    said = "应当是 https:// 开头的网址，其中写 {id} 代表规则编号"
    reading.fault(f"{reading.words.quoted(what)}{said}，却是“{written}”。", node.place)
    return None


def new_path(node: YamlNode, what: str, reading: ConfigReader) -> Path | None:
    """A path relative to the configuration file, of a file that may be yet to be written."""
    written = reading.text(node, what)
    return None if written is None else reading.folder / written


def pattern_sets(node: YamlNode, what: str, reading: ConfigReader) -> tuple[SetPatterns, ...]:
    """A list of sets: each a list of patterns, or `{name: …, files: […]}`."""
    items = reading.few(reading.items(node, what), MOST_ENTRIES, what, node.place)
    read = [_pattern_set(item, what, reading) for item in items]
    return tuple(one for one in read if one is not None)


_SET_KEYS = ("name", "files")


def _pattern_set(node: YamlNode, what: str, reading: ConfigReader) -> SetPatterns | None:
    if not isinstance(node, YamlMapping):
        return SetPatterns(patterns(node, what, reading))
    before = len(reading.mistakes)
    mapping = reading.keys(node, _SET_KEYS, what)
    files, name = mapping.get("files"), mapping.get("name")
    if files is None:
        if len(reading.mistakes) == before:
            reading.fault("一套文件要有 files，列出属于它的文件。", node.place)
        return None
    return SetPatterns(patterns(files, "files", reading), reading.text(name, "name"))
