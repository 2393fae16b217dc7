// Every word that a reader can see comes from a record or from the file of the language: sites are
// built in a pseudo-language whose texts are accented and 40% longer, pages of every kind are opened,
// their tools are worked, and what is not accented has to be what a record says, a number, a name or
// a code. The same in a language with a decimal comma has no number with a point, and, like the same
// from right to left, nothing cut and nothing beside the page.
//
// PSEUDO_SITES=content PSEUDO_PAGES=1 PSEUDO_WORKLIST=list.txt node --test pseudo-language.test.mjs
// looks at other content, opens one page of a kind, and writes what it finds into a file.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after, before } from "node:test";
import * as inPage from "./lib/in-page.mjs";
import { PointNumbers } from "./lib/point-numbers.mjs";
import { build } from "./lib/pseudo-language.mjs";
import { launch, serve } from "./lib/reader.mjs";
import { RecordTexts } from "./lib/record-texts.mjs";
import { visibleTexts } from "./lib/visible-texts.mjs";
import { TYPED, blocksOf, openFolded, textsOfFile, workTheCalculator, workTheTools } from "./lib/work-the-tools.mjs";
import { textsOfZip } from "./lib/zip.mjs";

const SITES = (process.env.PSEUDO_SITES ?? "examples/everything/content,examples/starter/content").split(",");
/** How many pages of each kind are opened, and of each audience where a page is for one. */
const OF_A_KIND = Number(process.env.PSEUDO_PAGES ?? 1);
const folder = mkdtempSync(join(tmpdir(), "distil-pseudo-"));
let browser;
before(async () => { browser = await launch(); });
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const filesBelow = (path, inside = "") =>
  readdirSync(path).flatMap((name) => {
    const one = inside ? `${inside}/${name}` : name;
    return statSync(join(path, name)).isDirectory() ? filesBelow(join(path, name), one) : [one];
  });
/** The first pages of each kind, the page of the briefing last, when parts have been picked. */
const pagesOf = (site) => {
  const kinds = new Map();
  for (const address of filesBelow(site).filter((name) => name.endsWith(".html"))) {
    const kind = readFileSync(join(site, address), "utf8").match(/data-page-type="[^"]+"(?: data-audience="[^"]*")?/)?.[0];
    // A page that has moved leads away at once.
    if (kind) kinds.set(kind, [...(kinds.get(kind) ?? []), address]);
  }
  const first = [...kinds].flatMap(([, pages]) => pages.slice(0, OF_A_KIND));
  return [...first.filter((page) => page !== "briefing.html"), "briefing.html"];
};

/** What was found: each text once, with the first place, and how many pages have it. */
class Worklist {
  constructor(records) {
    this.records = records;
    this.lines = new Map();
  }

  take(text, page, where) {
    const strange = this.records.strange(text);
    if (!strange.length) return;
    // What differs in its numbers and in what records say is one text.
    const key = strange.join(" … ");
    const line = this.lines.get(key) ?? { key, text: text.slice(0, 200), where, pages: new Set() };
    line.pages.add(page);
    this.lines.set(key, line);
  }

  toString() {
    const lines = [...this.lines.values()].sort((a, b) => a.where.localeCompare(b.where) || a.key.localeCompare(b.key));
    return lines.map(({ key, text, where, pages }) => `${key}\n    in “${text}”\n    ${[...pages][0]} (${pages.size} pages), ${where}`).join("\n");
  }
}

const open = async (context, address) => {
  const page = await context.newPage();
  page.faults = [];
  page.on("pageerror", (error) => page.faults.push(String(error)));
  await page.goto(address);
  return page;
};
const newContext = async (options) => {
  const context = await browser.newContext({ acceptDownloads: true, reducedMotion: "reduce", ...options });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await context.addInitScript(() => { window.print = () => {}; });
  return context;
};

