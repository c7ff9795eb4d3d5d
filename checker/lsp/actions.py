"""Quick fixes: the edits that `goalcheck fix` would make, with the same proof.

An edit is offered where the file alone proves that it holds: the cell reads as meant, every other
as before, and nothing new is wrong. What is handed over has been proven against the whole set,
when the user chooses it (where the editor asks for it then) or before it is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from lsprotocol import types

from checker.base.dataclass import dataclass, replace
from checker.base.errors import UsageError
from checker.finding import Safety
from checker.fixes import Policy, repair
from checker.lsp.buffer import Buffer, Role
from checker.lsp.desk import alone_job, encoded, set_job
from checker.pipeline import check
from checker.readers import decode, with_own_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.finding import Finding, Run, Subject
    from checker.lsp.desk import Desk, Opinion
    from checker.lsp.positions import Positions

_FIX_ALL = types.CodeActionKind.SourceFixAll
_ALL = "all"


@dataclass(frozen=True, slots=True)
class _Outcome:
    """The text after an edit, or why there is none."""

    text: str | None
    reason: str = ""


def actions_at(
    desk: Desk,
    buffer: Buffer,
    opinion: Opinion,
    params: types.CodeActionParams,
    *,
    lazily: bool,
) -> list[types.CodeAction]:
    """The actions for what is marked in the editor. `lazily` leaves their edits to
    `resolve_edit`."""
    if buffer.role is not Role.GOALS:
        return []
    return list(_actions(desk, buffer, opinion, params, lazily=lazily))


def _actions(
    desk: Desk,
    buffer: Buffer,
    opinion: Opinion,
    params: types.CodeActionParams,
    *,
    lazily: bool,
) -> Iterator[types.CodeAction]:
    wanted = params.context.only
    if wanted is None or any(_covers(kind, types.CodeActionKind.QuickFix) for kind in wanted):
        for finding in opinion.findings:
            if finding.fix is not None and _touches(buffer, finding, params.range):
                yield from _fix(desk, buffer, finding, lazily=lazily)
    safe = [one for one in opinion.findings if _is_safe(one)]
    if wanted is not None and safe and any(_covers(kind, _FIX_ALL) for kind in wanted):
        yield from _fix_all(desk, buffer, lazily=lazily)


def _fix(
    desk: Desk, buffer: Buffer, finding: Finding, *, lazily: bool
) -> Iterator[types.CodeAction]:
    fix = finding.fix
    if fix is None:
        return
    only = (finding.rule, finding.subject)
    outcome = _edited(desk, buffer, _policy(finding.rule, only), together=not lazily)
    # What only the set shows cannot be proven by the file: it is proven when it is chosen.
    if outcome.text is None and not (lazily and not outcome.reason):
        return
    asks = "（要人核对）" if fix.safety is Safety.UNSAFE else ""
    yield types.CodeAction(
        title=f"改为“{_short(fix.replacement)}”{asks}",
        kind=types.CodeActionKind.QuickFix,
        is_preferred=fix.safety is Safety.SAFE or None,
        edit=None if lazily else _edit(buffer, outcome.text or buffer.text),
        data=_data(buffer, finding.rule, repr(finding.subject)) if lazily else None,
    )


def _fix_all(desk: Desk, buffer: Buffer, *, lazily: bool) -> Iterator[types.CodeAction]:
    outcome = _Outcome(None) if lazily else _edited(desk, buffer, None, together=True)
    if lazily or outcome.text is not None:
        yield types.CodeAction(
            title="改好这个文件里不改变意思的写法",
            kind=_FIX_ALL,
            edit=None if lazily else _edit(buffer, outcome.text or buffer.text),
            data=_data(buffer, _ALL) if lazily else None,
        )


def resolve_edit(desk: Desk, action: types.CodeAction) -> str:
    """Gives an action its edit, proven against the whole set; where it does not hold, or the text
    is another by now, gives none and says why."""
    data = cast("dict[str, Any]", action.data or {})
    buffer = desk.buffers.get(str(data.get("uri")))
    if buffer is None or buffer.version != data.get("version"):
        return "文件已经改过，没有再改，请重新选一次。"
    policy = None if data["rule"] == _ALL else _chosen(desk, buffer, data)
    outcome = _edited(desk, buffer, policy, together=True)
    if outcome.text is None:
        return f"没有改：{outcome.reason or '这一处已经没有可以改的了'}。"
    action.edit = _edit(buffer, outcome.text)
    return ""


def _chosen(desk: Desk, buffer: Buffer, data: Mapping[str, Any]) -> Policy:
    """The policy of the finding an action was offered for, as it was told last."""
    told = desk.told.get(buffer.uri)
    for finding in told.findings if told else ():
        if (finding.rule, repr(finding.subject)) == (data["rule"], data["subject"]):
            return _policy(finding.rule, (finding.rule, finding.subject))
    return Policy(frozenset())


def _policy(rule: str, only: tuple[str, Subject]) -> Policy:
    named = frozenset({rule})
    return Policy(named, named, unsafe=True, only=only)


def _edited(desk: Desk, buffer: Buffer, policy: Policy | None, *, together: bool) -> _Outcome:
    """The text after the edits of a policy (None: all safe ones), as `fix` would make them."""
    try:
        order = desk.orders.of_file(buffer.name)
        members = desk.together(buffer) if together else [buffer]
        every_rule = replace(
            order.job,
            select=(),
            extend_select=(*order.job.extend_select, *order.job.select),
            every_row=True,
        )

        def run_on(files: Mapping[str, bytes]) -> Run:
            text = decode(files[buffer.name], every_rule.encoding).text
            this = Buffer(buffer.uri, buffer.path, text, buffer.version, buffer.encoding)
            if not together:
                return check(alone_job(every_rule, this))
            return check(set_job(every_rule, [this, *members[1:]], [this]))

        given = {buffer.name: encoded(buffer.text, every_rule.encoding)}
        chosen = policy or Policy(_safe_rules(run_on(given)))
        done = repair(
            run_on, chosen, every_rule.encoding, given, with_own_words(every_rule.columns)
        )
    except UsageError as error:
        return _Outcome(None, str(error.mistakes[0]))
    if not done.fixed:
        return _Outcome(None, "；".join(dict.fromkeys(one.reason for one in done.refused)))
    return _Outcome(decode(done.files[buffer.name], every_rule.encoding).text)


def _safe_rules(run: Run) -> frozenset[str]:
    return frozenset(one.rule for one in run.findings if _is_safe(one))


def _is_safe(finding: Finding) -> bool:
    fix = finding.fix
    return fix is not None and fix.safety is Safety.SAFE and not fix.on_request


def _data(buffer: Buffer, rule: str, subject: str = "") -> dict[str, object]:
    return {"uri": buffer.uri, "version": buffer.version, "rule": rule, "subject": subject}


def _edit(buffer: Buffer, text: str) -> types.WorkspaceEdit:
    """The change from what is open to a text, as small as one stretch of it can be."""
    change = changed_stretch(buffer.positions, text)
    document = types.OptionalVersionedTextDocumentIdentifier(buffer.uri, buffer.version)
    return types.WorkspaceEdit(
        changes={buffer.uri: [change]},
        document_changes=[types.TextDocumentEdit(document, [change])],
    )


def changed_stretch(positions: Positions, new: str) -> types.TextEdit:
    """The lines that differ, and of them what lies between their common ends."""
    old = positions.text
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    # The two signs that end a line are one to the editor.
    start -= old[max(start - 1, 0) : start + 1] == "\r\n"
    end -= old[len(old) - end - 1 : len(old) - end + 1] == "\r\n"
    begin, stop = (
        positions.position(*positions.place_of(offset)) for offset in (start, len(old) - end)
    )
    return types.TextEdit(types.Range(begin, stop), new[start : len(new) - end])


def _covers(kind: types.CodeActionKind | str, asked: types.CodeActionKind) -> bool:
    """Whether a kind somebody wants is `asked` or what that belongs to: `source` is any source."""
    name = kind.value if isinstance(kind, types.CodeActionKind) else kind
    return asked.value == name or asked.value.startswith(f"{name}.") or name.startswith(asked.value)


def _touches(buffer: Buffer, finding: Finding, marked: types.Range) -> bool:
    if not buffer.is_at(finding.place):
        return False
    place = buffer.positions.range(finding.place)
    start, end = (place.start.line, place.start.character), (place.end.line, place.end.character)
    first = (marked.start.line, marked.start.character)
    last = (marked.end.line, marked.end.character)
    return first <= end and start <= last


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:40]}……"
