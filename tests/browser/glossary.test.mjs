// Terms of the glossary, explained where they stand; and texts that are meant to be copied.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, serve, site } from "./lib/reader.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TRIALS = "evidence/tea-break-trials/methods.html";
let browser;
let host;
let base;

before(async () => {
  host = await serve();
  base = host.origin;
  browser = await launch();
});
after(async () => {
  await browser?.close();
  host?.close();
});

const visit = async (t, address, options = {}) => {
  const context = await browser.newContext({ locale: "en-GB", ...options });
  t.after(() => context.close());
  const page = await context.newPage();
  page.problems = [];
  page.asked = [];
  page.on("pageerror", (error) => page.problems.push(error.message));
  page.on("console", (message) => message.type() === "error" && page.problems.push(message.text()));
  page.on("request", (request) => page.asked.push(new URL(request.url()).pathname));
  await page.goto(address.includes(":") ? address : base + address);
  return page;
};
const box = (page) => page.locator(".term-pop");
const term = (page, id) => page.locator(`#main a.term[href$="#${id}"]`).first();

test("a click opens the definition beside the term, Escape closes it and gives the focus back", { timeout: 60_000 }, async (t) => {
  const page = await visit(t, TRIALS);
  assert.equal(page.asked.some((path) => path.endsWith("terms.json")), false, "nothing is fetched before the first use");
  const link = term(page, "risk-of-bias");
  await link.hover();
  await link.focus();
  assert.equal(await box(page).count(), 0, "hover and focus open nothing");
  await link.click();
  await box(page).waitFor();
  assert.match(await box(page).innerText(), /^Risk of bias: How likely it is that the way a study was done has changed its result\./);
  assert.equal(await link.getAttribute("aria-expanded"), "true");
  const place = await box(page).boundingBox();
  const at = await link.boundingBox();
  assert.ok(Math.abs(place.y - (at.y + at.height)) < 60 || Math.abs(place.y + place.height - at.y) < 60, "it stands at the term");
  await page.keyboard.press("Escape");
  assert.equal(await box(page).count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), await link.textContent());
  assert.equal(await link.getAttribute("aria-expanded"), "false");
  await link.click();
  await term(page, "confidence-interval").click();
  assert.match(await box(page).innerText(), /^Confidence interval/, "one box at a time");
  await page.mouse.click(5, 5);
  assert.equal(await box(page).count(), 0, "a click elsewhere closes it");
  assert.equal(page.asked.filter((path) => path.endsWith("terms.json")).length, 1);
  assert.deepEqual(page.problems, []);
});

test("with a keyboard: Enter opens, Tab reaches the glossary and the button, the page goes on behind", { timeout: 60_000 }, async (t) => {
  const page = await visit(t, TRIALS);
  const focused = () => page.evaluate(() => document.activeElement.textContent);
  await term(page, "risk-of-bias").focus();
  await page.keyboard.press("Enter");
  await box(page).waitFor();
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "Open the glossary");
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "Close");
  await page.keyboard.press("Enter");
  assert.equal(await focused(), "risk of bias");
  await page.keyboard.press("Enter");
  await box(page).waitFor();
  for (let stop = 0; stop < 3; stop += 1) await page.keyboard.press("Tab");
  assert.equal(await box(page).count(), 0, "leaving the box closes it");
  assert.notEqual(await focused(), "risk of bias", "and the focus goes on");
  await term(page, "risk-of-bias").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL(/glossary\/index\.html#risk-of-bias$/);
});

test("a tap works on a narrow touch screen, and the box stays on it", { timeout: 60_000 }, async (t) => {
  const page = await visit(t, TRIALS, { hasTouch: true, viewport: { width: 360, height: 800 } });
  for (const id of ["risk-of-bias", "mean-difference", "grade"]) {
    await term(page, id).tap();
    await box(page).waitFor();
    const place = await box(page).boundingBox();
    assert.ok(place.x >= 0 && place.x + place.width <= 360, `${id}: ${JSON.stringify(place)}`);
    await page.getByRole("button", { name: "Close" }).tap();
  }
});

