"""tools/build_page.py: what stands in the page as text comes out as the bytes that went in."""

from __future__ import annotations

import sys
from collections import Counter
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.pipeline import Job, check
from tools.build_page import ROOT, BuildError, asset_tag, in_sevens, practice_documents
from tools.build_page import run as run_program
from tools.extra import require

if TYPE_CHECKING:
    from pathlib import Path


def out_of_sevens(text: str) -> bytes:
    """As the page does it."""
    bits = "".join(f"{ord(sign) & 127:07b}" for sign in text)
    return bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits) - 7, 8))


@given(st.binary(max_size=60))
def test_bytes_come_out_of_the_text_as_they_went_in(data: bytes) -> None:
    assert out_of_sevens(in_sevens(data)) == data


@pytest.mark.parametrize("byte", range(256))
def test_the_text_holds_no_sign_that_a_page_changes_or_ends_at(byte: int) -> None:
    text = in_sevens(bytes([byte]) * 56)
    assert not set(text) & set("\0\r<")
    assert text.encode("utf-8").decode("utf-8") == text


def test_an_asset_is_one_element_to_a_reader_of_pages() -> None:
    seen: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            seen.append(f"{tag} {dict(attrs)['data-asset']}")

        def handle_endtag(self, tag: str) -> None:
            seen.append(f"/{tag}")

    Reader().feed(asset_tag("a.wasm", bytes(range(256)) * 40))
    assert seen == ["script a.wasm", "/script"]


def test_the_reason_of_a_program_that_fails_is_shown_behind_however_much_it_wrote() -> None:
    program = "import sys; print('x' * 300_000); print('the reason', file=sys.stderr); sys.exit(1)"
    with pytest.raises(BuildError, match=r"failed:\n(.|\n)*the reason") as failed:
        run_program(sys.executable, "-c", program)
    assert len(str(failed.value)) < 1000


def test_what_the_page_practises_with_are_all_tables_of_the_examples_a_few_at_a_time(
    tmp_path: Path,
) -> None:
    for name, data in practice_documents().items():
        (tmp_path / name).write_bytes(data)
    run = check(Job(paths=tuple(map(str, sorted(tmp_path.iterdir())))))
    assert max(Counter(table.path for table in run.tables).values()) <= 3
    examples = check(Job(paths=(str(ROOT / "examples" / "goals"),)))
    assert [one.project for one in run.tables] == [one.project for one in examples.tables]


def test_a_tool_without_its_libraries_says_in_one_line_what_to_install() -> None:
    require("json")
    with pytest.raises(SystemExit, match=r'^\S+: no_such_library is not installed; .*"\.\[dev\]"'):
        require("json", "no_such_library")
