"""examples/ci: every recipe has the form its system asks for, and does what it says."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml
from jsonschema import Draft7Validator

from tests.cli.command import BROKEN_CAP, GOAL_FILE

ROOT = Path(__file__).resolve().parent.parent
RECIPES = ROOT / "examples" / "ci"
SARIF = ROOT / "tests" / "reports" / "schemas" / "sarif-2.1.0.json"
PAGE = ROOT / "docs" / "持续集成.md"
EVERY = [
    "Makefile",
    "github-actions.yml",
    "gitlab-ci.yml",
    "pre-commit-config.yaml",
    "reviewdog.yml",
]
MARK = "0" * 40


def recipe(name: str) -> Any:
    return yaml.safe_load((RECIPES / name).read_text(encoding="utf-8"))


def run(command: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command of a recipe as its system runs it: by a shell that stops at the first failure."""
    scripts = str(Path(sys.executable).parent)
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        cwd=folder,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}", **environment},
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a faulty table, and a sound one in a set of its own."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "goals" / "二科").mkdir(parents=True)
    (tmp_path / "goals" / "01.yaml").write_text(BROKEN_CAP, encoding="utf-8")
    other = GOAL_FILE.replace("农村公路养护", "城区路灯维护")
    (tmp_path / "goals" / "二科" / "02.yaml").write_text(other, encoding="utf-8")
    return tmp_path


def steps(name: str) -> dict[str, str]:
    """The commands of a workflow of GitHub by the names of their steps."""
    (job,) = recipe(name)["jobs"].values()
    return {step["name"]: step["run"] for step in job["steps"] if "run" in step}


def test_there_is_a_recipe_for_every_system_and_the_page_shows_each() -> None:
    assert sorted(path.name for path in RECIPES.iterdir()) == EVERY
    page = PAGE.read_text(encoding="utf-8")
    assert [name for name in EVERY if f"](../examples/ci/{name})" not in page] == []


@pytest.mark.parametrize(
    ("name", "schema", "more"),
    [
        ("github-actions.yml", "vendor.github-workflows", ()),
        ("reviewdog.yml", "vendor.github-workflows", ()),
        ("gitlab-ci.yml", "vendor.gitlab-ci", ("--data-transform", "gitlab-ci")),
    ],
)
def test_a_recipe_has_the_form_of_its_system(name: str, schema: str, more: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *more]
    done = subprocess.run(
        [*command, str(RECIPES / name)], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_hooks_of_the_recipe_are_ours() -> None:
    (repo,) = recipe("pre-commit-config.yaml")["repos"]
    ours = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
    assert {hook["id"] for hook in repo["hooks"]} == ours
    # Both at one stage would print every finding twice.
    assert [hook.get("stages") for hook in repo["hooks"]] == [None, ["pre-push"]]


def test_installing_the_recipe_as_it_says_sets_both_hooks(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    shutil.copy(RECIPES / "pre-commit-config.yaml", tmp_path / ".pre-commit-config.yaml")
    assert "pre-commit install" in (RECIPES / "pre-commit-config.yaml").read_text(encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "pre_commit", "install"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        env={**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "kept")},
    )
    installed = {path.name for path in (tmp_path / ".git" / "hooks").iterdir()}
    assert {"pre-commit", "pre-push"} <= installed


def test_the_hook_file_has_the_form_of_pre_commit() -> None:
    for kind, path in (
        ("validate-config", RECIPES / "pre-commit-config.yaml"),
        ("validate-manifest", ROOT / ".pre-commit-hooks.yaml"),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "pre_commit", kind, str(path)],
            check=False,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr


def test_no_recipe_names_a_tag_that_is_not_there_or_an_index() -> None:
    for name in EVERY:
        text = (RECIPES / name).read_text(encoding="utf-8")
        for rev in re.findall(r"(?:rev: \"?|goalcheck\.git@)([^\s\"]+)", text):
            assert rev == MARK, name
        assert not re.search(r"pip install (?:-\S+ )*goalcheck", text), name


def test_github_gets_annotations_and_sarif_from_one_run(repository: Path) -> None:
    done = run(steps("github-actions.yml")["检查"], repository)
    assert done.returncode == 1
    assert "::error title=GC202 成本上限高于预算数,file=goals/01.yaml,line=27" in done.stdout
    log = json.loads((repository / "goalcheck.sarif").read_text(encoding="utf-8"))
    schema = json.loads(SARIF.read_text(encoding="utf-8"))
    assert list(Draft7Validator(schema).iter_errors(log)) == []
    assert [one["ruleId"] for one in log["runs"][0]["results"]] == ["GC202"]


def test_gitlab_gets_code_quality_and_cases_and_people_a_text(repository: Path) -> None:
    (job,) = recipe("gitlab-ci.yml").values()
    (script,) = job["script"]
    done = run(script, repository)
    assert done.returncode == 1
    assert "成本指标“养护经费”的上限96万元" in done.stdout
    reports = job["artifacts"]["reports"]
    (issue,) = json.loads((repository / reports["codequality"]).read_text(encoding="utf-8"))
    assert issue["check_name"] == "GC202"
    assert issue["location"]["lines"] == {"begin": 27}
    cases = ET.parse(repository / reports["junit"]).getroot()
    assert cases.get("failures") == "1"


def test_reviewdog_gets_the_findings_and_the_job_goes_on(repository: Path) -> None:
    command = steps("reviewdog.yml")["检查"]
    assert run(command, repository).returncode == 0
    found = json.loads((repository / "goalcheck.rdjson").read_text(encoding="utf-8"))
    (diagnostic,) = found["diagnostics"]
    assert diagnostic["code"]["value"] == "GC202"
    assert diagnostic["suggestions"][0]["text"] == "≤80.5万元"


def test_reviewdog_does_not_hide_a_job_that_could_not_be_done(repository: Path) -> None:
    (repository / "goalcheck.yaml").write_text("ingore: []\n", encoding="utf-8")
    assert run(steps("reviewdog.yml")["检查"], repository).returncode == 2


@pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
def test_the_makefile_takes_a_repository_with_old_faults_on(repository: Path) -> None:
    shutil.copy(RECIPES / "Makefile", repository)
    first = run("make goals", repository)
    assert first.returncode != 0
    assert "GC202" in first.stdout
    assert run("make baseline", repository).returncode == 0
    assert run("make goals", repository).returncode == 0
    path = repository / "goals" / "二科" / "02.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("≤80.50", "≤99.00"), encoding="utf-8")
    again = run("make goals", repository)
    assert again.returncode != 0
    assert "goals/二科/02.yaml" in again.stdout
    assert "goals/01.yaml" not in again.stdout
