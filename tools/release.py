"""Everything a release consists of, from a clean checkout into one folder.

    python tools/release.py 0.2.0             dist/release/0.2.0/
    python tools/release.py 0.2.0 --tag       and the tag v0.2.0 when all of it is there
    python tools/release.py 0.2.0 --draft     the same of a checkout that is not ready yet

Checks that the program, the extension and the change log speak of this version and that nothing is
uncommitted; then builds the wheel and the sdist, goalcheck.html, the extension of VS Code, a list
of the licences of all that is bundled, and checksums. The wheel is installed into a fresh
environment, asked for its version and let loose on the examples. Nothing is published: the last
line says what remains to be done by hand.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.metadata
import json
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parents[1]
EXTENSION = ROOT / "editors" / "vscode"
UNRELEASED = "未发布"
LICENCES, CHECKSUMS = "许可.txt", "SHA256SUMS"
_VERSION = re.compile(r"\d+\.\d+\.\d+(?:(?:a|b|rc)\d+)?")
_HEADING = re.compile(r"^## \[?([^\]\s]+)\]?.*$", re.MULTILINE)
_PINNED = re.compile(r"^([\w.-]+)==(\S+)", re.MULTILINE)


class NotReady(Exception):
    """What is missing, a sentence a line."""


@dataclass(frozen=True, slots=True)
class Licence:
    """A piece of software that is bundled, and where."""

    where: str
    name: str
    version: str
    licence: str


def main(version: str, *, draft: bool, tag: bool) -> int:
    try:
        missing = list(faults(version, draft=draft))
        if missing:
            raise NotReady("\n".join(missing))
        folder = ROOT / "dist" / "release" / version
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        build_python(folder)
        try_wheel(next(folder.glob("*.whl")), version)
        build_page(folder)
        build_extension(folder)
        (folder / LICENCES).write_text(licence_text(list(licences())), encoding="utf-8")
        (folder / CHECKSUMS).write_text(checksums(folder), encoding="utf-8")
        if tag:
            run("git", "tag", "-a", f"v{version}", "-m", version)
    except NotReady as error:
        print(error, file=sys.stderr)
        return 2
    print(f"做好了，在 {folder}：")
    for path in sorted(folder.iterdir()):
        print(f"  {path.name}  {path.stat().st_size:,} 字节")
    tagging = "" if tag else f"git tag -a v{version} -m {version}，"
    print(f"接着：{tagging}git push origin v{version}，把这些文件放上去。")
    return 0


def faults(version: str, *, draft: bool) -> Iterator[str]:
    """Why this checkout is no release of that version; a draft may be unwritten and uncommitted."""
    if not _VERSION.fullmatch(version):
        yield f"版本号应当是 0.2.0、0.2.0rc1 的样子，却是 {version}"
    for what, found in versions().items():
        if found != version:
            yield f"{what}写的是 {found}，要发布的是 {version}"
    if draft:
        return
    yield from changelog_faults((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), version)
    if output("git", "status", "--porcelain"):
        yield "有没有提交的改动（git status）"
    if f"v{version}" in output("git", "tag").split():
        yield f"标签 v{version} 已经有了"


def versions() -> dict[str, str]:
    """The version as each place says it."""
    program = (ROOT / "checker" / "base" / "version.py").read_text(encoding="utf-8")
    written = re.search(r'__version__ = "([^"]+)"', program)
    manifest = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))
    return {
        "checker/base/version.py ": written[1] if written else "（没有）",
        "editors/vscode/package.json ": manifest["version"],
    }


def changelog_faults(text: str, version: str) -> Iterator[str]:
    """What a change log lacks for a release: a section with a date, and nothing left over."""
    sections = sections_of(text)
    if version not in sections:
        yield f"CHANGELOG.md 没有“## {version}”一节"
    elif not sections[version].strip():
        yield f"CHANGELOG.md 的“## {version}”一节是空的"
    elif not re.search(rf"^## \[?{re.escape(version)}\]? .*\d{{4}}-\d\d-\d\d", text, re.MULTILINE):
        yield f"CHANGELOG.md 的“## {version}”后面要写日期，例如 ## {version} - 2026-01-31"
    if sections.get(UNRELEASED, "").strip():
        yield f"CHANGELOG.md 的“{UNRELEASED}”里还有内容，请移到“## {version}”"


def sections_of(text: str) -> dict[str, str]:
    """Heading -> what stands below it."""
    found = list(_HEADING.finditer(text))
    ends = [*(match.start() for match in found[1:]), len(text)]
    return {match[1]: text[match.end() : end] for match, end in zip(found, ends, strict=True)}


def build_python(folder: Path) -> None:
    """The wheel and the sdist."""
    run(sys.executable, "-m", "build", "--no-isolation", "-o", str(folder), str(ROOT))


def try_wheel(wheel: Path, version: str) -> None:
    """Installs the wheel where nothing else is, asks it for its version and has it check the
    examples, which hold errors."""
    with tempfile.TemporaryDirectory(prefix="goalcheck-release-") as name:
        venv.create(name, with_pip=True)
        scripts = Path(name) / ("Scripts" if sys.platform == "win32" else "bin")
        run(str(scripts / "python"), "-m", "pip", "install", "-q", str(wheel))
        command = str(scripts / "goalcheck")
        said = output(command, "--version").strip()
        checked = subprocess.run(
            [command, "lint", "--isolated", "--quiet", str(ROOT / "examples" / "goals")],
            capture_output=True,
            check=False,
        )
    if checked.returncode != 1:
        raise NotReady(f"装好的 wheel 查例子，退出码是 {checked.returncode}，应当是 1")
    if said != f"goalcheck {version}":
        raise NotReady(f"装好的 wheel 说自己是“{said}”，不是 goalcheck {version}")


def build_page(folder: Path) -> None:
    """The checker in one file for a browser."""
    run(sys.executable, str(ROOT / "tools" / "build_page.py"), "-o", str(folder / "goalcheck.html"))


def build_extension(folder: Path) -> None:
    """The extension of VS Code, built in a copy so that the checkout stays as it is."""
    with tempfile.TemporaryDirectory(prefix="goalcheck-extension-") as name:
        copy = Path(name) / "vscode"
        shutil.copytree(EXTENSION, copy, ignore=shutil.ignore_patterns("node_modules", "dist"))
        run("npm", "ci", "--no-audit", "--no-fund", cwd=copy)
        run("npm", "run", "package", cwd=copy)
        shutil.copy(copy / "goalcheck.vsix", folder / "goalcheck.vsix")


def licences() -> Iterator[Licence]:
    """All that is bundled: what the wheel brings along is our own."""
    pinned = (ROOT / "tools" / "page" / "requirements.txt").read_text(encoding="utf-8")
    for name, version in _PINNED.findall(pinned):
        yield Licence("goalcheck.html", name, version, _python_licence(name))
    runtime = json.loads((ROOT / "tools" / "page" / "runtime.json").read_text(encoding="utf-8"))
    yield Licence("goalcheck.html", "pyodide", _found(runtime["runtime"], "version"), "MPL-2.0")
    pdfium = _found(runtime["pdfium"], "version")
    yield Licence("goalcheck.html", "PDFium", pdfium, "BSD-3-Clause / Apache-2.0 / MIT")
    yield Licence("goalcheck.html", "Python", "随 pyodide", "PSF-2.0")
    yield from extension_licences(
        json.loads((EXTENSION / "package-lock.json").read_text(encoding="utf-8"))
    )


def extension_licences(lock: dict[str, dict[str, dict[str, object]]]) -> Iterator[Licence]:
    """The libraries that are built into the extension: its client and all that this needs."""
    packages = lock["packages"]
    waiting, seen = ["node_modules/vscode-languageclient"], set[str]()
    while waiting:
        path = waiting.pop(0)
        if path in seen:
            continue
        seen.add(path)
        entry = packages[path]
        name = path.rpartition("node_modules/")[2]
        licence = str(entry.get("license", ""))
        yield Licence("goalcheck.vsix", name, str(entry["version"]), licence)
        needed = entry.get("dependencies")
        for one in needed if isinstance(needed, dict) else ():
            inner = f"{path}/node_modules/{one}"
            waiting.append(inner if inner in packages else f"node_modules/{one}")


def _python_licence(name: str) -> str:
    try:
        about = importlib.metadata.metadata(name)
    except importlib.metadata.PackageNotFoundError as error:
        raise NotReady(f"没有装 {name}，查不到它的许可；请先装 .[dev,all]") from error
    said = about.get("License-Expression") or about.get("License") or ""
    kinds = [one for one in about.get_all("Classifier") or () if one.startswith("License ::")]
    return said.splitlines()[0] if said else kinds[0].rpartition("::")[2].strip() if kinds else ""


def _found(tree: object, key: str) -> str:
    """The first value of a key anywhere in a tree of mappings."""
    if isinstance(tree, dict):
        for name, value in tree.items():
            if name == key and isinstance(value, str):
                return value
            if inner := _found(value, key):
                return inner
    return ""


def licence_text(found: Sequence[Licence]) -> str:
    """The list people read; raises NotReady for software without a licence."""
    silent = [one.name for one in found if not one.licence]
    if silent:
        raise NotReady(f"查不到许可：{'、'.join(silent)}")
    lines = ["goalcheck 本身：MIT（见 LICENSE）。随它分发的别的软件：", ""]
    lines += [f"{one.where}  {one.name} {one.version}  {one.licence}" for one in found]
    return "\n".join(lines) + "\n"


def checksums(folder: Path) -> str:
    """As `sha256sum -c` reads them."""
    files = sorted(path for path in folder.iterdir() if path.name != CHECKSUMS)
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files
    )


def run(*command: str, cwd: Path = ROOT) -> None:
    print(f"== {' '.join(command)}", flush=True)
    if subprocess.run(command, cwd=cwd, check=False).returncode:
        raise NotReady(f"没有做成：{' '.join(command)}")


def output(*command: str) -> str:
    return subprocess.run(
        command, cwd=ROOT, check=True, capture_output=True, text=True, encoding="utf-8"
    ).stdout


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="做出一次发布的全部文件")
    parser.add_argument("version", metavar="版本", help="例如 0.2.0")
    parser.add_argument("--draft", action="store_true", help="试做：不看更新记录和没有提交的改动")
    parser.add_argument("--tag", action="store_true", help="全部做好以后打上标签")
    asked = parser.parse_args()
    if asked.draft and asked.tag:
        parser.error("--draft 和 --tag 不能同时用")
    sys.exit(main(asked.version, draft=asked.draft, tag=asked.tag))
