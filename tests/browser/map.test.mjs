// The evidence map, narrowed by a reader who uses the keyboard.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { launch, open, serve, site } from "./lib/reader.mjs";

const timeout = 60_000;
let browser;
let host;
before(async () => {
  host = await serve();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  host?.close();
});

const index = JSON.parse(readFileSync(join(site, "map/studies.json"), "utf8"));
const key = "shared-tea-break/calm";
const inCell = (tag) => index.cells[key].filter((number) => index.studies[number].tags.includes(tag));
const words = (n) => (n === 1 ? "1 study" : `${n} studies`);

test("a reader narrows the map by keyboard, opens a cell, and sends the address", { timeout }, async () => {
  const near = inCell("country:nowhere");
  assert.ok(near.length > 0 && near.length < index.cells[key].length, "the filter has something to do");
  const { page, done } = await open(browser, `${host.origin}map/index.html`);
  for (const fold of ["#map-twin > summary", "#map-filter summary"]) {
    await page.locator(fold).focus();
    await page.keyboard.press("Enter");
  }
  const tick = page.locator('#map-filter input[name="country"][value="nowhere"]');
  await tick.focus();
  await page.keyboard.press("Space");
  const cell = page.locator(`td[data-cell="${key}"] a`);
  await page.getByText(/^The map counts \d+ of \d+ studies/).waitFor();
  assert.equal(await cell.innerText(), words(near.length));
  assert.match(await cell.getAttribute("aria-label"), new RegExp(`^${words(near.length)} of .* on `));
  assert.match(page.url(), /map\/index\.html\?country=nowhere$/);
  const mark = page.locator(`#map-picture [data-mark="${key}"]`);
  assert.equal(await mark.innerText(), String(near.length), "the picture counts the same");
  assert.equal(await page.locator("#map .badge:visible").count(), 0, "no certainty of all studies stands beside a part of them");
  assert.equal(await mark.evaluate((one) => getComputedStyle(one).borderTopStyle), "solid");
  await cell.focus();
  await page.keyboard.press("Enter");
  const found = page.locator("#map-found");
  assert.deepEqual((await found.locator("li").allInnerTexts()).sort(), near.map((number) => index.studies[number].label).sort());
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H3", "the list is announced");
  const sent = page.url();
  await found.getByRole("button", { name: "Close this list" }).press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.closest("td")?.dataset.cell), key, "the reader is back in the cell");
  await page.getByRole("button", { name: "Show everything" }).press("Enter");
  assert.equal(await cell.innerText(), words(index.cells[key].length));
  assert.match(page.url(), /map\/index\.html$/);
  await page.locator("#map-twin > summary").click();
  await tick.check();
  await mark.click();
  await found.getByRole("button", { name: "Close this list" }).press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.mark), key, "with the table folded the reader is back in the picture");
  await done();

  const colleague = await open(browser, sent);
  await colleague.page.locator("#map-found li").first().waitFor();
  assert.equal(await colleague.page.locator("#map-found li").count(), near.length);
  await colleague.page.locator("#map-found li a").first().click();
  await colleague.page.waitForURL(/\/studies\/[a-z0-9-]+\.html$/);
  await colleague.done();
});

test("the picture shows each cell of its table: studies by size and number, certainty by shape and word, gaps as gaps", { timeout }, async () => {
  const { page, done } = await open(browser, `${host.origin}map/index.html`);
  const marks = await page.locator("#map-picture [data-mark]").evaluateAll((all) => all.map((mark) => [mark.dataset.mark, mark.textContent, mark.getAttribute("href"), mark.getAttribute("aria-label")]));
  const cells = await page.locator("#map td[data-cell]:has(a)").evaluateAll((all) => all.map((cell) => [cell.dataset.cell, cell.querySelector("a").textContent, cell.querySelector("a").getAttribute("href"), cell.querySelector(".badge, .meta").textContent.trim()]));
  assert.ok(marks.length > 5);
  assert.deepEqual(marks.map(([name, number, href]) => [name, words(Number(number)), href]), cells.map(([name, said, href]) => [name, said, href]));
  for (const [at, [, , , label]] of marks.entries()) assert.ok(label.toLowerCase().includes(cells[at][3].toLowerCase()), `${label}: ${cells[at][3]}`);
  assert.equal(await page.locator("#map-picture .none-found").count(), await page.locator("#map .none-found").count());
  const box = await page.locator("#map-picture").boundingBox();
  assert.ok(box.y < 700, "the picture is in the first screen");
  await page.locator(`#map-picture [data-mark="${key}"]`).click();
  await page.waitForURL(/map\/shared-tea-break\.html#calm$/);
  await done();
});

test("each kind of reader sees the outcomes that are critical for them", { timeout }, async () => {
  const { page, done } = await open(browser, `${host.origin}map/index.html?reader=manager`);
  await page.locator("#map-twin > summary").click();
  const critical = index.readers.find(({ id }) => id === "manager").outcomes;
  await page.getByText(`It shows ${critical.length} outcomes.`).waitFor();
  const shown = await page.locator("#map tr[data-outcome]:visible").evaluateAll((rows) => rows.map((row) => row.dataset.outcome));
  assert.deepEqual(shown.sort(), [...critical].sort());
  await done();
});

test("on a phone the map is its picture: what says the same in words is folded below", { timeout }, async () => {
  const { page, done } = await open(browser, `${host.origin}map/index.html`, { viewport: { width: 360, height: 800 } });
  const { height, outside } = await page.evaluate(() => ({
    height: document.documentElement.scrollHeight,
    outside: [...document.querySelectorAll("#map-picture [data-mark]")].filter((mark) => mark.getBoundingClientRect().right > innerWidth).length,
  }));
  assert.ok(height <= 12_000, `${height} pixels`);
  assert.equal(outside, 0, "each mark is on the screen");
  await done();
});

test("a gap stays a gap when the map is narrowed", { timeout }, async () => {
  const { page, done } = await open(browser, `${host.origin}map/index.html`);
  const gaps = page.locator("#map td.none-found");
  const before = await gaps.count();
  assert.ok(before > 0);
  await page.locator("#map-filter summary").click();
  await page.locator('#map-filter input[name="design"]').first().check();
  await page.getByText(/^The map counts/).waitFor();
  assert.equal(await gaps.count(), before);
  await done();
});
