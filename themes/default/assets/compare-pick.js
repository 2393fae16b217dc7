"use strict";
// Boxes beside the rows of a list: up to four records are sent to the page that shows them side by
// side. A list asks for it with data-compare="KIND" and names its records with data-id.
(() => {
  const MOST = 4;
  const { make, put, words } = distilDom;
  const say = distilSay;
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
      const count = chosen.size;
      bar.hidden = count === 0;
      document.documentElement.classList.toggle("comparing", count > 0);
      go.hidden = count < 2;
      go.href = new URL(`compare.html#${kind}=${[...chosen].join(",")}`, top).href;
      put(go, say("script.pick-compare", { count }));
      put(told, count === MOST ? say("script.pick-chosen-most", { count }) : say("script.pick-chosen", { count }));
    };
    for (const row of rows) {
      const head = row.querySelector("th") ?? row;
      const name = words(head.querySelector("a")) || row.dataset.id;
      const box = make("input", { type: "checkbox", "aria-label": say("script.pick-compare-name", { name }) });
      box.addEventListener("change", () => {
        if (box.checked && chosen.size >= MOST) {
          box.checked = false;
          put(told, say("script.pick-too-many", { most: MOST, name }));
          return;
        }
        if (box.checked) chosen.add(row.dataset.id);
        else chosen.delete(row.dataset.id);
        update();
      });
      head.append(make("label", { class: "compare-pick no-print made" }, box, make("span", { "aria-hidden": "true" }, say("script.pick-compare-one"))));
    }
    (list.closest(".scroll") ?? list).after(bar);
  }
})();
