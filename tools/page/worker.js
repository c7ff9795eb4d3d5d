// The part of the page that works: Python in a thread of its own, so that the page stays alive and
// a long check can be ended by ending the thread. It has no network: what Pyodide asks for by
// `fetch` is answered from the page, and anything else is refused.
let python;
let desk;
let asked = false;

const say = (type, more = {}, transfer = []) => self.postMessage({ type, ...more }, transfer);

// The bytes of an asset: seven bits a sign (build_page.py, in_sevens).
function decoded(text) {
  const bytes = new Uint8Array(Math.floor((text.length * 7) / 8));
  for (let at = 0, to = 0, bits = 0, held = 0; to < bytes.length; at += 1) {
    bits = (bits << 7) | (text.charCodeAt(at) & 127);
    held += 7;
    if (held >= 8) bytes[to++] = bits >>> (held -= 8);
  }
  return bytes;
}

async function unpacked(text) {
  const stream = new Blob([decoded(text)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const moduleOf = (bytes) => import(URL.createObjectURL(new Blob([bytes], { type: "text/javascript" })));

async function start({ assets }) {
  say("progress", { text: "正在打开检查程序…" });
  const names = Object.keys(assets);
  const files = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await unpacked(assets[name])])),
  );
  self.fetch = async (address) => {
    const name = String(address?.url ?? address).split("/").pop();
    if (!(name in files)) throw new Error(`本页没有网络：${name}`);
    const type = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
    return new Response(files[name], { headers: { "Content-Type": type } });
  };
  const { loadPyodide } = await moduleOf(files["pyodide.mjs"]);
  const { default: createPyodideModule } = await moduleOf(files["pyodide.asm.mjs"]);
  const lock = JSON.parse(new TextDecoder().decode(files["pyodide-lock.json"]));
  python = await loadPyodide({
    indexURL: "https://page.invalid/",
    createPyodideModule,
    stdLibURL: "https://page.invalid/python_stdlib.zip",
    lockFileContents: { ...lock, packages: {} },
    stdout: () => {},
    stderr: (line) => say("progress", { text: line }),
    env: { HOME: "/home/pyodide", LANG: "zh_CN.UTF-8", PYTHONUTF8: "1", GOALCHECK_CACHE_DIR: "/kept" },
  });
  say("progress", { text: "正在装入规则…" });
  for (const name of ["first.zip", "packs.xz", "later.zip.xz", "pdfium.wasm.xz"]) {
    python.FS.writeFile(`/${name}`, files[name]);
  }
  python.runPython(`
import io, lzma, os, sys, zipfile
zipfile.ZipFile("/first.zip").extractall("/site")
os.mkdir("/kept", 0o700)
with lzma.open("/packs.xz") as packs:
    zipfile.ZipFile(io.BytesIO(packs.read())).extractall("/kept")
for name in os.listdir("/kept"):
    os.chmod(f"/kept/{name}", 0o600)
os.remove("/first.zip")
os.remove("/packs.xz")
sys.path.insert(0, "/site")
sys.dont_write_bytecode = True
import later
later.promise("/later.zip.xz", "/site", open("/site/later.txt").read())
`);
  desk = python.pyimport("desk");
  desk.warm();
  say("ready", { version: desk.version() });
  setTimeout(practise);
}

// A rule is made ready when it first has something to look at, its words when it first speaks, so
// that a first check took twice as long as a second one. A person takes seconds to choose a file:
// until something is asked for, checks of a few tables are practised, each so short that nobody
// waits for it.
function practise() {
  try {
    if (!asked && desk.practise()) setTimeout(practise);
  } catch {
    // The check that is asked for will say what is wrong.
  }
}

function put(files) {
  for (const { path, bytes } of files) {
    python.FS.mkdirTree(path.slice(0, path.lastIndexOf("/")) || "/");
    python.FS.writeFile(path, bytes);
  }
}

function check({ files, office, year }) {
  desk.clear();
  put(files.map(({ path, bytes }) => ({ path: `${desk.desk_folder()}/${path}`, bytes })));
  put(office.map(({ path, bytes }) => ({ path: `${desk.office_folder()}/${path}`, bytes })));
  say("checked", { run: JSON.parse(desk.check(year)) });
}

function take({ what }) {
  const made = JSON.parse(desk.take(what));
  const bytes = made.file ? python.FS.readFile(made.file) : null;
  say("taken", { what, name: made.name, said: made.said, bytes }, bytes ? [bytes.buffer] : []);
}

const TASKS = { start, check, take };
self.onmessage = async ({ data }) => {
  asked ||= data.task !== "start";
  try {
    await TASKS[data.task](data);
  } catch (error) {
    say("failed", { task: data.task, text: String(error?.message ?? error) });
  }
};
