from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.lsp.editor import Editor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder the editor has open; nothing above it is configuration."""
    folder = tmp_path_factory.mktemp("编辑")
    (folder / ".git").mkdir()
    return folder


@pytest.fixture(scope="module")
def editor(root: Path) -> Iterator[Editor]:
    one = Editor(root)
    yield one
    one.close()


@pytest.fixture
def folder(root: Path, request: pytest.FixtureRequest) -> Path:
    """A folder of a test's own: files of one folder are one set."""
    here = root / str(abs(hash(request.node.nodeid)))
    here.mkdir()
    return here
