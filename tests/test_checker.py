"""docs/Python接口.md is true: every example runs, and the names in it are the ones there are."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import checker
from tests.cli.command import BROKEN_CAP, GOAL_FILE, quick
from tests.readers import writing
from tests.readers.test_shapes import form

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


def example(word: str) -> str:
    """The example in which a word stands."""
    (found,) = (one for one in EXAMPLES if word in one)
    return found


def posted(name: str, data: bytes) -> tuple[str, bytes]:
    """What the web service of the page answers to a file: status and body."""
    names: dict[str, Any] = {}
    exec(compile(example("def application"), PAGE.name, "exec"), names)
    environ = {
        "PATH_INFO": f"/{name}",
        "CONTENT_LENGTH": str(len(data)),
        "wsgi.input": io.BytesIO(data),
    }
    said: list[str] = []

    def start_response(status: str, _headers: object) -> None:
        said.append(status)

    body = b"".join(names["application"](environ, start_response))
    return said[0], body


@pytest.mark.parametrize("name", ["表.yaml", "表.docx"])
def test_the_web_service_answers_with_verdict_and_findings(name: str) -> None:
    file = Path("goals/01.yaml")
    if name.endswith(".docx"):
        file = writing.write([writing.form(form("泵站维修"))], "docx", Path("goals"))
    status, body = posted(name, file.read_bytes())
    answer = json.loads(body)
    assert status == "200 OK"
    assert len(answer["结论"]) == 1
    assert answer["问题"]
    assert "送来的表" not in body.decode()


def test_the_web_service_refuses_other_kinds() -> None:
    assert posted("表.exe", b"MZ") == ("415 Unsupported Media Type", b"")


def test_the_recipe_for_pytest_fails_for_a_faulty_table_and_passes_when_it_is_mended() -> None:
    Path("conftest.py").write_text(example("@pytest.fixture"), encoding="utf-8")
    Path("test_goals.py").write_text(example("def test_goals"), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", "-p", "no:cacheprovider"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert "goals/01.yaml:27:10 GC202" in done.stdout
    assert "1 failed" in done.stdout
    Path("goals/01.yaml").write_text(GOAL_FILE, encoding="utf-8")
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert "1 passed" in done.stdout


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


def test_a_script_gets_what_lint_reports(capsys: pytest.CaptureFixture[str]) -> None:
    """Rules left out, a baseline, a mark in a file and a list of exemptions together."""
    text = BROKEN_CAP.replace("≤96.00万元", "≤96.00万元  # goalcheck: 豁免 GC202 理由=年中追加")
    Path("goals/01.yaml").write_text(text, encoding="utf-8")
    Path("goals/02.yaml").write_text(BROKEN_CAP.replace("公路", "桥梁"), encoding="utf-8")
    Path("goals/03.yaml").write_text(BROKEN_CAP.replace("公路", "码头"), encoding="utf-8")
    quick(capsys, "baseline", "write", "goals/02.yaml", "--isolated", "--baseline", "known.json")
    project = checker.check(checker.Job(paths=("goals/03.yaml",))).tables[0].project
    listed = f"豁免:\n  - {{项目: {project}, 规则: GC202, 理由: 年中追加}}\n"
    Path("list.yaml").write_text(listed, encoding="utf-8")
    options = ("--ignore", "GC110", "--baseline", "known.json", "--exemptions", "list.yaml")
    shown = quick(
        capsys, "lint", "goals", "--isolated", "--output-format", "json",
        "--min-severity", "info", *options,
    )  # fmt: skip
    run = checker.check(
        checker.Job(
            paths=("goals",),
            ignore=("GC110",),
            baseline=Path("known.json"),
            exemptions=(Path("list.yaml"),),
        )
    )
    assert len(run.exempted) == 2
    every = checker.ReportOptions(min_severity=checker.Severity.INFO)
    assert json.loads(checker.render("json", run, every)) == json.loads(shown.out)
