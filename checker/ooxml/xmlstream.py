"""XML as a stream with bounded depth and a bounded number of elements, refusing a DOCTYPE at once.

Office files never need one; without the refusal entities are silently lost or blown up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from checker.base.dataclass import dataclass, field
from checker.base.limits import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    OnStart = Callable[[dict[str, str]], object]
    OnEnd = Callable[[], object]

_SAVE_AGAIN = "请用 Word、WPS 或 Excel 打开后另存，再试"
_MOST_NAMES = 1_000
# One content written for programs of several years (ECMA-376 part 3): the first they know counts.
ALTERNATIVES = "AlternateContent"
ALTERNATIVE = ("Choice", "Fallback")


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
        if self.left < 0 or self.depth > self.deepest:
            self.refuse()

    def refuse(self) -> None:
        """Raises the ReadError of what was exceeded."""
        if self.left < 0:
            raise ReadError("文件里的标记过多", "请核对文件是否完好；确实需要时请把文件拆成几个")
        raise ReadError(f"XML 嵌套超过 {self.deepest} 层", _SAVE_AGAIN)


@dataclass(frozen=True, slots=True)
class Handlers:
    """What is called for the elements that are wanted, by their names without namespace, and for
    text. Nothing is called inside the elements of `unseen`, and of alternatives for programs of
    several years (mc:AlternateContent) only inside the first. Names of attributes are without
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


class _LocalNames(dict[str, str]):
    """Names as expat reports them to those without namespace, each worked out once."""

    def __missing__(self, name: str) -> str:
        local = _local(name)
        if len(self) < _MOST_NAMES:
            self[name] = local
        return local


class _Calls:
    """Sends what expat reports to the handlers; every name is looked up once."""

    def __init__(self, parser: expat.XMLParserType, handlers: Handlers, budget: Budget) -> None:
        self.parser = parser
        self.handlers = handlers
        self.budget = budget
        self.unseen = 0
        self.chosen: list[bool] = []
        """Of the alternatives that are open, whether one was read."""
        self.starts: dict[str, OnStart | None] = {}
        self.ends: dict[str, OnEnd | None] = {}
        self.start = self._on_start()
        self.end = self._on_end()
        self._see()

    def _see(self) -> None:
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.handlers.text

    def _on_start(self) -> Callable[[str, dict[str, str]], None]:
        # Called for every element there is: what `enter` counts is counted here.
        budget, starts, learn, names = self.budget, self.starts, self._learn, _LocalNames()

        def start(name: str, attributes: dict[str, str]) -> None:
            budget.depth += 1
            budget.left -= 1
            if budget.left < 0 or budget.depth > budget.deepest:
                budget.refuse()
            handler = starts[name] if name in starts else learn(name)
            if handler is not None:
                if attributes:
                    attributes = {names[key]: value for key, value in attributes.items()}
                handler(attributes)

        return start

    def _on_end(self) -> Callable[[str], None]:
        budget, ends = self.budget, self.ends

        def end(name: str) -> None:
            budget.depth -= 1
            handler = ends[name]
            if handler is not None:
                handler()

        return end

    def _learn(self, name: str) -> OnStart | None:
        local = _local(name)
        alternatives: dict[str, OnStart] = dict.fromkeys(ALTERNATIVE, self._choose)
        alternatives[ALTERNATIVES] = self._open_alternatives
        unseen = local in self.handlers.unseen
        handler = alternatives.get(local) or self.handlers.starts.get(local)
        self.starts[name] = self._look_away if unseen else handler
        leaves = local == ALTERNATIVES
        self.ends[name] = self._leave_alternatives if leaves else self.handlers.ends.get(local)
        return self.starts[name]

    def _open_alternatives(self, _: dict[str, str]) -> None:
        self.chosen.append(False)

    def _leave_alternatives(self) -> None:
        self.chosen.pop()

    def _choose(self, attributes: dict[str, str]) -> None:
        if self.chosen and self.chosen[-1]:
            self._look_away(attributes)
        elif self.chosen:
            self.chosen[-1] = True

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


def xml_events(chunks: Iterable[bytes], budget: Budget, names: frozenset[str]) -> Iterator[Event]:
    """The elements of these names as Start and End events, for parts without text."""
    queue = _Queue(budget, names)
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
    wanted: frozenset[str]
    events: list[Event] = field(default_factory=list["Event"])
    names: _LocalNames = field(default_factory=_LocalNames)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.budget.enter()
        names = self.names
        if (known := names[name]) in self.wanted:
            local = {names[key]: value for key, value in attributes.items()}
            self.events.append(Start(known, local))

    def end(self, name: str) -> None:
        self.budget.depth -= 1
        if (known := self.names[name]) in self.wanted:
            self.events.append(End(known))


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
