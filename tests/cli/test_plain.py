"""A plain `lint` is read without click, and as click reads it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.cli.lint import lint
from checker.cli.plain import plain_options
from checker.cli.request import Request

if TYPE_CHECKING:
    from pathlib import Path

# Of a plain lint nothing else is done.
_OTHER = {"show_files", "show_settings", "watching"}

WORDS = [
    "goals/", "01.yaml", "", " ", "甲 乙.yaml", "GC2,GC301", "名称，GC1 ", "json", "full", "html",
    "error", "提示", "错误", "warning", "2025", "json:结果.json", "-", "@清单.txt", "--", "-q-v",
    "draft/**", "always", "2", "--quiet=1", "--out", "-oxx", "-qv", "--select=GC1",
]  # fmt: skip
OPTIONS = [name for one in lint.params for name in one.opts if name.startswith("-")]


def by_click(arguments: list[str]) -> Request | None:
    """What click makes of the arguments of a lint, None for a call that it refuses."""
    try:
        given_ = lint.make_context("lint", list(arguments)).params
    except (click.ClickException, click.exceptions.Exit):
        return None
    if any(given_.pop(name) for name in _OTHER):
        return None
    return Request(**given_)


@given(st.lists(st.sampled_from([*WORDS, *OPTIONS, *OPTIONS]), max_size=6))
def test_what_is_read_plainly_is_what_click_reads(arguments: list[str]) -> None:
    plain = plain_options(["lint", *arguments])
    assert plain is None or Request(**plain) == by_click(arguments)


@pytest.mark.parametrize(
    "name", ["--isolated", "--no-cache", "-q", "--quiet", "-v", "--exit-zero", "--statistics"]
)
def test_a_flag_is_read_plainly(name: str) -> None:
    plain = plain_options(["lint", name, "goals/"])
    assert plain is not None
    assert Request(**plain) == by_click([name, "goals/"])


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("--select", "GC1，GC202"), ("--ignore", "GC3"), ("--config", "x.yaml"), ("-o", "a.txt"),
        ("--output-format", "json"), ("--min-severity", "提示"), ("--fail-level", "warning"),
        ("--report", "html:a.html"), ("--exemptions", "a.yaml"), ("--baseline", "b.json"),
    ],
)  # fmt: skip
def test_an_option_with_a_value_is_read_plainly(name: str, value: str) -> None:
    arguments = ["a.yaml", name, value, "b.yaml"]
    plain = plain_options(["check", *arguments])
    assert plain is not None
    assert Request(**plain) == by_click(arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        ["audit", "goals/"], [], ["lint", "--help"], ["lint", "-"], ["lint", "--watch"],
        ["lint", "--output-format", "jsn"], ["lint", "--select"], ["lint", "@清单.txt"],
        ["lint", "--quiett"], ["lint", "--select=GC1"], ["lint", "--show-files"], ["--version"],
        ["lint", "--min-severity", "bad"], ["lint", "-o", "--quiet"], ["lint", "--", "-x.yaml"],
    ],
)  # fmt: skip
def test_anything_else_is_left_to_click(arguments: list[str]) -> None:
    assert plain_options(arguments) is None


@pytest.mark.parametrize(
    "arguments", [["01.yaml"], ["nowhere.yaml"], ["01.yaml", "--config", "nowhere.yaml"]]
)
def test_both_ways_end_alike(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "01.yaml").write_text("项目名称: 甲\n预算数: 1O\n", encoding="utf-8")
    ends = [
        subprocess.run(
            [sys.executable, "-m", "checker", "lint", "--no-cache", *arguments, *more],
            capture_output=True,
            check=False,
            cwd=tmp_path,
        )
        # The same option written so that click reads it.
        for more in ([], ["--color=auto"])
    ]
    plain, by_click_ = ((one.returncode, one.stdout, one.stderr) for one in ends)
    assert plain == by_click_
    assert plain[0] in (1, 2)


def test_click_is_not_loaded_for_a_plain_lint(tmp_path: Path) -> None:
    (tmp_path / "01.yaml").write_text("项目名称: 甲\n", encoding="utf-8")
    found = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "checker", "lint", "--no-cache", "01.yaml"],
        capture_output=True,
        cwd=tmp_path,
        check=False,
    )
    loaded = {line.rpartition(b"|")[2].strip() for line in found.stderr.splitlines()}
    assert b"checker.pipeline.run" in loaded
    assert b"click" not in loaded
