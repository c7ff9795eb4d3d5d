"use strict";
// The part of the page that a person sees: takes files, hands them to the worker, shows what comes
// back. Everything that comes from a file is put in as text, never as markup; the report itself
// stands in a frame that can reach neither this page nor a network.
const $ = (id) => document.getElementById(id);
const ASSETS = Object.fromEntries(
  [...document.querySelectorAll("script[data-asset]")].map((one) => [one.dataset.asset, one.textContent]),
);
const WORKER = URL.createObjectURL(new Blob([$("worker").textContent], { type: "text/javascript" }));
const MEMORY = "goalcheck-office";
const INPUTS = ["pick-files", "pick-folder", "pick-office"];

let worker;
let busy = true;
let waiting = null; // files dropped while the program was still opening
let office = [];

function open() {
  worker?.terminate();
  worker = new Worker(WORKER);
  worker.onmessage = ({ data }) => HEARD[data.type](data);
  worker.onerror = (event) => HEARD.failed({ task: "start", text: event.message });
  setBusy(true);
  worker.postMessage({ task: "start", assets: ASSETS });
}

function setBusy(now, { stoppable = false } = {}) {
  busy = now;
  $("progress").hidden = !now;
  $("cancel").hidden = !(now && stoppable);
  for (const id of INPUTS) $(id).disabled = false;
  for (const button of document.querySelectorAll("#take button")) button.disabled = now;
}

const HEARD = {
  progress({ text }) {
    $("said").textContent = text;
  },
  ready({ version }) {
    $("version").textContent = version;
    setBusy(false);
    $("said").textContent = "可以了：把要查的表放进来。";
    document.documentElement.dataset.ready = "yes";
    if (waiting) send(waiting);
  },
  checked({ run }) {
    setBusy(false);
    show(run);
  },
  taken({ name, bytes, said }) {
    setBusy(false);
    $("said").textContent = "";
    if (!bytes) {
      $("taken").textContent = said.trim() || "没有可以带走的。";
      return;
    }
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([bytes]));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    $("taken").textContent = `已存为 ${name}（在浏览器的下载文件夹里）。\n${said.trim()}`.trim();
  },
  failed({ task, text }) {
    setBusy(false);
    $("said").textContent =
      task === "start"
        ? `这个浏览器打不开检查程序，请换新的 Chrome、Edge 或火狐（Firefox）。（${text}）`
        : `没有查成，程序出了错，请把这一行告诉维护的人：${text}`;
    document.documentElement.dataset.failed = task;
  },
};

