// Files of references as citation-js and citeproc-js read them, and the files that the script of a page
// makes, which are those of the build. Environment: READERS_SITE, a site with tests/readers/content in
// it; READERS_MADE, a folder for the files that the script makes, for read.py.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import vm from "node:vm";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-csl";

const site = process.env.READERS_SITE;
const made = process.env.READERS_MADE;
const expected = JSON.parse(readFileSync(new URL("expected.json", import.meta.url), "utf8"));
const file = (name) => readFileSync(join(site, name), "utf8");
const list = (ending) => file(`data/references.${ending}`);

const partsOf = (name) => {
  const organisation = name.literal ?? (name.given || name.suffix || name["non-dropping-particle"] ? null : name.family);
  if (organisation) return { organisation };
  const parts = { particle: name["non-dropping-particle"], family: name.family, given: name.given, suffix: name.suffix };
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part));
};

/** What a reader found, with what stands in expected.json. */
const compare = (items, where) => {
  const found = new Map(items.map((item) => [item.id, item]));
  for (const [id, wanted] of Object.entries(expected)) {
    const item = found.get(id);
    assert.deepEqual(item.author.map(partsOf), wanted.authors, `${where}: ${id}`);
    assert.equal(item.title, wanted.title, where);
    assert.equal(item.issued?.["date-parts"][0][0]?.toString(), wanted.year, `${where}: ${id}`);
    assert.equal(item.DOI, wanted.doi, `${where}: ${id}`);
    assert.equal(item["container-title"], wanted.journal, `${where}: ${id}`);
    // Readers choose the dash between two pages themselves.
    const pages = (text) => text.replaceAll(/--|–/g, "-");
    assert.equal(pages(item.page), pages(wanted.pages), `${where}: ${id}`);
  }
};

test("citation-js reads the BibTeX of the build with nothing lost", () => compare(new Cite(list("bib")).data, "references.bib"));
test("citation-js reads the CSL-JSON of the build with nothing lost", () => compare(new Cite(JSON.parse(list("json"))).data, "references.json"));

/** Runs the script of a page on its line of files, without a browser. */
const filesOf = (html) => {
  const start = html.indexOf('aria-labelledby="cite"');
  const line = /<p class="citation-files"[^>]*data-name="([^"]*)"([^>]*)>[^]*?<script type="application\/json">([^]*?)<\/script>/.exec(html.slice(start));
  assert.ok(line, "a line of files");
  const links = [];
  const dataset = { name: line[1], ...(line[2].includes("data-and-others") ? { andOthers: "" } : {}) };
  const element = { dataset, querySelector: () => ({ textContent: line[3] }), append: (...parts) => links.push(...parts.filter((part) => part.href)) };
  const document = { querySelectorAll: (selector) => (selector.startsWith(".citation-files") ? [element] : []) };
  const make = (_, attributes) => attributes;
  const distilDom = { make, button: make, put() {}, words() {}, copy() {}, select() {} };
  vm.runInNewContext(file("assets/cite.js"), { document, distilDom, distilSay: () => "" });
  return Object.fromEntries(links.map(({ href, download }) => [download.split(".").pop(), decodeURIComponent(href.slice(href.indexOf(",") + 1))]));
};

test("the script of a page makes the files that the build makes", () => {
  mkdirSync(made, { recursive: true });
  const all = { ris: "", bib: "", json: [] };
  for (const id of Object.keys(expected)) {
    const files = filesOf(file(`studies/${id}.html`));
    for (const ending of ["ris", "bib"]) {
      assert.ok(list(ending).includes(files[ending]), `${id}.${ending}:\n${files[ending]}`);
      all[ending] += files[ending];
    }
    all.json.push(...JSON.parse(files.json));
  }
  compare(new Cite(all.bib).data, "made by the script, BibTeX");
  compare(new Cite(all.json).data, "made by the script, CSL-JSON");
  for (const ending of ["ris", "bib"]) writeFileSync(join(made, `references.${ending}`), all[ending]);
});

test("a reference that is recorded whole is said as citeproc says it", () => {
  const item = JSON.parse(list("json")).filter(({ id }) => id === "whole-2022");
  const said = (template) => new Cite(item).format("bibliography", { format: "text", template, lang: "en-GB" });
  const even = (text) => text.replace(/^1\. /, "").replaceAll("–", "-").replaceAll("’", "'").trim();
  const own = [...file("studies/whole-2022.html").matchAll(/<span class="citation-text">([^]*?)<\/span>/g)].map(([, text]) => text.replaceAll("&amp;", "&"));
  assert.equal(even(own[0]), even(said("vancouver")));
  assert.equal(even(own[2]), even(said("apa")));
});
