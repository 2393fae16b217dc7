"use strict";
// A reader's own record beside the rows of a register: state, owner, date, note. It is kept on the
// reader's device only after the reader asks for it, and leaves the device only as a file that the
// reader saves.
(() => {
  const register = document.querySelector("[data-register]");
  if (!register) return;
  const name = register.dataset.register;
  const title = register.dataset.title;
  const decides = name === "open-issues";
  const top = new URL(".", new URL("..", document.querySelector('link[rel="stylesheet"]').href)).pathname;
  const KEY = `distil register ${name} of ${top}`;
  const say = distilSay;
  const { make, button, put, save } = distilDom;
  const STATES = {
    "": say("script.state-not-said"), "not-yet": say("script.state-not-yet"),
    "in-hand": say("script.state-in-hand"), done: say("script.state-done"),
  };
  const LONGEST = { owner: 200, note: 5000 };

  // ---- Rows and their fields ------------------------------------------------------------------

  const FIELDS = [
    ["state", say("script.record-state"), () => make("select", {}, ...Object.entries(STATES).map(([value, label]) => make("option", { value }, label)))],
    ["owner", say("script.record-owner"), () => make("input", { type: "text", autocomplete: "off", maxlength: String(LONGEST.owner) })],
    ["date", say("script.record-date"), () => make("input", { type: "date" })],
    ...(decides ? [["review", say("script.record-review"), () => make("input", { type: "date" })]] : []),
    ["note", decides ? say("script.record-decision") : say("script.record-note"), () => make("textarea", { rows: decides ? "3" : "1", maxlength: String(LONGEST.note) })],
  ];
  const rows = [...register.querySelectorAll("[data-item]")].map((place) => ({
    place, item: place.dataset.item, name: place.dataset.name, inputs: new Map(),
  }));
  const fields = (row) => {
    const parts = FIELDS.map(([key, label, build]) => {
      const input = build();
      input.id = `record-${row.item}-${key}`;
      input.setAttribute("aria-label", say("script.field-of", { field: label, item: row.name }));
      input.addEventListener("input", () => { blank(input); changed(); });
      row.inputs.set(key, input);
      blank(input);
      return make("div", key === "note" && decides ? { class: "wide" } : {}, make("label", { for: input.id }, label), input);
    });
    return make("div", { class: "record" }, ...parts);
  };
  // An empty date prints as an empty line, without the pattern that browsers show in it.
  const blank = (input) => input.classList.toggle("blank", input.type === "date" && !input.value);
  let isOpen = false;
  const open = () => {
    if (isOpen) return;
    isOpen = true;
    for (const row of rows) {
      const record = fields(row);
      if (row.place.tagName === "TR") row.place.firstElementChild.replaceChildren(record);
      else {
        // A paragraph cannot hold fields; a block of the same look takes its place.
        const block = make("div", { class: "decision" }, record);
        row.place.replaceWith(block);
        row.place = block;
      }
    }
    register.classList.add("register-open");
    tools.hidden = false;
    opener.hidden = true;
  };

  // ---- What is in it --------------------------------------------------------------------------

  const entries = () => {
    const items = {};
    for (const row of rows) {
      const entry = {};
      for (const [key, input] of row.inputs) if (input.value) entry[key] = input.value;
      if (Object.keys(entry).length) items[row.item] = { title: row.name, ...entry };
    }
    return items;
  };
  const asFile = () => ({
    format: registerFile.FORMAT, version: registerFile.VERSION, register: name, title,
    site: document.querySelector('meta[property="og:site_name"]')?.content ?? "",
    saved: new Date().toISOString(), items: entries(),
  });
  /** The register as a file is read for it. */
  const shape = {
    register: name, rows,
    fields: FIELDS.map(([key, label]) => ({ key, label, kind: { state: "state", date: "date", review: "date" }[key] ?? "text", longest: LONGEST[key], states: Object.keys(STATES) })),
  };
  const valueNow = (item, key) => rows.find((row) => row.item === item)?.inputs.get(key)?.value ?? "";
  /** Fills in the items that a file or the device holds; other items stay as they are. */
  const take = (items) => {
    for (const row of rows) {
      const values = items.get(row.item);
      if (values) fill(row, (key) => values.get(key) ?? "");
    }
  };
  const fill = (row, valueOf) => {
    for (const [key, input] of row.inputs) {
      input.value = valueOf(key);
      blank(input);
    }
  };

  // ---- Keeping it -----------------------------------------------------------------------------

  const keep = make("input", { type: "checkbox", id: "register-keep" });
  const told = make("p", { class: "meta", role: "status" });
  const count = make("p", { class: "register-count" });
  let unsaved = false;
  const stored = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  };
  const store = () => {
    try {
      localStorage.setItem(KEY, JSON.stringify(asFile()));
      unsaved = false;
      return true;
    } catch {
      keep.checked = false;
      put(told, say("script.register-no-store"));
      return false;
    }
  };
  const forget = () => {
    try {
      localStorage.removeItem(KEY);
    } catch { /* Nothing can be kept, so nothing is. */ }
  };
  const tally = () => {
    const states = rows.map((row) => row.inputs.get("state")?.value ?? "");
    const of = (state) => states.filter((value) => value === state).length;
    put(count, say("script.register-tally", { done: of("done"), all: rows.length, hand: of("in-hand"), open: of("not-yet"), silent: of("") }));
  };
  const changed = () => {
    unsaved = true;
    tally();
    if (keep.checked) store();
  };
  keep.addEventListener("change", () => {
    if (keep.checked) {
      if (store()) put(told, say("script.register-kept"));
    } else {
      forget();
      unsaved = Object.keys(entries()).length > 0;
      put(told, say("script.register-deleted"));
    }
  });
  addEventListener("beforeunload", (event) => {
    if (unsaved && Object.keys(entries()).length) event.preventDefault();
  });

  // ---- Buttons --------------------------------------------------------------------------------

  const saveFile = () => {
    save(`${name}.json`, new Blob([JSON.stringify(asFile(), null, 2)], { type: "application/json" }));
    unsaved = false;
    put(told, say("script.file-made", { file: `${name}.json` }));
  };
  const chooser = make("input", { type: "file", accept: ".json,application/json", class: "vh", tabindex: "-1", "aria-label": say("script.register-file") });
  // What a file would change is shown and asked about before anything is.
  const asking = make("div", { class: "box register-ask", hidden: "", tabindex: "-1", role: "group", "aria-labelledby": "register-ask-title" });
  const closeAsking = () => {
    asking.hidden = true;
    asking.replaceChildren();
  };
  const shownValue = (key, value) => (key === "state" ? STATES[value] : value === "" ? say("script.register-empty") : value);
  const changeTable = (changes) => make("table", { class: "t-stack" },
    make("caption", {}, say("script.register-changes")),
    make("thead", {}, make("tr", {}, ...["script.sheet-item", "script.register-field", "script.register-now", "script.register-then"].map((id) => make("th", { scope: "col" }, say(id))))),
    make("tbody", {}, ...changes.map(({ name: item, key, label, before, after }) => make("tr", {},
      make("th", { scope: "row" }, item),
      make("td", {}, make("span", { class: "lab" }, say("script.register-field")), label),
      make("td", {}, make("span", { class: "lab" }, say("script.register-now")), shownValue(key, before)),
      make("td", {}, make("span", { class: "lab" }, say("script.register-then")), shownValue(key, after))))));
  const ask = (file, { items, left }) => {
    const changes = registerFile.changes(items, rows, shape.fields, valueNow);
    const also = left.length ? [make("p", {}, say("script.register-left-out", { items: left.join("; ") }))] : [];
    if (!changes.length) return void put(told, say("script.register-nothing-new", { file }), ...(left.length ? [" ", say("script.register-left-out", { items: left.join("; ") })] : []));
    const overwritten = changes.filter(({ before }) => before !== "").length;
    const load = () => {
      remember();
      take(items);
      changed();
      closeAsking();
      put(told, say("script.register-loaded", { file }));
      undoer.focus();
    };
    const leave = () => {
      closeAsking();
      put(told, say("script.register-not-loaded", { file }));
    };
    asking.replaceChildren(
      make("h3", { id: "register-ask-title" }, say("script.register-ask", { file, count: changes.length })),
      ...(overwritten ? [make("p", {}, make("strong", {}, say("script.register-overwrites", { count: overwritten })))] : []),
      ...also, make("div", { class: "register-changes" }, changeTable(changes)),
      make("div", { class: "buttons" }, button(say("script.register-load-it"), load), button(say("script.register-leave-it"), leave)));
    put(told);
    asking.hidden = false;
    asking.focus();
    return undefined;
  };
  const refuse = (file, faults) => {
    put(told, say("script.register-refused", { file }), make("ul", {}, ...faults.map((fault) => make("li", {}, fault))));
  };
  chooser.addEventListener("change", async () => {
    const [file] = chooser.files;
    chooser.value = "";
    if (!file) return;
    closeAsking();
    if (file.size > registerFile.LARGEST) return void refuse(file.name, [say("script.register-too-large", { most: registerFile.LARGEST / 1_000_000 })]);
    const found = registerFile.read(await file.text(), shape);
    if (found.faults) refuse(file.name, found.faults);
    else ask(file.name, found);
  });

  // ---- Undo -------------------------------------------------------------------------------------

  /** What stood before the last loading or clearing. */
  let earlier = null;
  const remember = () => {
    earlier = { kept: keep.checked, values: new Map(rows.map((row) => [row.item, new Map([...row.inputs].map(([key, input]) => [key, input.value]))])) };
    undoer.hidden = false;
  };
  const undo = () => {
    for (const row of rows) fill(row, (key) => earlier.values.get(row.item).get(key));
    keep.checked = earlier.kept;
    earlier = null;
    changed();
    put(told, say("script.register-undone"));
    keep.focus();
    undoer.hidden = true;
  };
  const undoer = button(say("script.register-undo"), undo, { hidden: "" });
  const clear = () => {
    if (Object.keys(entries()).length && !confirm(say("script.register-clear-all"))) return;
    closeAsking();
    remember();
    for (const row of rows) fill(row, () => "");
    forget();
    keep.checked = false;
    unsaved = false;
    tally();
    put(told, say("script.register-cleared"));
  };
  // ---- The assurance sheet: one line an item, for paper ----------------------------------------

  const sheet = make("section", { class: "assurance", "aria-labelledby": "assurance-title" });
  const priorityOf = (row) => row.place.previousElementSibling.children[2].querySelector("strong").textContent;
  const sheetLine = (row) => {
    const value = (key) => row.inputs.get(key)?.value ?? "";
    const state = value("state") ? STATES[value("state")] : "";
    const cells = [...(name === "checklist" ? [priorityOf(row)] : []), state, value("owner"), value("date"), ...(decides ? [value("review")] : []), value("note")];
    return make("tr", {}, make("th", { scope: "row" }, row.name), ...cells.map((text) => make("td", {}, text)));
  };
  const printSheet = () => {
    const columns = [say("script.sheet-item"), ...(name === "checklist" ? [say("script.sheet-priority")] : []), ...FIELDS.map(([, label]) => label)];
    sheet.replaceChildren(
      make("h2", { id: "assurance-title" }, say("script.sheet-title")),
      make("p", {}, ...count.cloneNode(true).childNodes, " ", say("script.sheet-printed", { date: distilDate(new Date()) })),
      make("table", {}, make("caption", {}, title),
        make("thead", {}, make("tr", {}, ...columns.map((label) => make("th", { scope: "col" }, label)))),
        make("tbody", {}, ...rows.map(sheetLine))));
    document.documentElement.classList.add("printing-sheet");
    print();
  };
  addEventListener("afterprint", () => {
    document.documentElement.classList.remove("printing-sheet");
    sheet.replaceChildren();
  });

  // ---- On the page ----------------------------------------------------------------------------

  const opener = button(say("script.register-open"), () => { open(); tally(); keep.focus(); });
  const tools = make("div", { hidden: "" },
    make("p", {}, keep, " ", make("label", { for: "register-keep" }, say("script.register-keep"))),
    make("p", { class: "meta" }, say("script.register-unless")),
    count,
    make("div", { class: "buttons" }, button(say("script.register-save"), saveFile), button(say("script.register-load"), () => chooser.click()), button(say("script.register-print"), printSheet), button(say("script.clear"), clear), undoer, chooser),
    told, asking);
  register.classList.add("register");
  register.prepend(make("div", { class: "box no-print register-tools" }, opener, tools));
  register.after(sheet);
  const before = stored();
  if (before) {
    open();
    keep.checked = true;
    const found = registerFile.read(before, shape);
    if (found.faults) put(told, say("script.register-kept-unreadable"));
    else {
      take(found.items);
      put(told, say("script.register-filled"));
    }
    tally();
  }
})();
