"""The documents of a YAML text: split at `---`, parsed one by one, repaired where they stop."""

from __future__ import annotations

import re
from sys import intern
from typing import TYPE_CHECKING, Any

from checker.base.dataclass import dataclass
from checker.base.pattern import late_pattern
from checker.base.place import Lines
from checker.strictyaml.blame import blamed
from checker.strictyaml.composer import Composer, TooDeep
from checker.strictyaml.library import library
from checker.strictyaml.nodes import YamlDocument, YamlNode, YamlProblem, YamlScalar
from checker.strictyaml.quotes import plain_or_quoted, quoted
from checker.strictyaml.repair import YamlRepair, find_repair, in_list, open_quote
from checker.strictyaml.syntax import explain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAX_EVENTS = 400_000  # three thousand tables in one file; more takes seconds to refuse
MAX_DOCUMENTS = 20_000
_MAX_REPAIRS = 200
# How often a text may be parsed again because of repairs, in multiples of its length.
_REPARSE_FACTOR = 20

# libyaml of PyYAML 6.0.4 and later looks ahead and has a limit of its own, so that it may stop
# before the composer sees how deep a text is.
_TOO_DEEP = "exceeded maximum nesting depth"

_MARKER = late_pattern(r"^---(?=[ \t\r\n]|\Z)", re.MULTILINE)
_LINE = late_pattern(r"[^\r\n]*")
_SURROGATES = "\ud800-\udfff"
_FORBIDDEN = late_pattern(
    f"[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f{_SURROGATES}\\ufffe\\uffff]"
)
# Line breaks to YAML 1.1, but to no editor: read as characters.
_ODD_BREAKS = "\u0085\u2028\u2029\ufeff"


def load_documents(text: str, path: str) -> tuple[YamlDocument, ...]:
    """Every document of a YAML text; a broken one never loses its neighbours."""
    return tuple(_Loader(text.removeprefix("\ufeff"), path).documents())


@dataclass(slots=True)
class _Stop:
    """Where the parser stopped, in offsets of the whole text, and its English reason."""

    offset: int
    context: int | None
    reason: str


