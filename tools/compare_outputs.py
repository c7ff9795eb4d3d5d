"""Holds the outputs of two goalchecks against one another, byte for byte.

    python tools/compare_outputs.py OLD NEW [--tables 500] [--folder examples ...]

OLD and NEW are commands (`"env PYTHONPATH=../before python -m checker"`). Each checks the folders
named and generated tables in every format: sound and faulty ones mixed, and half as many of the
examples with cells blanked, cut, doubled and replaced by values of tests/cases/values; what differs
is shown with its first different lines. For changes of the house that must not change what people
see. Ends in 1 where anything differs.
"""

from __future__ import annotations

import argparse
import difflib
import json
import random
import re
import shlex
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("examples/goals", "examples/good", "examples/documents")
FORMATS = (
    *("concise", "table", "markdown", "html", "xlsx", "docx"),
    *("json", "jsonl", "sarif", "junit", "github", "gitlab", "checkstyle", "rdjson"),
)
SHOWN = 12
DIGEST = re.compile(r"[0-9a-f]{64}")

# What generated tables are made of: a noun with its unit and a share, sound and faulty values.
NOUNS = (
    *(("道路", "公里"), ("桥梁", "座"), ("学校", "所"), ("老人", "人"), ("泵站", "处")),
    *(("林地", "亩"), ("图书", "册"), ("演出", "场"), ("培训", "人次"), ("路灯", "盏")),
)
NUMBERS = ("≥{n}{u}", "{n}{u}", "不少于{n}{u}", "预计{n}{u}", "≥{n}", "{n}-{m}{u}", ">={n}{u}")
SHARES = ("≥95%", "100%", "９８％", "不低于90%", "≥110%", "保障", "及时", "95％以上")
TIMES = ("2025年12月底前", "2024年12月", "及时", "≤15个工作日", "2025年1-12月", "3月30日")
COSTS = ("≤{b}万元", "≤{c}万元", "{b}万元", "不超预算", "≤{y}元")
GOALS = ("完成{noun}{n}{u}，方便群众", "做好{noun}各项工作", "目标内容1", "{noun}{m}{u}")


def tables(count: int, seed: int = 20250101) -> Iterator[str]:
    """Goal files, the same for the same seed."""
    chance = random.Random(seed)
    for number in range(count):
        noun, unit = chance.choice(NOUNS)
        n = chance.randint(2, 900)
        budget = chance.randint(5, 900)
        words = {"n": n, "m": n + chance.randint(1, 50), "u": unit, "noun": noun, "b": budget}
        words |= {"c": budget + 7, "y": budget * 10_000}
        fill = {
            key: chance.choice(choices).format(**words)
            for key, choices in (
                ("goal", GOALS), ("amount", NUMBERS), ("share", SHARES), ("time", TIMES),
                ("cost", COSTS),
            )
        }  # fmt: skip
        year = "" if chance.random() < 0.1 else "年度: 2025\n"
        rows = [
            ("产出指标", "数量指标", f"{noun}数量", fill["amount"]),
            ("产出指标", "质量指标", f"{noun}验收合格率", fill["share"]),
            ("产出指标", "时效指标", f"{noun}完成时间", fill["time"]),
            ("产出指标", "成本指标", f"{noun}经费", fill["cost"]),
            ("效益指标", "社会效益指标", f"{noun}使用率", chance.choice(SHARES)),
            ("满意度指标", "服务对象满意度指标", "群众满意度", chance.choice(SHARES)),
        ]
        if chance.random() < 0.15:
            rows = chance.sample(rows, chance.randint(0, 5))
        body = "".join(
            f"  - 一级指标: {one}\n    二级指标: {two}\n    三级指标: {name}\n"
            f"    指标值: '{value}'\n"
            for one, two, name, value in rows
        )
        yield (
            f"单位名称: 某区第{number % 7}局\n{year}金额单位: 万元\n"
            f"项目名称: {noun}项目{number}\n预算数: {budget}\n财政资金: {budget}\n"
            f"绩效目标:\n  - {fill['goal']}\n绩效指标:\n{body}"
        )


CELL = re.compile(r"^(\s*(?:- )?)([^\s:#-][^:]*): *(\S.*)$")