for (const content of SITES) {
  test(`no word of ${content} in a pseudo-language comes from anywhere but its file and the records`, { timeout: 1_800_000 }, async (t) => {
    const made = build(content, join(folder, "qps"), "qps");
    const list = new Worklist(new RecordTexts(made.content, TYPED));
    const server = await serve(made.site);
    t.after(server.close);
    const context = await newContext({ viewport: { width: 1280, height: 900 } });
    t.after(() => context.close());
    const faults = [];
    for (const address of pagesOf(made.site)) {
      const page = await open(context, server.origin + address);
      page.on("dialog", (dialog) => {
        if (dialog.type() === "confirm") list.take(dialog.message(), address, "a question");
        return dialog.accept();
      });
      const files = [];
      page.on("download", (download) => files.push(download));
      const look = async (step) => {
        for (const { text, where, kind } of await page.evaluate(visibleTexts)) list.take(text, address, `${step ? `${step}: ` : ""}${kind} of ${where}`);
      };
      await workTheTools(page, look).catch((problem) => faults.push(`${address}: ${problem.message.split("\n")[0]}`));
      for (const file of files) for (const text of textsOfFile(await file.path(), file.suggestedFilename())) list.take(text, address, `file ${file.suggestedFilename()}`);
      faults.push(...page.faults.map((fault) => `${address}: ${fault}`));
      await page.close();
    }
    for (const name of filesBelow(made.site)) {
      const path = join(made.site, name);
      if (name.endsWith(".html") && !readFileSync(path, "utf8").includes("data-page-type")) for (const text of blocksOf(readFileSync(path, "utf8"))) list.take(text, name, "page that has moved");
      if (name.endsWith(".docx")) for (const text of textsOfZip(readFileSync(path), "word/document.xml")) list.take(text, name, "Word document");
      if (name === "data/README.txt") for (const text of readFileSync(path, "utf8").split("\n")) list.take(text, name, "file");
      if (/feed\.xml$/.test(name)) for (const text of blocksOf(readFileSync(path, "utf8")).flatMap(blocksOf)) list.take(text, name, "feed");
    }
    if (process.env.PSEUDO_WORKLIST) writeFileSync(process.env.PSEUDO_WORKLIST, `${content}: ${list.lines.size} texts\n${list}\n`, { flag: "a" });
    assert.deepEqual(faults, [], "faults in the browser");
    assert.equal(list.lines.size, 0, `${list.lines.size} texts stand outside the language:\n${String(list).slice(0, 6000)}`);
  });

  for (const [language, what] of [["de", "with longer words and a decimal comma"], ["ar", "from right to left"]]) {
    test(`${content} ${what}: nothing is cut and nothing stands beside the page`, { timeout: 1_800_000 }, async (t) => {
      const made = build(content, join(folder, language), language);
      const server = await serve(made.site);
      t.after(server.close);
      const wrong = [];
      const points = language === "de" ? new PointNumbers(made.content) : null;
      for (const width of [360, 1280]) {
        const context = await newContext({ viewport: { width, height: 900 } });
        for (const address of pagesOf(made.site)) {
          const page = await open(context, server.origin + address);
          if (language === "ar") assert.equal(await page.evaluate(() => getComputedStyle(document.body).direction), "rtl");
          await openFolded(page);
          const beside = await page.evaluate(sideways);
          const { cut } = await page.evaluate(inPage.textFit);
          const look = async () => {
            const seen = (await page.evaluate(visibleTexts)).filter(({ kind }) => kind !== "code");
            wrong.push(...seen.flatMap(({ text, where }) => points.strange(text).map((number) => `${address}: ${number} in “${text.slice(0, 120)}” of ${where}`)));
          };
          if (points && width > 1000) await look().then(() => workTheCalculator(page, look));
          wrong.push(...[...beside, ...cut].map((found) => `${width}px ${address}: ${found}`));
          await page.close();
        }
        await context.close();
      }
      if (process.env.PSEUDO_WORKLIST) writeFileSync(process.env.PSEUDO_WORKLIST, `${content} ${what}: ${wrong.length}\n${wrong.join("\n")}\n`, { flag: "a" });
      assert.deepEqual([...new Set(wrong)], []);
    });
  }
}

/** What stands beside the page, to its left or right. It runs inside the page. */
function sideways() {
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth <= clientWidth + 1) return [];
  const isInside = (element) => {
    for (let at = element.parentElement; at; at = at.parentElement) if (at.localName === "svg" || /auto|scroll|hidden|clip/.test(getComputedStyle(at).overflowX)) return true;
    return false;
  };
  const beside = [...document.body.querySelectorAll("*")].filter((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    return width > 0 && (left < -1 || right > clientWidth + 1) && !isInside(element);
  });
  const name = (element) => `${element.localName}${element.id ? `#${element.id}` : ""}.${element.className?.baseVal ?? element.className}`;
  const deepest = beside.filter((one) => !beside.some((other) => other !== one && one.contains(other)));
  return [`scrolls sideways by ${scrollWidth - clientWidth}px: ${deepest.slice(0, 3).map(name).join(", ")}`];
}
