// The journeys of readers in Firefox, driven by WebDriver BiDi: what a page does may not hang on one engine.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import test, { after, before } from "node:test";
import puppeteer from "puppeteer-core";
import { serve, site } from "./lib/reader.mjs";

const timeout = 60_000;
const executablePath = process.env.FIREFOX_PATH ?? "/usr/bin/firefox-esr";
// `tests/run` installs Firefox; who runs this file alone may do without.
const skip = existsSync(executablePath) ? false : `there is no Firefox at ${executablePath}`;
let browser;
let host;
before(async () => {
  if (skip) return;
  host = await serve();
  browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
});
after(async () => {
  await browser?.close();
  host?.close();
});

/** A page at an address; `done` closes it and fails on faults of the page. */
const open = async (address, width = 1280) => {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  await page.setViewport({ width, height: 900 });
  await page.goto(host.origin + address);
  const text = (selector) => page.$eval(selector, (one) => one.innerText);
  return { page, text, done: async () => {
    await context.close();
    assert.deepEqual(faults, [], "faults in the browser");
  } };
};
const clicked = async (page, selector) => {
  const link = await page.waitForSelector(selector);
  const to = await link.evaluate((one) => one.href);
  await link.evaluate((one) => one.click());
  await page.waitForFunction((address) => location.href.split("#")[0] === address.split("#")[0], {}, to);
};

test("a manager goes from the door to the cost, and on to the sheet", { timeout, skip }, async () => {
  const { page, text, done } = await open("index.html");
  await clicked(page, 'main a[href="managers/index.html"]');
  await clicked(page, 'main a[href*="what-it-costs.html"]');
  assert.match(await text("main"), /What does it cost, and what might it free\?/);
  await clicked(page, 'main a[href*="what-it-costs-sheet.html"]');
  assert.match(await text("#sheet"), /short answer/i);
  await done();
});

test("the search finds by words and tells how many", { timeout, skip }, async () => {
  const { page, text, done } = await open("search.html?q=calm");
  await page.waitForSelector("#search-results a");
  assert.match(await text("#search-status"), /\d/);
  assert.match(await text("#search-results"), /calm/i);
  await done();
});

test("the calculator answers as values change and refuses words beside their field", { timeout, skip }, async () => {
  const { page, text, done } = await open("economics/tea-cost-model.html");
  const input = '#calculator input[aria-label^="Tea breaks: central"]';
  await page.waitForSelector(input);
  const box = ".calculator-first";
  const before = await text(box);
  const typed = (words) => page.$eval(input, (one, value) => {
    one.value = value;
    for (const kind of ["input", "change"]) one.dispatchEvent(new Event(kind, { bubbles: true }));
  }, words);
  await typed("many");
  assert.equal(await page.$eval(input, (one) => one.ariaInvalid ?? one.getAttribute("aria-invalid")), "true");
  assert.match(await text("#value-breaks .field-fault"), /“many” is not a number/);
  assert.match(await text(box), /no result while this value is not clear/);
  await typed("41");
  assert.equal(await page.$eval(input, (one) => one.getAttribute("aria-invalid")), "false");
  assert.notEqual(await text(box), before, "another value, another answer");
  await page.waitForFunction(() => /41/.test(location.hash));
  await done();
});

test("the map is narrowed and a cell opens its list", { timeout, skip }, async () => {
  const { page, done } = await open("map/index.html?country=nowhere");
  await page.waitForFunction(() => /^The map counts \d+ of \d+ studies/m.test(document.querySelector("main").innerText));
  await page.$eval('td[data-cell="shared-tea-break/calm"] a', (one) => one.click());
  await page.waitForSelector("#map-found li");
  await done();
});

test("results and their drawings stand in one table, also on a phone", { timeout, skip }, async () => {
  const { page, done } = await open("evidence/tea-break-trials/shared-or-alone-calm.html", 360);
  const rows = await page.$$eval("figure.forest tbody tr", (all) => all.map((row) => row.querySelectorAll("svg").length));
  assert.ok(rows.filter((drawings) => drawings > 0).length > 2, `${rows}`);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing scrolls sideways");
  await done();
});

test("no kind of page has a fault in a script or scrolls sideways on a phone", { timeout: 120_000, skip }, async () => {
  const kinds = new Map();
  for (const name of readdirSync(site, { recursive: true }).filter((file) => file.endsWith(".html")).sort()) {
    const kind = readFileSync(join(site, name), "utf8").match(/data-page-type="([^"]+)"/)?.[1];
    if (kind && !kinds.has(kind)) kinds.set(kind, name.replaceAll("\\", "/"));
  }
  const { page, done } = await open("index.html", 360);
  const wide = [];
  for (const [kind, name] of kinds) {
    if (kind === "not-found") continue;
    await page.goto(host.origin + name);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (over > 1) wide.push(`${kind} (${name}): ${over}px`);
  }
  assert.deepEqual(wide, []);
  await done();
});
