"use strict";
// Citations: files for reference managers, made here from the CSL-JSON in the page exactly as the build
// makes the files of whole lists, and a button beside each citation that copies it. Nothing is kept.
(() => {
  const { make, button, put, words, copy, select } = distilDom;

  // ---- Files ------------------------------------------------------------------------------------

  /** First and last page; an article number stands first. */
  const markIn = (page) => (page.includes("\u2013") ? "\u2013" : "-");
  const pagesOf = ({ page = "" }) => {
    const at = page.indexOf(markIn(page));
    return at < 0 ? [page, ""] : [page.slice(0, at), page.slice(at + 1)];
  };
  const known = (parts, between) => parts.filter(Boolean).join(between);
  const inverted = (name) =>
    name.literal ?? known([known([name["non-dropping-particle"], name.family], " "), name.given, name.suffix], ", ");
  const yearOf = (item) => item.issued?.["date-parts"][0][0];

  const RIS = { "article-journal": "JOUR", report: "RPRT", document: "GEN", webpage: "ELEC" };
  const ris = (item) => {
    const day = item.issued?.["date-parts"][0] ?? [];
    const [first, last] = pagesOf(item);
    const two = (number) => String(number).padStart(2, "0");
    const tags = [
      ["TY", RIS[item.type]],
      ...(item.author ?? []).map((author) => ["AU", inverted(author)]),
      ["TI", item.title],
      ["T2", item["container-title"]],
      ["PY", day[0]],
      ["DA", day.length === 3 && `${String(day[0]).padStart(4, "0")}/${two(day[1])}/${two(day[2])}/`],
      ["VL", item.volume],
      ["IS", item.issue],
      ["SP", first],
      ["EP", last],
      ["PB", item.publisher],
      ["ET", item.version],
      ["DO", item.DOI],
      ["AN", item.PMID],
      ["UR", item.URL],
      ["LA", item.language],
      ["N1", item.note],
      ["ID", item.id],
    ];
    const lines = tags.filter(([, value]) => value);
    const line = ([tag, value]) => `${tag}  - ${String(value).trim().split(/\s+/).join(" ")}\r\n`;
    return `${lines.map(line).join("")}ER  - \r\n\r\n`;
  };

  const SIGNS = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };
  /** BibTeX counts braces without regard to what stands before them: those without partners are written by name. */
  const ALONE = { "{": "\\textbraceleft{}", "}": "\\textbraceright{}" };
  const bracesPair = (text) => {
    let open = 0;
    for (const sign of text) {
      open += sign === "{" ? 1 : sign === "}" ? -1 : 0;
      if (open < 0) return false;
    }
    return open === 0;
  };
  /** Characters that have a meaning in TeX, escaped. */
  const tex = (text) => {
    const signs = text && !bracesPair(text) ? { ...SIGNS, ...ALONE } : SIGNS;
    return text && text.replace(/[&%$#_{}]|[\\~^]|\s/g, (sign) => signs[sign] ?? (/\s/.test(sign) ? " " : `\\${sign}`));
  };
  const verbatim = (text) => text?.replace(/[{}\\\s]/g, (sign) => (/\s/.test(sign) ? "%20" : encodeURIComponent(sign)));
  /** A part of a name, in braces where BibTeX would see two names or another part in it. */
  const kept = (part, marks) => part && (marks.test(part) ? `{${tex(part)}}` : tex(part));
  const startsSmall = (name) => /^[^\p{Alphabetic}]*\p{Lowercase}/u.test(name);
  const texFamily = ({ family, "non-dropping-particle": particle }) => {
    if (!particle && startsSmall(family)) return `{${tex(family)}}`;
    return known([tex(particle), kept(family, / (?:y|e|i|and) |,/)], " ");
  };
  const texAuthor = (name) =>
    name.literal ? `{${tex(name.literal)}}` : known([texFamily(name), tex(name.suffix), kept(name.given, / and |,/)], ", ");
  const BIBTEX = { "article-journal": ["article", "journal"], report: ["techreport", "series"] };
  const bibtex = (item, andOthers) => {
    const [kind, holder] = BIBTEX[item.type] ?? ["misc", "howpublished"];
    const authors = [...(item.author ?? []).map(texAuthor), ...(andOthers ? ["others"] : [])];
    const fields = [
      ["author", authors.join(" and ")],
      ["title", tex(item.title)],
      [holder, tex(item["container-title"])],
      ["year", yearOf(item)],
      ["volume", tex(item.volume)],
      ["number", tex(item.issue)],
      ["pages", tex(item.page)?.replaceAll(markIn(item.page), "--")],
      [item.type === "report" ? "institution" : "publisher", tex(item.publisher)],
      ["version", tex(item.version)],
      ["doi", verbatim(item.DOI)],
      ["url", verbatim(item.URL)],
      ["pmid", item.PMID],
      ["note", tex(item.note)],
    ];
    const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}},\n`);
    return `@${kind}{${item.id},\n${lines.join("")}}\n\n`;
  };
  const csl = (item) => `${JSON.stringify([item], null, 2)}\n`;

  const FILES = [
    ["ris", "application/x-research-info-systems", "RIS (EndNote, Zotero, Mendeley)", ris],
    ["bib", "application/x-bibtex", "BibTeX", bibtex],
    ["json", "application/vnd.citationstyles.csl+json", "CSL-JSON (Zotero)", csl],
  ];
  for (const line of document.querySelectorAll(".citation-files[data-name]")) {
    const item = JSON.parse(line.querySelector("script").textContent);
    FILES.forEach(([ending, type, label, write], index) => {
      const href = `data:${type};charset=utf-8,${encodeURIComponent(write(item, "andOthers" in line.dataset))}`;
      const link = make("a", { href, type, download: `${line.dataset.name}.${ending}` }, label);
      line.append(...(index ? [", "] : []), link);
    });
    line.hidden = false;
  }

  // ---- Copying ----------------------------------------------------------------------------------

  const texts = [...document.querySelectorAll(".citation-text")];
  if (texts.length === 0) return;
  const status = make("p", { role: "status", class: "citation-status" });
  document.querySelector(".citing").append(status);

  for (const text of texts) {
    const style = words(text.closest("div").querySelector("dt"));
    const act = async () => {
      const isCopied = await copy(text.textContent);
      // Pages that are opened from a folder may have no clipboard; selecting the text is the next best.
      if (!isCopied) select(text);
      // The same words twice would not be read out twice.
      put(status);
      setTimeout(() => put(status, isCopied ? distilSay("script.cite-copied", { style }) : distilSay("script.cite-selected", { style })), 50);
    };
    const label = distilSay("script.cite-copy-style", { style });
    text.after(" ", button(distilSay("script.cite-copy"), act, { class: "copy-citation", "aria-label": label }));
  }
})();
