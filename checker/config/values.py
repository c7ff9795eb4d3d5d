"""Reads the values of a configuration file, noting every one that is not of the wanted kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.dataclass import dataclass, field
from checker.errors import Mistake, did_you_mean
from checker.finding import SEVERITY_NAMES
from checker.globs import SetPatterns, anchored
from checker.strictyaml import YamlMapping, YamlScalar, YamlSequence
from checker.text import is_encoding

if TYPE_CHECKING:
    from pathlib import Path

    from checker.finding import Severity
    from checker.place import Place
    from checker.strictyaml import YamlNode


@dataclass(slots=True)
class Reading:
    """The file being read: its folder, the mistakes found so far, and where it names what only
    packs know: rules and forms."""

    folder: Path
    mistakes: list[Mistake] = field(default_factory=list[Mistake])
    names: dict[str, Place] = field(default_factory=dict[str, "Place"])

    def refuse(self, place: Place, message: str) -> None:
        self.mistakes.append(Mistake(message, place))


def text(node: YamlNode, reading: Reading) -> str | None:
    """A single text, or None and a mistake."""
    if isinstance(node, YamlScalar) and node.text:
        return node.text
    reading.refuse(node.place, "这里要写一个文字值")
    return None


def mapping(node: YamlNode, reading: Reading, wanted: str) -> YamlMapping | None:
    """A mapping, or None and `wanted` as the mistake."""
    if isinstance(node, YamlMapping):
        return node
    reading.refuse(node.place, wanted)
    return None


def integer(node: YamlNode, reading: Reading) -> int | None:
    """A year of four digits; 2025年 is taken too, as people write it."""
    written = text(node, reading)
    if written is None:
        return None
    digits = written.removesuffix("度").removesuffix("年")
    if len(digits) == 4 and digits.isascii() and digits.isdigit():
        return int(digits)
    reading.refuse(node.place, f"年度要写四位数字，例如 2025，这里是“{written}”")
    return None


def profile(node: YamlNode, reading: Reading) -> str | None:
    """The name of a form; like names of rules it is the packs that know which there are."""
    written = text(node, reading)
    if written is not None:
        reading.names.setdefault(written, node.place)
    return written


def encoding(node: YamlNode, reading: Reading) -> str | None:
    written = text(node, reading)
    if written is None or is_encoding(written):
        return written
    reading.refuse(node.place, f"没有名为“{written}”的编码，例如 utf-8、gb18030")
    return None


def severity(node: YamlNode, reading: Reading) -> Severity | None:
    written = text(node, reading)
    if written is None:
        return None
    if written not in SEVERITY_NAMES:
        allowed = "可用 error（错误）、warning（警告）、info（提示）"
        offer = did_you_mean(written, SEVERITY_NAMES)
        reading.refuse(node.place, f"没有严重程度“{written}”，{allowed}{offer}")
    return SEVERITY_NAMES.get(written)


def texts(node: YamlNode, reading: Reading) -> tuple[str, ...] | None:
    """A list of texts; a single text is a list of one, commas part it as on the command line."""
    if isinstance(node, YamlScalar):
        return tuple(part.strip() for part in node.text.split(",") if part.strip())
    items = _sequence(node, reading, "这里要写一个列表，例如 [GC2, GC305]")
    read = [text(item, reading) for item in items.items] if items else []
    return tuple(one for one in read if one is not None)


def rule_names(node: YamlNode, reading: Reading) -> tuple[str, ...] | None:
    """Names of rules; where each stands is kept, since only the packs know which there are."""
    nodes = node.items if isinstance(node, YamlSequence) else ()
    for item in nodes:
        if isinstance(item, YamlScalar):
            reading.names.setdefault(item.text, item.place)
    found = texts(node, reading)
    for name in found or ():
        reading.names.setdefault(name, node.place)
    return found


def pattern(written: str, reading: Reading) -> str:
    """A shell pattern relative to the configuration file, as one that fits from anywhere."""
    return anchored(written, reading.folder)


def patterns(node: YamlNode, reading: Reading) -> tuple[str, ...] | None:
    """Patterns, each kept with its place: only a run can tell that one fits everything there is."""
    for item in node.items if isinstance(node, YamlSequence) else (node,):
        for written in texts(item, reading) or () if isinstance(item, YamlScalar) else ():
            reading.names.setdefault(pattern(written, reading), item.place)
    found = texts(node, reading)
    return None if found is None else tuple(pattern(one, reading) for one in found)


def paths(node: YamlNode, reading: Reading) -> tuple[Path, ...] | None:
    """Paths relative to the configuration file; one that does not exist is a mistake."""
    found: list[Path] = []
    for written in texts(node, reading) or ():
        path = reading.folder / written
        if path.exists():
            found.append(path)
        else:
            reading.refuse(node.place, f"找不到“{written}”（相对于配置文件所在的文件夹）")
    return tuple(found)


def new_path(node: YamlNode, reading: Reading) -> Path | None:
    """A path relative to the configuration file, of a file that may be yet to be written."""
    written = text(node, reading)
    return None if written is None else reading.folder / written


def pattern_sets(node: YamlNode, reading: Reading) -> tuple[SetPatterns, ...] | None:
    """A list of sets: each a list of patterns, or `{name: …, files: […]}`."""
    items = _sequence(node, reading, "sets 要写一个列表，每一项是一套文件，例如 [[goals/*.yaml]]")
    read = [_pattern_set(item, reading) for item in items.items] if items else []
    return tuple(one for one in read if one is not None)


_SET_KEYS = ("name", "files")


def _pattern_set(node: YamlNode, reading: Reading) -> SetPatterns | None:
    if not isinstance(node, YamlMapping):
        return SetPatterns(patterns(node, reading) or ())
    for key, _ in node.entries:
        if key.text not in _SET_KEYS:
            offer = did_you_mean(key.text, _SET_KEYS)
            reading.refuse(key.place, f"一套文件没有“{key.text}”，可用 name、files{offer}")
    files, name = node.get("files"), node.get("name")
    if files is None:
        reading.refuse(node.place, "一套文件要有 files，列出属于它的文件")
        return None
    return SetPatterns(
        patterns(files, reading) or (), text(name, reading) if name is not None else None
    )


def _sequence(node: YamlNode, reading: Reading, wanted: str) -> YamlSequence | None:
    if isinstance(node, YamlSequence):
        return node
    reading.refuse(node.place, wanted)
    return None
