// The part of the page that works: Python in a thread of its own, so that the page stays alive and
// a long check can be ended by ending the thread. It has no network: what Pyodide asks for by
// `fetch` is answered from the page, and anything else is refused.
let python;
let desk;

const say = (type, more = {}, transfer = []) => self.postMessage({ type, ...more }, transfer);

async function unpacked(text) {
  const packed = Uint8Array.fromBase64
    ? Uint8Array.fromBase64(text)
    : Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
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
    env: { HOME: "/home/pyodide", LANG: "zh_CN.UTF-8", PYTHONUTF8: "1", GOALCHECK_CACHE_DIR: "" },
  });
  say("progress", { text: "正在装入规则…" });
  python.FS.writeFile("/site.zip.xz", files["site.zip.xz"]);
  python.runPython(`
import io, lzma, os, sys, zipfile
with lzma.open("/site.zip.xz") as packed:
    zipfile.ZipFile(io.BytesIO(packed.read())).extractall("/site")
os.remove("/site.zip.xz")
sys.path.insert(0, "/site")
sys.dont_write_bytecode = True
`);
  desk = python.pyimport("desk");
  desk.warm();
  say("ready", { version: desk.version() });
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
  try {
    await TASKS[data.task](data);
  } catch (error) {
    say("failed", { task: data.task, text: String(error?.message ?? error) });
  }
};
