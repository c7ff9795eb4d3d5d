"""Answers that are kept: the same bytes as without, whatever changed; nothing that others wrote."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.cli.call import answered, call_of
from checker.cli.program import invoke
from tests.cli.command import BROKEN_CAP, GOAL_FILE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Ask = Callable[..., tuple[int, str, str, bool]]


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of kept files; the working folder has two goal files."""
    work = tmp_path / "work"
    work.mkdir()
    (work / "01.yaml").write_text(GOAL_FILE, encoding="utf-8")
    (work / "02.yaml").write_text(BROKEN_CAP, encoding="utf-8")
    monkeypatch.chdir(work)
    monkeypatch.setenv("GOALCHECK_CACHE_DIR", str(tmp_path / "kept"))
    return tmp_path / "kept"


@pytest.fixture
def ask(capfd: pytest.CaptureFixture[str]) -> Ask:
    """Asks as the command does: exit code, report, notes, whether that was kept from before."""

    def asked(*arguments: str) -> tuple[int, str, str, bool]:
        call = call_of(arguments)
        code = None if call is None else answered(call)
        was_kept = code is not None
        code = invoke(arguments, call) if code is None else code
        said = capfd.readouterr()
        return code, said.out, said.err, was_kept

    return asked


def test_what_has_not_changed_is_answered_from_what_was_kept(kept: Path, ask: Ask) -> None:
    first, again = ask("lint", "."), ask("lint", ".")
    assert first[:3] == again[:3]
    assert (first[3], again[3]) == (False, True)
    assert "GC202" in first[1]


@pytest.mark.parametrize("command", ["lint", "audit"])
@pytest.mark.parametrize("form", ["full", "json", "sarif"])
def test_each_report_is_kept_apart(kept: Path, ask: Ask, command: str, form: str) -> None:
    ask(command, ".")
    first = ask(command, ".", "--output-format", form)
    again = ask(command, ".", "--output-format", form)
    assert (first[:3], first[3]) == (again[:3], False)
    assert again[3]


def _edit(work: Path, number: int, text: str) -> None:
    (work / f"0{number}.yaml").write_text(text, encoding="utf-8")


def _nothing(work: Path, number: int) -> None:
    """No change at all."""


def _drop(work: Path, number: int) -> None:
    (work / f"0{number}.yaml").unlink(missing_ok=True)


_VALUES = ("≤80.50万元", "≤96万元", "≤8O.5万元", "≤80.5")
_CHANGES: tuple[Callable[[Path, int], None], ...] = (
    *(
        lambda work, number, value=value: _edit(  # type: ignore[misc]  # the default binds it
            work, number, GOAL_FILE.replace("≤80.50万元", value)
        )
        for value in _VALUES
    ),
    _drop,
    lambda work, number: _edit(work / "下级" if number > 2 else work, number, BROKEN_CAP),
    lambda work, _: (work / "goalcheck.yaml").write_text("ignore: [GC202]\n", encoding="utf-8"),
    lambda work, _: (work / "goalcheck.yaml").write_text("年度: 2024\n", encoding="utf-8"),
    lambda work, _: (work / "goalcheck.yaml").unlink(missing_ok=True),
    lambda work, number: _edit(work, number, f"# goalcheck: 豁免 GC202 已经批复\n{BROKEN_CAP}"),
    lambda work, _: (work / "说明.txt").write_text("不是目标表", encoding="utf-8"),
    lambda work, number: _edit(work, number, "甲: 乙\n"),
)  # fmt: skip


@given(
    st.lists(st.tuples(st.sampled_from(_CHANGES), st.integers(1, 4)), min_size=1, max_size=4),
    st.sampled_from((("lint", "."), ("lint", "01.yaml"), ("lint", ".", "-q"), ("audit", "."))),
)
@settings(max_examples=12, deadline=None)
def test_with_and_without_the_bytes_are_the_same(
    tmp_path_factory: pytest.TempPathFactory,
    changes: list[tuple[Callable[[Path, int], None], int]],
    arguments: tuple[str, ...],
) -> None:
    """Between two questions any file may have changed, gone or come."""
    work = tmp_path_factory.mktemp("work")
    (work / "下级").mkdir()
    _edit(work, 1, GOAL_FILE)
    _edit(work, 2, BROKEN_CAP)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(work)
        patch.setenv("GOALCHECK_CACHE_DIR", str(work.with_name(f"{work.name}-kept")))
        for change, number in ((_nothing, 0), *changes):
            change(work, number)
            with_kept = _said(*arguments, patch=patch)
            assert with_kept == _said(*arguments, patch=patch)
            assert with_kept == _said(*arguments, "--no-cache", patch=patch)


