"use strict";
// Shows the findings that match all chosen filters, and hides tables that have none of them.
const form = document.getElementById("filters");
const findings = [...document.querySelectorAll(".finding")];

function apply() {
  const wanted = Object.fromEntries(new FormData(form));
  let shown = 0;
  for (const finding of findings) {
    const matches = Object.entries(wanted).every(([name, value]) => !value || finding.dataset[name] === value);
    finding.hidden = !matches;
    shown += matches ? 1 : 0;
  }
  const filtered = Object.values(wanted).some(Boolean);
  for (const article of document.querySelectorAll("article")) {
    article.hidden = filtered && !article.querySelector(".finding:not([hidden])");
  }
  form.querySelector("output").textContent = `显示 ${shown} 条，共 ${findings.length} 条`;
}

form.hidden = findings.length === 0;
form.addEventListener("change", apply);
form.addEventListener("reset", () => setTimeout(apply));
form.addEventListener("submit", (event) => event.preventDefault());
apply();
