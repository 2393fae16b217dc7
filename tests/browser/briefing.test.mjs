// A reader's own briefing: picked on three pages, put in order, shared, printed, downloaded.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import test, { after, before } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, serve, site } from "./lib/reader.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "distil-briefing-"));
let browser;
let host;
let base;

before(async () => {
  // Pages ask for each other, which browsers allow at a web address and not from a folder.
  host = await serve();
  base = host.origin;
  browser = await launch();
});
after(async () => {
  await browser?.close();
  host?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A reader with a browser of their own; any error of a script or of the content policy is noted. */
const reader = async (t, options = {}) => {
  const context = await browser.newContext({ locale: "en-GB", acceptDownloads: true, ...options });
  t.after(() => context.close());
  const page = await context.newPage();
  page.problems = [];
  page.on("pageerror", (error) => page.problems.push(error.message));
  page.on("console", (message) => message.type() === "error" && page.problems.push(message.text()));
  page.on("dialog", (dialog) => dialog.accept());
  return page;
};
const PICKS = [
  ["managers/what-it-costs.html", "What does it cost, and what might it free?"],
  ["evidence/tea-break-trials/shared-or-alone-calm.html", "Forest plot of Calm at work"],
  ["studies/curlew-2017.html", "How far to trust it"],
];
const pickButton = (page, name) => page.getByRole("button", { name: `Add to my briefing: ${name}`, exact: true });
const pickAll = async (page) => {
  for (const [address, name] of PICKS) {
    await page.goto(base + address);
    await pickButton(page, name).click();
  }
};
const openBriefing = async (page, fragment = "") => {
  await page.goto(`${base}briefing.html${fragment}`);
  await page.locator(".briefing-doc").waitFor();
};
const picked = (page) => page.locator(".briefing-list > li > a").allTextContents();
const focused = (page) => page.evaluate(() => document.activeElement.getAttribute("aria-label") ?? (document.activeElement.labels?.[0] ?? document.activeElement).textContent);
/** Goes on with Tab until something has the focus. */
const tabTo = async (page, pattern, most = 200) => {
  for (let stop = 0; stop < most && !pattern.test(await focused(page)); stop += 1) await page.keyboard.press("Tab");
  assert.match(await focused(page), pattern);
};
const keptKeys = (page) => page.evaluate(() => Object.keys(localStorage));
const download = async (page, name) => {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
  const path = join(folder, `${Math.random()}${extname(file.suggestedFilename())}`);
  await file.saveAs(path);
  return path;
};

test("a table that is one thing is picked with its section, and not row by row", async (t) => {
  const page = await reader(t);
  await page.goto(`${base}questions/does-it-help-decision.html`);
  await pickButton(page, "Point by point").waitFor();
  assert.equal(await page.locator("#table-decision .pick").count(), 0);
  assert.equal(await page.locator("section[aria-labelledby=points] .pick").count(), 1);
});

test("with a keyboard alone: pick on three pages, order, remove, title, come back", { timeout: 120_000 }, async (t) => {
  const page = await reader(t);
  for (const [address, name] of PICKS) {
    await page.goto(base + address);
    if (address === PICKS[0][0]) assert.deepEqual(await keptKeys(page), [], "nothing is kept before the first pick");
    await tabTo(page, new RegExp(`^Add to my briefing: ${name.replace(/[?]/g, "\\?")}$`));
    await page.keyboard.press("Space");
    assert.equal(await pickButton(page, name).getAttribute("aria-pressed"), "true");
    await page.getByText("The list is kept in this browser and nowhere else.").first().waitFor();
  }
  assert.equal((await keptKeys(page)).length, 1);
  await tabTo(page, /^Open my briefing$/);
  await page.keyboard.press("Enter");
  await page.locator(".briefing-doc").waitFor();
  const [cost, plot, trust] = PICKS.map(([, name]) => name);
  assert.deepEqual(await picked(page), [cost, plot, trust]);

  await tabTo(page, /^Move up: How far to trust it$/);
  await page.keyboard.press("Enter");
  assert.deepEqual(await picked(page), [cost, trust, plot]);
  assert.match(await focused(page), /^Move up: How far to trust it$/, "the focus stays with what was moved");
  await page.getByText("now 2 of 3").waitFor();
  await tabTo(page, /^Move down: How far to trust it$/);
  await page.keyboard.press("Enter");
  assert.deepEqual(await picked(page), [cost, plot, trust]);
  assert.match(await focused(page), /^Move up: How far to trust it$/, "at the end the other way is left");
  await tabTo(page, /^Remove: How far to trust it$/);
  await page.keyboard.press("Enter");
  assert.deepEqual(await picked(page), [cost, plot]);
  assert.match(await focused(page), /^Remove: Forest plot/);
  await tabTo(page, /^Title$/);
  await page.keyboard.type("Paper 7 <b>for the board</b>");
  await tabTo(page, /^Prepared for$/);
  await page.keyboard.type("The board");
  await tabTo(page, /^Your note$/);
  await page.keyboard.type("For decision.");

  await page.reload();
  await page.locator(".briefing-doc").waitFor();
  assert.deepEqual(await picked(page), [cost, plot]);
  const words = await page.locator(".briefing-doc").innerText();
  assert.match(words, /^Paper 7 <b>for the board<\/b>\s+Prepared for The board/);
  assert.match(words, /For decision\./);
  assert.equal(await page.getByRole("link", { name: "My briefing (2)" }).count(), 1, "the header counts");

  for (let left = 2; left > 0; left -= 1) await page.getByRole("button", { name: /^Remove/ }).first().click();
  assert.equal((await keptKeys(page)).length, 1, "the title is still kept, and can be cleared");
  await page.getByRole("button", { name: "Clear" }).click();
  await page.getByText("Nothing is picked yet").waitFor();
  assert.deepEqual(await keptKeys(page), []);
  await page.reload();
  assert.deepEqual(await picked(page), []);
  assert.equal(await page.getByLabel("Title").inputValue(), "");
  assert.deepEqual(page.problems, []);
});

test("the document holds the parts with numbered references, credits and where to look for updates", { timeout: 120_000 }, async (t) => {
  const page = await reader(t);
  await pickAll(page);
  await openBriefing(page);
  const doc = page.locator(".briefing-doc");
  assert.ok((await doc.locator("svg.ch-strip").count()) > 0, "the chart came along");
  assert.equal(await doc.locator("button, input, script, .pick, .term, [data-cite]").count(), 0);
  assert.equal(await doc.locator("details:not([open])").count(), 0);
  const numbers = await doc.locator(".briefing-part .ref").allTextContents();
  const firsts = [...new Set(numbers)];
  assert.deepEqual(firsts, firsts.map((_, at) => `[${at + 1}]`), "numbered as they are first named");
  const references = await doc.locator(".briefing-references > li").allTextContents();
  assert.equal(references.length, firsts.length);
  for (const line of references) assert.match(line, /https?:\/\/\S+/, "each with an address");
  assert.match(references.join("\n"), /Curlew[\s\S]*World Journal of Tea[\s\S]*on this site: https:\/\/\S*studies\/curlew-2017\.html/);
  const text = await doc.innerText();
  assert.match(text, /Evidence version \S+, as of \d+ \w+ \d{4}/);
  assert.match(text, /Look there for updates: https?:/);
  assert.match(text, /Data shown here[\s\S]*Invented database of tea/, "the credit that a licence asks for");
  const ids = await page.evaluate(() => [...document.querySelectorAll("[id]")].map((element) => element.id));
  assert.equal(new Set(ids).size, ids.length, "no id stands twice");
  const dead = await page.evaluate(() => [...document.querySelectorAll(".briefing-doc a[href^='#']")].filter((link) => !document.getElementById(link.getAttribute("href").slice(1))).length);
  assert.equal(dead, 0, "links inside the document lead somewhere");
  assert.deepEqual(page.problems, []);
});

test("a link opens the same list for a colleague and keeps nothing there until it is asked for", { timeout: 120_000 }, async (t) => {
  const page = await reader(t, { permissions: ["clipboard-read", "clipboard-write"] });
  await pickAll(page);
  await openBriefing(page);
  await page.getByLabel("Your note").fill("Secret remark");
  await page.getByRole("button", { name: "Copy link" }).click();
  await page.getByText("The link was copied.").waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.doesNotMatch(link, /Secret/);
  const other = await reader(t);
  await other.goto(link);
  await other.locator(".briefing-doc").waitFor();
  assert.deepEqual(await picked(other), PICKS.map(([, name]) => name));
  assert.deepEqual(await keptKeys(other), []);
  await other.getByRole("button", { name: /^Remove: Forest plot/ }).click();
  assert.deepEqual(await keptKeys(other), [], "also when the list is changed");
  await other.reload();
  await other.locator(".briefing-doc").waitFor();
  assert.equal((await picked(other)).length, 2, "the address holds the change");
  await other.getByRole("button", { name: "Keep this list" }).click();
  assert.equal((await keptKeys(other)).length, 1);
  // A mail program may write the signs of an address in its own way.
  const third = await reader(t);
  await third.goto(link.replaceAll(",", "%2C").replaceAll("~", "%7E").replaceAll("/studies", "%2Fstudies"));
  await third.locator(".briefing-doc").waitFor();
  assert.equal((await picked(third)).length, 3);
  assert.deepEqual([...page.problems, ...other.problems], []);
});

test("a part that is gone is told and kept in the list", { timeout: 60_000 }, async (t) => {
  const page = await reader(t);
  await openBriefing(page, "#parts=studies/curlew-2017~no-such-part,studies/no-such-study~results,studies/curlew-2017~trust,../evil~x,https://elsewhere~y");
  assert.equal((await picked(page)).length, 3, "addresses that are none of this site are left out");
  const text = await page.locator(".briefing-doc").innerText();
  assert.match(text, /This part is no longer on its page/);
  assert.match(text, /could not be fetched/);
  assert.match(text, /How far to trust it/);
  await page.getByText(/^Not found any more: no-such-part; results/).waitFor();
});

test("the downloaded page opens alone, asks for nothing, and prints without controls", { timeout: 120_000 }, async (t) => {
  const page = await reader(t);
  await pickAll(page);
  await openBriefing(page);
  await page.getByLabel("Title").fill("A & <b>");
  const file = await download(page, /HTML/);
  const alone = await reader(t);
  const asked = [];
  alone.on("request", (request) => asked.push(request.url()));
  await alone.goto(pathToFileURL(file).href);
  assert.deepEqual(asked, [pathToFileURL(file).href]);
  assert.equal(await alone.title(), "A & <b>");
  assert.equal(await alone.locator("h1").innerText(), "A & <b>");
  assert.match(await alone.locator(".briefing-part").first().innerText(), /\[1\]/);
  assert.equal(await alone.locator("#reference-1 a[href^='http']").count() > 0, true, "with an address");
  assert.equal(await alone.evaluate(() => getComputedStyle(document.querySelector(".briefing-references > li"), "::before").content.includes("reference")), true);
  assert.notEqual(await alone.evaluate(() => getComputedStyle(document.querySelector("svg.ch-strip text")).fontSize), "16px", "the charts have their style");
  assert.deepEqual(alone.problems, []);

  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".briefing-doc").isVisible(), true);
  for (const hidden of ["button", "input", "textarea", ".briefing-list", ".briefing-way", "#sheets"]) {
    for (const element of await page.locator(hidden).all()) assert.equal(await element.isVisible(), false, `${hidden} is not printed`);
  }
  assert.ok((await page.pdf({ format: "A4" })).length > 20_000);
});

