"""Findings and mistakes as the diagnostics of the protocol."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.uris import from_fs_path

from checker.base.text import native
from checker.finding import ExemptionState, Severity
from checker.lsp.desk import spot_in
from checker.lsp.positions import Positions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from checker.base.errors import Mistake
    from checker.base.place import Place
    from checker.finding import ExemptionUse, Finding
    from checker.lsp.buffer import Buffer
    from checker.lsp.desk import Opinion

SOURCE = "goalcheck"
_SEVERITIES: Mapping[Severity, types.DiagnosticSeverity] = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
# What is said of an exemption that does nothing.
_IDLE: Mapping[ExemptionState, str] = {
    ExemptionState.UNUSED: "这条豁免没有用到：这里没有它说的问题",
    ExemptionState.EXPIRED: "这条豁免已过期，不再起作用",
    ExemptionState.LOCKED: "这条规则不允许豁免，这条豁免不起作用",
}


def diagnostics_of(
    opinion: Opinion, buffer: Buffer, others: Mapping[str, Buffer]
) -> list[types.Diagnostic]:
    """Everything that is said of a file, in the order of its lines. `others` are the open files,
    whose columns are known as they stand there."""
    return [
        *(_of_finding(one, buffer, others, opinion.rule_pages) for one in opinion.findings),
        *_of_exemptions(opinion.idle, buffer),
        *of_mistakes(opinion.mistakes, buffer),
        *of_mistakes(opinion.doubts, buffer, types.DiagnosticSeverity.Warning),
    ]


def _of_finding(
    finding: Finding, buffer: Buffer, others: Mapping[str, Buffer], pages: str | None
) -> types.Diagnostic:
    expected = f"\n应为 {finding.expected}" if finding.expected else ""
    spot = spot_in(buffer, finding) or finding.place
    # A finding of another table that speaks of this one leads there.
    elsewhere = [] if spot == finding.place else [(finding.place, finding.title)]
    related = [*elsewhere, *((one.place, one.message) for one in finding.related)]
    return types.Diagnostic(
        range=buffer.positions.range(spot),
        message=f"{finding.title}：{finding.message}{expected}",
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        code_description=types.CodeDescription(pages.replace("{id}", finding.rule))
        if pages
        else None,
        source=SOURCE,
        related_information=[
            types.DiagnosticRelatedInformation(location_of(place, others), message)
            for place, message in related
            if place != spot
        ]
        or None,
    )


def _of_exemptions(uses: Iterable[ExemptionUse], buffer: Buffer) -> Iterator[types.Diagnostic]:
    for use in uses:
        if use.state in _IDLE:
            yield types.Diagnostic(
                range=buffer.positions.range(use.exemption.place),
                message=f"{_IDLE[use.state]}（{'、'.join(use.exemption.rules)}）",
                severity=types.DiagnosticSeverity.Information,
                source=SOURCE,
                tags=[types.DiagnosticTag.Unnecessary],
            )


def of_mistakes(
    mistakes: Iterable[Mistake],
    buffer: Buffer,
    severity: types.DiagnosticSeverity = types.DiagnosticSeverity.Error,
) -> Iterator[types.Diagnostic]:
    """Mistakes where they are; those of another file (the configuration, a pack) on the first
    line, with their place: this file was not checked because of them."""
    for mistake in mistakes:
        here = mistake.place is not None and buffer.is_at(mistake.place)
        yield types.Diagnostic(
            range=buffer.positions.range(mistake.place)
            if here and mistake.place is not None
            else buffer.positions.line_range(1),
            message=mistake.message if here else f"没有检查：{mistake}",
            severity=severity,
            source=SOURCE,
        )


def location_of(place: Place, buffers: Mapping[str, Buffer]) -> types.Location:
    """A place in any file: in an open one as it stands in its editor, else as on the disk."""
    for buffer in buffers.values():
        if buffer.is_at(place):
            return types.Location(buffer.uri, buffer.positions.range(place))
    path = Path(native(place.path))
    encoding = next((one.encoding for one in buffers.values()), "utf-16")
    positions = Positions(_text_of(path) if place.line is not None else "", encoding)
    uri = from_fs_path(str(path.absolute())) or path.absolute().as_uri()
    return types.Location(uri, positions.range(place))


def _text_of(path: Path) -> str:
    """What a file holds, roughly: columns before a place are all that is asked of it."""
    data = path.read_bytes() if path.is_file() else b""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", errors="replace")