def _said(*arguments: str, patch: pytest.MonkeyPatch) -> tuple[int, str, str]:
    import io

    streams = io.StringIO(), io.StringIO()
    patch.setattr(sys, "stdout", streams[0])
    patch.setattr(sys, "stderr", streams[1])
    call = call_of(arguments)
    code = None if call is None else answered(call)
    code = invoke(arguments, call) if code is None else code
    return code, streams[0].getvalue(), streams[1].getvalue()


@pytest.mark.parametrize("spoil", ["torn", "cut", "foreign", "empty"])
def test_an_answer_that_is_not_whole_is_none(kept: Path, ask: Ask, spoil: str) -> None:
    first = ask("lint", ".")
    (path,) = (kept / "answers").iterdir()
    data = path.read_bytes()
    middle = len(data) // 2
    path.write_bytes(
        {
            "torn": data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :],
            "cut": data[:middle],
            "foreign": b"goalcheck answer 1\n" + b"x" * 64,
            "empty": b"",
        }[spoil]
    )
    again = ask("lint", ".")
    assert (again[:3], again[3]) == (first[:3], False)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps other users out by itself")
def test_an_answer_that_others_could_have_written_is_none(kept: Path, ask: Ask) -> None:
    ask("lint", ".")
    assert oct((kept / "answers").stat().st_mode & 0o777) == "0o700"
    (kept / "answers").chmod(0o777)
    assert not ask("lint", ".")[3]


def test_what_was_answered_for_another_folder_is_not_given_here(
    kept: Path, ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask("lint", ".")
    other = tmp_path / "other"
    other.mkdir()
    (other / "01.yaml").write_text(GOAL_FILE, encoding="utf-8")
    monkeypatch.chdir(other)
    assert not ask("lint", ".")[3]


def test_a_configuration_above_is_noticed_when_it_comes(kept: Path, ask: Ask) -> None:
    question = ("lint", ".", "--output-format", "concise")
    assert "错误 GC202" in ask(*question)[1]
    (kept.parent / "goalcheck.yaml").write_text("ignore: [GC202]\n", encoding="utf-8")
    again = ask(*question)
    assert not again[3]
    assert "错误 GC202" not in again[1]


def test_another_installation_answers_for_itself(
    kept: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its files may be as they were, and yet it would say something else."""
    ask("lint", ".")
    monkeypatch.setattr("checker.cli.call.__file__", "/elsewhere/checker/cli/call.py")
    assert not ask("lint", ".")[3]


def test_the_next_day_is_another_question(
    kept: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask("lint", ".")

    def another_day(_: str) -> str:
        return "2031-01-01"

    monkeypatch.setattr("time.strftime", another_day)
    assert not ask("lint", ".")[3]


@pytest.mark.parametrize(
    "arguments",
    [("lint", "-"), ("lint", ".", "--no-cache"), ("lint", "@清单.txt"), ("rules", "list"), ()],
)
def test_some_calls_are_always_answered_anew(arguments: tuple[str, ...]) -> None:
    assert call_of(arguments) is None


def test_a_file_that_could_not_be_read_is_read_again(kept: Path, ask: Ask) -> None:
    (kept.parent / "work" / "坏.docx").write_bytes(b"PK\x03\x04")
    ask("lint", ".")
    assert not ask("lint", ".")[3]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_the_folder_keeps_nobody_waiting(kept: Path, ask: Ask) -> None:
    os.mkfifo(kept.parent / "work" / "管道.yaml")
    ask("lint", ".")
    assert not ask("lint", ".")[3]


def test_the_folder_is_shown_and_emptied(kept: Path, ask: Ask) -> None:
    ask("lint", ".")
    assert ask("cache", "dir")[1] == f"{kept}\n"
    assert ask("cache", "clear")[2].startswith("清掉了 ")
    assert [path for path in kept.rglob("*") if path.is_file()] == []
    assert not ask("lint", ".")[3]


def test_where_nothing_is_kept_there_is_nothing_to_empty(
    kept: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOALCHECK_CACHE_DIR", "")
    ask("lint", ".")
    assert not ask("lint", ".")[3]
    assert ask("cache", "dir")[:2] == (0, "")
    assert ask("cache", "clear")[0] == 0
