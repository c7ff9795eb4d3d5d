"""The service itself: the requests of the protocol, each answered by the module it belongs to."""

from __future__ import annotations

import sys
import traceback
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, TypeVar, cast

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from checker.base.version import __version__
from checker.lsp.actions import actions_at, resolve_edit
from checker.lsp.buffer import Buffer, Role, shown_path
from checker.lsp.completion import SIGNS_OF_MORE, completions_at
from checker.lsp.definition import definitions_at
from checker.lsp.desk import Desk
from checker.lsp.diagnostics import SOURCE, diagnostics_of
from checker.lsp.hover import hover_at
from checker.lsp.rounds import PAUSE, Rounds
from checker.lsp.symbols import symbols_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.lsp.desk import Opinion, Orders

    _AtPoint = types.HoverParams | types.CompletionParams | types.DefinitionParams

T = TypeVar("T")

# A saved file of one of these kinds changes what is said of all goal files.
_FOUNDATIONS = (Role.PACK, Role.CONFIG)


class Service(LanguageServer):
    """The language server: what is open, and the rounds that look at it."""

    def __init__(self, orders: Orders) -> None:
        # Whole texts: the library ends lines where editors do not, and would misplace a change.
        super().__init__(  # pyright: ignore[reportUnknownMemberType]  # its rest is untyped
            SOURCE, __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full
        )
        self.desk = Desk(orders)
        self.rounds = Rounds(self.desk, self.tell, self.failed)

    @property
    def encoding(self) -> str:
        """How the editor counts columns, as agreed at the start."""
        agreed = self.server_capabilities.position_encoding or types.PositionEncodingKind.Utf16
        return types.PositionEncodingKind(agreed).value

    @property
    def resolves(self) -> bool:
        """Whether the editor asks for the edits of an action when it is chosen."""
        document = self.client_capabilities.text_document
        action = document.code_action if document else None
        support = action.resolve_support if action else None
        return support is not None and "edit" in support.properties

    def read(self, uri: str, text: str, version: int | None) -> None:
        """A file as it now stands in the editor."""
        path = to_fs_path(uri) if uri.startswith("file:") else None
        shown = shown_path(path) if path else None
        self.desk.open(Buffer(uri, shown, text, version, self.encoding))
        self.rounds.changed(uri)

    def tell(self, buffer: Buffer, opinion: Opinion) -> None:
        self.desk.told[buffer.uri] = opinion
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(
                buffer.uri,
                diagnostics_of(opinion, buffer, self.desk.buffers),
                buffer.version,
            )
        )

    def failed(self, error: Exception) -> None:
        """A bug: told to the user, with the traceback on standard error."""
        traceback.print_exception(error, file=sys.stderr)
        self.warn("goalcheck 内部出错，检查没有完成。请把输出窗口里的信息报给维护者。")

    def warn(self, message: str) -> None:
        self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, message))


def serve(orders: Orders) -> None:
    """Answers an editor on standard input and output until it says goodbye."""
    _service(orders).start_io()


def _service(orders: Orders) -> Service:
    service = Service(orders)
    _register_documents(service)
    _register_actions(service)
    _register_questions(service)
    return service


def _register_documents(service: Service) -> None:
    @service.feature(types.INITIALIZE)
    def started(params: types.InitializeParams) -> None:
        options: object = params.initialization_options
        said = cast("dict[str, object]", options) if isinstance(options, dict) else {}
        pause = said.get("setDelay")
        service.rounds.pause = pause / 1000 if isinstance(pause, (int, float)) else PAUSE

    @service.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        one = params.text_document
        service.read(one.uri, one.text, one.version)

    @service.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        one = params.text_document
        text = params.content_changes[-1].text
        service.read(one.uri, text, one.version)

    @service.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        buffer = service.desk.buffers.get(params.text_document.uri)
        if buffer is not None and buffer.role in _FOUNDATIONS:
            service.rounds.all_changed()

    @service.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        service.rounds.left(uri)
        service.desk.close(uri)
        service.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    @service.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def others_changed(params: types.DidChangeWatchedFilesParams) -> None:
        """Files that are not open here: configuration, packs, other tables of a set."""
        if any(PurePosixPath(one.uri).suffix for one in params.changes):
            service.rounds.all_changed()

    @service.feature(types.SHUTDOWN)
    def ended(_params: None) -> None:
        service.rounds.stop()


def _register_actions(service: Service) -> None:
    desk, run = service.desk, service.rounds.run

    @service.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(
            code_action_kinds=[types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll],
            resolve_provider=True,
        ),
    )
    async def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        buffer = desk.buffers.get(params.text_document.uri)
        opinion = desk.told.get(params.text_document.uri)
        if buffer is None or opinion is None:
            return []
        return await run("file", actions_at, desk, buffer, opinion, params, lazily=service.resolves)

    @service.feature(types.CODE_ACTION_RESOLVE)
    async def resolve(action: types.CodeAction) -> types.CodeAction:
        refusal = await run("set", resolve_edit, desk, action)
        if refusal:
            service.warn(refusal)
        return action


def _register_questions(service: Service) -> None:
    desk, run = service.desk, service.rounds.run

    async def asked(
        answer: Callable[[Desk, Buffer, int, int], T], params: _AtPoint, nothing: T
    ) -> T:
        """What is answered about a point of an open file; `nothing` where it is not open."""
        buffer = desk.buffers.get(params.text_document.uri)
        if buffer is None:
            return nothing
        return await run("file", answer, desk, buffer, *buffer.point(params.position))

    @service.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        return await asked(hover_at, params, None)

    @service.feature(
        types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=SIGNS_OF_MORE)
    )
    async def completions(params: types.CompletionParams) -> list[types.CompletionItem]:
        return await asked(completions_at, params, [])

    @service.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def definitions(params: types.DefinitionParams) -> list[types.Location]:
        return await asked(definitions_at, params, [])

    @service.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def symbols(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        buffer = desk.buffers.get(params.text_document.uri)
        return [] if buffer is None else await run("file", symbols_of, desk, buffer)
