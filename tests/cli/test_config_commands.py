"""`goalcheck config show` and `goalcheck init`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.cli.config import DEFAULTS
from checker.cli.init import STARTER
from checker.config import KEYS, load_config
from tests.cli.command import quick

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)


def test_every_setting_has_its_default_in_words() -> None:
    assert list(DEFAULTS) == list(KEYS)


def test_without_a_file_everything_is_default(capsys: pytest.CaptureFixture[str]) -> None:
    lines = quick(capsys, "config", "show").out.splitlines()
    assert lines[0] == "没有配置文件，全部为默认值"
    assert all(line.endswith("默认") for line in lines[4:])


def test_each_setting_is_shown_with_the_line_that_set_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "goalcheck.yaml").write_text(
        "年度: 2025\nsets:\n  - name: 一科\n    files: [a/*, b/*]\nignore: [GC305]\n",
        encoding="utf-8",
    )
    rows = [line.split() for line in quick(capsys, "config", "show").out.splitlines()]
    assert ["年度", "2025", "goalcheck.yaml:1"] in rows
    assert ["sets", "一科：a/*、b/*", "goalcheck.yaml:2"] in rows
    assert ["ignore", "GC305", "goalcheck.yaml:5"] in rows
    assert ["fail-level", "error", "默认"] in rows


def test_init_writes_a_file_that_can_be_loaded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert quick(capsys, "init").out == "写好了 goalcheck.yaml\n"
    assert load_config(tmp_path / "goalcheck.yaml").places.keys() == {
        "fail-level",
        "min-severity",
    }


def test_what_init_leaves_out_can_be_switched_on(tmp_path: Path) -> None:
    (tmp_path / "规则").mkdir()
    for name in ("本单位.yaml", "本单位叫法.yaml"):
        (tmp_path / "规则" / name).touch()
    lines = [
        line.removeprefix("# ") if line.startswith("# ") and (":" in line or "- " in line) else line
        for line in STARTER.splitlines()
        if "：" not in line
    ]
    path = tmp_path / "goalcheck.yaml"
    path.write_text("\n".join(lines), encoding="utf-8")
    assert load_config(path).places.keys() == set(KEYS)


def test_init_never_overwrites_unasked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "goalcheck.yaml"
    path.write_text("年度: 2025\n", encoding="utf-8")
    assert quick(capsys, "init").code == 2
    assert path.read_text(encoding="utf-8") == "年度: 2025\n"
    assert quick(capsys, "init", "--force").code == 0