def changed_tables(count: int, seed: int = 20250102) -> Iterator[str]:
    """The examples with odd cells, the same for the same seed."""
    chance = random.Random(seed)
    lines = [
        line.split("\t")[0]
        for path in sorted((ROOT / "tests/cases/values").glob("*.tsv"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    values = [line for line in lines if line and not line.startswith("#")]
    sources = [
        path.read_text(encoding="utf-8").splitlines()
        for path in sorted(ROOT.glob("examples/goals/*.yaml"))
    ]
    for _ in range(count):
        kept = [line for line in chance.choice(sources) if chance.random() > 0.01]
        yield "\n".join(changed(line, chance, values) for line in kept) + "\n"


def changed(line: str, chance: random.Random, values: Sequence[str]) -> str:
    """A line of a goal file, one in eight with another cell."""
    match = CELL.match(line)
    if match is None or chance.random() > 0.12:
        return line
    lead, key, written = match.groups()
    texts = ["", chance.choice(values), written + written, written[: len(written) // 2]]
    return f"{lead}{key}: {json.dumps(chance.choice(texts), ensure_ascii=False)}"


def write_tables(folder: Path, count: int) -> None:
    """Fifty tables a folder: a folder is a set."""
    for number, text in enumerate((*tables(count), *changed_tables(count // 2))):
        path = folder / f"{number // 50:02}" / f"{number:04}.yaml"
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(text, encoding="utf-8")


def outputs(command: Sequence[str], folder: Path, arguments: Sequence[str]) -> dict[str, bytes]:
    """Every report of a run by its format, what it says, and how it ends."""
    with tempfile.TemporaryDirectory() as kept:
        reports = [f"--report={form}:{kept}/{form}" for form in FORMATS]
        done = subprocess.run(
            [*command, *arguments, *reports], cwd=folder, capture_output=True, check=False
        )
        said = done.stderr.replace(kept.encode(), b"")
        written = {path.name: path.read_bytes() for path in sorted(Path(kept).iterdir())}
    ended = f"exit {done.returncode}\n".encode()
    return {**written, "stdout": done.stdout, "stderr": ended + said}


def runs(folders: Sequence[Path]) -> Iterator[tuple[Path, list[str]]]:
    common = ["--min-severity", "info", "--as-of", "2026-03-31"]
    for folder in folders:
        yield folder, ["lint", ".", "--verbose", "--output-format", "full", *common]
        yield folder, ["audit", ".", "--output-format", "audit", *common]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("old")
    parser.add_argument("new")
    parser.add_argument("--tables", type=int, default=500)
    parser.add_argument("--folder", action="append", default=[], help="instead of the examples")
    asked = parser.parse_args()
    old, new = shlex.split(asked.old), shlex.split(asked.new)
    different = compared = 0
    with tempfile.TemporaryDirectory() as made, ThreadPoolExecutor(2) as pool:
        write_tables(Path(made), asked.tables)
        folders = [ROOT / one for one in asked.folder or FOLDERS]
        folders += sorted(Path(made).iterdir())
        for folder, arguments in runs(folders):
            one = pool.submit(outputs, old, folder, arguments)
            other = pool.submit(outputs, new, folder, arguments)
            before, after = one.result(), other.result()
            for name in sorted({*before, *after}):
                title = f"{folder.name} {arguments[0]} {name}"
                compared += 1
                different += tell(title, before.get(name, b""), after.get(name, b""))
    sys.stdout.write(f"{compared} outputs compared, {different} differ\n")
    return bool(different)


def tell(title: str, before: bytes, after: bytes) -> bool:
    """Whether two outputs differ; shows where."""
    if before == after:
        return False
    old, new = (lines_without_digest(one) for one in (before, after))
    lines = list(difflib.unified_diff(old, new, lineterm="", n=0))
    if not lines:
        return False
    sys.stdout.write(f"DIFFERENT {title}\n")
    sys.stdout.writelines(f"  {line[:200]}\n" for line in lines[:SHOWN])
    return True


def lines_without_digest(output: bytes) -> list[str]:
    """An audit names the digest of the program, which a change of the house changes."""
    text = output.decode("utf-8", errors="replace")
    return DIGEST.sub("", text).splitlines()


if __name__ == "__main__":
    sys.exit(main())
