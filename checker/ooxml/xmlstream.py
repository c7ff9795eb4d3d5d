"""XML as a stream with bounded depth and a bounded number of elements, refusing a DOCTYPE at once.

Office files never need one; without the refusal entities are silently lost or blown up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from checker.dataclass import dataclass, field
from checker.limits import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    OnStart = Callable[[dict[str, str]], object]
    OnEnd = Callable[[], object]

_SAVE_AGAIN = "请用 Word、WPS 或 Excel 打开后另存，再试"


@dataclass(slots=True)
class Budget:
    """Elements that may still come in all parts of a file together, and how deep they may go."""

    left: int
    deepest: int
    depth: int = 0

    def enter(self) -> None:
        """Counts an element that opens; raises ReadError where there are too many."""
        self.depth += 1
        self.left -= 1
        if self.left < 0:
            raise ReadError("文件里的标记过多", "请核对文件是否完好；确实需要时请把文件拆成几个")
        if self.depth > self.deepest:
            raise ReadError(f"XML 嵌套超过 {self.deepest} 层", _SAVE_AGAIN)


@dataclass(frozen=True, slots=True)
class Handlers:
    """What is called for the elements that are wanted, by their names without namespace, and for
    text. Nothing is called inside the elements of `unseen`. Names of attributes are without
    namespace too."""

    starts: Mapping[str, OnStart]
    ends: Mapping[str, OnEnd]
    text: Callable[[str], object]
    unseen: frozenset[str] = frozenset()


def read_xml(chunks: Iterable[bytes], handlers: Handlers, budget: Budget) -> Iterator[None]:
    """Calls the handlers in document order and yields after every chunk; raises ReadError where
    the XML is damaged."""
    parser = _parser()
    _Calls(parser, handlers, budget)
    budget.depth = 0
    return _parsed(parser, chunks)


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    return parser


def _refuse_doctype(*_: object) -> None:
    raise ReadError("XML 里有 DOCTYPE 声明，办公文件不应该有", _SAVE_AGAIN)


def _parsed(parser: expat.XMLParserType, chunks: Iterable[bytes]) -> Iterator[None]:
    for chunk, final in _with_end(chunks):
        try:
            parser.Parse(chunk, final)
        except expat.ExpatError as error:
            raise ReadError(f"文件内容已损坏（XML 第 {error.lineno} 行）", _SAVE_AGAIN) from None
        except (LookupError, ValueError):  # an encoding that nobody knows
            raise ReadError("文件内容已损坏（XML 的编码不明）", _SAVE_AGAIN) from None
        yield


def _with_end(chunks: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    for chunk in chunks:
        yield chunk, False
    yield b"", True


class _Calls:
    """Sends what expat reports to the handlers; every name is looked up once."""

    def __init__(self, parser: expat.XMLParserType, handlers: Handlers, budget: Budget) -> None:
        self.parser = parser
        self.handlers = handlers
        self.budget = budget
        self.unseen = 0
        self.starts: dict[str, OnStart | None] = {}
        self.ends: dict[str, OnEnd | None] = {}
        self._see()

    def _see(self) -> None:
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.handlers.text

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.budget.enter()
        handler = self.starts[name] if name in self.starts else self._learn(name)
        if handler is not None:
            if attributes:
                attributes = {_local(key): value for key, value in attributes.items()}
            handler(attributes)

    def end(self, name: str) -> None:
        self.budget.depth -= 1
        handler = self.ends[name]
        if handler is not None:
            handler()

    def _learn(self, name: str) -> OnStart | None:
        local = _local(name)
        unseen = local in self.handlers.unseen
        self.starts[name] = self._look_away if unseen else self.handlers.starts.get(local)
        self.ends[name] = self.handlers.ends.get(local)
        return self.starts[name]

    def _look_away(self, _: dict[str, str]) -> None:
        self.unseen = self.budget.depth
        self.parser.StartElementHandler = self._start_unseen
        self.parser.EndElementHandler = self._end_unseen
        self.parser.CharacterDataHandler = None

    def _start_unseen(self, _name: str, _attributes: dict[str, str]) -> None:
        self.budget.enter()

    def _end_unseen(self, _name: str) -> None:
        if self.budget.depth == self.unseen:
            self._see()
        self.budget.depth -= 1


@dataclass(frozen=True, slots=True)
class Start:
    """An element opens; names are without namespace, attributes too."""

    name: str
    attributes: dict[str, str]


@dataclass(frozen=True, slots=True)
class End:
    name: str


Event = Start | End


def xml_events(chunks: Iterable[bytes], budget: Budget) -> Iterator[Event]:
    """Every element as Start and End events, for parts that are small and have no text."""
    queue = _Queue(budget)
    parser = _parser()
    parser.StartElementHandler = queue.start
    parser.EndElementHandler = queue.end
    budget.depth = 0
    for _ in _parsed(parser, chunks):
        yield from queue.events
        queue.events.clear()


@dataclass(slots=True)
class _Queue:
    """Collects what expat reports for one chunk."""

    budget: Budget
    events: list[Event] = field(default_factory=list["Event"])

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.budget.enter()
        local = {_local(key): value for key, value in attributes.items()}
        self.events.append(Start(_local(name), local))

    def end(self, name: str) -> None:
        self.budget.depth -= 1
        self.events.append(End(_local(name)))


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