class _Loader:
    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.lines = Lines(text, path)
        self.masked, self.restore = _mask_odd_breaks(_FORBIDDEN.sub("\ufffd", text))
        self.events_left = MAX_EVENTS
        self.reparse_left = _REPARSE_FACTOR * len(text) + 100_000

    def documents(self) -> Iterator[YamlDocument]:
        starts = [match.start() for match in _MARKER.finditer(self.masked)]
        if len(starts) > MAX_DOCUMENTS:
            refused = self._refused(starts[MAX_DOCUMENTS], "too-large")
            yield YamlDocument(None, refused.place, (refused,))
            return
        if not starts or starts[0]:
            starts.insert(0, 0)
        forbidden = _FORBIDDEN.search(self.text)
        for start, end in zip(starts, [*starts[1:], len(self.text)], strict=True):
            extra: list[YamlProblem] = []
            if forbidden and start <= forbidden.start() < end:
                extra.append(self._control_character(forbidden.start()))
            yield from self._segment(start, end, extra)
            if self.events_left <= 0:
                return

    def _segment(self, start: int, end: int, extra: list[YamlProblem]) -> Iterator[YamlDocument]:
        """The documents between two markers: one, unless `...` ends one earlier."""
        composers, stop, repairs = self._parse_repairing(start, end)
        found = [*extra, *self._repaired(repairs)]
        if stop is not None and not composers:
            yield self._document(None, start, end, [*found, stop])
        for composer in composers:
            # What a piece holds behind its last whole document is a slip in that document.
            last = [stop] if stop is not None and composer is composers[-1] else []
            yield self._document(composer.root, start, end, [*found, *composer.problems, *last])
            found = []

    def _parse_repairing(
        self, start: int, end: int
    ) -> tuple[list[Composer], YamlProblem | None, dict[int, YamlRepair]]:
        """Parse, mend the slip that stopped the parser, parse again, until nothing more helps."""
        piece = self.masked[start:end]
        repairs: dict[int, YamlRepair] = {}
        while True:
            composers, stop = self._parse(piece, start, repairs)
            if not isinstance(stop, _Stop):
                return composers, stop, repairs
            repair = self._find_repair(piece, start, stop, repairs)
            if repair is None:
                return composers, self._syntax(stop), repairs
            repairs[repair.start] = repair
            at = repair.start - start
            piece = piece[:at] + repair.mask + piece[at + len(repair.mask) :]

    def _document(
        self, root: YamlNode | None, start: int, end: int, problems: list[YamlProblem]
    ) -> YamlDocument:
        if isinstance(root, YamlScalar) and root.style == "plain" and not root.text:
            root = None
        place = root.place if root else self.lines.place(start, end)
        problems.sort(key=lambda problem: problem.place.sort_key)
        return YamlDocument(root, place, tuple(problems))

    def _parse(
        self, piece: str, base: int, repairs: dict[int, YamlRepair]
    ) -> tuple[list[Composer], _Stop | YamlProblem | None]:
        """The documents read whole, and what ended reading before the end of the piece."""
        yaml = library()
        done: list[Composer] = []
        try:
            return done, self._compose(yaml, piece, base, repairs, done)
        except TooDeep as error:
            return done, self._refused(error.offset, "too-deep")
        except yaml.MarkedYAMLError as error:
            stop = _stop(error, base, len(piece))
            return done, self._refused(
                stop.offset, "too-deep"
            ) if _TOO_DEEP in stop.reason else stop

    def _compose(
        self,
        yaml: Any,
        piece: str,
        base: int,
        repairs: dict[int, YamlRepair],
        done: list[Composer],
    ) -> YamlProblem | None:
        """Adds the documents of a piece to `done`, each when it has been read; returns why no more
        are read."""
        composer = Composer(self.text, self.lines, base, repairs, self.restore)
        acts = _acts(yaml, composer, base)
        for event in _events(yaml, piece):
            self.events_left -= 1
            if self.events_left <= 0:
                return self._refused(event.start_mark.index + base, "too-large")
            act = acts.get(event.__class__)
            if act is not None:
                act(event)
            elif isinstance(event, yaml.DocumentStartEvent):
                composer = Composer(self.text, self.lines, base, repairs, self.restore)
                acts = _acts(yaml, composer, base)
            elif isinstance(event, yaml.DocumentEndEvent):
                done.append(composer)
        return None

    def _find_repair(
        self, piece: str, base: int, stop: _Stop, repairs: dict[int, YamlRepair]
    ) -> YamlRepair | None:
        """The slip that explains a stop: on its line, where its construct began, or just before."""
        self.reparse_left -= len(piece)
        if len(repairs) >= _MAX_REPAIRS or self.reparse_left < 0:
            return None
        spots = [stop.offset - base]
        if stop.context is not None:
            spots.append(stop.context - base)
        spots.append(len(piece[: _line_start(piece, spots[0])].rstrip()))
        for spot in spots:
            begin = _line_start(piece, spot)
            line = _LINE.match(piece, begin)
            repair = find_repair(line.group(), begin) if line else None
            if repair and repair.start + base not in repairs:
                text = self.text[repair.start + base :][: len(repair.text)]
                return YamlRepair(repair.code, repair.start + base, text, repair.mask, repair.value)
        begin = _line_start(piece, spots[0])
        line = _LINE.match(piece, begin)
        listed = in_list(line.group(), spots[0] - begin, begin + base) if line else None
        if listed is not None and listed.start not in repairs:
            return listed
        return self._open_quote(piece, base, spots[0], repairs)

    def _open_quote(
        self, piece: str, base: int, stop: int, repairs: dict[int, YamlRepair]
    ) -> YamlRepair | None:
        """The value above whose quote was closed by one that belongs to another, lines below."""
        for at, line in reversed([*_lines_above(piece, stop)]):
            repair = open_quote(line, at)
            if repair is not None and repair.start + base not in repairs:
                text = self.text[repair.start + base :][: len(repair.text)]
                return YamlRepair(repair.code, repair.start + base, text, repair.mask)
        return None

    def _repaired(self, repairs: dict[int, YamlRepair]) -> Iterator[YamlProblem]:
        spans = [self._unspaced(repair) for repair in repairs.values() if repair.is_key]
        yield from (problem for _, problem in spans)
        for repair in repairs.values():
            inside = any(repair.start in span for span, _ in spans)
            if repair.code == "needs-quotes" and not inside:
                place = self.lines.place(repair.start, repair.start + len(repair.text))
                yield YamlProblem(repair.code, place, repair.text, quoted(repair.text))

    def _unspaced(self, repair: YamlRepair) -> tuple[range, YamlProblem]:
        """A key without a proper colon, with the offsets of the whole entry."""
        end = repair.start + len(repair.mask) + len(repair.value)
        written = self.text[repair.start : end].rstrip()
        value = plain_or_quoted(repair.value) if repair.value else ""
        span = range(repair.start, repair.start + len(written))
        place = self.lines.place(span.start, span.stop)
        right = f"{repair.text}: {value}".rstrip()
        return span, YamlProblem(repair.code, place, written, right)

    def _syntax(self, stop: _Stop) -> YamlProblem:
        offset, reason = blamed(self.text, stop.offset, stop.context, stop.reason)
        begin = _line_start(self.text, offset)
        line = _LINE.match(self.text, begin)
        place = self.lines.place(offset, max(offset, line.end() if line else begin))
        return YamlProblem("syntax", place, explain(reason, line.group() if line else ""))

    def _control_character(self, offset: int) -> YamlProblem:
        name = f"U+{ord(self.text[offset]):04X}"
        return YamlProblem("control-character", self.lines.place(offset, offset + 1), name)

    def _refused(self, offset: int, code: str) -> YamlProblem:
        return YamlProblem(code, self.lines.place(offset, min(offset + 1, len(self.text))))


