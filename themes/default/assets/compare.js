"use strict";
// Records side by side. What stands in the columns is fetched from small files that the build made;
// what a reader chose stands in the address (#studies=a,b) and nowhere else.
(() => {
  const root = document.getElementById("compare");
  if (!root || !location.protocol.startsWith("http")) return;
  const MOST = 4;
  /** Up to how many files are read to find a word anywhere in a name; beyond, names are found by their beginning. */
  const FEW_FILES = 12;
  const FOUND = 12;
  const say = distilSay;
  const { make, button, put, plain, copyLink, decoded } = distilDom;
  const slug = (text) => plain(text).replace(/[^a-z0-9]+/g, "-").replace(/^-/, "");

  // ---- Files ----------------------------------------------------------------------------------

  const indexAddress = root.dataset.index;
  const folder = indexAddress.slice(0, -"index.json".length);
  const files = new Map();
  const read = (address) => {
    if (!files.has(address)) {
      const file = fetch(address).then((answer) => {
        if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
        return answer.json();
      });
      file.catch(() => files.delete(address));
      files.set(address, file);
    }
    return files.get(address);
  };
  const page = async (kind, number) => (await read(`${folder}${kind.kind}/${number}.json`)).map(([id, title, href, cells]) => ({ id, title, href, cells }));
  /** The number of the file in which an id stands or would stand. */
  const fileOf = (kind, id) => {
    let [low, high] = [0, kind.firsts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (kind.firsts[middle] <= id) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const record = async (kind, id) => (kind.count ? (await page(kind, fileOf(kind, id))).find((one) => one.id === id) : undefined);
  /** Records whose names have the words; on large sites, whose ids begin with them. */
  const matches = async (kind, words) => {
    if (!kind.count) return [];
    if (kind.firsts.length <= FEW_FILES) {
      const pages = await Promise.all(kind.firsts.map((_, number) => page(kind, number)));
      const wanted = plain(words).split(/\s+/).filter(Boolean);
      return pages.flat().filter((one) => wanted.every((word) => plain(`${one.title} ${one.id}`).includes(word)));
    }
    const start = slug(words);
    const first = fileOf(kind, start);
    const pages = await Promise.all([first, first + 1].filter((number) => number < kind.firsts.length).map((number) => page(kind, number)));
    return pages.flat().filter((one) => one.id.startsWith(start) || slug(one.title).startsWith(start));
  };

  // ---- State ----------------------------------------------------------------------------------

  let kinds = [];
  let kind = null;
  let chosen = [];
  const asked = () => {
    // Links of pages ask with ?studies=a, since a place after # has to exist in a page.
    const words = location.hash.includes("=") ? location.hash : location.search;
    const [name, ids = ""] = decoded(words.slice(1)).split("=");
    const found = kinds.find((one) => one.kind === name);
    return found ? { kind: found, ids: [...new Set(ids.split(",").filter(Boolean))] } : null;
  };
  const remember = () => {
    const hash = chosen.length ? `#${kind.kind}=${chosen.map((one) => one.id).join(",")}` : "";
    history.replaceState(history.state, "", `${location.pathname}${hash}`);
  };

  // ---- On the page ----------------------------------------------------------------------------

  const told = make("p", { role: "status", class: "meta" });
  const kindSelect = make("select", { id: "compare-kind" });
  const field = make("input", { type: "search", id: "compare-words", autocomplete: "off" });
  const hint = make("p", { class: "meta" });
  const found = make("ul", { class: "compare-found", "aria-label": say("script.compare-found-list") });
  const columns = make("ul", { class: "compare-chosen", "aria-label": say("script.compare-chosen") });
  const output = make("div", {});
  const startAgain = () => {
    chosen = [];
    show();
    field.focus();
    put(told, say("script.compare-nothing"));
  };
  const acts = make("div", { class: "buttons", hidden: "" },
    button(say("script.copy-link"), () => copyLink(told, location.href)), button(say("script.start-again"), startAgain));

  const cell = (subject, lines) => {
    const line = ([text, lead, href]) => make("li", {}, ...(href ? [make("a", { href }, lead), text ? ": " : ""] : []), text);
    const content = lines.length ? make("ul", {}, ...lines.map(line)) : make("span", { class: "missing" }, say("script.compare-missing"));
    return make("td", {}, make("span", { class: "lab" }, subject.title), content);
  };
  const table = () => make("table", { class: "t-stack compare-table" },
    make("caption", {}, say("script.compare-caption", { kind: kind.label })),
    make("thead", {}, make("tr", {}, make("th", { scope: "col" }, say("script.compare-what")), ...chosen.map((one) => make("th", { scope: "col" }, make("a", { href: one.href }, one.title))))),
    make("tbody", {}, ...kind.rows.map((label, row) => make("tr", {}, make("th", { scope: "row" }, label), ...chosen.map((one) => cell(one, one.cells[row] ?? []))))));
  const show = () => {
    const remove = (one) => button(say("script.compare-remove", { name: one.title }), () => {
      chosen = chosen.filter((other) => other !== one);
      show();
      tell(say("script.compare-removed", { name: one.title }));
      field.focus();
    });
    columns.replaceChildren(...chosen.map((one) => make("li", {}, remove(one))));
    output.replaceChildren(...(chosen.length ? [table()] : []));
    acts.hidden = !chosen.length;
    document.getElementById("compare-built").hidden = chosen.length > 0;
    remember();
  };
  /** Says what happened, and what can be done next. */
  const tell = (...what) => {
    const count = chosen.length;
    const next = count === 0 ? say("script.compare-choose") : count === 1 ? say("script.compare-choose-more") : say("script.compare-stand", { count });
    put(told, ...what.flatMap((one) => [one, " "]), next);
  };
  const add = (one) => {
    if (chosen.some((other) => other.id === one.id)) return tell(say("script.compare-already", { name: one.title }));
    if (chosen.length >= MOST) return tell(say("script.compare-most"));
    chosen = [...chosen, one];
    field.value = "";
    show();
    begin().catch(failed);
    field.focus();
    return tell(say("script.compare-added", { name: one.title }));
  };
  const failed = () => put(told, say("script.compare-failed"));
  let latest = 0;
  const choices = (all) => all.slice(0, FOUND).map((one) => make("li", {}, button(say("script.compare-add", { name: one.title }), () => add(one))));
  /** Where nothing is written yet, the first records of the kind stand there to begin with. */
  const begin = async () => {
    const turn = (latest += 1);
    const first = kind.count ? (await page(kind, 0)).filter((one) => !chosen.some((other) => other.id === one.id)) : [];
    if (turn !== latest) return;
    found.replaceChildren(...choices(first));
    put(hint, kind.count > FOUND ? say("script.compare-begin", { shown: FOUND }) : "");
  };
  const search = async () => {
    const words = field.value.trim();
    if (!words) return begin().catch(failed);
    const turn = (latest += 1);
    put(hint);
    try {
      const all = await matches(kind, words);
      if (turn !== latest) return undefined;
      found.replaceChildren(...choices(all));
      const more = all.length > FOUND ? [" ", say("script.compare-first", { shown: FOUND })] : [];
      const how = all.length === 0 && kind.firsts.length > FEW_FILES ? [" ", say("script.compare-many")] : [];
      put(told, all.length ? say("script.compare-found", { count: all.length }) : say("script.compare-found-nothing"), ...more, ...how);
    } catch {
      failed();
    }
    return undefined;
  };
  const setKind = (next) => {
    kind = next;
    kindSelect.value = next.kind;
    field.value = "";
  };
  const fromAddress = async () => {
    const wanted = asked();
    if (!wanted) return;
    if (wanted.kind === kind && wanted.ids.join() === chosen.map((one) => one.id).join()) return;
    setKind(wanted.kind);
    try {
      const records = await Promise.all(wanted.ids.slice(0, MOST).map((id) => record(kind, id)));
      const missing = wanted.ids.slice(0, MOST).filter((_, at) => !records[at]);
      chosen = records.filter(Boolean);
      show();
      const lost = missing.length ? [say("script.compare-lost", { names: say.list(missing) })] : [];
      const left = wanted.ids.length > MOST ? [say("script.compare-left-out")] : [];
      tell(...lost, ...left);
    } catch {
      failed();
    }
  };

  // The place of the tool is there before its records are, so that nothing moves when they come.
  const off = document.getElementById("compare-off");
  root.hidden = false;
  off.hidden = true;
  const start = async () => {
    kinds = await read(indexAddress);
    kindSelect.append(...kinds.map((one) => make("option", { value: one.kind }, say("script.value-count", { value: one.label, count: one.count }))));
    kindSelect.addEventListener("change", () => {
      setKind(kinds.find((one) => one.kind === kindSelect.value));
      chosen = [];
      show();
      begin().catch(failed);
      tell(say("script.compare-kind", { kind: kind.label }));
    });
    field.addEventListener("input", search);
    root.append(
      make("div", { class: "no-print" },
        make("div", { class: "table-fields" },
          make("div", {}, make("label", { for: kindSelect.id }, say("script.compare-what")), kindSelect),
          make("div", {}, make("label", { for: field.id }, say("script.compare-find")), field)),
        told, hint, found, columns, acts),
      output);
    setKind(kinds[0]);
    tell();
    addEventListener("hashchange", fromAddress);
    await fromAddress();
    await begin();
  };
  start().catch(() => {
    // The page says what it holds without this.
    root.hidden = true;
    off.hidden = false;
  });
})();
