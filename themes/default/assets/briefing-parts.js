"use strict";
// The document of a briefing: parts of pages of this site, fetched and put together, with their
// sources numbered in the order in which they are first named.
const briefingParts = (() => {
  const say = distilSay;
  const { make, words, decoded } = distilDom;
  const { home } = briefing;
  const site = document.getElementById("briefing").dataset;
  const published = new URL(site.published || home.href);
  const GONE = "script, style, link, meta, base, iframe, object, embed, form, button, input, select, textarea, template, nav, .no-print, .print-address, .record-row, [hidden]";
  const POINTING = ["for", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "href", "xlink:href", "fill", "stroke", "clip-path", "mask", "marker-start", "marker-end"];

  // ---- Pages ----------------------------------------------------------------------------------

  const pages = new Map();
  const fetchPage = async (address) => {
    const answer = await fetch(new URL(address, home));
    if (!answer.ok) throw new Error(String(answer.status));
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  };
  /** A page of the site; nothing when it cannot be had. */
  const page = (address) => {
    if (!pages.has(address)) pages.set(address, fetchPage(address).catch(() => null));
    return pages.get(address);
  };
  const titleOf = (found) => found.title.replace(` – ${site.site}`, "");
  const full = (address) => new URL(address, published).href;

  // ---- A part as it stands in the document -----------------------------------------------------

  const inner = (part, own) => {
    const box = make("div", {});
    for (const child of part.childNodes) if (child !== own) box.append(child.cloneNode(true));
    return box;
  };
  const row = (part) => {
    const table = part.closest("table");
    const copy = table.cloneNode(false);
    for (const child of table.children) if (child.matches("caption, thead")) copy.append(child.cloneNode(true));
    copy.append(make("tbody", {}, part.cloneNode(true)));
    return make("div", {}, copy);
  };
  const figure = (part) => {
    // The table with the values of a drawing stands below it, or else above.
    const isTable = (other) => other?.matches("table") || (other?.matches(".scroll") && other.querySelector("table"));
    const below = isTable(part.nextElementSibling) ? [part.nextElementSibling.cloneNode(true)] : [];
    const above = !below.length && isTable(part.previousElementSibling) ? [part.previousElementSibling.cloneNode(true)] : [];
    return make("div", {}, ...above, part.cloneNode(true), ...below);
  };
  const copyOf = (part) => {
    if (part.localName === "tr") return row(part);
    if (part.localName === "figure") return figure(part);
    if (part.localName === "table") return make("div", {}, (part.closest(".scroll") ?? part).cloneNode(true));
    if (part.localName === "details") return inner(part, part.querySelector("summary"));
    if (part.matches(".sheet, .document")) return inner(part, null);
    const heading = briefing.headingOf(part);
    const box = inner(part, heading);
    const full = heading?.querySelector("a[href]");
    if (full) box.append(make("p", {}, say("script.part-in-full", { link: full.cloneNode(true) })));
    return box;
  };
  const rename = (element, tag) => {
    const other = make(tag, {});
    for (const { name, value } of element.attributes) other.setAttribute(name, value);
    other.append(...element.childNodes);
    element.replaceWith(other);
  };
  /** Headings follow on those of the document, and none is skipped. */
  const level = (box, first) => {
    const headings = [...box.querySelectorAll("h1, h2, h3, h4, h5, h6")];
    const top = Math.min(...headings.map((heading) => Number(heading.localName[1])));
    for (const heading of headings) rename(heading, `h${Math.min(6, Number(heading.localName[1]) - top + first)}`);
  };
  /** Ids get a mark of the part, so that two parts with the same ids can stand side by side. */
  const mark = (box, number) => {
    const ids = new Map([...box.querySelectorAll("[id]")].map((element) => [element.id, `part-${number}-${element.id}`]));
    const renamed = (value) => value
      .replace(/url\(["']?#([^"')]+)["']?\)/g, (all, id) => (ids.has(id) ? `url(#${ids.get(id)})` : all))
      .replace(/^#(.+)$/, (all, id) => (ids.has(id) ? `#${ids.get(id)}` : all));
    for (const element of box.querySelectorAll("*")) {
      if (element.id) element.id = ids.get(element.id);
      for (const { name, value } of [...element.attributes]) {
        if (name.startsWith("on")) element.removeAttribute(name);
        else if (/^(for|headers|aria-)/.test(name) && name !== "aria-label" && value.split(" ").some((id) => ids.has(id))) {
          element.setAttribute(name, value.split(" ").map((id) => ids.get(id) ?? id).join(" "));
        } else if (POINTING.includes(name) && value.includes("#")) element.setAttribute(name, renamed(value));
      }
    }
  };
  const clean = (box, number, first) => {
    for (const element of box.querySelectorAll(GONE)) element.remove();
    for (const link of box.querySelectorAll("[data-cite]")) delete link.dataset.cite;
    for (const term of box.querySelectorAll("a.term")) term.replaceWith(...term.childNodes);
    for (const element of box.querySelectorAll("details")) element.open = true;
    level(box, first);
    mark(box, number);
  };

  // ---- References ------------------------------------------------------------------------------

  const isStudy = (address) => /^studies\/(?!index\.html|page-\d+\.html)[^/]+\.html$/.test(address);
  /** Numbers for sources, in the order in which they are first asked for. */
  const numbers = () => {
    const keys = [];
    return {
      keys,
      of: (key) => {
        if (!keys.includes(key)) keys.push(key);
        return keys.indexOf(key) + 1;
      },
    };
  };
  const inSite = (url) => (url.href.startsWith(home.href) ? decoded(url.href.slice(home.href.length).split("#")[0]) : null);
  const reference = (sources, key) => {
    const number = sources.of(key);
    return make("a", { class: "ref", href: `#reference-${number}` }, `[${number}]`);
  };
  /** Links get full addresses, and those to sources a number. */
  const cite = (box, address, sources) => {
    for (const link of box.querySelectorAll("a[href]")) {
      if (link.getAttribute("href").startsWith("#part-")) continue;
      const url = new URL(link.getAttribute("href"), new URL(address, home));
      const inside = inSite(url);
      if (inside === null) sources.named.set(url.href, (sources.named.get(url.href) ?? new Set()).add(words(link)));
      if (inside !== null) link.href = full(inside) + url.hash;
      if (inside === null ? /^https?:$/.test(url.protocol) : isStudy(inside)) link.after(reference(sources, inside ?? url.href));
    }
  };
  const addressLink = (address) => make("a", { href: address }, address);
  const ofStudy = async (address) => {
    const found = await page(address);
    const cited = found?.getElementById("cite")?.closest("section");
    const lines = [...(cited?.querySelectorAll("p") ?? [])].filter((line) => !line.querySelector("button"));
    const text = words(cited?.querySelector(".citation-text") ?? lines[0]) || (found ? titleOf(found) : address);
    const links = [...(cited?.querySelectorAll("a[href^='http']") ?? [])].map((link) => link.getAttribute("href"));
    const unknown = cited?.querySelector(".missing") ? ` ${words(cited.querySelector(".missing"))}` : "";
    return [`${text}${unknown} `, ...links.flatMap((link) => [addressLink(link), "; "]), say("script.part-on-this-site", { link: addressLink(full(address)) })];
  };
  /** A source outside the site under the one name that it has here, or by its address alone. */
  const ofOther = (address, names) => [...(names.size === 1 ? [`${[...names][0]}. `] : []), addressLink(address)];
  const list = async (sources) => {
    const lines = await Promise.all(sources.keys.map(async (key, at) => {
      const said = isStudy(key) ? await ofStudy(key) : ofOther(key, sources.named.get(key));
      return make("li", { id: `reference-${at + 1}` }, ...said);
    }));
    return make("ol", { class: "briefing-references" }, ...lines);
  };

  // ---- The document ----------------------------------------------------------------------------

  const tell = (item, text) => [make("p", { class: "empty" }, text), make("p", { class: "source" }, say("script.part-stood-at", { link: addressLink(full(item.at)) }))];
  const section = async (item, number, top, sources) => {
    const [address, id] = item.at.split("#");
    const found = await page(address);
    const part = found && briefing.partOf(found, id);
    const title = (part && briefing.nameOf(part)) || item.title || id;
    const box = make("section", { class: "briefing-part" }, make(`h${top + 1}`, {}, title));
    if (!found) box.append(...tell(item, say("script.part-no-page")));
    else if (!part) box.append(...tell(item, say("script.part-gone")));
    else {
      const copy = copyOf(part);
      clean(copy, number, top + 2);
      cite(copy, address, sources);
      const from = make("p", { class: "source" }, say("script.part-from", { page: titleOf(found) }), " ", addressLink(full(item.at)));
      if (isStudy(address)) from.append(" ", reference(sources, address));
      for (const credit of found.querySelectorAll(".credits p")) sources.credits.set(words(credit), credit);
      box.append(...copy.childNodes, from);
    }
    return { box, title, page: words(found?.querySelector("h1")), found: Boolean(part) };
  };
  const evidence = () => say("script.document-version", { version: site.version, date: site.asOf });
  const about = (top, sources) => {
    const box = make("section", { class: "briefing-about" });
    if (sources.credits.size) {
      box.append(make(`h${top + 1}`, {}, say("script.document-data")));
      for (const [text, credit] of sources.credits) {
        const link = credit.querySelector("a[href^='http']")?.getAttribute("href");
        box.append(make("p", {}, text, ...(link ? [" ", addressLink(link)] : [])));
      }
    }
    const made = say("script.document-made", { date: distilDate(new Date()), site: site.site, organisation: site.organisation });
    box.append(make(`h${top + 1}`, {}, say("script.document-about")),
      make("p", {}, made, " ", evidence(), " ", say("script.document-choice")),
      make("p", {}, say("script.document-updates", { link: addressLink(published.href) })),
      make("p", {}, say("script.document-licence", { licence: site.licence }), " ", ...(site.licenceHref ? [addressLink(site.licenceHref)] : [])));
    return box;
  };
  /** Makes the document; its title is a heading of level `top`. */
  const build = async (given, top) => {
    const sources = Object.assign(numbers(), { named: new Map(), credits: new Map() });
    await Promise.all(given.items.map((item) => page(item.at.split("#")[0])));
    const parts = [];
    for (const [at, item] of given.items.entries()) parts.push(await section(item, at + 1, top, sources));
    const article = make("article", { class: "briefing-doc" }, make(`h${top}`, {}, given.title || say("script.document-title")));
    if (given.reader) article.append(make("p", {}, say("script.document-for", { reader: given.reader })));
    article.append(make("p", { class: "meta" }, say("script.document-from", { site: site.site }), " ", evidence()));
    if (given.note) article.append(...given.note.split(/\n+/).map((line) => make("p", { class: "briefing-note" }, line)));
    article.append(...parts.map((part) => part.box));
    if (sources.keys.length) article.append(make("section", {}, make(`h${top + 1}`, {}, say("script.document-references")), await list(sources)));
    article.append(about(top, sources));
    return { article, parts };
  };

  // ---- A page that stands alone ----------------------------------------------------------------

  const escaped = (text) => text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);
  const styles = async () => {
    const sheets = [...document.querySelectorAll('link[rel="stylesheet"]')];
    const texts = await Promise.all(sheets.map(async (sheet) => (await fetch(sheet.href)).text()));
    return texts.join("\n").replaceAll("</", "<\\/");
  };
  const asPage = async (given) => {
    const { article } = await build(given, 1);
    const title = escaped(given.title || String(say("script.document-title")));
    const { lang, dir } = document.documentElement;
    const policy = "default-src 'none'; style-src 'unsafe-inline'";
    return `<!doctype html>\n<html lang="${escaped(lang)}"${dir ? ` dir="${dir}"` : ""}>\n<head>\n<meta charset="utf-8">\n<title>${title}</title>\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta http-equiv="Content-Security-Policy" content="${policy}">\n<style>\n${await styles()}\n</style>\n</head>\n<body>\n<main class="wrap">\n${article.outerHTML}\n</main>\n</body>\n</html>\n`;
  };

  return { build, asPage };
})();
