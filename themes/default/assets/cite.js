"use strict";
// Citations: files for reference managers, made here from the CSL-JSON in the page exactly as the build
// makes the files of whole lists, and a button beside each citation that copies it. Nothing is kept.
(() => {
  const { make, button, put, words, copy, select } = distilDom;

  // ---- Files ------------------------------------------------------------------------------------

  /** First and last page; an article number stands first. */
  const pagesOf = ({ page = "" }) => {
    const at = page.search(/[-\u2013]/);
    return at < 0 ? [page, ""] : [page.slice(0, at).trim(), page.slice(at + 1).trim()];
  };
  const inverted = ({ literal, family, given }) => literal ?? (given ? `${family}, ${given}` : family);
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
  /** Characters that have a meaning in TeX, escaped. */
  const tex = (text) => text && text.replace(/[&%$#_{}]|[\\~^]|\s/g, (sign) => SIGNS[sign] ?? (/\s/.test(sign) ? " " : `\\${sign}`));
  const verbatim = (text) => text?.replaceAll("{", "%7B").replaceAll("}", "%7D");
  const BIBTEX = { "article-journal": ["article", "journal"], report: ["techreport", "series"] };
  const bibtex = (item, andOthers) => {
    const [kind, holder] = BIBTEX[item.type] ?? ["misc", "howpublished"];
    const author = (name) => (name.literal ? `{${tex(name.literal)}}` : tex(inverted(name)));
    const authors = [...(item.author ?? []).map(author), ...(andOthers ? ["others"] : [])];
    const [first, last] = pagesOf(item).map(tex);
    const fields = [
      ["author", authors.join(" and ")],
      ["title", tex(item.title)],
      [holder, tex(item["container-title"])],
      ["year", yearOf(item)],
      ["volume", tex(item.volume)],
      ["number", tex(item.issue)],
      ["pages", last ? `${first}--${last}` : first],
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
