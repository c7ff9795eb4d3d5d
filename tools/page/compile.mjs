// Compiles a folder of Python modules, and the standard library, to the bytecode of the Python that
// the page runs: node compile.mjs PYODIDE_FOLDER SITE_FOLDER STANDARD.zip OUT_FOLDER DOCUMENT...
// writes four archives into OUT_FOLDER:
//   python_stdlib.zip  what the runtime starts from
//   first.zip          what a check loads, found by checking the documents: unpacked at the start
//   packs.xz           what was made of the rules, an office's own too, likewise
//   later.zip.xz       all else, unpacked when something of it is first imported (later.py)
//
// Bytecode is bound to one version of Python, so that Python itself has to make it. Members are
// stored, not deflated: each archive is compressed as a whole, which is smaller. The browser
// unpacks gzip by itself, twenty times as fast as Python unpacks xz, which is a third smaller, and
// of what was made of the rules, where much stands twice, half. A snapshot of the memory of Python
// would start in a fifth of the time, but takes 6.2 MB in gzip, 4.0 in xz, before anything of
// goalcheck is loaded: the page would pass 12 MB.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [, , runtime, site, standard, out, ...documents] = process.argv;
const { loadPyodide } = await import(pathToFileURL(path.join(runtime, "pyodide.mjs")));
const python = await loadPyodide({
  indexURL: runtime + path.sep,
  env: { HOME: "/home/pyodide", GOALCHECK_CACHE_DIR: "/kept", PYTHONHASHSEED: "0" },
});

function* filesBelow(folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const whole = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(whole);
    else yield whole;
  }
}

for (const file of [...filesBelow(site)].sort()) {
  const inside = "/given/" + path.relative(site, file).split(path.sep).join("/");
  python.FS.mkdirTree(path.posix.dirname(inside));
  python.FS.writeFile(inside, fs.readFileSync(file));
}
python.FS.mkdirTree("/documents");
for (const file of documents) {
  python.FS.writeFile("/documents/" + path.basename(file), fs.readFileSync(file));
}
python.FS.writeFile("/standard.zip", fs.readFileSync(standard));
const zip = python.runPython("import sys; 'python%d%d.zip' % sys.version_info[:2]");
python.runPython(`
import lzma, sys, zipfile

# What the start needs of the standard library: all that is loaded now, of packages the whole (an
# archive looks for its encoding by name, and a package lies in one place only).
starting = {
    one.__file__.partition("${zip}/")[2] for one in sys.modules.values()
    if "${zip}/" in (getattr(one, "__file__", None) or "")
}
assert "zipfile/__init__.py" in starting, sorted(starting)
packages = {name.partition("/")[0] for name in starting if "/" in name}

import marshal, os, pathlib, py_compile, sys, zipfile

_HEADER = 16  # bytes of a .pyc before its code


def needed(name):
    package, inside, _ = name.partition("/")
    return name in starting or bool(inside) and package in packages


def compiled(name, source, optimize):
    """Bytecode of one module, without a time or a path of this machine."""
    given, made = pathlib.Path("/tmp/one.py"), pathlib.Path("/tmp/one.pyc")
    given.write_bytes(source)
    py_compile.compile(str(given), cfile=str(made), dfile=name, doraise=True, optimize=optimize,
                       invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
    data = made.read_bytes()
    if name.startswith("checker/"):
        return data
    # Of others' modules nobody mends a line: their tables of lines are a fifth of them.
    return data[:_HEADER] + marshal.dumps(without_lines(marshal.loads(data[_HEADER:])))


def without_lines(code):
    parts = (without_lines(one) if isinstance(one, type(code)) else one for one in code.co_consts)
    # Entries of a table of lines that say of eight instructions each that they stand on no line.
    whole, rest = divmod(len(code.co_code) // 2, 8)
    nowhere = b"\\xff" * whole + (bytes([0xF8 | rest - 1]) if rest else b"")
    return code.replace(co_linetable=nowhere, co_consts=tuple(parts))


def pack(target, members):
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(members):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), members[name])


packed = {}
for file in sorted(pathlib.Path("/given").rglob("*")):
    name = file.relative_to("/given").as_posix()
    if file.suffix == ".py":
        # The texts that help shows are docstrings of its commands; no others are shown.
        own = name.startswith("checker/cli/")
        packed[name + "c"] = compiled(name, file.read_bytes(), 1 if own else 2)
    elif file.is_file():
        packed[name] = file.read_bytes()

with zipfile.ZipFile("/standard.zip") as archive:
    given = {name: archive.read(name) for name in archive.namelist()}
standard = {
    name: (name + "c", compiled(name, data, 2)) if name.endswith(".py") else (name, data)
    for name, data in given.items()
}
pack("/python_stdlib.zip", dict(one for name, one in standard.items() if needed(name)))
packed |= dict(one for name, one in standard.items() if not needed(name))

# What a start of goalcheck needs of the rules, an office's too, is worked out once and kept: the page
# reads none as text. It is made by the program as it lies in the page, and where it lies there.
for name, data in packed.items():
    laid = pathlib.Path("/site", name)
    laid.parent.mkdir(parents=True, exist_ok=True)
    laid.write_bytes(data)
sys.path.insert(0, "/site")
sys.dont_write_bytecode = True
import desk
from checker.packs.stored import packs_to_run
packs_to_run()  # what ships, which also holds what packs of an office have in common with it
desk.warm()
assert os.listdir("/kept")
pack("/packs.zip", {one.name: one.read_bytes() for one in pathlib.Path("/kept").iterdir()})
pathlib.Path("/packs.xz").write_bytes(
    lzma.compress(pathlib.Path("/packs.zip").read_bytes(), preset=9))

# What a check loads of all this, or tries in vain to load, found by doing some.
class Listener:
    def find_spec(self, name, path=None, target=None):
        asked.add(name.replace(".", "/") + ".pyc")


asked = set()
sys.meta_path.insert(0, Listener())
for name in [one for one in sys.modules if one.partition(".")[0] in ("checker", "desk")]:
    del sys.modules[name]
import desk
desk.warm()
for document in sorted(pathlib.Path("/documents").iterdir()):
    desk.clear()
    (pathlib.Path(desk.desk_folder()) / document.name).write_bytes(document.read_bytes())
    told = desk.check("")
    assert '"refused"' not in told, told
used = {
    pathlib.Path(one.__file__).relative_to("/site").as_posix() for one in sys.modules.values()
    if (getattr(one, "__file__", None) or "").startswith("/site/")
} | asked
# Rules as text are read by the loader of packs alone, for rules that are put in later.
loader = "checker/packs/loader.pyc"
assert loader in packed and loader not in used
texts = tuple(f"checker/_rules/{one}/" for one in ("core", "profiles", "templates"))
first = {
    name: data for name, data in packed.items()
    if name in used or name.startswith("later.") or name.endswith("__init__.pyc")
    or not name.endswith(".pyc") and not name.startswith(texts)
}
later = {name: data for name, data in packed.items() if name not in first}
first["later.txt"] = "\\n".join(name.removesuffix(".pyc") for name in sorted(later)).encode()
pack("/first.zip", first)
pack("/later.zip", later)
pathlib.Path("/later.zip.xz").write_bytes(
    lzma.compress(pathlib.Path("/later.zip").read_bytes(), preset=9))
`);
for (const name of ["python_stdlib.zip", "first.zip", "packs.xz", "later.zip.xz"]) {
  fs.writeFileSync(path.join(out, name), python.FS.readFile("/" + name));
}
