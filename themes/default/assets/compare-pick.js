"use strict";
// Boxes beside the rows of a list: up to four records are sent to the page that shows them side by
// side. A list asks for it with data-compare="KIND" and names its records with data-id.
(() => {
  const MOST = 4;
  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };
  const top = new URL("..", document.querySelector('link[rel="stylesheet"]').href);
  for (const list of document.querySelectorAll("[data-compare]")) {
    const rows = [...list.querySelectorAll("[data-id]")];
    if (rows.length < 2) continue;
    const kind = list.dataset.compare;
    const chosen = new Set();
    const told = make("span", { role: "status" });
    const go = make("a", { href: "#", hidden: "" });
    const bar = make("p", { class: "compare-bar no-print", hidden: "" }, told, " ", go);
    const update = () => {
      const n = chosen.size;
      bar.hidden = n === 0;
      document.documentElement.classList.toggle("comparing", n > 0);
      go.hidden = n < 2;
      go.href = new URL(`compare.html#${kind}=${[...chosen].join(",")}`, top).href;
      go.textContent = `Compare these ${n}`;
      told.textContent = n === 1 ? "1 chosen. Choose one more to compare." : `${n} chosen${n === MOST ? ", which is the most" : ""}.`;
    };
    for (const row of rows) {
      const head = row.querySelector("th") ?? row;
      const name = head.querySelector("a")?.textContent ?? row.dataset.id;
      const box = make("input", { type: "checkbox", "aria-label": `Compare ${name}` });
      box.addEventListener("change", () => {
        if (box.checked && chosen.size >= MOST) {
          box.checked = false;
          told.textContent = `${MOST} are the most. ${name} was not added.`;
          return;
        }
        if (box.checked) chosen.add(row.dataset.id);
        else chosen.delete(row.dataset.id);
        update();
      });
      head.append(make("label", { class: "compare-pick no-print made" }, box, make("span", { "aria-hidden": "true" }, "Compare")));
    }
    (list.closest(".scroll") ?? list).after(bar);
  }
})();
