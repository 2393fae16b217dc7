"use strict";
// Narrows the evidence map to the studies that a reader has in mind. The map is complete without it.
(() => {
  const box = document.getElementById("map-filter");
  const table = document.getElementById("map");
  if (!box || !table || location.protocol === "file:") return;

  const { make, button, put } = distilDom;
  const say = distilSay;
  const studies = (count) => say("script.studies", { count });

  // The cells as they were built, to which the map returns.
  const cells = [...table.querySelectorAll("td[data-cell]")].map((cell) => {
    const link = cell.querySelector("a[href]");
    return { cell, key: cell.dataset.cell, link, words: link?.textContent, full: link?.getAttribute("aria-label"), href: link?.getAttribute("href") };
  });

  // The picture of the map, whose marks go along with the cells.
  const picture = document.getElementById("map-picture");
  const marks = [...(picture?.querySelectorAll("[data-mark]") ?? [])].map((mark) => {
    const [, size] = /\bsize-(\d)/.exec(mark.className) ?? [];
    return { mark, key: mark.dataset.mark, size, words: mark.textContent, full: mark.getAttribute("aria-label"), href: mark.getAttribute("href") };
  });
  /** The size of a mark, in the steps of the build. */
  const sizeOf = (number) => [1, 2, 5, 10, 20].filter((least) => number >= least).length;
  /** Marks by the studies that are counted; how sure they are was judged on all of them and is withdrawn. */
  const drawMarks = (isNarrowed) => {
    picture?.classList.toggle("is-narrowed", isNarrowed);
    for (const { mark, key, size, words, full, href } of marks) {
      const number = fitting(key).length;
      mark.classList.remove(...[0, 1, 2, 3, 4, 5].map((step) => `size-${step}`));
      mark.classList.add(`size-${isNarrowed ? sizeOf(number) : size}`);
      put(mark, isNarrowed ? say.number(number) : words);
      const twin = cells.find((cell) => cell.key === key)?.link?.getAttribute("aria-label");
      mark.setAttribute("aria-label", isNarrowed ? say("script.map-of-part", { studies: twin }) : full);
      mark.href = isNarrowed ? address({ ...asked, cell: key }) : href;
    }
  };

  let index;
  let asked = { values: new Map(), reader: "", cell: "" };
  const fromAddress = () => {
    const parameters = new URLSearchParams(location.search);
    const values = new Map();
    for (const { id, values: known } of index.facets) {
      const keys = parameters.getAll(id).filter((key) => known.some(([one]) => one === key));
      if (keys.length) values.set(id, new Set(keys));
    }
    const reader = parameters.get("reader") ?? "";
    const cell = parameters.get("cell") ?? "";
    return { values, reader: index.readers.some(({ id }) => id === reader) ? reader : "", cell: index.cells[cell] ? cell : "" };
  };
  const address = (state) => {
    const parameters = new URLSearchParams();
    for (const [id, keys] of state.values) for (const key of keys) parameters.append(id, key);
    if (state.reader) parameters.set("reader", state.reader);
    if (state.cell) parameters.set("cell", state.cell);
    return `${location.pathname}${parameters.size ? `?${parameters}` : ""}`;
  };

  /** Whether a study has one of the chosen values of each property. */
  const fits = (study) => [...asked.values].every(([id, keys]) => study.tags.some((tag) => tag.startsWith(`${id}:`) && keys.has(tag.slice(id.length + 1))));
  const fitting = (key) => (index.cells[key] ?? []).filter((number) => fits(index.studies[number]));

  const status = make("p", { id: "map-status", role: "status" });
  const found = make("section", { id: "map-found", hidden: "" });
  const reset = button(say("script.map-all"), () => {
    ask({ values: new Map(), reader: "", cell: "" });
    box.querySelector("summary").focus();
  });
  const ticks = new Map();
  const choice = make("select", { id: "map-reader", name: "reader" }, make("option", { value: "" }, say("script.map-every-outcome")));

  const twin = document.getElementById("map-twin");
  /** Where a cell stands for a reader: in the table, or in the picture while the table is folded. */
  const name = (key) => (twin?.open === false && picture?.querySelector(`[data-mark="${CSS.escape(key)}"]`)) || table.querySelector(`td[data-cell="${CSS.escape(key)}"] a, td[data-cell="${CSS.escape(key)}"] .state`);
  const listCell = (isStep) => {
    found.hidden = !asked.cell;
    found.replaceChildren();
    if (!asked.cell) return;
    const numbers = fitting(asked.cell);
    const { full = "", words = "" } = cells.find(({ key }) => key === asked.cell) ?? {};
    const heading = make("h3", { tabindex: "-1" }, full.replace(words, studies(numbers.length)));
    const list = make("ul", {}, ...numbers.map((number) => {
      const { label, address: to } = index.studies[number];
      return make("li", {}, make("a", { href: box.dataset.root + to }, label));
    }));
    const close = button(say("script.map-close"), () => {
      const back = name(asked.cell);
      ask({ cell: "" });
      back?.focus();
    });
    found.append(heading, list, close);
    if (isStep) heading.focus();
  };

  const draw = (isStep) => {
    const isNarrowed = asked.values.size > 0;
    for (const { cell, key, link, words, full, href } of cells) {
      if (!link) continue;
      const number = isNarrowed ? fitting(key).length : index.cells[key].length;
      put(link, isNarrowed ? studies(number) : words);
      link.setAttribute("aria-label", isNarrowed ? full.replace(words, studies(number)) : full);
      link.href = isNarrowed ? address({ ...asked, cell: key }) : href;
      cell.classList.toggle("is-empty", number === 0);
    }
    const outcomes = index.readers.find(({ id }) => id === asked.reader)?.outcomes;
    drawMarks(isNarrowed);
    table.classList.toggle("is-narrowed", isNarrowed);
    let rows = 0;
    for (const row of picture?.querySelectorAll("tr[data-outcome]") ?? []) row.hidden = Boolean(outcomes) && !outcomes.includes(row.dataset.outcome);
    for (const body of table.tBodies) {
      let left = 0;
      for (const row of body.querySelectorAll("tr[data-outcome]")) {
        row.hidden = Boolean(outcomes) && !outcomes.includes(row.dataset.outcome);
        left += row.hidden ? 0 : 1;
      }
      body.hidden = left === 0;
      rows += left;
    }
    for (const [id, boxes] of ticks) for (const [key, tick] of boxes) tick.checked = asked.values.get(id)?.has(key) ?? false;
    choice.value = asked.reader;
    reset.hidden = !isNarrowed && !asked.reader;
    const count = index.studies.filter(fits).length;
    put(status,
      ...(isNarrowed ? [say("script.map-counts", { number: count, studies: studies(index.studies.length) }), " "] : []),
      ...(outcomes ? [say("script.map-shows", { count: rows }), " "] : []),
      ...(isNarrowed ? [say("script.map-certainty")] : []));
    listCell(isStep);
  };
  const ask = (change, isStep = false) => {
    asked = { ...asked, ...change };
    history[isStep ? "pushState" : "replaceState"](null, "", address(asked));
    draw(isStep && "cell" in change);
  };

  const form = () => {
    const groups = index.facets.filter(({ values }) => values.length > 1).map(({ id, label, values }) => {
      const boxes = new Map();
      const lines = values.map(([key, words]) => {
        const tick = make("input", { type: "checkbox", name: id, value: key });
        boxes.set(key, tick);
        tick.addEventListener("change", () => {
          const keys = new Set(asked.values.get(id));
          keys[tick.checked ? "add" : "delete"](key);
          const next = new Map(asked.values);
          if (keys.size) next.set(id, keys);
          else next.delete(id);
          ask({ values: next });
        });
        return make("label", { class: "search-value" }, tick, ` ${words}`);
      });
      ticks.set(id, boxes);
      return make("fieldset", {}, make("legend", {}, label), ...lines);
    });
    choice.append(...index.readers.map(({ id, label }) => make("option", { value: id }, say("script.map-critical-for", { reader: label }))));
    choice.addEventListener("change", () => ask({ reader: choice.value }));
    const wanted = make("p", { class: "map-reader" }, make("label", { for: "map-reader" }, say("script.map-outcomes")), choice);
    return make("div", { class: "map-facets" }, wanted, ...groups);
  };

  const fold = make("details", {}, make("summary", {}, say("script.map-narrow")));
  const start = async () => {
    const response = await fetch(box.dataset.index);
    if (!response.ok) throw new Error(response.statusText);
    index = await response.json();
    fold.append(form());
    asked = fromAddress();
    draw(false);
  };
  let ready;
  const begin = () => (ready ??= start().catch(() => {
    put(status, say("script.map-no-list"));
  }));
  fold.addEventListener("toggle", begin);
  for (const [place, selector] of [[table, "td[data-cell] a"], [picture, "[data-mark]"]]) {
    place?.addEventListener("click", (event) => {
      const link = event.target.closest(selector);
      if (!link || !index || !asked.values.size || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      ask({ cell: link.dataset.mark ?? link.closest("td").dataset.cell }, true);
    });
  }
  addEventListener("popstate", () => {
    if (!index) return;
    asked = fromAddress();
    draw(false);
  });
  box.append(fold, status, make("p", {}, reset), found);
  reset.hidden = true;
  box.hidden = false;
  if (location.search) {
    fold.open = true;
    begin();
  }
})();
