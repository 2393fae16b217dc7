// Writes the records of a content folder as Markdown with front matter, once for Hugo and once for
// Eleventy, with plain templates that show the same: a page for every record, lists of fifty, and
// pages for countries, designs, settings and themes. Nothing is worked out: no effect, no pooled
// result, no drawing, no search.
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const FOLDERS = {
  studies: "study", syntheses: "synthesis", outcomes: "outcome", interventions: "intervention",
  questions: "question", resources: "resource", updates: "update", policies: "policy", risks: "risk",
  implementation: "action", "open-issues": "open-issue", examples: "example", economics: "economic",
  glossary: "term",
};
const TAXONOMIES = ["countries", "designs", "settings", "themes"];
const A_LIST = 50;

// The records, each with the Markdown of its page.
function pages(content, yaml) {
  const folderOf = Object.fromEntries(Object.entries(FOLDERS).map(([folder, prefix]) => [prefix, folder]));
  const linked = (text) =>
    String(text ?? "").replace(/\]\(([a-z-]+):([^)\s]+)\)/g, (all, prefix, id) =>
      prefix === "finding" ? `](/studies/)` : folderOf[prefix] ? `](/${folderOf[prefix]}/${id}/)` : all);
  const made = [];
  for (const folder of Object.keys(FOLDERS)) {
    for (const file of readdirSync(join(content, folder))) {
      const id = file.replace(/\.(yaml|md)$/, "");
      const text = readFileSync(join(content, folder, file), "utf8");
      const [, front, body] = file.endsWith(".md") ? text.split(/^---$/m) : ["", text, ""];
      const record = yaml.load(front);
      made.push({ folder, id, record, body: markdown(record, linked) + linked(body), ...marks(record) });
    }
  }
  return made;
}

const marks = (record) => ({
  title: record.label ?? record.title ?? record.name ?? record.term ?? record.action,
  countries: record.countries ?? [],
  designs: record.design && record.bibliography ? [record.design] : [],
  settings: record.setting_kinds ?? [],
  themes: [...new Set((record.findings ?? []).flatMap((finding) => finding.themes))],
});

// A record as Markdown: texts as paragraphs, lists as lists, results as a table.
function markdown(record, linked) {
  const lines = [];
  for (const [key, value] of Object.entries(record)) {
    if (key === "results") lines.push(`## Results\n`, results(value), "");
    else if (typeof value === "string" || typeof value === "number") lines.push(`**${key}**: ${linked(value)}\n`);
    else if (key === "studies" || key === "context") lines.push(`## ${key}\n`, ...value.map((id) => `- [${id}](/studies/${id}/)`), "");
    else if (Array.isArray(value)) lines.push(`## ${key}\n`, ...value.map((item) => `- ${linked(inline(item))}`), "");
    else if (value) lines.push(`## ${key}\n`, ...Object.entries(value).map(([name, part]) => `- **${name}**: ${linked(inline(part))}`), "");
  }
  return lines.join("\n");
}

const inline = (value) =>
  value === null || typeof value !== "object" ? String(value)
    : Array.isArray(value) ? value.map(inline).join("; ")
      : Object.entries(value).map(([key, part]) => `${key}: ${inline(part)}`).join("; ");

function results(list) {
  const arm = (data) => (data ? inline(data) : "");
  const rows = list.map((one) =>
    `| ${one.id} | [${one.outcome}](/outcomes/${one.outcome}/) | ${one.measured ?? ""} | ${one.instrument ?? ""} | ${one.months ?? ""} | ${arm(one.intervention)} | ${arm(one.comparator)} | ${arm(one.effect)}${one.direction ?? ""} |`);
  return ["| id | outcome | measured | instrument | months | intervention | comparator | effect |", "|---|---|---|---|---|---|---|---|", ...rows].join("\n");
}

