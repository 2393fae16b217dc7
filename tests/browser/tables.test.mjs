// Tables that sort and filter, studies in settings like mine, and records side by side.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test, { after, before } from "node:test";
import { launch, serve, site } from "./lib/reader.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const timeout = 60_000;
const STUDIES = "studies/index.html";
const EVIDENCE = "evidence/tea-break-trials/studies.html";
const RESULTS = "evidence/tea-break-trials/shared-or-alone-calm.html";

let host;
let origin;
let browser;
before(async () => {
  host = await serve();
  origin = host.origin;
  browser = await launch();
});
after(async () => {
  await browser?.close();
  host?.close();
});

/** A page at an address, that fails the test on any error in the browser. */
const open = async (t, address, options = {}) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await page.goto(origin + address);
  t.after(async () => {
    await context.close();
    assert.deepEqual(faults, [], "faults in the browser");
  });
  return page;
};
/** The cells of a column of the rows that are shown, as the build orders them. */
const column = (page, table, at, fixed = false) =>
  page.locator(`${table} tbody tr`).evaluateAll((rows, [index, all]) =>
    rows.filter((row) => !row.hidden && row.cells.length > 1 && (all || !row.hasAttribute("data-fixed")))
      .map((row) => row.cells[index].dataset.sort ?? row.cells[index].textContent.trim()), [at, fixed]);
const focused = (page) => page.evaluate(() => document.activeElement.textContent.trim());
const tabTo = async (page, words, most = 150) => {
  for (let stop = 0; stop < most && (await focused(page)) !== words; stop += 1) await page.keyboard.press("Tab");
  assert.equal(await focused(page), words);
};
const table = 'table[data-sortable="studies"]';
const told = (page) => page.locator(".table-tools", { has: page.locator("summary") }).locator(".table-told");

test("a table sorts by number with the keyboard, says so, and goes back to its order", { timeout }, async (t) => {
  const page = await open(t, STUDIES);
  const listed = await column(page, table, 0);
  await tabTo(page, "Year");
  await page.keyboard.press("Enter");
  const years = await column(page, table, 1);
  const known = years.filter(Boolean).map(Number);
  assert.ok(known.length > 15 && years.length > known.length, "some years are missing");
  assert.deepEqual(known, [...known].sort((a, b) => b - a), "the latest first");
  assert.equal(years.at(-1), "", "what is missing comes last");
  assert.equal(await page.locator(`${table} th[aria-sort]`).getAttribute("aria-sort"), "descending");
  assert.match(await told(page).textContent(), /Sorted by Year: latest first\./);
  assert.match(page.url(), /studies\.sort=year-/);
  assert.equal(await focused(page), "Year▼", "the focus stays");
  await page.keyboard.press("Enter");
  assert.equal((await column(page, table, 1)).at(-1), "", "what is missing comes last the other way round as well");
  assert.equal(await page.locator(`${table} th[aria-sort]`).getAttribute("aria-sort"), "ascending");
  await page.keyboard.press("Enter");
  assert.deepEqual(await column(page, table, 0), listed, "back to the order of the list");
  assert.equal(await page.locator(`${table} th[aria-sort]`).count(), 0);
  assert.doesNotMatch(page.url(), /sort=/);
});

test("equals keep their order, and risk of bias has an order of its own", { timeout }, async (t) => {
  const page = await open(t, STUDIES);
  const listed = await column(page, table, 0);
  await page.locator(table).getByRole("button", { name: "Appraisal" }).click();
  const levels = (await column(page, table, 5)).filter(Boolean).map(Number);
  assert.deepEqual(levels, [...levels].sort((a, b) => a - b));
  const names = await column(page, table, 0);
  const low = names.slice(0, levels.filter((level) => level === levels[0]).length);
  assert.deepEqual(low, listed.filter((name) => low.includes(name)), "stable");
});

test("words and choices filter a table; the count is told and the address restores it", { timeout }, async (t) => {
  const page = await open(t, STUDIES);
  const all = (await column(page, table, 0)).length;
  await page.getByLabel("Find in these studies").fill("TEA");
  await page.getByLabel("Country", { exact: true }).selectOption("Nowhere");
  const left = await column(page, table, 0);
  assert.ok(left.length > 1 && left.length < 20, String(left.length));
  assert.equal(await told(page).textContent(), `${left.length} of ${all} studies.`);
  const other = await open(t, page.url().slice(origin.length));
  assert.deepEqual(await column(other, table, 0), left);
  assert.equal(await other.getByLabel("Find in these studies").inputValue(), "TEA");
  await other.getByLabel("Find in these studies").fill("no such words");
  assert.match(await told(other).textContent(), /^Nothing matches\. 0 of/);
  await other.getByRole("button", { name: "Show all as listed" }).click();
  assert.equal((await column(other, table, 0)).length, all);
  assert.equal(new URL(other.url()).search, "");
  assert.equal(await other.evaluate(() => document.activeElement.type), "search", "the focus is somewhere");
});

