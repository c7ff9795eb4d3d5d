"""XML as a stream of events with bounded depth, refusing a DOCTYPE at once.

Office files never need one; without the refusal entities are silently lost or blown up.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from checker.readers.grid import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SAVE_AGAIN = "请用 Word、WPS 或 Excel 打开后另存，再试"


@dataclass(frozen=True, slots=True)
class Start:
    """An element opens; names are without namespace, attributes too."""

    name: str
    attributes: dict[str, str]


@dataclass(frozen=True, slots=True)
class End:
    name: str


@dataclass(frozen=True, slots=True)
class Text:
    text: str


Event = Start | End | Text


@dataclass(slots=True)
class Budget:
    """Elements that may still come, in all parts of a file together."""

    left: int


@dataclass(slots=True)
class _Queue:
    """Collects what expat reports for one chunk."""

    depth_limit: int
    budget: Budget
    events: list[Event] = field(default_factory=list["Event"])
    depth: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.budget.left -= 1
        if self.budget.left < 0:
            raise ReadError("文件里的标记过多", "请核对文件是否完好；确实需要时请把文件拆成几个")
        if self.depth > self.depth_limit:
            raise ReadError(f"XML 嵌套超过 {self.depth_limit} 层", _SAVE_AGAIN)
        local = {_local(key): value for key, value in attributes.items()}
        self.events.append(Start(_local(name), local))

    def end(self, name: str) -> None:
        self.depth -= 1
        self.events.append(End(_local(name)))

    def text(self, text: str) -> None:
        self.events.append(Text(text))

    def doctype(self, *_: object) -> None:
        raise ReadError("XML 里有 DOCTYPE 声明，办公文件不应该有", _SAVE_AGAIN)


def xml_events(chunks: Iterable[bytes], depth_limit: int, budget: Budget) -> Iterator[Event]:
    """Start, Text and End events in document order; raises ReadError where the XML is damaged or
    holds more elements than the budget of its file has left."""
    queue = _Queue(depth_limit, budget)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = queue.start
    parser.EndElementHandler = queue.end
    parser.CharacterDataHandler = queue.text
    parser.StartDoctypeDeclHandler = queue.doctype
    for chunk, final in _with_end(chunks):
        try:
            parser.Parse(chunk, final)
        except expat.ExpatError as error:
            raise ReadError(f"文件内容已损坏（XML 第 {error.lineno} 行）", _SAVE_AGAIN) from None
        except (LookupError, ValueError):  # an encoding that nobody knows
            raise ReadError("文件内容已损坏（XML 的编码不明）", _SAVE_AGAIN) from None
        events, queue.events = queue.events, []
        yield from events


def _with_end(chunks: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    for chunk in chunks:
        yield chunk, False
    yield b"", True


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
