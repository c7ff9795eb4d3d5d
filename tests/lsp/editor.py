"""An editor for tests: a real client that starts the service and speaks to it over its streams.

Nothing waits for a time to pass: a test waits for what it asks for to be told, and gives up long
after it should have been.
"""

from __future__ import annotations

import asyncio
import os
import sys
from typing import TYPE_CHECKING, Any, TypeVar

from lsprotocol import types
from pygls.lsp.client import LanguageClient

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence
    from pathlib import Path

T = TypeVar("T")
PATIENCE = 300.0
"""Seconds after which a test fails; nothing is expected to take them."""
Told = list[types.Diagnostic]


class Editor:
    """One editor with one service; every call returns when the service has answered."""

    def __init__(
        self,
        root: Path,
        encodings: Sequence[types.PositionEncodingKind] = (),
        *,
        resolves: bool = True,
    ) -> None:
        self.root = root
        self.runner = asyncio.Runner()
        self.client = LanguageClient("editor", "1")
        self.told: dict[str, tuple[int | None, Told]] = {}
        self.messages: list[str] = []
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}
        self.news = asyncio.Event()
        self._listen()
        self.server = self.run(self._start(encodings, resolves=resolves))

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.runner.run(asyncio.wait_for(work, PATIENCE))

    def _listen(self) -> None:
        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def told(params: types.PublishDiagnosticsParams) -> None:
            self.told[params.uri] = params.version, list(params.diagnostics)
            self.news.set()

        @self.client.feature(types.WINDOW_SHOW_MESSAGE)
        def said(params: types.ShowMessageParams) -> None:
            self.messages.append(params.message)
            self.news.set()

    async def _start(
        self, encodings: Sequence[types.PositionEncodingKind], *, resolves: bool
    ) -> types.InitializeResult:
        await self.client.start_io(
            sys.executable, "-m", "checker", "lsp", "--stdio", cwd=self.root, env={**os.environ}
        )
        support = types.ClientCodeActionResolveOptions(["edit"]) if resolves else None
        capabilities = types.ClientCapabilities(
            general=types.GeneralClientCapabilities(position_encodings=list(encodings) or None),
            text_document=types.TextDocumentClientCapabilities(
                code_action=types.CodeActionClientCapabilities(
                    data_support=resolves, resolve_support=support
                )
            ),
        )
        result = await self.client.initialize_async(
            types.InitializeParams(
                capabilities, root_uri=self.root.as_uri(), initialization_options={"setDelay": 0}
            )
        )
        self.client.initialized(types.InitializedParams())
        return result

    def close(self) -> None:
        async def end() -> None:
            await self.client.shutdown_async(None)
            self.client.exit(None)
            await self.client.stop()

        self.run(end())
        self.runner.close()

    # What a person does.

    def open(self, path: Path, text: str, *, save: bool = True) -> str:
        """Opens a file; it holds the text as well, unless it is not saved."""
        if save:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        uri = path.as_uri()
        self.texts[uri], self.versions[uri] = text, 1
        item = types.TextDocumentItem(uri, "yaml", 1, text)
        self.tell(self.client.text_document_did_open, types.DidOpenTextDocumentParams(item))
        return uri

    def change(self, uri: str, text: str) -> None:
        self.texts[uri] = text
        self.versions[uri] += 1
        self.tell(
            self.client.text_document_did_change,
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(self.versions[uri], uri),
                [types.TextDocumentContentChangeWholeDocument(text)],
            ),
        )

    def save(self, uri: str, path: Path) -> None:
        path.write_bytes(self.texts[uri].encode())
        document = types.TextDocumentIdentifier(uri)
        self.tell(self.client.text_document_did_save, types.DidSaveTextDocumentParams(document))

    def shut(self, uri: str) -> None:
        document = types.TextDocumentIdentifier(uri)
        self.tell(self.client.text_document_did_close, types.DidCloseTextDocumentParams(document))

    def tell(self, notify: Callable[[Any], None], params: object) -> None:
        async def send() -> None:
            notify(params)

        self.run(send())

    # What a person sees.

    def diagnostics(self, uri: str, seen: Callable[[Told], bool] | None = None) -> Told:
        """What is said of the present text of a file, as soon as it is as wanted (or at all)."""

        async def wait() -> Told:
            while True:
                version, told = self.told.get(uri, (None, []))
                if version == self.versions[uri] and (seen is None or seen(told)):
                    return told
                self.news.clear()
                await self.news.wait()

        return self.run(wait())

    def codes(self, uri: str, code: str) -> Told:
        """What is said of a file under a rule, as soon as anything is."""
        told = self.diagnostics(uri, lambda all_of_them: code in map(_code, all_of_them))
        return [one for one in told if _code(one) == code]

    def without(self, uri: str, code: str) -> Told:
        """What is said of a file as soon as nothing is said under a rule."""
        return self.diagnostics(uri, lambda all_of_them: code not in map(_code, all_of_them))

    def message(self, part: str) -> str:
        """A message to the user that holds these words."""

        async def wait() -> str:
            while True:
                found = next((one for one in self.messages if part in one), None)
                if found is not None:
                    return found
                self.news.clear()
                await self.news.wait()

        return self.run(wait())

    def hover(self, uri: str, word: str, inside: int = 0) -> str:
        """What is told of a word of the text, of the character `inside` it."""
        params = types.HoverParams(types.TextDocumentIdentifier(uri), self.at(uri, word, inside))
        found = self.run(self.client.text_document_hover_async(params))
        contents = found.contents if found else None
        return contents.value if isinstance(contents, types.MarkupContent) else ""

    def completions(self, uri: str, behind: str) -> list[types.CompletionItem]:
        """What is offered behind some words of the text."""
        position = self.at(uri, behind, len(behind))
        params = types.CompletionParams(types.TextDocumentIdentifier(uri), position)
        found = self.run(self.client.text_document_completion_async(params))
        return list(found or []) if isinstance(found, list) else list(found.items if found else [])

    def offered(self, uri: str, behind: str) -> list[str]:
        return [item.label for item in self.completions(uri, behind)]

    def actions(self, uri: str, word: str, *kinds: types.CodeActionKind) -> list[types.CodeAction]:
        """The actions on a word of the text."""
        spot = self.at(uri, word)
        params = types.CodeActionParams(
            types.TextDocumentIdentifier(uri),
            types.Range(spot, spot),
            types.CodeActionContext([], only=list(kinds) or None),
        )
        found = self.run(self.client.text_document_code_action_async(params))
        return [one for one in found or [] if isinstance(one, types.CodeAction)]

    def resolve(self, action: types.CodeAction) -> types.CodeAction:
        return self.run(self.client.code_action_resolve_async(action))

    def applied(self, uri: str, action: types.CodeAction) -> str:
        """The text after an action that carries its edit."""
        assert action.edit is not None
        assert action.edit.changes is not None
        text = self.texts[uri]
        for edit in action.edit.changes[uri]:
            start, end = self.offset(text, edit.range.start), self.offset(text, edit.range.end)
            text = text[:start] + edit.new_text + text[end:]
        return text

    def definitions(self, uri: str, word: str, inside: int = 0) -> list[types.Location]:
        position = self.at(uri, word, inside)
        params = types.DefinitionParams(types.TextDocumentIdentifier(uri), position)
        found = self.run(self.client.text_document_definition_async(params))
        return [one for one in found or [] if isinstance(one, types.Location)]  # type: ignore[union-attr]  # lists are what we answer with

    def outline(self, uri: str) -> list[types.DocumentSymbol]:
        params = types.DocumentSymbolParams(types.TextDocumentIdentifier(uri))
        found = self.run(self.client.text_document_document_symbol_async(params))
        return [one for one in found or [] if isinstance(one, types.DocumentSymbol)]

    # Columns, in the units that both sides agreed on.

    def at(self, uri: str, word: str, inside: int = 0) -> types.Position:
        """The position of a word of the text, `inside` characters further."""
        text = self.texts[uri]
        offset = text.index(word) + inside
        line = text.count("\n", 0, offset)
        return types.Position(line, self.units(text[text.rfind("\n", 0, offset) + 1 : offset]))

    def offset(self, text: str, position: types.Position) -> int:
        lines = text.split("\n")
        line = lines[position.line]
        column = next(
            at for at in range(len(line) + 1) if self.units(line[:at]) >= position.character
        )
        return sum(len(line) + 1 for line in lines[: position.line]) + column

    def units(self, text: str) -> int:
        match self.server.capabilities.position_encoding:
            case types.PositionEncodingKind.Utf8:
                return len(text.encode())
            case types.PositionEncodingKind.Utf32:
                return len(text)
            case _:
                return len(text.encode("utf-16-le")) // 2

    def words_at(self, uri: str, span: types.Range) -> str:
        """What stands in a range."""
        text = self.texts[uri]
        return text[self.offset(text, span.start) : self.offset(text, span.end)]


def _code(one: types.Diagnostic) -> str:
    return str(one.code)
