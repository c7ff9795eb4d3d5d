"use strict";
// Filters, sorts and walks through the tables. What is chosen stands in the address behind `#`, so
// that a link or the back button leads to the same view; without this program all is there to read.
(() => {
  const find = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const form = find("#filters");
  const list = find("#list");
  const said = find("#filters output");
  const dialog = find("#rule");
  const tables = all(".table").map((box) => ({ box, findings: all(".finding", box) }));
  let current = null;
  let order = "";

  // --- what is shown

  const chosen = () =>
    Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value));

  const lowered = (element) => element.textContent.toLowerCase();
  // Reading all texts takes a moment for a thousand tables: done when somebody looks for one.
  const textsOf = (table) =>
    (table.texts ??= {
      whole: lowered(table.box),
      head: lowered(find("summary", table.box)),
      findings: table.findings.map(lowered),
    });

  function matching(table, { verdict, unit, severity, rule, text }) {
    if ((verdict && table.box.dataset.verdict !== verdict) || (unit && table.box.dataset.unit !== unit)) return null;
    const severities = severity?.split(" ");
    let matches = table.findings.map(
      ({ dataset }) => (!severities || severities.includes(dataset.severity)) && (!rule || dataset.rule === rule),
    );
    const words = text?.toLowerCase().split(/\s+/) ?? [];
    if (words.length) {
      const texts = textsOf(table);
      if (!words.every((word) => texts.whole.includes(word))) return null;
      const holding = matches.map(
        (matched, at) => matched && words.every((word) => texts.findings[at].includes(word) || texts.head.includes(word)),
      );
      // A word of the form alone shows the table with all that was found in it.
      if (holding.some(Boolean)) matches = holding;
    }
    return (severity || rule) && !matches.some(Boolean) ? null : matches;
  }

  function apply({ quiet = false } = {}) {
    const wanted = chosen();
    sort(wanted.sort ?? "");
    const shown = [];
    let count = 0;
    for (const table of tables) {
      const matches = matching(table, wanted);
      table.box.hidden = !matches;
      if (!matches) continue;
      shown.push(table);
      table.findings.forEach((finding, at) => {
        finding.hidden = !matches[at];
        count += matches[at] ? 1 : 0;
      });
      table.marked = false;
      if (table.box.open) mark(table);
    }
    if (shown.length === 1 && tables.length > 1) shown[0].box.open = true;
    const { sort: _, ...filters } = wanted;
    const some = Object.keys(filters).length > 0;
    const told = counted(shown, count);
    said.textContent = some ? `${told}（共 ${counted(tables)}）` : told;
    find("#chosen").textContent = some
      ? `只印筛选出来的 ${told}：${Object.keys(filters).map(described).join("，")}`
      : "";
    if (!quiet) remember(new URLSearchParams(wanted).toString());
  }

  /** `3 张表、1 个没有读成的文件、7 条`. */
  function counted(some, findings) {
    const files = some.filter(({ box }) => "unread" in box.dataset).length;
    return [
      `${some.length - files} 张表`,
      files && `${files} 个没有读成的文件`,
      findings !== undefined && `${findings} 条`,
    ].filter(Boolean).join("、");
  }

  const described = (name) => {
    const field = form.elements[name];
    return field.selectedOptions?.[0].textContent ?? `“${field.value.trim()}”`;
  };

  // The marks of a form follow the findings that are shown.
  function mark(table) {
    if (table.marked) return;
    table.marked = true;
    const hidden = new Set(table.findings.filter((one) => one.hidden).map((one) => one.id));
    for (const ref of all(".form .ref", table.box)) ref.hidden = hidden.has(ref.hash.slice(1));
    for (const cell of all(".form .bad, .form .was-bad", table.box)) {
      const left = all(":scope > .ref:not([hidden])", cell);
      const worst = ["error", "warning", "info"].find((one) => left.some((ref) => ref.classList.contains(one)));
      for (const one of ["error", "warning", "info"]) cell.classList.toggle(one, one === worst);
      cell.classList.toggle("bad", Boolean(worst));
      cell.classList.toggle("was-bad", !worst);
    }
  }

  const NUMBER = ({ box }) => Number(box.dataset.number);
  const ORDERS = {
    "": null,
    file: (a, b) => NUMBER(a) - NUMBER(b),
    unit: (a, b) => a.box.dataset.unit.localeCompare(b.box.dataset.unit, "zh-CN") || NUMBER(a) - NUMBER(b),
  };
  const worstFirst = [...tables];

  function sort(wanted) {
    if (wanted === order || !(wanted in ORDERS)) return;
    order = wanted;
    tables.splice(0, tables.length, ...(ORDERS[wanted] ? [...worstFirst].sort(ORDERS[wanted]) : worstFirst));
    list.append(...tables.map((table) => table.box));
  }

  // --- the address

  function remember(hash) {
    try {
      // Inside another page the address is not ours to write.
      history.replaceState(null, "", hash ? `#${hash}` : "#");
    } catch {
      /* then there is no link to this view */
    }
  }

  function choose(hash) {
    const wanted = new URLSearchParams(hash);
    for (const field of form.elements) {
      if (field.name) field.value = wanted.get(field.name) ?? "";
      if (field.selectedIndex === -1) field.value = "";
    }
    apply({ quiet: true });
  }

  /** What a link inside the page leads to: a view, a rule, a table, a finding. */
  function visit(hash) {
    if (hash.includes("=")) {
      choose(hash);
      // The bar of filters sticks to the top: the first table begins below it.
      scrollTo(0, list.offsetTop - form.offsetHeight - 6);
      return;
    }
    const target = hash && document.getElementById(hash);
    if (!target) {
      if (hash === "") scrollTo(0, 0);
    } else if (target.classList.contains("rule")) {
      tell(target);
    } else if (target.classList.contains("finding")) {
      go(target);
    } else if (target === document.body) {
      scrollTo(0, 0);
    } else {
      if (target.hidden) form.reset();
      for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
      target.scrollIntoView({ block: "start" });
      find("summary, a, [tabindex]", target)?.focus({ preventScroll: true });
    }
  }

  const arrived = () => visit(decoded(location.hash.slice(1)));

  function decoded(hash) {
    try {
      return hash.includes("=") ? hash : decodeURIComponent(hash);
    } catch {
      return hash;
    }
  }

  function tell(rule) {
    const close = document.createElement("button");
    close.textContent = "关闭";
    close.onclick = () => dialog.close();
    dialog.replaceChildren(...[...rule.childNodes].map((node) => node.cloneNode(true)), close);
    dialog.showModal();
  }

  // --- from finding to finding

  const shownFindings = () =>
    tables.filter(({ box }) => !box.hidden).flatMap(({ findings }) => findings.filter((one) => !one.hidden));

  function step(by) {
    const findings = shownFindings();
    const at = findings.indexOf(current);
    const next = at < 0 ? findings[by > 0 ? 0 : findings.length - 1] : findings[at + by];
    if (next) go(next);
    else said.textContent = findings.length ? (by > 0 ? "已是最后一处" : "已是第一处") : "没有可看的";
  }

  function go(finding) {
    const table = tables.find((one) => one.findings.includes(finding));
    if (finding.hidden || table.box.hidden) {
      for (const field of form.elements) if (field.name && field.name !== "sort") field.value = "";
      apply();
    }
    table.box.open = true;
    mark(table);
    for (const one of all(".here")) one.classList.remove("here");
    current = finding;
    finding.classList.add("here");
    for (const ref of all(".form .ref", table.box)) ref.classList.toggle("here", ref.hash.slice(1) === finding.id);
    finding.focus({ preventScroll: true });
    finding.scrollIntoView({ block: "center" });
    const findings = shownFindings();
    said.textContent = `第 ${findings.indexOf(finding) + 1} 处（共 ${findings.length} 处）`;
  }

  // --- what a person does

  form.hidden = tables.length === 0;
  form.addEventListener("change", () => apply());
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  let pause;
  form.elements.text.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(apply, 150);
  });
  find("#earlier").onclick = () => step(-1);
  find("#later").onclick = () => step(1);
  find("#unfold").onclick = () => {
    const open = tables.some(({ box }) => !box.hidden && !box.open);
    for (const { box } of tables) if (!box.hidden) box.open = open;
    find("#unfold").textContent = open ? "收起" : "展开";
  };
  find("#others").onclick = () => {
    const open = find("#choices").classList.toggle("open");
    find("#others").setAttribute("aria-expanded", String(open));
  };
  for (const table of tables) table.box.addEventListener("toggle", () => table.box.open && mark(table));
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const hash = link.getAttribute("href").slice(1);
    if (!hash.startsWith("rule-") && hash !== "top") {
      try {
        history.pushState(null, "", `#${hash}`);
      } catch {
        /* inside another page */
      }
    }
    visit(decoded(hash));
  });
  addEventListener("popstate", () => (location.hash.length > 1 ? arrived() : choose("")));

  const KEYS = {
    j: () => step(1),
    n: () => step(1),
    k: () => step(-1),
    p: () => step(-1),
    "/": () => form.elements.text.focus(),
    Escape: () => form.reset(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || dialog.open || event.isComposing) return;
    const typing = event.target.closest?.("input, select, textarea");
    if (typing && event.key !== "Escape") return;
    const act = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act) return;
    event.preventDefault();
    typing?.blur();
    act();
  });

  // On paper everything that is shown is open, also the charts' further bars and the matrix.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("details:not([open])");
    for (const box of folded) box.open = true;
    tables.forEach(mark);
  });
  addEventListener("afterprint", () => {
    for (const box of folded) box.open = false;
  });

  // In a frame of the page that made it, the report prints itself: the page about it is not wanted.
  addEventListener("message", (event) => {
    if (parent !== window && event.source === parent && event.data === "print") print();
  });

  choose("");
  if (location.hash) arrived();
})();
