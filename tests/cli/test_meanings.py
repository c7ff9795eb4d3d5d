"""Words that people type and what they mean."""

from __future__ import annotations

import pytest

from checker.cli import meanings
from checker.reports import FORMATS
from tests.cli.command import quick
from tests.cli.commandnames import COMMANDS


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["lint", "--json"], "--output-format json"),
        (["lint", "--fromat", "json"], "--output-format"),
        (["lint", "-f", "json"], "--output-format"),
        (["lint", "--only", "GC2"], "--select"),
        (["lint", "--disable", "GC2"], "--ignore"),
        (["lint", "--outfile", "a"], "--output-file"),
        (["fix", "--outdir", "a"], "--output-dir"),
        (["fix", "--dry-run"], "--diff"),
        (["convert", "--dry-run"], "--check"),
        (["lint", "--fix"], "goalcheck fix"),
        (["stats", "--only", "GC202"], "--rule"),
        (["lint", "--html"], "--report html:文件"),
        (["chek", "goals"], "check"),
        (["validate", "goals"], "goalcheck lint"),
        (["version"], "goalcheck --version"),
        (["help", "lint"], "goalcheck --help"),
    ],
)
def test_words_of_other_programs_are_known(
    capsys: pytest.CaptureFixture[str], arguments: list[str], meant: str
) -> None:
    assert f"，是否想写“{meant}”？" in quick(capsys, *arguments).err.splitlines()[0]


@pytest.mark.parametrize("arguments", [["lint", "--frobnicate"], ["lint", "-z"], ["zzz"]])
def test_what_is_like_nothing_is_offered_nothing(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert "是否想写" not in quick(capsys, *arguments).err


def test_every_meaning_is_one_that_can_be_typed(capsys: pytest.CaptureFixture[str]) -> None:
    helps = {name: quick(capsys, *name.split(), "--help").out for name in COMMANDS}
    options = "\n".join(helps.values())
    for said in {one for known in (meanings.OPTIONS, meanings.COMMANDS) for one in known.values()}:
        for answer in said:
            first, *rest = answer.split()
            if first != meanings.PROGRAM:
                assert f"{first} " in options, answer
                assert first != "--report" or rest[0].partition(":")[0] in FORMATS
            elif rest[0] not in ("--help", "--version"):
                assert all(word in helps[rest[0]] for word in rest[1:]), answer
