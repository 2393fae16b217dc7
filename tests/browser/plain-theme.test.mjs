// The plain theme: one page of each kind is accessible, fits a phone, shows everything and prints black on white.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { pathToFileURL } from "node:url";
import { distil, launch, project } from "./lib/reader.mjs";

const site = mkdtempSync(join(tmpdir(), "distil-plain-"));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const timeout = 300_000;
let browser;
/** The first page of each kind, by the kind that it says it is. */
const kinds = new Map();

before(async () => {
  const run = spawnSync(distil, ["build", "-q", "--theme", "plain", "--content", "examples/everything/content", "--output", site], { cwd: project, encoding: "utf8" });
  assert.equal(run.status, 0, run.stderr);
  for (const name of readdirSync(site, { recursive: true }).filter((name) => name.endsWith(".html")).sort()) {
    const kind = readFileSync(join(site, name), "utf8").match(/data-page-type="([^"]+)"/)?.[1];
    // The page for unknown addresses starts its links at the top of a server.
    if (kind && kind !== "not-found" && !kinds.has(kind)) kinds.set(kind, name);
  }
  browser = await launch();
});
after(async () => {
  await browser?.close();
  rmSync(site, { recursive: true, force: true });
});

const visit = async (t, name, options = {}) => {
  const context = await browser.newContext({ locale: "en-GB", ...options });
  t.after(() => context.close());
  const page = await context.newPage();
  page.problems = [];
  page.on("pageerror", (error) => page.problems.push(error.message));
  page.on("console", (message) => message.type() === "error" && page.problems.push(message.text()));
  await page.goto(pathToFileURL(join(site, name)).href);
  return page;
};
const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test("one page of each kind has no fault that axe finds, and fits 360 pixels", { timeout }, async (t) => {
  assert.ok(kinds.size > 25, `${kinds.size} kinds of page`);
  const faults = [];
  for (const [kind, name] of kinds) {
    const page = await visit(t, name, { viewport: { width: 360, height: 800 } });
    const sideways = await overflow(page);
    if (sideways > 0) faults.push(`${kind} ${name}: scrolls sideways by ${sideways}px`);
    await page.setViewportSize({ width: 1280, height: 900 });
    faults.push(...page.problems.map((problem) => `${kind} ${name}: ${problem}`));
    await page.evaluate(axe);
    const { violations } = await page.evaluate((values) => window.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"], preload: false }), TAGS);
    for (const { id, nodes } of violations) faults.push(`${kind} ${name}: ${id} at ${nodes[0].target}`);
    await page.context().close();
  }
  assert.deepEqual(faults, []);
});

test("nothing is folded, with scripts and without them", { timeout }, async (t) => {
  const name = kinds.get("evidence");
  for (const javaScriptEnabled of [true, false]) {
    const page = await visit(t, name, { javaScriptEnabled });
    const inside = page.locator("details > :not(summary)").first();
    assert.ok(await inside.isVisible(), `what a folded part holds is shown, scripts ${javaScriptEnabled}`);
    assert.equal(await page.locator("details").first().evaluate((details) => details.open), javaScriptEnabled);
  }
});

test("paper is black on white without menus, with full addresses and credits, and no wider than A4", { timeout }, async (t) => {
  const page = await visit(t, "evidence/tea-break-trials.html", { viewport: { width: 640, height: 900 }, colorScheme: "dark" });
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const colours = await page.evaluate(() => [getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]);
  assert.deepEqual(colours, ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]);
  assert.equal(await page.locator("header nav").isVisible(), false);
  assert.ok(await page.locator(".credits").isVisible());
  const address = await page.locator(".credits a[href^=http]").first().evaluate((link) => getComputedStyle(link, "::after").content);
  assert.match(address, /https?:/);
  assert.ok((await overflow(page)) <= 0, "nothing runs off the paper");
});