// Texts as JSON are YAML as well.
const frontOf = (fields) => `---\n${Object.entries(fields).map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join("\n")}\n---\n`;
const HEAD = (title, home) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><link rel="stylesheet" href="/style.css"></head><body><header><a href="/">${home}</a><nav>${Object.keys(FOLDERS).map((folder) => `<a href="/${folder}/">${folder}</a>`).join(" ")}</nav></header><main>`;
const FOOT = `</main><footer>Invented.</footer></body></html>`;
const STYLE = "body{font:1rem/1.5 sans-serif;max-width:60rem;margin:auto}table{border-collapse:collapse}td,th{border:1px solid}";

function write(folder, files) {
  for (const [name, text] of files) {
    const path = join(folder, name);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, text);
  }
}

function hugo(made, folder) {
  const files = made.map((page) => {
    const fields = { title: page.title };
    for (const taxonomy of TAXONOMIES) if (page[taxonomy].length) fields[taxonomy] = page[taxonomy];
    return [`content/${page.folder}/${page.id}.md`, frontOf(fields) + page.body];
  });
  const marked = TAXONOMIES.map((taxonomy) => `{{ with .GetTerms "${taxonomy}" }}<p>${taxonomy}: {{ range . }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}</p>{{ end }}`).join("");
  const head = HEAD("{{ .Title }}", "{{ .Site.Title }}");
  write(folder, [
    ...files,
    ["hugo.toml", `baseURL = "https://invented.example/"\ntitle = "Invented"\n[pagination]\npagerSize = ${A_LIST}\n[taxonomies]\n${["country", "design", "setting", "theme"].map((one, at) => `${one} = "${TAXONOMIES[at]}"`).join("\n")}\n`],
    ["static/style.css", STYLE],
    ["layouts/_default/single.html", `${head}<h1>{{ .Title }}</h1>${marked}{{ .Content }}${FOOT}`],
    ["layouts/_default/list.html", `${head}<h1>{{ .Title }}</h1><ul>{{ range (.Paginate .Pages).Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ template "_internal/pagination.html" . }}${FOOT}`],
    ["layouts/_default/term.html", `${head}<h1>{{ .Title }}</h1><ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>${FOOT}`],
    ["layouts/index.html", `${head}<h1>{{ .Title }}</h1><ul>{{ range .Site.Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ len .Pages }}</li>{{ end }}</ul>${FOOT}`],
  ]);
}

function eleventy(made, folder) {
  const slug = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  const terms = new Map();
  const files = made.map((page) => {
    const marked = [];
    for (const taxonomy of TAXONOMIES) {
      for (const term of page[taxonomy]) {
        const url = `/${taxonomy}/${slug(term)}/`;
        marked.push({ taxonomy, term, url });
        if (!terms.has(url)) terms.set(url, { url, title: term, items: [] });
        terms.get(url).items.push({ url: `/${page.folder}/${page.id}/`, title: page.title });
      }
    }
    return [`content/${page.folder}/${page.id}.md`, frontOf({ title: page.title, marked }) + page.body];
  });
  const head = HEAD("{{ title }}", "Invented");
  const list = (items, item) => `<ul>{% for ${item} in ${items} %}<li><a href="{{ ${item}.url }}">{{ ${item}.data.title or ${item}.title }}</a></li>{% endfor %}</ul>`;
  const lists = Object.keys(FOLDERS).map((name) => [
    `content/lists/${name}.njk`,
    frontOf({ layout: "page.njk", title: name, pagination: { data: `collections.${name}`, size: A_LIST, alias: "shown" } }).replace(/---\n$/, "") +
      `permalink: "/${name}/{% if pagination.pageNumber > 0 %}page/{{ pagination.pageNumber + 1 }}/{% endif %}"\n---\n<h1>${name}</h1>${list("shown", "one").replace(".data.title or one.title", ".data.title")}<nav>{% for href in pagination.hrefs %}<a href="{{ href }}">{{ loop.index }}</a> {% endfor %}</nav>`,
  ]);
  write(folder, [
    ...files,
    ...Object.keys(FOLDERS).map((name) => [`content/${name}/${name}.json`, JSON.stringify({ layout: "record.njk", tags: name })]),
    ...lists,
    ["content/_data/terms.json", JSON.stringify([...terms.values()])],
    ["content/terms.njk", `---\nlayout: "page.njk"\npagination: {data: terms, size: 1, alias: term}\npermalink: "{{ term.url }}"\n---\n<h1>{{ term.title }}</h1>${list("term.items", "one").replace("one.data.title or ", "")}`],
    ["content/index.njk", `---\nlayout: "page.njk"\ntitle: Invented\n---\n<h1>Invented</h1>${Object.keys(FOLDERS).map((name) => `<a href="/${name}/">${name}</a> {{ collections["${name}"].length }} `).join("")}`],
    ["content/_includes/page.njk", `${head}{{ content | safe }}${FOOT}`],
    ["content/_includes/record.njk", `${head}<h1>{{ title }}</h1>{% for mark in marked %}<p>{{ mark.taxonomy }}: <a href="{{ mark.url }}">{{ mark.term }}</a></p>{% endfor %}{{ content | safe }}${FOOT}`],
    ["content/style.css", STYLE],
    ["package.json", `{"type": "module"}`],
    // Markdown alone is made from records, so no template language is looked for in it.
    ["eleventy.config.js", `export default function (config) { config.addPassthroughCopy("content/style.css"); return { dir: { input: "content", output: "public" }, markdownTemplateEngine: false }; }\n`],
  ]);
}

// Converts a content folder; `yaml` is the module js-yaml, which Eleventy brings along.
export function convert(content, folder, yaml) {
  rmSync(folder, { recursive: true, force: true });
  const made = pages(content, yaml);
  hugo(made, join(folder, "hugo"));
  eleventy(made, join(folder, "eleventy"));
}
