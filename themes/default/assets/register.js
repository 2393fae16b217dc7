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
  const STATES = { "": "not said", "not-yet": "Not yet", "in-hand": "In hand", done: "Done" };
  const LONGEST = 5000;

  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  // ---- Rows and their fields ------------------------------------------------------------------

  const FIELDS = [
    ["state", "State", () => make("select", {}, ...Object.entries(STATES).map(([value, label]) => make("option", { value }, label)))],
    ["owner", "Owner", () => make("input", { type: "text", autocomplete: "off", maxlength: "200" })],
    ["date", "Date", () => make("input", { type: "date" })],
    ...(decides ? [["review", "Review", () => make("input", { type: "date" })]] : []),
    ["note", decides ? "Our decision" : "Local decision or note", () => make("textarea", { rows: decides ? "3" : "1", maxlength: String(LONGEST) })],
  ];
  const nameOf = (place) => {
    if (place.dataset.name) return place.dataset.name;
    const row = place.previousElementSibling;
    const head = row.querySelector("th").firstElementChild ?? row.querySelector("th");
    const text = name === "checklist" ? `${head.textContent} ${row.querySelector("td").firstChild.textContent}` : head.textContent;
    return text.replace(/\s+/g, " ").trim();
  };
  const rows = [...register.querySelectorAll("[data-item]")].map((place) => ({
    place, item: place.dataset.item, name: nameOf(place), inputs: new Map(),
  }));
  const short = (row) => (row.name.length > 80 ? `${row.name.slice(0, 80)}…` : row.name);
  const fields = (row) => {
    const parts = FIELDS.map(([key, label, build]) => {
      const input = build();
      input.id = `record-${row.item}-${key}`;
      input.setAttribute("aria-label", `${label}: ${short(row)}`);
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
  /** Fills in what a file or the device holds; tells what does not belong here. */
  const take = (file) => {
    if (file?.format !== FORMAT || typeof file.items !== "object" || file.items === null) throw new Error("This is not a file that such a register saved.");
    if (file.register !== name) throw new Error(`This file belongs to another register: ${String(file.title ?? file.register).slice(0, 100)}.`);
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
      told.textContent = "This browser does not let the page keep anything. Save a file instead.";
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
    count.textContent = `${of("done")} of ${rows.length} done, ${of("in-hand")} in hand, ${of("not-yet")} not yet, ${of("")} not said.`;
  };
  const changed = () => {
    unsaved = true;
    tally();
    if (keep.checked) store();
  };
  keep.addEventListener("change", () => {
    if (keep.checked) {
      if (store()) told.textContent = "Kept in this browser from now on. Untick to delete it.";
    } else {
      forget();
      unsaved = Object.keys(entries()).length > 0;
      told.textContent = "Deleted from this browser. It stays on this page until you leave.";
    }
  });
  addEventListener("beforeunload", (event) => {
    if (unsaved && Object.keys(entries()).length) event.preventDefault();
  });

  // ---- Buttons --------------------------------------------------------------------------------

  const save = () => {
    const address = URL.createObjectURL(new Blob([JSON.stringify(asFile(), null, 2)], { type: "application/json" }));
    make("a", { href: address, download: `${name}.json` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    unsaved = false;
    told.textContent = `${name}.json was made in your browser.`;
  };
  const chooser = make("input", { type: "file", accept: ".json,application/json", class: "vh", tabindex: "-1", "aria-label": "File to load" });
  chooser.addEventListener("change", async () => {
    const [file] = chooser.files;
    chooser.value = "";
    if (!file) return;
    try {
      const left = take(JSON.parse(await file.text()));
      changed();
      const also = left.length ? ` Left out, because the register does not have it now: ${left.join("; ")}.` : "";
      told.textContent = `${file.name} was loaded; entries for other items were left as they were.${also}`;
    } catch (problem) {
      told.textContent = problem instanceof SyntaxError ? "This file cannot be read: it is not JSON." : problem.message;
    }
  });
  const clear = () => {
    if (Object.keys(entries()).length && !confirm("Clear everything that you entered in this register?")) return;
    for (const row of rows) for (const input of row.inputs.values()) { input.value = ""; blank(input); }
    forget();
    keep.checked = false;
    unsaved = false;
    tally();
    told.textContent = "Everything was cleared, and nothing is kept in this browser.";
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
    const columns = ["Item", ...(name === "checklist" ? ["Priority"] : []), ...FIELDS.map(([, label]) => label)];
    sheet.replaceChildren(
      make("h2", { id: "assurance-title" }, "Assurance sheet"),
      make("p", {}, `${count.textContent} Printed ${new Date().toLocaleDateString("en-GB", { dateStyle: "long" })}.`),
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

  const button = (label, act) => {
    const element = make("button", { type: "button" }, label);
    element.addEventListener("click", act);
    return element;
  };

  // ---- On the page ----------------------------------------------------------------------------

  const opener = button("Fill in your own record", () => { open(); tally(); keep.focus(); });
  const tools = make("div", { hidden: "" },
    make("p", {}, keep, " ", make("label", { for: "register-keep" }, "Keep on this device")),
    make("p", { class: "meta" }, "Unless you tick this, what you enter is gone when you leave the page. Whoever uses this browser can read what is kept. Do not name people who use services."),
    count,
    make("div", { class: "buttons" }, button("Save as a file", save), button("Load a file", () => chooser.click()), button("Print as an assurance sheet", printSheet), button("Clear", clear), chooser),
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
      told.textContent = "Filled in with what is kept in this browser.";
    } catch {
      told.textContent = "What this browser kept cannot be read. It stays until you clear it or enter something.";
    }
    tally();
  }
})();
