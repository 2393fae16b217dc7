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
  const FORMAT = "distil-register";
  const say = distilSay;
  const { make, button, put, words, save } = distilDom;
  const STATES = {
    "": say("script.state-not-said"), "not-yet": say("script.state-not-yet"),
    "in-hand": say("script.state-in-hand"), done: say("script.state-done"),
  };
  const LONGEST = 5000;

  // ---- Rows and their fields ------------------------------------------------------------------

  const FIELDS = [
    ["state", say("script.record-state"), () => make("select", {}, ...Object.entries(STATES).map(([value, label]) => make("option", { value }, label)))],
    ["owner", say("script.record-owner"), () => make("input", { type: "text", autocomplete: "off", maxlength: "200" })],
    ["date", say("script.record-date"), () => make("input", { type: "date" })],
    ...(decides ? [["review", say("script.record-review"), () => make("input", { type: "date" })]] : []),
    ["note", decides ? say("script.record-decision") : say("script.record-note"), () => make("textarea", { rows: decides ? "3" : "1", maxlength: String(LONGEST) })],
  ];
  const nameOf = (place) => {
    if (place.dataset.name) return place.dataset.name;
    const row = place.previousElementSibling;
    const head = row.querySelector("th").firstElementChild ?? row.querySelector("th");
    if (name !== "checklist") return words(head);
    // The action itself, without the resources that stand behind it.
    const action = row.querySelector("td").cloneNode(true);
    for (const extra of action.querySelectorAll(".meta, .lab, button")) extra.remove();
    return `${words(head)} ${words(action)}`;
  };
  const rows = [...register.querySelectorAll("[data-item]")].map((place) => ({
    place, item: place.dataset.item, name: nameOf(place), inputs: new Map(),
  }));
  const short = (row) => (row.name.length > 80 ? `${row.name.slice(0, 80)}…` : row.name);
  const fields = (row) => {
    const parts = FIELDS.map(([key, label, build]) => {
      const input = build();
      input.id = `record-${row.item}-${key}`;
      input.setAttribute("aria-label", say("script.field-of", { field: label, item: short(row) }));
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
    format: FORMAT, version: 1, register: name, title,
    site: document.querySelector('meta[property="og:site_name"]')?.content ?? "",
    saved: new Date().toISOString(), items: entries(),
  });
  /** Why a file is not taken, in words for the reader. */
  class Refused extends Error {
    constructor(words) {
      super(String(words));
      this.words = words;
    }
  }
  /** Fills in what a file or the device holds; tells what does not belong here. */
  const take = (file) => {
    if (file?.format !== FORMAT || typeof file.items !== "object" || file.items === null) throw new Refused(say("script.register-other-file"));
    if (file.register !== name) throw new Refused(say("script.register-other-register", { title: String(file.title ?? file.register).slice(0, 100) }));
    const known = new Map(rows.map((row) => [row.item, row]));
    const left = [];
    for (const [item, entry] of Object.entries(file.items)) {
      const row = known.get(item);
      if (!row || typeof entry !== "object" || entry === null) left.push(String(entry?.title ?? item).slice(0, 100));
      else for (const [key, input] of row.inputs) {
        input.value = typeof entry[key] === "string" ? entry[key].slice(0, LONGEST) : "";
        blank(input);
      }
    }
    return left;
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
  chooser.addEventListener("change", async () => {
    const [file] = chooser.files;
    chooser.value = "";
    if (!file) return;
    try {
      const left = take(JSON.parse(await file.text()));
      changed();
      const also = left.length ? [" ", say("script.register-left-out", { items: left.join("; ") })] : [];
      put(told, say("script.register-loaded", { file: file.name }), ...also);
    } catch (problem) {
      put(told, problem.words ?? say("script.register-unreadable"));
    }
  });
  const clear = () => {
    if (Object.keys(entries()).length && !confirm(say("script.register-clear-all"))) return;
    for (const row of rows) for (const input of row.inputs.values()) { input.value = ""; blank(input); }
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
    make("div", { class: "buttons" }, button(say("script.register-save"), saveFile), button(say("script.register-load"), () => chooser.click()), button(say("script.register-print"), printSheet), button(say("script.clear"), clear), chooser),
    told);
  register.classList.add("register");
  register.prepend(make("div", { class: "box no-print register-tools" }, opener, tools));
  register.after(sheet);
  const before = stored();
  if (before) {
    open();
    keep.checked = true;
    try {
      take(JSON.parse(before));
      put(told, say("script.register-filled"));
    } catch {
      put(told, say("script.register-kept-unreadable"));
    }
    tally();
  }
})();