def _events(yaml: Any, piece: str) -> Iterator[Any]:
    """PyYAML's events, from libyaml where it is there."""
    parser = getattr(yaml, "CBaseLoader", yaml.BaseLoader)(piece)
    try:
        yield from iter(parser.get_event, None)
    finally:
        parser.dispose()


def _acts(yaml: Any, composer: Composer, base: int) -> dict[type, Callable[[Any], None]]:
    """What becomes of an event by its class; of another class nothing."""
    add, begin, finish = composer.scalar, composer.open, composer.close

    def scalar(event: Any) -> None:
        start, end = event.start_mark.index + base, event.end_mark.index + base
        # Labels, levels and values come again in every table of a set.
        add(start, end, intern(event.value), event.style or "", event.anchor, event.tag)

    def mapping(event: Any) -> None:
        start, end = event.start_mark.index + base, event.end_mark.index + base
        begin(start, end, event.anchor, event.tag, mapping=True)

    def sequence(event: Any) -> None:
        start, end = event.start_mark.index + base, event.end_mark.index + base
        begin(start, end, event.anchor, event.tag, mapping=False)

    def close(event: Any) -> None:
        finish(event.end_mark.index + base)

    def alias(event: Any) -> None:
        composer.alias(event.start_mark.index + base, str(event.anchor))

    return {
        yaml.ScalarEvent: scalar,
        yaml.MappingStartEvent: mapping,
        yaml.SequenceStartEvent: sequence,
        yaml.MappingEndEvent: close,
        yaml.SequenceEndEvent: close,
        yaml.AliasEvent: alias,
    }


def _stop(error: Any, base: int, length: int) -> _Stop:
    """`error` is a yaml.MarkedYAMLError: the stubs do not say what its marks are."""
    mark, context = error.problem_mark, error.context_mark
    offset = min(mark.index, length) if mark else length
    return _Stop(
        offset + base,
        context.index + base if context else None,
        str(error.problem or error.context),
    )


def _line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def _lines_above(piece: str, stop: int) -> Iterator[tuple[int, str]]:
    """The lines that begin before an offset, each with where it begins."""
    at = 0
    while at < stop:
        line = _LINE.match(piece, at)
        text = line.group() if line else ""
        yield at, text
        at += len(text) + 1


def _mask_odd_breaks(text: str) -> tuple[str, dict[int, str]]:
    """Put private characters that the text does not use in the place of odd line breaks."""
    restore: dict[int, str] = {}
    spare = (chr(code) for code in range(0xE000, 0xF8FF))
    for char in _ODD_BREAKS:
        if char in text:
            mask = next(candidate for candidate in spare if candidate not in text)
            restore[ord(mask)] = char
            text = text.replace(char, mask)
    return text, restore