test("a word is the one that the reader's audience prefers", { timeout: 60_000 }, async (t) => {
  const pages = readdirSync(join(site, "staff")).filter((name) => /class="term" href="[^"]*#host"/.test(readFileSync(join(site, "staff", name), "utf8")));
  assert.ok(pages.length);
  const page = await visit(t, `staff/${pages[0]}`);
  await page.evaluate(() => { for (const folded of document.querySelectorAll("details")) folded.open = true; });
  await term(page, "host").click();
  await box(page).waitFor();
  assert.match(await box(page).innerText(), /^tea maker: The one who makes the tea/);
});

test("without scripts, from a folder, or when the file is not there the link leads to the glossary", { timeout: 60_000 }, async (t) => {
  const plain = await visit(t, TRIALS, { javaScriptEnabled: false });
  await term(plain, "risk-of-bias").click();
  await plain.waitForURL(/glossary\/index\.html#risk-of-bias$/);
  const folder = await visit(t, pathToFileURL(join(site, TRIALS)).href);
  await term(folder, "risk-of-bias").click();
  await folder.waitForURL(/glossary\/index\.html#risk-of-bias$/);
  const broken = await visit(t, TRIALS);
  await broken.route("**/terms.json", (route) => route.abort());
  await term(broken, "risk-of-bias").click();
  await broken.waitForURL(/glossary\/index\.html#risk-of-bias$/);
});

test("terms are linked once in a section, never in links or headings, to terms that exist; paper shows plain words", { timeout: 60_000 }, async (t) => {
  const known = JSON.parse(readFileSync(join(site, "glossary/terms.json"), "utf8"));
  const page = await visit(t, TRIALS);
  const found = await page.evaluate(() => {
    const links = [...document.querySelectorAll("#main a.term")];
    const headings = [...document.querySelectorAll("#main h2")];
    const section = (link) => headings.filter((heading) => heading.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING).length;
    return {
      ids: links.map((link) => new URL(link.href).hash.slice(1)),
      keys: links.map((link) => `${section(link)} ${new URL(link.href).hash}`),
      nested: links.filter((link) => link.parentElement.closest("a, h1, h2, h3, h4, summary, button, thead")).length,
    };
  });
  assert.ok(found.ids.length > 5);
  for (const id of found.ids) assert.ok(known[id], id);
  assert.equal(new Set(found.keys).size, found.keys.length, "once in a section");
  assert.equal(found.nested, 0);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector("#main a.term")).textDecorationLine), "none");
});

test("axe finds nothing while a definition is open, in light and dark, narrow and wide", { timeout: 120_000 }, async (t) => {
  const page = await visit(t, TRIALS);
  await page.evaluate(axe);
  for (const colorScheme of ["light", "dark"]) {
    for (const [width, height] of [[360, 800], [1280, 900]]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height });
      await term(page, "risk-of-bias").click();
      await box(page).waitFor();
      const found = await page.evaluate(() => window.axe.run(document, { runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }, resultTypes: ["violations"] }));
      assert.deepEqual(found.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ")}`), [], `${colorScheme} ${width}`);
      await page.keyboard.press("Escape");
    }
  }
});

test("the summary, the signs and the sources of a board paper can be copied as text", { timeout: 60_000 }, async (t) => {
  const page = await visit(t, "managers/what-it-costs.html", { permissions: ["clipboard-read", "clipboard-write"] });
  await page.evaluate(() => { for (const folded of document.querySelectorAll("details")) folded.open = true; });
  await page.getByRole("button", { name: "Copy as text: the summary" }).click();
  await page.getByText("Copied.").first().waitFor();
  const summary = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(summary.trim(), (await page.locator("pre.copy").textContent()).trim());
  await page.getByRole("button", { name: "Copy as text: what to cite" }).click();
  await page.getByText("Copied.").nth(1).waitFor();
  const sources = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(sources, /^- \S/);
  assert.match(sources, /\(https?:\/\/[^)]+\)/);
  assert.deepEqual(page.problems, []);
});