async function send(files) {
  if (!files.length) return;
  if (busy) {
    waiting = files;
    $("said").textContent = `收到 ${files.length} 个文件，程序打开后就查。`;
    return;
  }
  waiting = null;
  setBusy(true, { stoppable: true });
  delete document.documentElement.dataset.checked;
  $("result").hidden = true;
  $("said").textContent = `正在检查 ${files.length} 个文件…`;
  const loaded = await Promise.all(
    files.map(async ({ path, file }) => ({ path, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
  const year = $("year").value.trim();
  worker.postMessage({ task: "check", files: loaded, office, year: /^20\d\d$/.test(year) ? year : "" });
}

function show(run) {
  $("result").hidden = false;
  $("taken").textContent = "";
  document.documentElement.dataset.checked = "yes";
  document.body.classList.toggle("done", !run.refused);
  const unread = (run.files ?? []).filter((file) => file.state !== "checked");
  $("said").textContent = "";
  $("result-title").textContent = run.refused ? "没有查成" : heading(run);
  fill($("notes"), notes(run).map((note) => element("li", note)));
  $("unread").hidden = !unread.length;
  fill($("unread").querySelector("tbody"), unread.map((file) => row([element("td", file.path), element("td", file.reason ?? "")])));
  // A frame of its own for every report: one that was hidden meanwhile may stay blank.
  const frame = $("report").cloneNode();
  frame.hidden = !run.page;
  frame.srcdoc = run.page ?? "";
  $("report").replaceWith(frame);
  $("result").focus({ preventScroll: true });
  $("result").scrollIntoView({ block: "start" });
}

function heading(run) {
  const { tables, errors, warnings } = run.summary;
  return `查了 ${run.files.filter((file) => file.state === "checked").length} 个文件、${tables} 张表：${errors} 个错误，${warnings} 个警告`;
}

// Why nothing was checked; what is to be said of a check stands in its report.
const notes = (run) => (run.refused ?? "").split("\n").filter((line) => line.trim());

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = String(text);
  return made;
}

function row(cells) {
  const made = document.createElement("tr");
  made.append(...cells);
  return made;
}

const fill = (where, children) => where.replaceChildren(...children);

// Files of a drop: folders are walked, names kept as they lie in the folder.
async function dropped(items) {
  const entries = [...items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  const found = [];
  for (const entry of entries) await walk(entry, "", found);
  return found;
}

async function walk(entry, above, found) {
  const path = above + entry.name;
  if (entry.isFile) {
    found.push({ path, file: await new Promise((good, bad) => entry.file(good, bad)) });
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const some = await new Promise((good, bad) => reader.readEntries(good, bad));
    if (!some.length) return;
    for (const one of some) await walk(one, `${path}/`, found);
  }
}

const chosen = (input) => [...input.files].map((file) => ({ path: file.webkitRelativePath || file.name, file }));

function remember() {
  try {
    if ($("remember").checked && office.length) {
      localStorage.setItem(MEMORY, JSON.stringify(office.map(({ path, bytes }) => ({ path, text: new TextDecoder().decode(bytes) }))));
    } else {
      localStorage.removeItem(MEMORY);
    }
  } catch {
    $("said").textContent = "这个浏览器不让本页记东西，下次要再选一次。";
  }
}

function recall() {
  try {
    const kept = JSON.parse(localStorage.getItem(MEMORY) ?? "[]");
    office = kept.map(({ path, text }) => ({ path, bytes: new TextEncoder().encode(text) }));
    $("remember").checked = office.length > 0;
  } catch {
    office = [];
  }
  listOffice();
}

function listOffice() {
  fill($("office-list"), office.map(({ path }) => element("li", `正在使用：${path}`)));
  $("forget-office").hidden = !office.length;
  if (office.length) $("own").open = true;
}

$("pick-files").onclick = () => $("files").click();
$("pick-folder").onclick = () => $("folder").click();
$("pick-office").onclick = () => $("office").click();
for (const id of ["files", "folder"]) {
  $(id).onchange = () => {
    send(chosen($(id)));
    $(id).value = "";
  };
}
$("office").onchange = async () => {
  office = await Promise.all([...$("office").files].map(async (file) => ({ path: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })));
  $("office").value = "";
  listOffice();
  remember();
};
$("remember").onchange = remember;
$("forget-office").onclick = () => {
  office = [];
  $("remember").checked = false;
  listOffice();
  remember();
};
$("cancel").onclick = () => {
  $("said").textContent = "停下了，正在重新打开…";
  open();
};
for (const button of document.querySelectorAll("#take button[data-what]")) {
  button.onclick = () => {
    setBusy(true, { stoppable: true });
    $("said").textContent = "正在做…";
    worker.postMessage({ task: "take", what: button.dataset.what });
  };
}
// On paper the report is wanted, not the page around it: it stands in a frame, which prints itself.
const printReport = () => $("report").contentWindow?.postMessage("print", "*");
$("print").onclick = printReport;
addEventListener("keydown", (event) => {
  const asked = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "p";
  if (!asked || $("result").hidden || $("report").hidden) return;
  event.preventDefault();
  printReport();
});
addEventListener("dragover", (event) => {
  event.preventDefault();
  $("drop").classList.add("over");
});
addEventListener("dragleave", () => $("drop").classList.remove("over"));
addEventListener("drop", async (event) => {
  event.preventDefault();
  $("drop").classList.remove("over");
  send(await dropped(event.dataTransfer.items));
});
recall();
open();
