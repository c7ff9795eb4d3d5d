"""A run with kept packs is a run with packs read from their YAML, and stale ones are made anew."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
import traceback
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

import checker.base.resources
import checker.cache.made
from checker.base.errors import UsageError
from checker.finding import Severity
from checker.packs import load_packs, packs_to_run, stored
from checker.pipeline import Job, check
from checker.reports import ReportOptions, render
from checker.rule.kept import without_lines
from checker.rule.origin import RuleOrigin
from tests.cli.command import BROKEN_CAP
from tests.packs.packfiles import pack_of, rule_with

if TYPE_CHECKING:
    from pathlib import Path

    from checker.packs import PackSet

DAY = datetime.date(2025, 6, 1)
EXAMPLES = " {good: [{项目名称: 公路, 预算数: 3}], bad: [{项目名称: 公路, 预算数: }]}"
LOCAL = pack_of(
    rule_with(params=" {词: [公路]}", when=" 项目名称 包含 参数.词", examples=EXAMPLES)
).replace("rules:", "vocabulary: {含糊词+: [大概]}\nunits: {网箱: 个}\nrules:")


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of kept files; what this process remembers is forgotten."""
    folder = tmp_path / "kept"
    monkeypatch.setenv("GOALCHECK_CACHE_DIR", str(folder))
    stored.forget()
    yield folder
    stored.forget()


def files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.bin"))


