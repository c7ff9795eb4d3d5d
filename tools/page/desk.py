"""What the page asks of goalcheck: check what lies on the desk, and take away what was made of it.

The page drives the command as a person would, by its words and its files, so that it finds what the
command finds. Every answer is JSON: a report of the command, or the file that was written.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shutil
import zipfile
from pathlib import Path

import checker
from checker.cache import made
from checker.cli import run_command

# Program, rules and what was made of them lie in one file and cannot differ: the packs that are
# kept in the page need not be held against sources, half of which are not unpacked yet.
made.own_sources = lambda: b"goalcheck.html"

# What was dropped on the page, what the office gave, what was made of them.
_DESK = Path("/送审")
_OFFICE = Path("/本局")
_MADE = Path("/结果")

# Documents of a few tables each, laid there when the page is built.
_PRACTICE = Path(__file__).with_name("practice")

# Lines that only help who types a command.
_OF_THE_COMMAND = re.compile(r"(?<![\w-])--[a-z]|^(?:用法|帮助)：")

# One table that is right, so that the first check finds everything loaded.
_FIRST = """\
年度: 2025
单位名称: 某局
项目名称: 2025年道路养护
预算数: 10.00
绩效目标:
  - 养护道路10公里
绩效指标:
  - 一级指标: 产出指标
    二级指标: 数量指标
    三级指标: 养护道路里程
    指标值: ≥10公里
"""


def version() -> str:
    return checker.__version__


def desk_folder() -> str:
    return str(_DESK)


def office_folder() -> str:
    return str(_OFFICE)


def clear() -> None:
    """An empty desk: nothing of an earlier check is left in the next one."""
    os.chdir("/")
    for folder in (_DESK, _MADE, *([] if _embedded() else [_OFFICE])):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    _OFFICE.mkdir(exist_ok=True)
    os.chdir(_DESK)


def warm() -> None:
    """One check of one right table: packs, grammar and report are in memory afterwards."""
    clear()
    (_DESK / "表.yaml").write_text(_FIRST, encoding="utf-8")
    check("")
    clear()


def practise() -> bool:
    """One check of the next practice document, of which nothing is left; false behind the last."""
    document = next(iter(sorted(_PRACTICE.iterdir())), None)
    if document is None:
        return False
    clear()
    shutil.move(document, _DESK)
    check("")
    clear()
    return True


def check(year: str) -> str:
    """The JSON report of an audit of the desk, with `said` (notes of the command) and `page`."""
    report, page = _MADE / "结果.json", _MADE / "审核报告.html"
    made = [f"--output-file={report}", "--output-format=json", "--min-severity=info", "--no-cache"]
    code, said = _run(
        ["audit", *_dropped(), *made, f"--report=html:{page}", *_office(), *_year(year)]
    )
    if code == 2 or not report.exists():
        return json.dumps({"refused": _for_people(said) or "请核对放进来的文件。"})
    run = json.loads(report.read_text(encoding="utf-8"))
    return json.dumps({**run, "said": said, "page": page.read_text(encoding="utf-8")})


def take(what: str) -> str:
    """Make one thing to take away: `annotated`, `fixed`, `list`, `page` or `goals`."""
    if what == "page":
        return _made(_MADE / "审核报告.html", "")
    if what == "list":
        book = _MADE / "问题清单.xlsx"
        _, said = _run(
            [
                "audit",
                *_dropped(),
                f"--output-file={book}",
                "--output-format=xlsx",
                "--no-cache",
                *_office(),
            ]
        )
        return _made(book, said)
    command, name = {
        "annotated": ("annotate", "批注副本"),
        "fixed": ("fix", "改好的副本"),
        "goals": ("convert", "目标文件"),
    }[what]
    folder = _MADE / name
    shutil.rmtree(folder, ignore_errors=True)
    office = [one for one in _office() if what != "goals" or one.startswith("--columns=")]
    _, said = _run([command, *_dropped(), "-o", str(folder), *office])
    files = sorted(one for one in folder.rglob("*") if one.is_file())
    if len(files) == 1:
        return _made(files[0], said)
    return _made(_packed(folder, files) if files else None, said)


def _dropped() -> list[str]:
    """What was dropped, by name: a file that is named is read whatever its kind."""
    return sorted(one.name for one in _DESK.iterdir())


def _packed(folder: Path, files: list[Path]) -> Path:
    archive = folder.with_suffix(".zip")
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as out:
        for file in files:
            out.write(file, file.relative_to(folder).as_posix())
    return archive


def _made(file: Path | None, said: str) -> str:
    found = file if file is not None and file.exists() else None
    if found is not None:
        # Where the command wrote it is no place that a person knows; what it did not write is said.
        said = "\n".join(line for line in said.splitlines() if line.startswith("没有写 "))
    told = {"file": found and str(found), "name": found and found.name}
    return json.dumps({**told, "said": _for_people(said)})


def _for_people(said: str) -> str:
    """What the command said less its options and its usage: there is no command line here."""
    return "\n".join(line for line in said.splitlines() if not _OF_THE_COMMAND.search(line))


def _embedded() -> bool:
    """Whether this page was built with an office's own files, which stay."""
    return (Path(__file__).parent / "office").is_dir()


def _office() -> list[str]:
    """The office's own packs and words, told apart by their first key."""
    own = Path(__file__).parent / "office"
    found: list[str] = []
    for file in sorted([*_OFFICE.rglob("*.y*ml"), *own.rglob("*.y*ml")]):
        text = file.read_text(encoding="utf-8-sig", errors="replace")
        is_pack = any(line.startswith(("pack:", "extends:")) for line in text.splitlines())
        found.append(f"--{'pack' if is_pack else 'columns'}={file}")
    return found


def _year(year: str) -> list[str]:
    return [f"--year={year}"] if year else []


def _run(arguments: list[str]) -> tuple[int, str]:
    """Exit code of a command and what it said beside its report."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = run_command(arguments)
    return code, said.getvalue()
