"""The hooks as pre-commit runs them: on a repository of goal files, many and few and deleted."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command import GOAL_FILE

ROOT = Path(__file__).resolve().parent.parent
HOOKS = ROOT / ".pre-commit-hooks.yaml"
FILES = 66

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps the environment it builds, once for all tests here."""
    return tmp_path_factory.mktemp("pre-commit")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Sixty-six sound tables of different projects, and YAML that is none of our business."""
    git(tmp_path, "init", "-q")
    goals = tmp_path / "goals"
    goals.mkdir()
    for number in range(1, FILES + 1):
        (goals / f"{number:02}.yaml").write_text(table(number), encoding="utf-8")
    (tmp_path / "compose.yaml").write_text("services: {}\n", encoding="utf-8")
    commit(tmp_path)
    return tmp_path


def table(number: int) -> str:
    """A table like no other: names, goal and amounts have a number of their own."""
    return (
        GOAL_FILE.replace("农村公路养护", f"第{number}公路段养护")
        .replace("对农村公路进行", f"对第{number}公路段进行")
        .replace("养护公路里程", f"第{number}公路段养护里程")
        .replace("≥120公里", f"≥{number + 100}公里")
        .replace("80.50", f"{number + 80}.50")
    )


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
    )


def commit(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "state", "--no-verify")


def pre_commit(folder: Path, cache: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", *arguments],
        cwd=folder,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PRE_COMMIT_HOME": str(cache)},
    )


def try_hook(
    folder: Path, cache: Path, hook: str, *arguments: str
) -> subprocess.CompletedProcess[str]:
    return pre_commit(folder, cache, "try-repo", str(ROOT), hook, "--verbose", *arguments)


def break_cap(folder: Path, number: int) -> str:
    path = folder / "goals" / f"{number:02}.yaml"
    cap = f"≤{number + 80}.50万元"
    path.write_text(path.read_text(encoding="utf-8").replace(cap, "≤999.00万元"), encoding="utf-8")
    return f"goals/{number:02}.yaml"


def test_more_than_sixty_sound_files_pass(repository: Path, cache: Path) -> None:
    result = try_hook(repository, cache, "goalcheck", "--all-files")
    assert result.returncode == 0, result.stdout
    assert "compose.yaml" not in result.stdout
    checked = re.findall(r"检查了 (\d+) 个文件", result.stdout)
    assert sum(map(int, checked)) == FILES


def test_a_faulty_file_among_many_is_found(repository: Path, cache: Path) -> None:
    broken = break_cap(repository, 65)
    result = try_hook(repository, cache, "goalcheck", "--all-files")
    assert result.returncode == 1, result.stdout
    assert f"{broken}:" in result.stdout
    assert "GC202" in result.stdout


SPLIT_CONFIG = """\
repos:
  - repo: local
    hooks:
      - id: goalcheck
        name: goalcheck
        entry: '"{python}" -m checker lint --select GC202,GC801'
        language: system
        files: ^goals/
        require_serial: false
"""


def test_files_split_into_several_calls_are_checked_against_their_whole_set(
    repository: Path, cache: Path
) -> None:
    broken = break_cap(repository, 65)
    first = (repository / "goals" / "01.yaml").read_text(encoding="utf-8")
    copied = first.replace("单位编码: 353101", "单位编码: 353102")
    (repository / "goals" / "66.yaml").write_text(copied, encoding="utf-8")
    config = repository / ".pre-commit-config.yaml"
    config.write_text(SPLIT_CONFIG.format(python=sys.executable), encoding="utf-8")
    commit(repository)
    result = pre_commit(repository, cache, "run", "--all-files", "--verbose")
    assert result.returncode == 1
    calls = re.findall(r"检查了 (\d+) 个文件", result.stdout)
    assert len(calls) > 1
    assert sum(map(int, calls)) == FILES
    assert f"{broken}:" in result.stdout
    assert "GC801" in result.stdout


def test_only_what_is_staged_is_reported(repository: Path, cache: Path) -> None:
    break_cap(repository, 3)
    commit(repository)
    break_cap(repository, 40)
    git(repository, "add", "-A")
    result = try_hook(repository, cache, "goalcheck")
    assert "goals/40.yaml:" in result.stdout
    assert "goals/03.yaml:" not in result.stdout


def test_the_set_hook_reports_everything_whatever_is_staged(repository: Path, cache: Path) -> None:
    break_cap(repository, 3)
    commit(repository)
    (repository / "compose.yaml").write_text("services: {a: {}}\n", encoding="utf-8")
    git(repository, "add", "-A")
    result = try_hook(repository, cache, "goalcheck-set")
    assert result.returncode == 1, result.stdout
    assert "goals/03.yaml:" in result.stdout


def test_the_set_hook_also_runs_when_a_commit_only_deletes(repository: Path, cache: Path) -> None:
    break_cap(repository, 3)
    commit(repository)
    git(repository, "rm", "-q", "goals/10.yaml")
    files = try_hook(repository, cache, "goalcheck")
    assert "Skipped" in files.stdout
    whole = try_hook(repository, cache, "goalcheck-set")
    assert "goals/03.yaml:" in whole.stdout
    assert f"检查了 {FILES - 1} 个文件" in whole.stdout


@pytest.mark.parametrize(
    ("path", "taken"),
    [
        ("goals/01.yaml", True),
        ("2025/绩效目标/一科/甲.yml", True),
        ("目标/01.yaml", True),
        ("goals/goalcheck.yaml", False),
        ("compose.yaml", False),
        (".github/workflows/ci.yaml", False),
        ("mygoals/01.yaml", False),
        ("goals/说明.docx.yaml.txt", False),
        ("goals/送审表.docx", True),
        ("绩效目标/一科/表.XLSX".lower(), True),
        ("goals/旧表.doc", True),
        ("goals/~$送审表.docx", False),
        ("goals/说明.txt", False),
    ],
)
def test_the_filter_takes_goal_files_only(path: str, taken: bool) -> None:
    (pattern,) = set(re.findall(r"files: '(.*)'", HOOKS.read_text(encoding="utf-8")))
    assert bool(re.search(pattern, path)) is taken