def made(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Grows by one each time packs are read from their YAML."""
    from checker.packs import loader

    calls: list[object] = []
    real = loader.load_packs_from

    def counting(*arguments: object) -> object:
        calls.append(arguments)
        return real(*arguments)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(loader, "load_packs_from", counting)
    return calls


def comparable(packset: PackSet) -> tuple[object, ...]:
    """What a run takes from packs; surroundings have no equality of their own."""
    around = packset.surroundings
    rules = tuple(replace(rule, origin=RuleOrigin()) for rule in packset.rules)
    shown = [(rule.id, rule.written("assert"), rule.parameters, rule.severity) for rule in rules]
    return (packset.packs, shown, around.profiles, around.vocabulary, packset.units,
            packset.notes, packset.notices)  # fmt: skip


@pytest.mark.parametrize("local", [False, True])
def test_kept_packs_are_those_of_the_yaml(tmp_path: Path, local: bool) -> None:
    (tmp_path / "pack.yaml").write_text(LOCAL, encoding="utf-8")
    given = [tmp_path / "pack.yaml"] if local else []
    fresh = comparable(load_packs(given, today=DAY))
    assert comparable(packs_to_run(given, DAY)) == fresh
    stored.forget()
    assert comparable(packs_to_run(given, DAY)) == fresh


@pytest.mark.parametrize("local", [False, True])
def test_a_run_with_kept_packs_says_the_same(
    tmp_path: Path, local: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pack.yaml").write_text(LOCAL, encoding="utf-8")
    for at in range(3):
        (tmp_path / f"{at}.yaml").write_text(BROKEN_CAP.replace("养护", "养护" * (at + 1)), "utf-8")
    packs = (tmp_path / "pack.yaml",) if local else ()
    job = Job(paths=tuple(f"{at}.yaml" for at in range(3)), packs=packs, today=DAY)

    def report() -> str | bytes:
        stored.forget()
        return render("json", check(job), ReportOptions(min_severity=Severity.INFO))

    monkeypatch.setenv("GOALCHECK_CACHE_DIR", "")
    without = report()
    monkeypatch.setenv("GOALCHECK_CACHE_DIR", str(tmp_path / "kept"))
    calls = made(monkeypatch)
    assert (report(), report()) == (without, without)
    assert len(calls) == 1


def test_packs_are_made_once_and_found_again(monkeypatch: pytest.MonkeyPatch, kept: Path) -> None:
    calls = made(monkeypatch)
    for _ in range(2):
        packs_to_run((), DAY)
        stored.forget()
    assert len(calls) == 1
    assert len(files(kept)) == 1


def test_values_are_read_from_kept_tables_without_lark(kept: Path) -> None:
    packs_to_run()
    code = (
        "import sys; from checker.packs import packs_to_run; from checker.values import parse; "
        "packs_to_run(); print(parse('每月不少于2次').kind, 'lark' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert len(files(kept)) == 1
    assert told.stdout.split() == ["rate", "False"]


@pytest.mark.parametrize("harm", [b"", b"goalcheck kept 2\n", b"\x80\x05N."])
def test_a_torn_or_foreign_file_is_made_anew(
    monkeypatch: pytest.MonkeyPatch, kept: Path, harm: bytes
) -> None:
    packs_to_run((), DAY)
    (path,) = files(kept)
    path.write_bytes(harm)
    stored.forget()
    calls = made(monkeypatch)
    for _ in range(2):
        packs_to_run((), DAY)
        stored.forget()
    assert len(calls) == 1


@pytest.mark.parametrize("what", ["__version__", "_modules"])
def test_another_version_makes_its_own(
    monkeypatch: pytest.MonkeyPatch, kept: Path, what: str
) -> None:
    packs_to_run((), DAY)
    stored.forget()
    changed = "9.9.9" if what == "__version__" else (lambda *, timed: ["packs/rule.py 1 2"])
    monkeypatch.setattr(checker.cache.made, what, changed)
    calls = made(monkeypatch)
    packs_to_run((), DAY)
    assert len(calls) == 1


def test_a_changed_pack_of_the_office_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    path.write_text(LOCAL, encoding="utf-8")
    assert packs_to_run([path], DAY).rule("XX001").severity is Severity.ERROR
    before = path.stat()
    path.write_text(LOCAL.replace("severity: error", "severity: info "), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert packs_to_run([path], DAY).rule("XX001").severity is Severity.INFO


def test_a_changed_pack_further_down_is_read_anew(tmp_path: Path) -> None:
    base = tmp_path / "base.yaml"
    base.write_text(LOCAL, encoding="utf-8")
    top = tmp_path / "top.yaml"
    top.write_text(
        "pack: top\nversion: 1.0.0\nlanguage: 1\nextends: base.yaml\n"
        "overrides: [{id: XX001, message: 请补预算数, reason: 说法}]\n",
        encoding="utf-8",
    )
    assert packs_to_run([top], DAY).rule("XX001").severity is Severity.ERROR
    base.write_text(LOCAL.replace("severity: error", "severity: info"), encoding="utf-8")
    assert packs_to_run([top], DAY).rule("XX001").severity is Severity.INFO


def test_a_broken_pack_is_refused_each_time(tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    path.write_text(LOCAL.replace("预算数 有值", "预算数 有直"), encoding="utf-8")
    for _ in range(2):
        with pytest.raises(UsageError):
            packs_to_run([path], DAY)


def test_a_change_holds_until_its_last_day_also_when_kept(tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    path.write_text(
        "pack: a\nversion: 1.0.0\nlanguage: 1\n"
        "overrides: [{id: GC202, severity: info, reason: 试, until: 2025-06-01}]\n",
        encoding="utf-8",
    )
    one = datetime.timedelta(days=1)
    for day, severity in ((DAY, Severity.INFO), (DAY + one, Severity.ERROR), (DAY, Severity.INFO)):
        assert packs_to_run([path], day).rule("GC202").severity is severity


def test_the_packs_of_the_wheel_are_those_of_the_checkout(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / stored.BUNDLE
    file.write_bytes(stored.bundle())
    monkeypatch.setattr(checker.base.resources, "bundled_file", lambda name: file)
    calls = made(monkeypatch)
    packs_to_run((), DAY)
    assert calls == []


def test_code_that_is_kept_without_its_lines_still_tells_where_it_failed() -> None:
    """What fails in a rule is told by an ordinary traceback, though no line is known."""
    source = "def outer(of):\n    return [1 / one for one in of]\n" + "x = 0\n" * 40
    kept: dict[str, Any] = {}
    exec(without_lines(compile(source, "<GC999>", "exec")), kept)
    with pytest.raises(ZeroDivisionError) as failed:
        kept["outer"]([0])
    told = "".join(traceback.format_exception(failed.value))
    assert 'File "<GC999>"' in told
    assert "in outer" in told
    code = kept["outer"].__code__
    assert len(list(code.co_positions())) == len(code.co_code) // 2