test("the link is copied for others", { timeout }, async (t) => {
  const page = await open(t, `${STUDIES}?studies.sort=people-`, { permissions: ["clipboard-read", "clipboard-write"] });
  await page.getByRole("button", { name: "Copy link" }).click();
  await page.getByText("The link was copied.").waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /studies\/index\.html\?studies\.sort=people-$/);
});

test("results sort by effect and year, and the pooled row does not move", { timeout }, async (t) => {
  const page = await open(t, RESULTS);
  const results = 'table[data-sortable]:has(tr[data-fixed])';
  const first = page.locator(results).first();
  const name = await first.getAttribute("data-sortable");
  const own = `table[data-sortable="${name}"]`;
  await first.getByRole("button", { name: /^Effect/ }).click();
  const at = await page.locator(`${own} thead tr:first-child th`).evaluateAll((heads) => heads.findIndex((head) => head.dataset.key === "effect"));
  const effects = (await column(page, own, at)).filter(Boolean).map(Number);
  assert.ok(effects.some((effect) => effect < 0) && effects.some((effect) => effect > 0), "both signs");
  assert.deepEqual(effects, [...effects].sort((a, b) => a - b), "as numbers");
  const fixed = async () => page.locator(`${own} tbody tr`).evaluateAll((rows) => rows.map((row) => row.hasAttribute("data-fixed")));
  const last = await fixed();
  assert.ok(last.at(-1) && last.lastIndexOf(false) < last.indexOf(true), "totals stay at the end");
  const tools = page.locator(`.scroll:has(${own})`).locator("xpath=preceding-sibling::div[contains(@class,'table-tools')][1]");
  await tools.getByLabel("Sort by").selectOption({ label: "Year of publication: latest first" });
  const drawn = await page.locator(`${own} tbody tr:not([data-fixed])`).evaluateAll((rows) => rows.filter((row) => /\d/.test(row.querySelector(".effect").dataset.sort)).every((row) => row.querySelector(".mark svg")));
  assert.ok(drawn, "each row takes its drawing along");
  const years = await page.locator(`${own} tbody tr:not([data-fixed])`).evaluateAll((rows) => rows.map((row) => Number(row.dataset.sortYear)).filter(Boolean));
  assert.deepEqual(years, [...years].sort((a, b) => b - a));
});

test("where a table stacks, a list of orders takes the place of its headings", { timeout }, async (t) => {
  const page = await open(t, STUDIES, { viewport: { width: 360, height: 800 } });
  assert.equal(await page.locator(`${table} thead button`).count(), 0, "nothing hidden takes the focus");
  await page.getByText("Sort or filter these studies").click();
  await page.getByLabel("Sort by").selectOption({ label: "People: most first" });
  const people = (await column(page, table, 4)).filter(Boolean).map(Number);
  assert.deepEqual(people, [...people].sort((a, b) => b - a));
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
});

test("paper shows what is shown and says that it is filtered", { timeout }, async (t) => {
  const page = await open(t, `${STUDIES}?studies.country=Nowhere`);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".table-tools").first().isVisible(), false);
  assert.match(await page.locator(".table-shown").first().innerText(), /^This table is filtered by Country “Nowhere”: \d+ of \d+ studies\.$/);
});

test("without scripts tables are as they were", { timeout }, async (t) => {
  const page = await open(t, STUDIES, { javaScriptEnabled: false });
  assert.equal(await page.locator("main button, main select, main input").count(), 0);
  await page.getByText("Settings like mine").click();
  assert.equal(await page.locator("[data-property]").count() > 2, true);
});

// ---- Settings like mine ------------------------------------------------------------------------

test("settings like mine are counted in words as in the table of the build, and studies are marked", { timeout }, async (t) => {
  const page = await open(t, EVIDENCE);
  await page.getByText("Settings like mine").click();
  const count = async (key, value) => Number(await page.locator(`[data-property="${key}"] [data-value="${value}"]`).getAttribute("data-n"));
  await page.getByLabel("In which country?").selectOption({ label: "Nowhere" });
  const here = await count("country", "nowhere");
  const words = await page.locator(".like-told").innerText();
  assert.match(words, new RegExp(`${here} of 13 studies took place in Nowhere\\.`));
  assert.equal(await page.locator("tr.is-like").count(), here);
  assert.match(await page.locator(".like-mark").first().innerText(), /^like mine: Country$/);
  assert.doesNotMatch(words, /%|score/, "there is no score");
  const other = await open(t, page.url().slice(origin.length));
  assert.equal(await other.locator(".like-told").innerText(), words);
  await other.getByRole("button", { name: "Start again" }).click();
  assert.equal(await other.locator(".like-mark").count(), 0);
  assert.equal(new URL(other.url()).search, "");
});

test("an edition names the studies that share a setting", { timeout }, async (t) => {
  const page = await open(t, "managers/does-it-help.html?like.country=nowhere");
  assert.ok(await page.locator(".like-told li").first().isVisible(), "the folded block is opened");
  const marked = page.locator(".like-studies li.is-like");
  assert.equal(await marked.count(), Number(await page.locator('[data-property="country"] [data-value="nowhere"]').getAttribute("data-n")));
});

// ---- Compare -----------------------------------------------------------------------------------

