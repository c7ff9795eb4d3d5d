// The part of the page that works: Python in a thread of its own, so that the page stays alive and
// a long check can be ended by ending the thread. It has no network: what Pyodide asks for by
// `fetch` is answered from the page, and anything else is refused.
let python;
let desk;

const say = (type, more = {}, transfer = []) => self.postMessage({ type, ...more }, transfer);

// The signs that stand for 0 to 84 in an asset (build_page.py, asset_tag).
const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;,=>?@^_`{|}~";

function decoded(text) {
  const values = new Uint8Array(128);
  [...SIGNS].forEach((sign, value) => (values[sign.charCodeAt(0)] = value));
  const missing = (5 - (text.length % 5)) % 5;
  const whole = text + "~".repeat(missing);
  const bytes = new Uint8Array((whole.length / 5) * 4);
  for (let from = 0, to = 0; from < whole.length; from += 5, to += 4) {
    let value = 0;
    for (let at = from; at < from + 5; at += 1) value = value * 85 + values[whole.charCodeAt(at)];
    bytes[to] = value >>> 24;
    bytes[to + 1] = value >>> 16;
    bytes[to + 2] = value >>> 8;
    bytes[to + 3] = value;
  }
  return bytes.subarray(0, bytes.length - missing);
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
    env: { HOME: "/home/pyodide", LANG: "zh_CN.UTF-8", PYTHONUTF8: "1", GOALCHECK_CACHE_DIR: "" },
  });
  say("progress", { text: "正在装入规则…" });
  for (const name of ["first.zip", "packs.xz", "later.zip.xz", "pdfium.wasm.xz"]) {
    python.FS.writeFile(`/${name}`, files[name]);
  }
  python.runPython(`
import lzma, os, pathlib, sys, zipfile
zipfile.ZipFile("/first.zip").extractall("/site")
packs = pathlib.Path("/site", open("/site/packs.txt").read())
packs.parent.mkdir()
packs.write_bytes(lzma.open("/packs.xz").read())
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
