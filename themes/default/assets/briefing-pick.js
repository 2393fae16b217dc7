"use strict";
// Buttons with which a reader picks parts of pages for a briefing of their own. Nothing is kept on
// the device before the first pick; what is kept is the list of picked parts, and on the page of the
// briefing its title and note.
const briefing = (() => {
  const script = document.currentScript;
  const home = new URL("..", script.src);
  const { address } = script.dataset;
  const KEY = `distil briefing of ${home.pathname}`;
  const PARTS = "section[id], section[aria-labelledby], details.block[id], article.card[id], article.sheet[id], article.document[id], table[id], figure[id], tr[id]";
  const CLOSED = "nav, .provenance, .credits, .no-print, [data-model], .document *, .sheet *, [data-register] tr";
  const WITHOUT = ["accessibility", "briefing", "downloads", "glossary", "not-found", "search"];

  const say = globalThis.distilSay;
  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  // ---- What is kept ---------------------------------------------------------------------------

  const isItem = (item) => typeof item?.at === "string" && typeof item.title === "string";
  const read = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) ?? "{}");
      const text = (value) => (typeof value === "string" ? value : "");
      return { items: (kept.items ?? []).filter(isItem), title: text(kept.title), reader: text(kept.reader), note: text(kept.note) };
    } catch {
      return { items: [], title: "", reader: "", note: "" };
    }
  };
  /** Keeps a list; an empty one without words is not kept. Tells whether the browser let it. */
  const write = (list) => {
    try {
      if (list.items.length || list.title || list.reader || list.note) localStorage.setItem(KEY, JSON.stringify({ format: "distil-briefing", version: 1, ...list }));
      else localStorage.removeItem(KEY);
      return true;
    } catch {
      return false;
    }
  };

  // ---- Parts of a page ------------------------------------------------------------------------

  const HEADINGS = "h1, h2, h3, h4, h5, h6";
  const words = (element) => (element?.textContent ?? "").replace(/\s+/g, " ").trim();
  const idOf = (part) => part.id || part.getAttribute("aria-labelledby");
  const headingOf = (part) => {
    const name = part.getAttribute("aria-labelledby");
    return (name && part.ownerDocument.getElementById(name)) || part.querySelector(HEADINGS);
  };
  const nameOf = (part) => {
    const tag = part.localName;
    if (tag === "table") return words(part.querySelector("caption"));
    if (tag === "tr") return words(part.querySelector("th"));
    if (tag === "figure") return (part.querySelector("[aria-label]")?.getAttribute("aria-label") ?? "").replace(/: drawing$/, "");
    if (part.matches(".sheet, .document")) return words(part.ownerDocument.querySelector("h1"));
    return words(headingOf(part));
  };
  /** The part of a page that an id names: the element, or the section that a heading names. */
  const partOf = (page, id) => {
    const named = page.getElementById(id);
    if (!named?.matches(HEADINGS)) return named;
    return [...page.querySelectorAll("section[aria-labelledby]")].find((part) => part.getAttribute("aria-labelledby") === id) ?? null;
  };
  const frameOf = (table) => table.closest(".scroll") ?? table;
  const isTwin = (table) => frameOf(table).previousElementSibling?.localName === "figure";
  const isAlone = (table) => {
    const around = table.closest("section[id], section[aria-labelledby], details.block, article[id]");
    return around && around.querySelectorAll("table").length === 1;
  };
  const isOffered = (part) => {
    if (part.closest(CLOSED) || !nameOf(part)) return false;
    if (part.localName === "table") return !isTwin(part) && !isAlone(part);
    return !headingOf(part)?.matches(".vh");
  };

  // ---- Buttons --------------------------------------------------------------------------------

  const buttons = new Map();
  const told = make("p", { class: "vh", role: "status" });
  const note = make("p", { class: "pick-told" });
  const count = (number) => say("briefing-parts", { one: "1 part", other: "{number} parts" }, { number });
  const place = (part, button) => {
    if (part.localName === "tr") part.querySelector("th").append(" ", button);
    else if (part.matches("figure, article.card")) part.append(button);
    else if (part.localName === "table") frameOf(part).after(button);
    else if (part.matches("details, .sheet, .document")) part.before(button);
    else headingOf(part).before(button);
  };
  const tell = (button, text) => {
    told.textContent = text;
    note.replaceChildren(`${text} `, make("a", { href: new URL("briefing.html", home).href }, say("briefing-open", "Open my briefing")));
    button.after(note);
  };
  const toggle = (part, name, button) => {
    const list = read();
    const at = `${address}#${idOf(part)}`;
    const others = list.items.filter((item) => item.at !== at);
    const isNew = others.length === list.items.length;
    if (isNew) others.push({ at, title: name, page: words(document.querySelector("h1")) });
    if (!write({ ...list, items: others })) return tell(button, say("briefing-no-list", "This browser does not let the page keep a list."));
    refresh();
    const parts = count(others.length);
    return tell(button, isNew
      ? say("briefing-added", "Added. My briefing has {parts}. The list is kept in this browser and nowhere else.", { parts })
      : say("briefing-removed", "Removed. My briefing has {parts}.", { parts }));
  };
  const offer = (part) => {
    // The name is read before the button stands in what it names.
    const name = nameOf(part);
    const button = make("button", { type: "button", class: `pick pick-${part.localName}`, "aria-label": say("briefing-add", "Add to my briefing: {name}", { name }) }, make("span", {}, say("briefing", "My briefing")));
    button.addEventListener("click", () => toggle(part, name, button));
    buttons.set(`${address}#${idOf(part)}`, button);
    place(part, button);
  };

  // ---- The way to the briefing ----------------------------------------------------------------

  const way = make("a", { href: new URL("briefing.html", home).href });
  const entry = make("li", { class: "briefing-way" }, way);
  const refresh = () => {
    const kept = new Set(read().items.map((item) => item.at));
    for (const [at, button] of buttons) button.setAttribute("aria-pressed", String(kept.has(at)));
    way.textContent = say("briefing-way", "My briefing ({number})", { number: kept.size });
    if (kept.size) document.querySelector(".site-header ul")?.append(entry);
    else entry.remove();
  };
  if (!WITHOUT.includes(document.documentElement.dataset.pageType)) {
    const main = document.getElementById("main");
    for (const part of main.querySelectorAll(PARTS)) if (isOffered(part) && !buttons.has(`${address}#${idOf(part)}`)) offer(part);
    main.append(told);
  }
  refresh();
  addEventListener("storage", refresh);

  return { home, make, read, write, refresh, words, nameOf, headingOf, partOf, count };
})();
