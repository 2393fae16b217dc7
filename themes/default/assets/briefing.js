"use strict";
// The page of a reader's briefing: what was picked, in which order, under which title; a preview, a
// link to share, and the document to print or to download.
(() => {
  const say = distilSay;
  const { make, button, put, copy } = distilDom;
  const { read, write, counted } = briefing;
  const root = document.getElementById("briefing");
  const isFolder = location.protocol === "file:";
  const LONGEST = 5000;
  const MOST = 60;

  // ---- The list in the address ------------------------------------------------------------------

  const asFragment = (items) => `#parts=${items.map((item) => item.at.replace(/\.html#/, "~")).join(",")}`;
  /** The list that a link brought; nothing when the address has none. */
  const fromFragment = () => {
    if (!location.hash.startsWith("#parts=")) return null;
    let text;
    try {
      text = decodeURIComponent(location.hash.slice("#parts=".length));
    } catch {
      return null;
    }
    const found = text.split(",").slice(0, MOST).map((item) => item.match(/^([\w-]+(?:\/[\w-]+)*)~([\w.-]+)$/)).filter(Boolean);
    return found.map(([, address, id]) => ({ at: `${address}.html#${id}`, title: "", page: "" }));
  };

  // ---- State ------------------------------------------------------------------------------------

  let list = read();
  let isShared = false;
  const told = make("p", { role: "status", class: "meta" });
  const keep = () => {
    if (isShared) history.replaceState(null, "", asFragment(list.items));
    else if (!write(list)) put(told, say("script.briefing-not-kept"));
    briefing.refresh();
  };
  const changed = (...words) => {
    keep();
    show();
    put(told, ...words);
  };
  const load = () => {
    const given = fromFragment();
    isShared = Boolean(given?.length);
    list = isShared ? { items: given, title: "", reader: "", note: "" } : read();
    for (const [key, field] of fields) field.value = list[key];
    show();
  };

  // ---- Title, reader, note ----------------------------------------------------------------------

  const field = (key, label, element) => {
    element.id = `briefing-${key}`;
    element.setAttribute("maxlength", key === "note" ? String(LONGEST) : "200");
    element.setAttribute("autocomplete", "off");
    element.addEventListener("input", () => {
      list[key] = element.value;
      if (!isShared) keep();
      later();
    });
    return make("p", {}, make("label", { for: element.id }, label), element);
  };
  const fields = [["title", make("input", { type: "text" })], ["reader", make("input", { type: "text" })], ["note", make("textarea", { rows: "4" })]];
  const labels = { title: say("script.briefing-title"), reader: say("script.briefing-for"), note: say("script.briefing-note") };
  const form = make("div", { class: "briefing-fields" }, ...fields.map(([key, element]) => field(key, labels[key], element)));

  // ---- The list ---------------------------------------------------------------------------------

  const entries = make("ol", { class: "briefing-list" });
  const titleOf = (item) => item.title || item.at;
  const press = (at, kind) => {
    const wanted = entries.children[at]?.querySelector(`[data-act="${kind}"]:not([disabled])`) ?? entries.children[at]?.querySelector("button:not([disabled])");
    (wanted ?? heading).focus();
  };
  const move = (from, to, kind) => {
    const [item] = list.items.splice(from, 1);
    list.items.splice(to, 0, item);
    changed(say("script.briefing-moved", { part: titleOf(item), place: to + 1, all: list.items.length }));
    press(to, kind);
  };
  const remove = (at) => {
    const [item] = list.items.splice(at, 1);
    changed(say("script.briefing-part-removed", { part: titleOf(item), parts: counted(list.items.length) }));
    press(Math.min(at, list.items.length - 1), "remove");
  };
  const entry = (item, at) => {
    const act = (kind, label, run, off) => button(label, run, { "data-act": kind, "aria-label": say("script.briefing-act", { act: label, part: titleOf(item) }), ...(off ? { disabled: "" } : {}) });
    return make("li", {}, make("a", { href: new URL(item.at, briefing.home).href }, titleOf(item)),
      ...(item.page && item.page !== item.title ? [make("span", { class: "meta briefing-from" }, item.page)] : []),
      make("span", { class: "buttons" },
        act("up", say("script.briefing-up"), () => move(at, at - 1, "up"), at === 0),
        act("down", say("script.briefing-down"), () => move(at, at + 1, "down"), at === list.items.length - 1),
        act("remove", say("script.briefing-remove"), () => remove(at))));
  };

  // ---- What can be done with it -------------------------------------------------------------------

  const save = (file, blob) => {
    distilDom.save(file, blob);
    put(told, say("script.file-made", { file }));
  };
  const made = (make) => async () => {
    try {
      await make();
    } catch {
      put(told, say("script.briefing-not-made"));
    }
  };
  const asPage = async () => save("briefing.html", new Blob([await briefingParts.asPage(list)], { type: "text/html" }));
  const asWord = async () => {
    // Drawings are painted as they stand in the preview.
    await draw();
    const painted = await drawingPicture.all(preview);
    const { article } = await briefingParts.build(list, 1);
    const pictures = new Map([...article.querySelectorAll(drawingPicture.DRAWINGS)].map((svg, at) => [svg, painted[at]]));
    save("briefing.docx", wordFile.make(article, list.title || String(say("script.document-title")), document.documentElement.lang, pictures));
  };
  const link = make("input", { type: "text", readonly: "", "aria-label": say("script.briefing-link"), hidden: "" });
  const copyLink = async () => {
    const address = new URL(location.href);
    address.hash = asFragment(list.items);
    if (await copy(address.href)) return put(told, say("script.link-copied"), " ", say("script.briefing-link-holds"));
    link.value = address.href;
    link.hidden = false;
    link.select();
    return put(told, say("script.briefing-link-field"), " ", say("script.briefing-link-holds"));
  };
  const clear = () => {
    if (!confirm(say("script.briefing-clear-all"))) return;
    list = { items: [], title: "", reader: "", note: "" };
    for (const [, element] of fields) element.value = "";
    if (isShared) history.replaceState(null, "", location.pathname);
    isShared = false;
    changed(say("script.briefing-cleared"));
    heading.focus();
  };
  const documents = [button(say("script.briefing-print"), () => print()), button(say("script.briefing-as-page"), made(asPage)), button(say("script.briefing-as-word"), made(asWord))];
  const copier = button(say("script.copy-link"), copyLink);
  const actions = make("div", { class: "buttons" }, ...documents, copier, button(say("script.clear"), clear));

  // ---- A list that came with a link ----------------------------------------------------------------

  const adopt = () => {
    history.replaceState(null, "", location.pathname);
    isShared = false;
    changed(say("script.briefing-adopted"));
    heading.focus();
  };
  const back = () => {
    history.replaceState(null, "", location.pathname);
    load();
    put(told, say("script.briefing-own"));
    heading.focus();
  };
  const shared = make("div", { class: "box box-info" });
  const showShared = () => {
    const own = read().items.length;
    shared.hidden = !isShared;
    shared.replaceChildren(
      make("p", {}, say("script.briefing-shared")),
      make("div", { class: "buttons" }, button(own ? say("script.briefing-keep-instead", { parts: counted(own) }) : say("script.briefing-keep"), adopt), ...(own ? [button(say("script.briefing-show-own"), back)] : [])));
  };

  // ---- Preview ------------------------------------------------------------------------------------

  const preview = make("div", { class: "briefing-preview" });
  let turn = 0;
  const draw = async () => {
    turn += 1;
    const mine = turn;
    if (isFolder || !list.items.length) return preview.replaceChildren();
    preview.setAttribute("aria-busy", "true");
    const { article, parts } = await briefingParts.build(list, 3);
    if (mine !== turn) return undefined;
    preview.replaceChildren(article);
    preview.removeAttribute("aria-busy");
    return name(parts);
  };
  /** A list that came with a link has its titles from the pages. */
  const name = (parts) => {
    const missing = parts.filter((part) => !part.found).map((part) => part.title);
    let isNew = false;
    for (const [at, part] of parts.entries()) {
      if (list.items[at].title) continue;
      Object.assign(list.items[at], { title: part.title, page: part.page });
      isNew = true;
    }
    if (isNew) showEntries();
    lost.hidden = !missing.length;
    put(lost, say("script.briefing-lost", { parts: missing.join("; ") }));
  };
  let timer;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(draw, 400);
  };

  // ---- On the page ----------------------------------------------------------------------------------

  const heading = make("h2", { tabindex: "-1" }, say("script.briefing-picked"));
  const empty = make("p", { class: "empty" }, say("script.briefing-empty"));
  const lost = make("p", { class: "box box-caution" });
  const folder = make("p", { class: "box box-caution" }, say("script.briefing-from-folder"));
  const kept = make("p", { class: "meta" }, say("script.briefing-kept"));
  const shown = make("section", { class: "briefing-shown" }, make("h2", { class: "no-print" }, say("script.briefing-preview")), preview);
  const showEntries = () => {
    const { activeElement } = document;
    const at = [...entries.children].findIndex((child) => child.contains(activeElement));
    const act = activeElement?.dataset?.act;
    entries.replaceChildren(...list.items.map(entry));
    if (at >= 0 && act) press(at, act);
  };
  const show = () => {
    const has = list.items.length > 0;
    showEntries();
    showShared();
    const hasWords = Boolean(list.title || list.reader || list.note);
    for (const element of [form, actions]) element.hidden = !has && !hasWords;
    for (const element of [...documents, copier]) element.hidden = !has;
    if (isFolder) for (const element of documents) element.hidden = true;
    kept.hidden = (!has && !hasWords) || isShared;
    shown.hidden = !has || isFolder;
    empty.hidden = has;
    folder.hidden = !isFolder || !has;
    lost.hidden = true;
    link.hidden = true;
    document.body.classList.toggle("has-briefing", has && !isFolder);
    draw();
  };
  root.append(make("section", { class: "no-print briefing-tools" }, heading, shared, empty, entries, lost, folder, form, actions, link, told, kept), shown);
  root.hidden = false;
  addEventListener("hashchange", load);
  addEventListener("storage", () => { if (!isShared) load(); });
  load();
})();