/** The files of an archive that holds them uncompressed. */
const unzip = (bytes) => {
  const end = bytes.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  const files = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    assert.equal(bytes.readUInt32LE(at), 0x02014b50);
    const [size, name, start] = [bytes.readUInt32LE(at + 24), bytes.readUInt16LE(at + 28), bytes.readUInt32LE(at + 42)];
    const path = bytes.toString("utf8", at + 46, at + 46 + name);
    assert.equal(bytes.readUInt32LE(start), 0x04034b50);
    assert.equal(bytes.readUInt32LE(start + 14), bytes.readUInt32LE(at + 16), `${path}: one checksum`);
    const from = start + 30 + bytes.readUInt16LE(start + 26);
    files.set(path, bytes.subarray(from, from + size));
    at += 46 + name;
  }
  return files;
};

test("the Word file is an archive of well-formed parts with headings, tables and references", { timeout: 120_000 }, async (t) => {
  const page = await reader(t);
  await pickAll(page);
  await openBriefing(page);
  await page.getByLabel("Title").fill("Board paper & more");
  const files = unzip(readFileSync(await download(page, /Word/)));
  const texts = Object.fromEntries([...files].filter(([name]) => /xml|rels/.test(name)).map(([name, bytes]) => [name, bytes.toString("utf8")]));
  for (const name of ["[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml", "word/numbering.xml", "word/_rels/document.xml.rels"]) assert.ok(texts[name], name);
  const faults = await page.evaluate((parts) => Object.entries(parts).filter(([, text]) => new DOMParser().parseFromString(text, "application/xml").querySelector("parsererror")).map(([name]) => name), texts);
  assert.deepEqual(faults, [], "every part is well-formed");
  const words = texts["word/document.xml"];
  assert.match(words, /<w:pStyle w:val="Title"\/><\/w:pPr><w:r><w:t xml:space="preserve">Board paper &amp; more</);
  assert.match(words, /<w:pStyle w:val="Heading2"\/><\/w:pPr><w:r><w:t xml:space="preserve">What does it cost/);
  assert.match(words, /<w:tbl>[\s\S]*<w:tblHeader\/>/);
  assert.match(words, /<w:vertAlign w:val="superscript"\/><\/w:rPr><w:t xml:space="preserve">\[1\]</);
  assert.match(words, /<w:pStyle w:val="Reference"\/><\/w:pPr><w:r><w:t xml:space="preserve">\[1\] </);
  const asked = new Set([...words.matchAll(/r:(?:id|embed)="([^"]+)"/g)].map((match) => match[1]));
  const given = new Set([...texts["word/_rels/document.xml.rels"].matchAll(/ Id="([^"]+)"/g)].map((match) => match[1]));
  assert.ok(asked.size > 5);
  for (const id of asked) assert.ok(given.has(id), `${id} has a target`);
  assert.match(words, /<pic:pic>/, "the chart is a picture");
  for (const [, target] of texts["word/_rels/document.xml.rels"].matchAll(/Target="(media\/[^"]+)"/g)) assert.equal(files.get(`word/${target}`).toString("latin1", 1, 4), "PNG");
});

test("a table of its own, a row and a resource can be picked, and picked off again", { timeout: 60_000 }, async (t) => {
  const page = await reader(t);
  await page.goto(`${base}studies/curlew-2017.html`);
  await page.getByRole("button", { name: /^Add to my briefing: Calm at work/ }).click();
  await page.goto(`${base}resources/tea-break-checklist.html`);
  await page.getByRole("button", { name: /^Add to my briefing: / }).first().click();
  await openBriefing(page);
  assert.equal(await page.locator(".briefing-part").first().locator("tbody tr").count(), 1);
  assert.equal(await page.locator(".briefing-part").first().locator("thead th").count(), 7, "the row keeps its head");
  assert.ok((await page.locator(".briefing-part").nth(1).innerText()).length > 300);
  assert.match(await page.locator(".briefing-list > li").first().innerText(), /Calm at work C03\s+Curlew 2017/, "a row is named with its page");
  await page.goto(`${base}studies/curlew-2017.html`);
  const button = page.getByRole("button", { name: /^Add to my briefing: Calm at work/ });
  assert.equal(await button.getAttribute("aria-pressed"), "true");
  await button.click();
  assert.equal(await button.getAttribute("aria-pressed"), "false");
  assert.equal(await page.getByRole("link", { name: "My briefing (1)" }).count(), 1);
});

test("from a folder the list works and the page says what does not", { timeout: 60_000 }, async (t) => {
  const page = await reader(t);
  await page.goto(pathToFileURL(join(site, PICKS[0][0])).href);
  await pickButton(page, PICKS[0][1]).click();
  await page.goto(pathToFileURL(join(site, "briefing.html")).href);
  assert.deepEqual(await picked(page), [PICKS[0][1]]);
  await page.getByText("You opened this copy of the site from a folder.").waitFor();
  assert.equal(await page.getByRole("button", { name: /HTML/ }).count(), 0);
  assert.deepEqual(page.problems, []);
});

test("without scripts the page says what it is and leads to the one-page sheets; pages have no buttons", { timeout: 60_000 }, async (t) => {
  const page = await reader(t, { javaScriptEnabled: false });
  await page.goto(`${base}briefing.html`);
  assert.ok((await page.locator("#main a[href$='-sheet.html']").count()) >= 4);
  assert.equal(await page.locator("button").count(), 0);
  await page.goto(base + PICKS[0][0]);
  assert.equal(await page.locator(".pick").count(), 0);
  assert.equal(await page.getByRole("link", { name: "My briefing" }).count(), 1, "the footer leads to it");
});

test("axe finds nothing on the briefing and on a page with picked parts, in light and dark, narrow and wide", { timeout: 180_000 }, async (t) => {
  const page = await reader(t);
  await pickAll(page);
  for (const address of [PICKS[2][0], PICKS[0][0], "briefing.html"]) {
    await page.goto(base + address);
    if (address === "briefing.html") await page.locator(".briefing-doc").waitFor();
    await page.evaluate(axe);
    for (const colorScheme of ["light", "dark"]) {
      for (const [width, height] of [[360, 800], [1280, 900]]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height });
        const found = await page.evaluate(() => window.axe.run(document, { runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }, resultTypes: ["violations"] }));
        const told = found.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ")}`);
        assert.deepEqual(told, [], `${address} ${colorScheme} ${width}`);
        const wider = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
        assert.equal(wider, false, `${address} fits ${width}`);
      }
    }
  }
});
