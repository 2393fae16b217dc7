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
  const CLOSED = "nav, .provenance, .credits, .no-print, [data-model], .document *, .sheet *, [data-register] tr, .decision-table tr";
  const WITHOUT = ["accessibility", "briefing", "downloads", "glossary", "not-found", "search"];

  const say = distilSay;
  const { make, button, put, words } = distilDom;

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
  const idOf = (part) => part.id || part.getAttribute("aria-labelledby");
  const headingOf = (part) => {
    const name = part.getAttribute("aria-labelledby");
    return (name && part.ownerDocument.getElementById(name)) || part.querySelector(HEADINGS);
  };
  const nameOf = (part) => {
    const tag = part.localName;
    if (tag === "table") return words(part.querySelector("caption"));
    if (tag === "tr") return words(part.querySelector("th"));
    if (tag === "figure") return part.dataset.name ?? part.querySelector("[aria-label]")?.getAttribute("aria-label") ?? "";
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
    // A picture that is a table is picked whole.
    if (part.localName !== "figure" && part.closest("figure")) return false;
    if (part.localName === "table") return !isTwin(part) && !isAlone(part);
    return !headingOf(part)?.matches(".vh");
  };

  // ---- Buttons --------------------------------------------------------------------------------

  const buttons = new Map();
  const told = make("p", { class: "vh", role: "status" });
  const note = make("p", { class: "pick-told" });
  const counted = (count) => say("script.briefing-parts", { count });
  const place = (part, pick) => {
    if (part.localName === "tr") part.querySelector("th").append(" ", pick);
    else if (part.matches("figure, article.card")) part.append(pick);
    else if (part.localName === "table") frameOf(part).after(pick);
    else if (part.matches("details, .sheet, .document")) part.before(pick);
    else headingOf(part).before(pick);
  };
  const tell = (pick, text) => {
    put(told, text);
    put(note, text, " ", make("a", { href: new URL("briefing.html", home).href }, say("script.briefing-open")));
    pick.after(note);
  };
  const toggle = (part, name, pick) => {
    const list = read();
    const at = `${address}#${idOf(part)}`;
    const others = list.items.filter((item) => item.at !== at);
    const isNew = others.length === list.items.length;
    if (isNew) others.push({ at, title: name, page: words(document.querySelector("h1")) });
    if (!write({ ...list, items: others })) return tell(pick, say("script.briefing-no-list"));
    refresh();
    const parts = counted(others.length);
    return tell(pick, isNew ? say("script.briefing-added", { parts }) : say("script.briefing-removed", { parts }));
  };
  const offer = (part) => {
    // The name is read before the button stands in what it names.
    const name = nameOf(part);
    const pick = button(make("span", {}, say("script.briefing")), () => toggle(part, name, pick),
      { class: `pick pick-${part.localName}`, "aria-label": say("script.briefing-add", { name }) });
    buttons.set(`${address}#${idOf(part)}`, pick);
    place(part, pick);
  };

  // ---- The way to the briefing ----------------------------------------------------------------

  const way = make("a", { href: new URL("briefing.html", home).href });
  const entry = make("li", { class: "briefing-way" }, way);
  const refresh = () => {
    const kept = new Set(read().items.map((item) => item.at));
    for (const [at, pick] of buttons) pick.setAttribute("aria-pressed", String(kept.has(at)));
    put(way, say("script.briefing-way", { number: kept.size }));
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

  return { home, read, write, refresh, nameOf, headingOf, partOf, counted };
})();
