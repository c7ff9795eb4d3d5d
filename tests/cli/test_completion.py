"""Completion in the four shells: the script, and what it is answered."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from tests.cli.command import goalcheck, quick


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_each_shell_gets_a_script_that_asks_the_command(
    capsys: pytest.CaptureFixture[str], shell: str
) -> None:
    result = quick(capsys, "completion", shell)
    assert result.code == 0
    assert "_GOALCHECK_COMPLETE" in result.out
    assert f"{shell}_complete" in result.out


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
def test_bash_accepts_its_script(capsys: pytest.CaptureFixture[str]) -> None:
    script = quick(capsys, "completion", "bash").out
    done = subprocess.run(["bash", "-n"], input=script, text=True, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_an_unknown_shell_is_refused_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    result = quick(capsys, "completion", "powershel")
    assert result.code == 2
    assert "是否想写“powershell”？" in result.err


def powershell(words: str, incomplete: str) -> list[str]:
    """What the command answers PowerShell: the value of each candidate."""
    result = goalcheck(
        _GOALCHECK_COMPLETE="powershell_complete",
        COMP_WORDS=words.replace(" ", "\n"),
        COMP_INCOMPLETE=incomplete,
    )
    assert result.err == ""
    return [line.split("\t")[0] for line in result.out.splitlines() if line]


@pytest.mark.parametrize(
    ("words", "incomplete", "answer"),
    [
        ("goalcheck au", "au", ["audit"]),
        ("goalcheck baseline w", "w", ["write"]),
        ("goalcheck lint --output-format j", "j", ["json", "jsonl", "junit"]),
        ("goalcheck lint --fail-level", "", ["error", "warning", "info"]),
        ("goalcheck lint --select GC20", "GC20", None),
        ("goalcheck explain GC20", "GC20", None),
        ("goalcheck rules show GC20", "GC20", None),
        ("goalcheck rules test --select GC20", "GC20", None),
        ("goalcheck stats 结果 --rule GC20", "GC20", None),
        ("goalcheck lint --exten", "--exten", ["--extend-select"]),
        ("goalcheck lint goa", "goa", []),
    ],
)
def test_commands_options_formats_and_rules_are_completed(
    words: str, incomplete: str, answer: list[str] | None
) -> None:
    given = powershell(words, incomplete)
    if answer is None:
        assert given[:2] == ["GC201", "GC202"]
    else:
        assert given == answer


def test_bash_is_told_to_complete_paths_itself() -> None:
    answer = goalcheck(
        _GOALCHECK_COMPLETE="bash_complete", COMP_WORDS="goalcheck lint goa", COMP_CWORD="2"
    ).out
    assert answer == "file,goa\n"
