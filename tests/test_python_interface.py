"""docs/Python接口.md is true: every example runs, and the names in it are the ones there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import checker
from tests.cli.command import BROKEN_CAP, GOAL_FILE

PAGE = Path(__file__).parents[1] / "docs" / "Python接口.md"
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture(autouse=True)
def goals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "goals").mkdir()
    (tmp_path / "goals" / "01.yaml").write_text(BROKEN_CAP, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_every_example_runs(number: int, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(EXAMPLES[number], f"{PAGE.name}:{number}", "exec"), {})
    printed = capsys.readouterr().out
    for said in re.findall(r"print\(.*\)  # (.*)", EXAMPLES[number]):
        assert said in printed.splitlines()


def test_the_page_shows_every_name() -> None:
    text = PAGE.read_text(encoding="utf-8")
    missing = [name for name in checker.__all__ if not re.search(rf"\b{name}\b", text)]
    assert missing == ["Judgement", "Place", "__version__"]


def test_a_run_is_whole_without_the_command_line() -> None:
    path = Path("goals/01.yaml")
    marked = BROKEN_CAP.replace("≤96.00万元", "≤96.00万元  # goalcheck: 豁免 GC202 理由=年中追加")
    path.write_text(marked, encoding="utf-8")
    run = checker.check(checker.Job(paths=("goals",), select=("GC202",)))
    assert run.findings == ()
    assert [one.exemption.reason for one in run.exempted] == ["年中追加"]


def test_a_text_is_checked_without_any_file() -> None:
    run = checker.check(checker.Job(stdin=(GOAL_FILE, "甲.yaml")))
    assert [(file.path, file.state.value) for file in run.files] == [("甲.yaml", "checked")]
    assert [one.verdict for one in checker.judge(run)] == [checker.Verdict.PASS]
