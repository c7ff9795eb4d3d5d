"""A hostile pack, configuration, list or baseline is a few placed mistakes, or is used, within ten
seconds and 512 MB; a fault of the program it is never."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.hostile.settings import BASELINES, COLUMNS, CONFIGS, LISTS, PACKS
from tests.hostile.test_beside import GOOD

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
LIMITED = Path(__file__).with_name("limited.py")
KINDS: dict[str, tuple[str, dict[str, Callable[[], str]]]] = {
    "--pack": ("s.yaml", PACKS),
    "--config": ("goalcheck.yaml", CONFIGS),
    "--exemptions": ("s.yaml", LISTS),
    "--columns": ("s.yaml", COLUMNS),
    "--baseline": ("s.json", BASELINES),
}
# One of each way to cost more than its length: the whole list is a slow test.
QUICK = {
    "a directory of like columns", "a directory of two columns", "keys twice", "sums that double",
    "definitions on one another", "a message without end", "rules superseded by strangers",
    "parameters", "an odd version", "rules of no pack", "a pattern of brackets", "files of rules",
    "entries of strangers", "choices", "deep objects",
}  # fmt: skip
CASES = [
    pytest.param(option, name, id=f"{option[2:]}: {name}", marks=[] if quick else pytest.mark.slow)
    for option, (_, corpus) in KINDS.items()
    for name in corpus
    for quick in [name in QUICK]
]


@pytest.mark.parametrize(("option", "name"), CASES)
def test_hostile_settings_are_used_or_refused_within_their_limits(
    option: str, name: str, tmp_path: Path
) -> None:
    file, corpus = KINDS[option]
    (tmp_path / "good.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / file).write_text(corpus[name](), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, LIMITED, "run", "lint", "good.yaml", option, file],
        capture_output=True,
        timeout=300,
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    said, report = done.stderr.decode(), done.stdout.decode()
    # What is used leaves the finding of the table standing; what is not stops the run.
    assert done.returncode in {1, 2}, said[-2000:]
    if done.returncode == 1:
        assert "GC202" in report
    else:
        assert said.startswith(f"错误：{file}:")
        assert not report
    assert len(said) < 20_000
    assert len(report) < 50_000
    assert not any(sign in said + report for sign in ("Traceback", "内部出错", "\x1b", "\u202e"))


def test_exemptions_without_end_leave_the_table_checked(tmp_path: Path) -> None:
    marks = "".join(f"# goalcheck: 豁免 GC{number} 理由=甲\n" for number in range(20_000))
    (tmp_path / "good.yaml").write_text(GOOD + marks, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, LIMITED, "run", "lint", "good.yaml", "--isolated"],
        capture_output=True,
        timeout=300,
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 1, done.stderr.decode()[-2000:]
    assert "GC202" in done.stdout.decode()
    assert "一个文件最多写1000条豁免" in done.stderr.decode()