test("records are chosen by keyboard, stand side by side, and the address restores them", { timeout }, async (t) => {
  const page = await open(t, "compare.html");
  const begin = page.locator(".compare-found button");
  await begin.first().waitFor();
  assert.ok((await begin.count()) >= 5, "there is a list to begin with");
  await page.getByLabel("Find by name").focus();
  await page.keyboard.type("curlew");
  await page.getByRole("button", { name: "Add Curlew 2017 (invented)" }).waitFor();
  await tabTo(page, "Add Curlew 2017 (invented)", 20);
  await page.keyboard.press("Enter");
  await page.getByText("Curlew 2017 (invented) was added. Choose one more.").waitFor();
  await page.keyboard.type("pipit");
  await page.getByRole("button", { name: "Add Pipit 2019 (invented)" }).waitFor();
  await tabTo(page, "Add Pipit 2019 (invented)", 20);
  await page.keyboard.press("Enter");
  assert.match(page.url(), /#studies=curlew-2017,pipit-2019$/);
  const rows = page.locator("#compare table tbody th");
  assert.deepEqual((await rows.allTextContents()).slice(0, 2), ["Design", "Country and dates"]);
  const text = await page.locator("#compare table").innerText();
  assert.match(text, /Nowhere/);
  assert.match(text, /nothing on record/, "what is missing shows");
  const other = await open(t, page.url().slice(origin.length));
  await other.locator("#compare table").waitFor();
  assert.equal(await other.locator("#compare table").innerText(), text);
  assert.equal(await other.locator("#compare-built").isVisible(), false);
  await other.getByRole("button", { name: "Remove Curlew 2017 (invented)" }).click();
  assert.match(other.url(), /#studies=pipit-2019$/);
});

test("four at most stand side by side, and what does not exist is told", { timeout }, async (t) => {
  const page = await open(t, "compare.html#studies=curlew-2017,nobody-1900,dunlin-2018,pipit-2019,linnet-2022");
  await page.getByText(/Not found: nobody-1900\..*Four at most/).waitFor();
  assert.equal(await page.locator("#compare thead th").count(), 4);
});

test("outcomes and bodies of evidence can be compared, and their pages lead there", { timeout }, async (t) => {
  const page = await open(t, "outcomes/left-early.html");
  await page.getByRole("link", { name: "Compare with other outcomes" }).click();
  await page.locator("#compare table").waitFor();
  assert.match(await page.locator("#compare table").innerText(), /\d+ per 1,000 with the comparison/);
  await page.getByLabel("What", { exact: true }).selectOption({ label: "Bodies of evidence (5)" });
  await page.getByLabel("Find by name").fill("trials");
  await page.getByRole("button", { name: "Add Tea break trials" }).click();
  assert.match(page.url(), /#evidence=tea-break-trials$/);
});

test("a list sends up to four records to the comparison", { timeout }, async (t) => {
  const page = await open(t, STUDIES);
  const boxes = page.getByRole("checkbox", { name: /^Compare / });
  for (const at of [0, 1, 2, 3, 4]) await boxes.nth(at).click();
  assert.equal(await boxes.nth(4).isChecked(), false, "the fifth is refused");
  assert.match(await page.locator(".compare-bar").innerText(), /4 are the most/);
  await page.getByRole("link", { name: "Compare these 4" }).click();
  await page.locator("#compare table").waitFor();
  assert.equal(await page.locator("#compare thead th").count(), 5);
});

test("without scripts the comparison of bodies of evidence is there", { timeout }, async (t) => {
  const page = await open(t, "compare.html", { javaScriptEnabled: false });
  assert.match(await page.locator("main").innerText(), /needs scripts/);
  assert.equal(await page.locator("#compare-built thead th").count(), 5);
  assert.equal(await page.locator("#compare").isVisible(), false);
});

// ---- Accessibility -----------------------------------------------------------------------------

const PAGES = [
  `${STUDIES}?studies.sort=year-&studies.country=Nowhere&like.country=nowhere`,
  `${EVIDENCE}?like.country=nowhere`,
  "compare.html#studies=curlew-2017,pipit-2019",
  "outcomes/index.html?outcomes.sort=importance-",
  "advisers/what-it-costs.html",
];
for (const colorScheme of ["light", "dark"]) {
  for (const width of [360, 1280]) {
    test(`no barrier is found, ${colorScheme}, ${width} pixels`, { timeout: 180_000 }, async (t) => {
      for (const address of PAGES) {
        const page = await open(t, address, { colorScheme, viewport: { width, height: 900 } });
        if (address.startsWith("compare")) await page.locator("#compare table").waitFor();
        if (address.startsWith(STUDIES)) await page.getByRole("checkbox", { name: /^Compare / }).first().check();
        await page.evaluate(() => document.querySelectorAll("main details").forEach((part) => { part.open = true; }));
        await page.evaluate(axe);
        const violations = await page.evaluate(async () => {
          const found = await window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
          return found.violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
        });
        assert.deepEqual(violations, [], address);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, `${address} fits`);
        await page.context().close();
      }
    });
  }
}
